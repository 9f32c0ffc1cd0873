"""What to add where a record of the catalogue's own files, such as a theme of themes.yml, lacks a field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signpost.catalogue.suggestions.site_ids import SiteIds
from signpost.catalogue.suggestions.written import as_written
from signpost.catalogue.syntax.line_scanner import shortened

EXAMPLES: Mapping[str, str] = {
    "summary": "Help for people who look after someone.", "sensitive": "true", "term": "EHCP",
    "description": "A charity that helps carers.", "meaning": "A plan for the support of a child.",
    "say": "[legging it]", "find": "[runaway]", "entries": "[missing/safecall]", "need": "Someone to talk to",
    "reason": "The page is right, but turns machines away.", "until": "2027-05", "id": "somewhere-to-live",
}
"""A text for a field that no other text of its record suggests."""


def example_to_add(field: str, record: Mapping[str, object], line: str, ids: SiteIds) -> str:
    """Return which line to add to a record that lacks a field, as the end of a message.

    `record` is what it has, and `line` the line on which it begins. `ids` are those that fields can name.
    """
    example = f"{field}: {_example(field, record, ids)}"
    if "{" in line:
        return f"; add it in the braces, with a comma before it, such as {example}"
    first = shortened(line.strip().lstrip("- "))
    return f"; add a line below '{first}', such as {example}" if first else f"; add a line, such as {example}"


def _example(field: str, record: Mapping[str, object], ids: SiteIds) -> str:
    """Return a text that a field can have."""
    known: Sequence[str] = list(ids.get(field, ()))
    if known:
        return f"[{', '.join(known[:2])}]" if field in ("audience", "area") else f"[{known[0]}]"
    own = record.get("id")
    if field in ("title", "name") and isinstance(own, str) and own.strip():
        words = own.replace("-", " ").replace("_", " ").strip()
        return as_written(words[:1].upper() + words[1:])
    return EXAMPLES.get(field, "a text")
