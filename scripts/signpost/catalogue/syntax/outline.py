"""The outline of a kind of file: which fields stand below which, and which of them are lists, as the model has them."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

TOP = ""
"""The name under which an outline has the fields of the file itself."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a kind of file can hold."""

    fields: Mapping[str, tuple[str, ...]]
    """The fields below each field that has any, in the order of the model; those of the file itself below TOP."""
    lists: frozenset[str]
    """The fields that are lists."""
    texts: frozenset[str]
    """The fields that can be one text."""
    required: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    """The fields that each record of a list must have, by the list's name, for the lists of the file itself."""

    @property
    def names(self) -> frozenset[str]:
        """The names of all fields."""
        return frozenset(name for names in self.fields.values() for name in names)

    def parents(self, name: str) -> list[str]:
        """Return the fields below which a field can stand, TOP among them."""
        return [parent for parent, names in self.fields.items() if name in names]


NO_OUTLINE = Outline({}, frozenset(), frozenset())
"""The outline of a file of which nothing is known."""


@cache
def outline_of(model: type[BaseModel]) -> Outline:
    """Return the outline of a model."""
    fields: dict[str, tuple[str, ...]] = {}
    lists: set[str] = set()
    texts: set[str] = set()
    _collect(model, TOP, fields, lists, texts)
    required = {name: frozenset(each for each, below in inner.model_fields.items() if below.is_required())
                for name, own in model.model_fields.items() if is_list(own.annotation)
                for inner in inner_types(own.annotation) if issubclass(inner, BaseModel)}
    return Outline(fields, frozenset(lists), frozenset(texts - lists), required)


def _collect(model: type[BaseModel], name: str, fields: dict[str, tuple[str, ...]], lists: set[str],
             texts: set[str]) -> None:
    """Add what a model has to an outline's parts, as the fields below a name."""
    fields[name] = tuple(dict.fromkeys((*fields.get(name, ()), *model.model_fields)))
    for each, field in model.model_fields.items():
        if is_list(field.annotation):
            lists.add(each)
        below = [inner for inner in inner_types(field.annotation) if issubclass(inner, BaseModel)]
        if not below:
            texts.add(each)
        for inner in below:
            _collect(inner, each, fields, lists, texts)


def is_list(annotation: Any) -> bool:
    """Whether a field's type is a list, be it optional or annotated."""
    if get_origin(annotation) is list:
        return True
    parts = get_args(annotation) if _is_wrapper(annotation) else ()
    return any(is_list(part) for part in parts)


def inner_types(annotation: Any) -> Iterator[type]:
    """Yield the classes inside Optional, list and Annotated."""
    if _is_wrapper(annotation) or get_origin(annotation) is list:
        for part in get_args(annotation):
            yield from inner_types(part)
    elif isinstance(annotation, type):
        yield annotation


def _is_wrapper(annotation: Any) -> bool:
    """Whether a type is Optional, another union, or Annotated."""
    return get_origin(annotation) in (Union, types.UnionType) or hasattr(annotation, "__metadata__")
