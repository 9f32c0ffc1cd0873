"""Validates the data of a file against a model, and turns pydantic's errors into Problems with lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from signpost.catalogue import values
from signpost.catalogue.model.field_paths import accepts, enum_of, inner_model, is_required, model_at
from signpost.catalogue.problem import Problem
from signpost.catalogue.site import AREA_CODE, LANGUAGE, PARAGRAPHS_FILE
from signpost.catalogue.suggestions.contacts import CONTACTS, NO_PAGE, fit_note
from signpost.catalogue.suggestions.dates import with_its_day
from signpost.catalogue.suggestions.fields import suggest_field, suggest_value
from signpost.catalogue.suggestions.missing import example_to_add
from signpost.catalogue.suggestions.required import what_to_write
from signpost.catalogue.suggestions.shapes import EMPTY, item_to_write, shape_requirement
from signpost.catalogue.suggestions.site_ids import NO_IDS, SiteIds
from signpost.catalogue.suggestions.times import suggest_closed, suggest_days
from signpost.catalogue.suggestions.values import suggest_pairs, suggest_text
from signpost.catalogue.syntax.hidden_characters import hidden_fault
from signpost.catalogue.syntax.line_scanner import shortened
from signpost.catalogue.syntax.outline import Outline, outline_of
from signpost.catalogue.yaml_reader import FieldPath, Tree

Record = TypeVar("Record", bound=BaseModel)

PATTERN_REQUIREMENTS = {
    values.SLUG: "must be lower-case words joined by hyphens",
    values.ENTRY_ID: "must be an entry's id such as missing/safecall",
    r"^S\d{3,4}$": "must be the id of a paragraph such as S084",
    r"^([01]\d|2[0-3]):[0-5]\d$": "must be a time such as 09:00",
    "^crisis$": "must be the word crisis, or be left out",
    AREA_CODE: "must be a code of the Office for National Statistics such as E92000001; leave it out if there is none",
    PARAGRAPHS_FILE: "must be a file of the folder source, such as source/paragraphs.tsv",
    LANGUAGE: "must be a language such as en-GB",
}
REQUIREMENTS = {
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "string_too_short": EMPTY,
    "too_short": EMPTY,
    "string_too_long": "must be at most {max_length} characters, not {length}",
    "too_long": "must have at most {max_length} items, not {actual_length}",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
}
BLANK: tuple[object, ...] = ("", None, [])
MEANT = re.compile(r"(?:\(did you mean '|; write opens: .* and )(\w+)(?:'\?\)|:)")
"""The name of a field that a message offers; no other message says that it is missing."""


def validate(tree: Tree, model: type[Record], ids: SiteIds = NO_IDS) -> Record | list[Problem]:
    """Return the tree's data as a record of the model, or every Problem that keeps it from being valid.

    `ids` are those of the catalogue's own files, which fields can name.
    """
    if not isinstance(tree.data, dict):
        what = ("is empty: delete it, or copy the example from catalogue/README.md into it" if tree.data in (None, "")
                else "must be lines with a field each: its name, a colon, a space and its text, as in `name: SafeCall`")
        return [Problem(tree.path, 1, f"file {what}", "not_a_record")]
    if "areas" in model.model_fields:
        ids = {**ids, "within": _own_areas(tree.data)}
    try:
        return model.model_validate(tree.data)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
        found = [(error["loc"], _problem(tree, model, dict(error), ids)) for error in errors]
        meant = {(place[:-1], name) for place, problem in found for name in MEANT.findall(problem.message)}
        return sorted({problem for place, problem in found
                       if not (problem.rule == "missing_field" and (place[:-1], place[-1]) in meant)})


def _own_areas(data: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the ids of the areas in the data of site.yml, each with its title and its other words."""
    areas = data.get("areas")
    records = [each for each in (areas if isinstance(areas, list) else ()) if isinstance(each, dict)]
    return {str(each["id"]): [str(word) for word in (each.get("title", ""), *(each.get("words") or ()))]
            for each in records if isinstance(each.get("id"), str)}


