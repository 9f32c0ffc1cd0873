"""Validates the data of a file against a model, and turns pydantic's errors into Problems with lines."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from signpost.catalogue import values
from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.hidden_characters import hidden_fault
from signpost.catalogue.syntax.suggestions import (
    single_parents,
    suggest_field,
    suggest_number,
    suggest_time,
    suggest_value,
)
from signpost.catalogue.yaml_reader import FieldPath, Tree

Record = TypeVar("Record", bound=BaseModel)

PATTERN_REQUIREMENTS = {
    values.SLUG: "must be lower-case words joined by hyphens",
    values.ENTRY_ID: "must be an entry's id such as missing/safecall",
    r"^S\d{3}$": "must be a paragraph of the original list such as S084",
    r"^([01]\d|2[0-3]):[0-5]\d$": "must be a time such as 09:00",
    "^crisis$": "must be the word crisis, or be left out",
}
REQUIREMENTS = {
    "string_type": "must be text",
    "list_type": "must be a list, each item on a line that begins with a hyphen",
    "model_type": "must be a set of named fields",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "string_too_short": "must not be empty; leave the field out instead",
    "too_short": "must not be empty; leave the field out instead",
    "string_too_long": "must be at most {max_length} characters",
    "too_long": "must be at most {max_length} characters",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
}


def validate(tree: Tree, model: type[Record]) -> Record | list[Problem]:
    """Return the tree's data as a record of the model, or every Problem that keeps it from being valid."""
    if not isinstance(tree.data, dict):
        what = "is empty" if tree.data in (None, "") else "must be a list of fields, each as `name: value`"
        return [Problem(tree.path, 1, f"file {what}", "not_a_record")]
    try:
        return model.model_validate(tree.data)
    except ValidationError as fault:
        return sorted({_problem(tree, model, dict(error)) for error in fault.errors(include_url=False)})


def _problem(tree: Tree, model: type[BaseModel], error: dict[str, Any]) -> Problem:
    """Return one of pydantic's errors as a Problem."""
    place: FieldPath = tuple(error["loc"])
    name = str(next((part for part in reversed(place) if isinstance(part, str)), "file"))
    kind, value = error["type"], error["input"]
    hidden = hidden_fault(name if kind == "extra_forbidden" else value if isinstance(value, str) else "")
    if hidden:
        return Problem(tree.path, tree.line(place), f"{name} {hidden}", "hidden_character")
    if kind == "missing":
        return Problem(tree.path, tree.line(place[:-1]), f"missing field: '{name}'", "missing_field")
    if kind == "extra_forbidden":
        known = list(_model_at(model, place[:-1]).model_fields)
        cure = suggest_field(name, known, single_parents(_nested_fields(model)))
        return Problem(tree.path, tree.line(place), f"unknown field: {_quoted(name)}{cure}", "unknown_field")
    line, ctx = tree.line(place), error.get("ctx", {})
    if kind == "enum":
        allowed = [str(member.value) for member in _enum_of(model, place)]
        return Problem(tree.path, line, f"{name} must be one of {', '.join(allowed)}: {_quoted(value)}"
                       f"{suggest_value(name, str(value), allowed)}", "unknown_value")
    if kind == "ages":
        return Problem(tree.path, tree.line((*place, "maximum_age")), error["msg"], kind)
    label = kind if kind in ("phone", "email", "url") else name
    must = _requirement(kind, ctx, error["msg"]) + _suggestion(name, kind, value)
    return Problem(tree.path, line, f"{label} {must}: {_quoted(value)}", kind)


def _requirement(kind: str, ctx: Mapping[str, Any], message: str) -> str:
    """Return what must hold, as the rest of a sentence that begins with the field's name."""
    if kind == "string_pattern_mismatch":
        return PATTERN_REQUIREMENTS.get(ctx["pattern"], f"must match {ctx['pattern']}")
    return REQUIREMENTS[kind].format(**ctx) if kind in REQUIREMENTS else message


def _quoted(value: object) -> str:
    """Return the value in quotes, shortened and on one line."""
    if isinstance(value, (dict, list)):
        return "a list" if isinstance(value, list) else "named fields"
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def _suggestion(name: str, kind: str, value: object) -> str:
    """Return what to write instead, or an empty text where that is not certain."""
    if kind == "int_parsing":
        return suggest_number(name, str(value))
    if name in ("opens", "closes") and kind == "string_pattern_mismatch":
        return suggest_time(str(value))
    return ""


def _nested_fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield each field that is below another field: the name of that field, and its own."""
    for name, field in model.model_fields.items():
        for inner in _inner_types(field.annotation):
            if issubclass(inner, BaseModel):
                yield from ((name, below) for below in inner.model_fields)
                yield from _nested_fields(inner)


def _inner_types(annotation: Any) -> Iterator[Any]:
    """Yield the classes inside Optional, list and Annotated."""
    if get_origin(annotation) in (Union, types.UnionType, list) or hasattr(annotation, "__metadata__"):
        for part in get_args(annotation):
            yield from _inner_types(part)
    elif isinstance(annotation, type):
        yield annotation


def _model_at(model: type[BaseModel], place: FieldPath) -> type[BaseModel]:
    """Return the model of the fields at a path."""
    for part in place:
        if isinstance(part, str):
            inner = _inner_types(model.model_fields[part].annotation)
            model = next((t for t in inner if issubclass(t, BaseModel)), model)
    return model


def _enum_of(model: type[BaseModel], place: FieldPath) -> type[Enum]:
    """Return the enum of the field at a path."""
    at = max(index for index, part in enumerate(place) if isinstance(part, str))
    field = _model_at(model, place[:at]).model_fields[str(place[at])]
    found: type[Enum] = next(t for t in _inner_types(field.annotation) if issubclass(t, Enum))
    return found
