"""What to write where a text stands in place of a list or of fields, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from signpost.catalogue.suggestions.contacts import ON_THE_LINE_BELOW
from signpost.catalogue.suggestions.items import list_requirement, without_brackets
from signpost.catalogue.suggestions.site_ids import id_list_requirement
from signpost.catalogue.suggestions.written import as_written
from signpost.catalogue.syntax.outline import Outline

EMPTY = "must not be empty; leave the field out instead"
TEXT_OF = {"eligibility": "description", "referral": "how", "discretion": "note", "added": "why"}
"""The field below each of these that a text in its place belongs into."""
NONE_KNOWN: Mapping[str, Sequence[str]] = {}
AGES = re.compile(r"(?<![\d.:])(\d{1,3})\s*(?:to|-|\u2013)\s*(\d{1,3})"
                  r"(?![\d:]|\.\d|\s*(?:[ap]m|hours|days|weeks|months)\b)")
"""A range of ages, and none of times."""


def shape_requirement(kind: str, name: str, value: object, outline: Outline, *, is_item: bool,
                      inner: type[BaseModel] | None, accepts: Callable[[list[str]], bool],
                      known: Mapping[str, Sequence[str]] = NONE_KNOWN) -> str:
    """Return what must hold, as the rest of a sentence that begins with the field's name, and what to write.

    `kind` is pydantic's word for what was expected, `value` is what stands there, and `is_item` says whether it is an
    item of the field's list. `inner` is the model of what stands below the field, and `accepts` says whether the check
    takes a list of texts as the field's list. `known` are the ids that the field can name, each with its other words.
    """
    if kind == "string_type":
        return _text(name, value)
    if value == "":
        below = outline.fields.get(name, ()) if kind == "model_type" else ()
        return EMPTY + (f", or write its fields below it, two spaces further in: {', '.join(below)}" if below else "")
    if kind == "list_type":
        if known and isinstance(value, str):
            return id_list_requirement(name, without_brackets(value), known)
        return _list(name, value, outline, inner, accepts)
    fields = outline.fields.get(name, ())
    if is_item and isinstance(value, str):
        return f"must say what each item is: write {item_to_write(_first(name, value, outline), value, inner)}"
    if isinstance(value, list):
        return f"must have its fields below it without a hyphen, two spaces further in: {', '.join(fields)}"
    return (_text_for_fields(name, value, inner) if isinstance(value, str) else "") or (
        f"must have fields of its own on the lines below it, two spaces further in: {', '.join(fields)}")


def item_to_write(field: str, text: str, model: type[BaseModel] | None) -> str:
    """Return the item of a list whose field has a text, and which other fields it needs.

    The text itself is dictated only where the model of the items takes it.
    """
    refused, missing = _faults(model, {field: text})
    better, note = _better(refused[0]) if len(refused) == 1 else ("", "")
    if better and not _faults(model, {field: better})[0]:
        refused, text = [], better
    written = f"'- {field}: {as_written(text, field=field)}'" if not refused else f"'- {field}:' with its text after it"
    return written + (f", and on the line below it, two spaces further in than the hyphen, 'note: {note}'"
                      if note and not refused else "") + _others(missing)


def _better(error: ErrorDetails) -> tuple[str, str]:
    """Return what a refused text should be, and the note that goes with it; empty texts where that cannot be told."""
    cure = str(error.get("ctx", {}).get("cure", ""))
    text, _, note = cure.partition(ON_THE_LINE_BELOW)
    found = re.fullmatch(r"; write (?:\w+: )?[\"']?([^\"';,]+)[\"']?", text)
    return (found[1], note) if found else ("", "")


def _others(missing: Sequence[str]) -> str:
    """Return that other fields must be filled in too, as the end of a sentence; an empty text for none."""
    names = " and ".join(f"'{name}:'" for name in missing)
    lines = "the line" if len(missing) == 1 else "lines"
    return f", and fill in {names} on {lines} below it, two spaces further in than the hyphen" if missing else ""


def _faults(model: type[BaseModel] | None, fields: Mapping[str, str]) -> tuple[list[ErrorDetails], list[str]]:
    """Return what a model has against what fields hold, and which further fields it needs."""
    try:
        if model:
            model.model_validate(fields)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
        return ([error for error in errors if error["type"] != "missing"],
                [str(error["loc"][-1]) for error in errors if error["type"] == "missing"])
    return [], []


def _text_for_fields(name: str, text: str, model: type[BaseModel] | None) -> str:
    """Return what must hold where a text stands in place of fields, and where it belongs; an empty text if unknown."""
    if name not in TEXT_OF:
        return ""
    found = AGES.findall(text) if name == "eligibility" else []
    ages = dict(zip(("minimum_age", "maximum_age"), found[0], strict=True)) if len(found) == 1 else {}
    fields = {**ages, TEXT_OF[name]: text}
    refused, missing = _faults(model, fields)
    if refused:
        fields = {TEXT_OF[name]: text}
        refused, missing = _faults(model, fields)
    if refused:
        return ""
    lines = [f"'{key}: {as_written(each)}'" for key, each in fields.items()]
    said = ", ".join(lines[:-1]) + (" and " if lines[1:] else "") + lines[-1]
    each = ", each on a line of its own" if len(fields) > 1 else ""
    others = f"; fill in {' and '.join(f'{key!r}' for key in missing)} below it too" if missing else ""
    return (f"must have fields of its own: leave '{name}:' alone on its line, and write below it, two spaces further "
            f"in{each}: {said}{others}")


def _text(name: str, value: object) -> str:
    """Return what must hold where a list or fields stand in place of a text."""
    if isinstance(value, dict) and len(value) == 1:
        key, below = next(iter(value.items()))
        if isinstance(below, str):
            return ("must be one text: put it in straight quotes, since it holds a colon and a space: "
                    + as_written(f"{key}: {below}".strip()))
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return f"must be one text, without a bracket or a hyphen: write {name}: {as_written(value[0])}"
    if isinstance(value, list):
        return "must be one text, not a list: write it as one sentence, or each part into an item of its own"
    return "must be one text on the line of its name, or in straight quotes if it holds a colon and a space"


def _list(name: str, value: object, outline: Outline, inner: type[BaseModel] | None,
          accepts: Callable[[list[str]], bool]) -> str:
    """Return what must hold where a text or fields stand in place of a list."""
    if isinstance(value, dict):
        if name in outline.fields:
            return ("must be a list: put a hyphen and a space before its first field, or square brackets around the "
                    "braces: [{…}]")
        return list_requirement(name, ", ".join(str(key) for key, below in value.items() if not below), accepts)
    text = str(value).strip()
    if name in outline.fields:
        text = text.strip("[](){}")
        if name == "evidence" and re.fullmatch(r"https?://[^\s\"']+", text):
            return (f'must be a list: write evidence: [{{url: "{text}", date: undated}}], with its own date if it has '
                    "one")
        return (f"must be a list: on a line below '{name}:' write "
                + item_to_write(_first(name, text, outline), text, inner))
    return list_requirement(name, text, accepts)


def _first(name: str, text: str, outline: Outline) -> str:
    """Return the field of a list's items that a text belongs into."""
    fields = outline.fields[name]
    is_address = re.match(r"https?:|www\.", text, re.I)
    return "url" if is_address and "url" in fields else next(iter(fields), "name")
