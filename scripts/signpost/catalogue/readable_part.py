"""Makes a record of what can be read in a file that has a fault, so that the rules between its fields still run."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.yaml_reader import FieldPath, Tree

Record = TypeVar("Record", bound=BaseModel)

STAND_INS = {"name": "x", "audience": ["x"], "summary": "X."}
"""What stands in for a field that every entry has, where it is missing or cannot be read."""
ANY_TEXT = "X."
ROUNDS = 50
"""How often at least one thing is taken out; a fault deep within takes a round a level."""


@dataclass(frozen=True, slots=True)
class Part(Generic[Record]):
    """What can be read of a file."""

    record: Record
    tree: Tree
    """The data of the record, with the lines of the file."""
    unread: frozenset[str]
    """The names of the file's own fields that are not read whole."""


def readable_part(tree: Tree, model: type[Record]) -> Part[Record] | None:
    """Return what is valid in a file.

    What is wrong is left out: a text, an item of a list, or the field around it where nothing valid is left. Returns
    None where a field without a stand-in is missing.
    """
    if not isinstance(tree.data, dict):
        return None
    part, unread = replace(tree, data=deepcopy(tree.data), lines=dict(tree.lines)), {*tree.left_out}
    replaced: set[FieldPath] = set()
    for _ in range(ROUNDS):
        try:
            return Part(model.model_validate(part.data), part, frozenset(unread))
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
        unread |= {str(error["loc"][0]) for error in errors if error["loc"]}
        for unknown in unread - model.model_fields.keys():  # it may mean any field that is not there, or one below
            not_there = model.model_fields.keys() - part.data.keys() - {"status"}
            unread |= {*outline_of(model).parents(unknown), *not_there}
        left = [error for error in errors if not _is_replaced(part.data, error, replaced)]
        places = {tuple(error["loc"][:-1] if error["type"] == "missing" else error["loc"]) for error in left}
        if () in places:
            return None
        part = _without(part, places)
    return None


def _is_replaced(data: Any, error: ErrorDetails, replaced: set[FieldPath]) -> bool:
    """Put something valid in place of what is missing, or of a text that must be a list; return whether that was new.

    A field of the file itself is replaced where it has a stand-in; a field within it by any text.
    """
    place = tuple(error["loc"])
    value: Any = None
    if error["type"] == "missing":
        value = STAND_INS.get(str(place[0])) if len(place) == 1 else ANY_TEXT
    elif error["type"] == "list_type" and isinstance(error["input"], str):
        value = [text.strip() for text in error["input"].split(",")]
    if value is None or place in replaced:
        return False
    replaced.add(place)
    for key in place[:-1]:
        data = data[key]
    data[place[-1]] = deepcopy(value)
    return True


def _without(tree: Tree, places: Iterable[FieldPath]) -> Tree:
    """Return a Tree without what stands at some paths; the items of a list after one of them take its place."""
    lines = dict(tree.lines)
    for place in sorted(filter(None, places), reverse=True):  # the last items of a list first
        within = tree.data
        try:
            for key in place[:-1]:
                within = within[key]
            del within[place[-1]]
        except (KeyError, IndexError, TypeError):
            continue  # what is around it is out already
        lines = {_moved(path, place): line for path, line in lines.items() if path[:len(place)] != place}
    return replace(tree, lines=lines)


def _moved(path: FieldPath, gone: FieldPath) -> FieldPath:
    """Return a path after what stood at another has gone: an item that came after it in its list moves up."""
    at, last = len(gone) - 1, gone[-1]
    key = path[at] if len(path) > at and path[:at] == gone[:-1] else None
    if isinstance(key, int) and isinstance(last, int) and key > last:
        return (*path[:at], key - 1, *path[at + 1:])
    return path
