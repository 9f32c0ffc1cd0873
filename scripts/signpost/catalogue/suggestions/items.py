"""One text in place of a list: the items that it names, or how such a list is written where they cannot be told."""

from __future__ import annotations

import re
from collections.abc import Callable

from signpost.catalogue.suggestions.contacts import meant_id
from signpost.catalogue.suggestions.dates import days_in, meant_date
from signpost.catalogue.suggestions.times import suggest_days
from signpost.catalogue.suggestions.written import as_written, in_square_brackets

IDS = ("area", "audience", "also_in", "themes")
"""Lists of ids of one word or several joined by hyphens."""
ENTRY_IDS = ("instead", "formerly", "entries", "start_here")
WHOLE = ("also_known_as", "places", "doubts")
"""Lists of names, addresses and sentences, whose commas do not part two of them."""
EXAMPLES = {
    "tried": "hold only the days, in figures and in square brackets, such as tried: [2026-11-24, 2026-11-26]",
    "formerly": "be a list in square brackets: write the old folder, a stroke and the old file's name, such as "
                "formerly: [missing/missing-chat]",
    "who": "be a list in square brackets, such as who: [self, professional]",
    "sources": "be a list in square brackets, such as sources: [S084]",
    **{name: "be a list in square brackets: write the folder, a stroke and the file's name without .yml, such as "
             f"{name}: [missing/safecall]" for name in ("instead", "entries", "start_here")},
}
"""What must hold of a list where its items cannot be told from a text, by field."""


def list_requirement(name: str, value: str, accepts: Callable[[list[str]], bool]) -> str:
    """Return what must hold of a list in whose place a text stands, as the rest of a sentence, and what to write.

    `accepts` says whether the check takes a list of texts as the field's list; no other is dictated.
    """
    text = without_brackets(value)
    days = suggest_days(text) if name == "days" else ""
    if days:
        return f"must be a list in square brackets{days}"
    items = [item for item in _items(name, text) if item] or (days_in(text) if name == "tried" else [])
    is_sound = bool(items) and accepts(items)
    is_long = len(text) > 60 or re.search(r"[.!?:]", text)
    if is_sound and is_long and name not in (*IDS, *ENTRY_IDS, *EXAMPLES):
        return f"must be a list: on a line below '{name}:', two spaces further in, write '- {as_written(text)}'"
    if is_sound:
        return f"must be a list in square brackets: write {name}: {in_square_brackets(items)}"
    return "must " + EXAMPLES.get(name, "be a list in square brackets, with a comma between one thing and the next")


def without_brackets(value: str) -> str:
    """Return a text without a word of the parser's before its brackets, the brackets, and one half of a bracket."""
    text = re.sub(r"^[&*!]\S*\s+(?=\[)", "", value.strip())
    for opened, closed in ("[]", "()", "{}"):
        if text.startswith(opened) and (closed not in text[:-1]):
            text = text[1:].strip()
        if text.endswith(closed) and opened not in text:
            text = text[:-1].strip()
    return text


def _items(name: str, text: str) -> list[str]:
    """Return the items that a text names, as the field has them; an empty text for one that cannot be told."""
    if name in WHOLE:
        return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    strict = name in (*IDS, *ENTRY_IDS, *EXAMPLES, "days")
    parts = re.split(r"\s*(?:[,;\n&]|\band\b)\s*" if strict else r"\s*[,;\n]\s*", text)
    found = [_item(name, part.strip()) for part in parts if part.strip()]
    return found if all(found) else []


def _item(name: str, text: str) -> str:
    """Return one item as the field's list has it, or an empty text where that cannot be told."""
    if name in IDS:
        if re.search(r"[\[\]{}<>*!@]", text):
            return ""
        plain = re.sub(r"['\u2019]|^(?:all of |the whole of |the )", "", text.lower())
        return "-".join(re.findall(r"[a-z0-9]+", plain))
    if name in ENTRY_IDS:
        return meant_id(text)
    if name == "who":
        return ""
    if name == "tried":
        meant = meant_date(text)
        return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else meant.date if meant and meant.is_certain else ""
    if name == "sources":
        digits = re.fullmatch(r"[Ss]?0*(\d{1,3})", text)
        return f"S{int(digits[1]):03}" if digits else ""
    return text