def _problem(tree: Tree, model: type[BaseModel], error: dict[str, Any], ids: SiteIds = NO_IDS) -> Problem:
    """Return one of pydantic's errors as a Problem."""
    place: FieldPath = tuple(error["loc"])
    name = str(next((part for part in reversed(place) if isinstance(part, str)), "file"))
    kind, value = error["type"], error["input"]
    hidden = hidden_fault(name if kind == "extra_forbidden" else value if isinstance(value, str) else "")
    if hidden:
        return Problem(tree.path, tree.line(place), f"{name} {hidden}", "hidden_character")
    if value in ("", None) and place and isinstance(place[-1], int):
        return Problem(tree.path, tree.line(place), f"{name} has a hyphen or a comma with nothing after it: take it "
                                                    "away, or write what is missing", "empty_item")
    if kind == "missing":
        return _missing_field(tree, place, outline_of(model), ids)
    if (value in BLANK or kind == "placeholder") and is_required(model, place):
        return _blank_field(tree, model, place, error, ids)
    outline = outline_of(model)
    if kind == "extra_forbidden":
        parent = next((str(part) for part in reversed(place[:-1]) if isinstance(part, str)), "")
        cure = (_suggest_contact(tree, model, place, value) or suggest_closed(name, value)
                or suggest_field(name, outline, parent))
        fault = _fault_of_value(tree, model, place, value, cure)
        if " " in name.strip() and re.sub(r"[^a-z]+", "_", name.lower()).strip("_") not in outline.names:
            fault += "; if it came here by mistake, take the line out"
        return Problem(tree.path, tree.line(place), f"unknown field: {_quoted(name)}{cure}{fault}", "unknown_field")
    line = tree.line(place)
    if kind == "enum":
        allowed = [str(member.value) for member in enum_of(model, place)]
        cure = suggest_value(name, str(value), allowed) or (suggest_days(str(value)) if name == "days" else "")
        return Problem(tree.path, line, f"{name} must be one of {', '.join(allowed)}: {_quoted(value)}{cure}",
                       "unknown_value")
    if kind in ("ages", "day_first", "closed_days"):
        return Problem(tree.path, tree.line((*place, "maximum_age")), error["msg"], kind)
    if kind in ("string_type", "list_type", "model_type"):
        must = shape_requirement(kind, name, value, outline, is_item=isinstance(place[-1], int),
                                 inner=inner_model(model, place), accepts=partial(accepts, model, place),
                                 known=ids.get(name, {}))
        return Problem(tree.path, line, f"{name} {must}", kind)
    return _value_problem(tree, place, error, name, outline, ids)


def _missing_field(tree: Tree, place: FieldPath, outline: Outline, ids: SiteIds) -> Problem:
    """Return the Problem of a field that is missing; in a record of the catalogue's own files, with what to add."""
    line, cure = tree.line(place[:-1]), ""
    if len(place) > 1 and isinstance(place[-2], int) and "contacts" not in outline.fields:
        cure = example_to_add(str(place[-1]), _data_at(tree, place[:-1]), tree.texts.get(line, ""), ids)
    return Problem(tree.path, line, f"missing field: '{place[-1]}'{cure}", "missing_field")


def _blank_field(tree: Tree, model: type[BaseModel], place: FieldPath, error: Mapping[str, Any],
                 ids: SiteIds) -> Problem:
    """Return the Problem of a required field that has no text, or only a stand-in for one, with what to write."""
    name, kind, value = str(place[-1]), error["type"], error["input"]
    allowed = [str(member.value) for member in enum_of(model, place)] if kind == "enum" else []
    owner = next((str(part) for part in reversed(place[:-1]) if isinstance(part, str)), "")
    cure = what_to_write(name, allowed, ids, owner, in_list=len(place) > 1 and isinstance(place[-2], int))
    must = f"must not be empty; {cure}" if value in BLANK else f"must say what it is: {_quoted(value)}; {cure}"
    return Problem(tree.path, tree.line(place), f"{name} {must}", "string_too_short" if kind == "enum" else kind)


