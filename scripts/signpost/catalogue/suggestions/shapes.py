"""What to write where a text stands in place of a list or of fields, or the other way round."""

from __future__ import annotations

import re

from signpost.catalogue.suggestions.times import suggest_days
from signpost.catalogue.syntax.line_scanner import shortened
from signpost.catalogue.syntax.outline import Outline

EMPTY = "must not be empty; leave the field out instead"


def shape_requirement(kind: str, name: str, value: object, outline: Outline, is_item: bool) -> str:
    """Return what must hold, as the rest of a sentence that begins with the field's name, and what to write.

    `kind` is pydantic's word for what was expected, `value` is what stands there, and `is_item` says whether it is an
    item of the field's list.
    """
    if kind == "string_type":
        return _text(name, value)
    if value == "":
        below = outline.fields.get(name, ()) if kind == "model_type" else ()
        return EMPTY + (f", or write its fields below it, two spaces further in: {', '.join(below)}" if below else "")
    if kind == "list_type":
        return _list(name, value, outline)
    fields = outline.fields.get(name, ())
    if is_item and isinstance(value, str):
        return f"must say what each item is: write '- {_first(name, value, outline)}: {shortened(value)}'"
    if isinstance(value, list):
        return f"must have its fields below it without a hyphen, two spaces further in: {', '.join(fields)}"
    return f"must have fields of its own on the lines below it, two spaces further in: {', '.join(fields)}"


def _text(name: str, value: object) -> str:
    """Return what must hold where a list or fields stand in place of a text."""
    if isinstance(value, dict) and len(value) == 1:
        key, below = next(iter(value.items()))
        if isinstance(below, str):
            text = f"{key}: {below}".strip()
            return ("must be one text: put it in straight quotes, since it holds a colon and a space: "
                    f'"{shortened(text)}"')
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return f"must be one text, without a bracket or a hyphen: write {name}: {shortened(value[0])}"
    if isinstance(value, list):
        return "must be one text, not a list: write it as one sentence, or each part into an item of its own"
    return "must be one text on the line of its name, or in straight quotes if it holds a colon and a space"


def _list(name: str, value: object, outline: Outline) -> str:
    """Return what must hold where a text or fields stand in place of a list."""
    if isinstance(value, dict):
        if name in outline.fields:
            return ("must be a list: put a hyphen and a space before its first field, or square brackets around the "
                    "braces: [{…}]")
        items = [str(key) for key, below in value.items() if not below]
        return f"must be a list in square brackets: write {name}: [{', '.join(items) or 'one, two'}]"
    text = str(value).strip().strip("[](){}")
    if name in outline.fields:
        return f"must be a list: on a line below '{name}:' write '- {_first(name, text, outline)}: {shortened(text)}'"
    days = suggest_days(text) if name == "days" else ""
    if days:
        return f"must be a list in square brackets{days}"
    items = [part.strip() for part in re.split(r"\s*(?:[,;\n]|\band\b|&)\s*", text) if part.strip()]
    if len(text) > 60 or re.search(r"[.!?:]", text):
        return f"must be a list: on a line below '{name}:', two spaces further in, write '- {shortened(text)}'"
    return f"must be a list in square brackets: write {name}: [{', '.join(items)}]"


def _first(name: str, text: str, outline: Outline) -> str:
    """Return the field of a list's items that a text belongs into."""
    fields = outline.fields[name]
    is_address = re.match(r"https?:|www\.", text, re.I)
    return "url" if is_address and "url" in fields else next(iter(fields), "name")
