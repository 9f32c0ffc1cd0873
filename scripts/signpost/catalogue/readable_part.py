"""Makes a record of what can be read in a file that has a fault, so that the rules between its fields still run."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.yaml_reader import FieldPath

Record = TypeVar("Record", bound=BaseModel)

STAND_INS = {"name": "x", "audience": ["x"], "summary": "X."}
"""What stands in for a field that every entry has, where it is missing or cannot be read."""


def readable_part(data: Any, model: type[Record]) -> tuple[Record, frozenset[str]] | None:
    """Return a record of what is valid in a file's data, and the names of the fields that are not read whole.

    What is wrong is left out: a text, an item of a list, or the field around it where nothing valid is left. Returns
    None where a field without a stand-in is missing.
    """
    if not isinstance(data, dict):
        return None
    data, unread = deepcopy(data), set[str]()
    for _ in range(50):  # each time at least one thing is taken out; a fault deep within takes one step a level
        try:
            return model.model_validate(data), frozenset(unread)
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
        places = {tuple(error["loc"][:-1] if error["type"] == "missing" else error["loc"]) for error in errors}
        missing = {str(error["loc"][0]) for error in errors if error["type"] == "missing" and len(error["loc"]) == 1}
        if not missing <= STAND_INS.keys():
            return None
        unread |= missing | {str(place[0]) for place in places if place}
        for unknown in unread - model.model_fields.keys():  # it may mean any field that is not there, or one below
            unread |= {*outline_of(model).parents(unknown), *(model.model_fields.keys() - data.keys() - {"status"})}
        _take_out(data, places)
        data |= {name: STAND_INS[name] for name in missing}
    return None


def _take_out(data: Any, places: Iterable[FieldPath]) -> None:
    """Take what stands at some paths out of a file's data, the last items of a list first."""
    for place in sorted(filter(None, places), reverse=True):
        within = data
        try:
            for part in place[:-1]:
                within = within[part]
            del within[place[-1]]
        except (KeyError, IndexError, TypeError):
            continue  # what is around it is out already