def _value_problem(tree: Tree, place: FieldPath, error: Mapping[str, Any], name: str, outline: Outline,
                   ids: SiteIds) -> Problem:
    """Return the Problem of a value that a field does not take."""
    kind, value, ctx = error["type"], error["input"], error.get("ctx", {})
    label = kind if kind in ("phone", "email") else name
    is_numbers = isinstance(value, list) and value and all(str(each).isdigit() for each in value)
    if kind in ("too_long", "too_short") and is_numbers:
        return Problem(tree.path, tree.line(place), f"{name} {suggest_pairs(value)}", kind)
    if kind == "too_long" and isinstance(value, str):
        kind, ctx = "string_too_long", {**ctx, "length": len(value.strip())}
    must = _requirement(kind, ctx, error["msg"]) + suggest_text(name, kind, str(value), ctx, ids)
    if name == "tried" and kind == "date":
        must = with_its_day(must, str(value))
    if kind == "phone":
        parent = next((str(part) for part in reversed(place[:-1]) if isinstance(part, str)), "")
        must = fit_note(must, is_possible="note" in outline.fields.get(parent, ()),
                        is_there="note" in _data_at(tree, place[:-1]))
    if kind == "url" and place[0] == "changed" and not re.search(r"[./]\w", str(value)):
        must = f"{must.partition('; ')[0]}; {NO_PAGE}"
    if name == "website":
        must = must.replace("take out what it belongs to", "take this line out")
    requirement, stroke, cure = must.partition("; ")
    shown = f": {_quoted(value)}" if value not in ("", []) else ""
    return Problem(tree.path, _line_of(tree, place, ctx), f"{label} {requirement}{shown}{stroke}{cure}", kind)


def _fault_of_value(tree: Tree, model: type[BaseModel], place: FieldPath, value: object, cure: str) -> str:
    """Return what is wrong with the value of an unknown field in the field that is meant, as the end of a message."""
    meant = re.fullmatch(r" \(did you mean '(\w+)'\?\)", cure)
    if meant is None or meant[1] not in model_at(model, place[:-1]).model_fields:
        return ""
    try:
        model_at(model, place[:-1]).model_validate({meant[1]: value})
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            if error["loc"][:1] == (meant[1],):
                found = _problem(tree, model, {**error, "loc": (*place[:-1], *error["loc"])})
                return f", and its text is wrong too: {found.message}"
    return ""


def _line_of(tree: Tree, place: FieldPath, ctx: Mapping[str, Any]) -> int:
    """Return the line of a fault: below a field's name, the first with the piece of the text that is wrong."""
    line, piece = tree.line(place), ctx.get("piece")
    lines = tree.reading.lines if tree.reading and piece else []
    numbers = tree.reading.numbers if tree.reading else []
    for number, text in zip(numbers, lines, strict=False):
        if number > line and text.strip() and not text.startswith(" "):
            break
        if number >= line and str(piece) in text:
            return number
    return line


def _requirement(kind: str, ctx: Mapping[str, Any], message: str) -> str:
    """Return what must hold, as the rest of a sentence that begins with the field's name."""
    if kind == "string_pattern_mismatch":
        return PATTERN_REQUIREMENTS.get(ctx["pattern"], "must be written as in the examples of catalogue/README.md")
    return REQUIREMENTS[kind].format(**ctx) if kind in REQUIREMENTS else message


def _quoted(value: object) -> str:
    """Return the value in quotes, shortened and on one line."""
    if isinstance(value, (dict, list)):
        return "a list" if isinstance(value, list) else "named fields"
    return f"'{shortened(' '.join(str(value).split()))}'"


def _suggest_contact(tree: Tree, model: type[BaseModel], place: FieldPath, value: object) -> str:
    """Return how to write a number, a mailbox or an address that stands right below `contacts`, or an empty text."""
    meant = CONTACTS.get(str(place[-1]).lower().replace("-", "_").strip())
    if place[-2:-1] != ("contacts",) or meant is None or not isinstance(value, str) or not value.strip():
        return ""
    inner = inner_model(model, (*place[:-1], meant[0]))
    item = item_to_write(meant[1], value, inner)
    if meant[0] in _data_at(tree, place[:-1]):
        return f"; take this line away, and write below '{meant[0]}:', as its last item, {item}"
    return f"; write '{meant[0]}:', and below it, two spaces further in, {item}"


def _data_at(tree: Tree, place: FieldPath) -> Any:
    """Return what stands at a path of a file."""
    data = tree.data
    for part in place:
        data = data[part]
    return data
