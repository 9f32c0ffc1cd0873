"""Joins the catalogue's own files of the same name in several folders, such as organisations.yml, into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from signpost.catalogue.yaml_reader import FieldPath, Tree

Record = TypeVar("Record", bound=BaseModel)


def join_records(records: Sequence[Record]) -> Record:
    """Return one record with the lists of all, one after the other. What is no list is that of the last."""
    first, *others = records
    for other in others:
        pairs = {name: (getattr(first, name), getattr(other, name)) for name in type(other).model_fields}
        first = other.model_copy(update={name: [*(one or ()), *(two or ())] for name, (one, two) in pairs.items()
                                         if isinstance(one or two, list)})
    return first


def join_trees(trees: Sequence[Tree]) -> Tree:
    """Return one tree with the lists of all, one after the other, in which each item keeps its file and its line.

    The file of anything else is the last one's.
    """
    last = trees[-1]
    if len(trees) == 1:
        return last
    data: dict[str, Any] = {}
    lines: dict[FieldPath, int] = {}
    origins: dict[FieldPath, tuple[Tree, FieldPath]] = {}
    for tree in trees:
        before = {name: len(value) for name, value in data.items() if isinstance(value, list)}
        for place, line in tree.lines.items():
            moved = _moved(place, before)
            lines[moved] = line
            if len(moved) == 2:
                origins[moved] = tree, place
        for name, value in (tree.data or {}).items():
            data[name] = [*data.get(name, ()), *value] if isinstance(value, list) else value
    return replace(last, data=data, lines=lines, origins=origins)


def _moved(place: FieldPath, before: dict[str, int]) -> FieldPath:
    """Return the path that an item of a list has behind the items before it."""
    if len(place) > 1 and isinstance(place[1], int) and place[0] in before:
        return (place[0], place[1] + before[str(place[0])], *place[2:])
    return place
