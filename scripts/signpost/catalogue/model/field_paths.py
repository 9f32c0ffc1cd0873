"""The fields of a model by their path in a file, such as ("contacts", "phones", 0, "number")."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from signpost.catalogue.syntax.outline import inner_types
from signpost.catalogue.yaml_reader import FieldPath


def inner_model(model: type[BaseModel], place: FieldPath) -> type[BaseModel] | None:
    """Return the model of what stands below the field at a path, or None where it has none."""
    found = model_at(model, place)
    return None if found is model_at(model, place[:-1]) and isinstance(place[-1], str) else found


def accepts(model: type[BaseModel], place: FieldPath, items: list[str]) -> bool:
    """Return whether the field at a path takes a list of texts."""
    field = model_at(model, place[:-1]).model_fields.get(str(place[-1]))
    if field is None or field.annotation is None:
        return False
    try:
        TypeAdapter[Any](field.annotation).validate_python(items)
    except ValidationError:
        return False
    return True


def model_at(model: type[BaseModel], place: FieldPath) -> type[BaseModel]:
    """Return the model of the fields at a path."""
    for part in place:
        if isinstance(part, str):
            inner = inner_types(model.model_fields[part].annotation)
            model = next((t for t in inner if issubclass(t, BaseModel)), model)
    return model


def is_required(model: type[BaseModel], place: FieldPath) -> bool:
    """Return whether a path is that of a field that must be there."""
    field = model_at(model, place[:-1]).model_fields.get(str(place[-1]))
    return field is not None and field.is_required()


def enum_of(model: type[BaseModel], place: FieldPath) -> type[Enum]:
    """Return the enum of the field at a path."""
    at = max(index for index, part in enumerate(place) if isinstance(part, str))
    field = model_at(model, place[:at]).model_fields[str(place[at])]
    found: type[Enum] = next(t for t in inner_types(field.annotation) if issubclass(t, Enum))
    return found
