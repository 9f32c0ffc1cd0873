"""What is said of a required field that is blank: it cannot be left out, so what belongs there is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from pydantic import BaseModel

from signpost.catalogue.file_models import FILES
from signpost.catalogue.model import Entry
from signpost.catalogue.suggestions.required import TEXTS
from signpost.catalogue.syntax.outline import inner_types
from signpost.cli.check import read_catalogue
from tests.conftest import SMALL, with_entry, write_catalogue

TODAY = date(2026, 11, 26)


def messages(root: Path) -> list[str]:
    """Return what the check says of a catalogue."""
    return [problem.message for problem in read_catalogue(root, TODAY)[1]]


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and those of its fields."""
    yield model
    for field in model.model_fields.values():
        for inner in inner_types(field.annotation):
            if issubclass(inner, BaseModel):
                yield from models(inner)


def needs_text(model: type[BaseModel]) -> list[str]:
    """Return the required fields of a model that do not take one of a few words."""
    return [name for name, field in model.model_fields.items() if field.is_required()
            and not any(issubclass(inner, Enum) for inner in inner_types(field.annotation))]


def test_every_required_field_has_what_to_write() -> None:
    """No message ends in "write what is missing"."""
    files: list[type[BaseModel]] = [Entry, *FILES.values()]
    needed = {name for file in files for model in models(file) for name in needs_text(model)}
    assert needed - TEXTS.keys() == set()


@pytest.mark.parametrize(("field", "blank", "message"), [
    ("name", "", "name must not be empty; write what it is called, as people know it"),
    ("summary", "", "summary must not be empty; write one plain sentence of at most 200 characters, with a full stop"),
    ("audience", "", "audience must not be empty; write one or more of young-person, parent-carer, professional, in "
                     "square brackets"),
    ("audience", [], "audience must not be empty; write one or more of young-person, parent-carer, professional, in "
                     "square brackets"),
    ("kind", "", "kind must not be empty; write one of helpline, service, "),
    ("name", "TBC", "name must say what it is: 'TBC'; write what it is called, as people know it"),
])
def test_blank_field_of_a_draft_is_asked_for(small: Path, field: str, blank: object, message: str) -> None:
    """A draft of an import has its name, kind, audience and summary blank."""
    found = messages(with_entry(small, **{field: blank}))
    assert [each for each in found if each.startswith(message)], found
    assert not [each for each in found if "leave the field out" in each]


def test_optional_field_that_is_blank_is_to_be_left_out(small: Path) -> None:
    """Only what is required is asked for."""
    assert messages(with_entry(small, cost="")) == ["cost must not be empty; leave the field out instead"]


def test_field_of_an_item_can_go_with_its_item(small: Path) -> None:
    """A number without digits may be one too many."""
    assert ("number must not be empty; write the number, as you would read it out; or take this item away"
            in messages(with_entry(small, kind="service", contacts={"phones": [{"number": ""}]})))


def test_field_of_an_optional_part_can_go_with_it(small: Path) -> None:
    """Wording for a plan may be taken away as a whole."""
    plan = {"to_person": "You can ring.", "record": ""}
    assert ("record must not be empty; write a sentence for the record, with [name]; or take 'plan:' away, with the "
            "lines that belong to it" in messages(with_entry(small, plan=plan)))


def test_yes_or_no_that_is_blank_is_asked_for(small: Path) -> None:
    """A theme of a draft has `sensitive` blank."""
    themes = [{**SMALL["themes.yml"]["themes"][0], "sensitive": ""}, SMALL["themes.yml"]["themes"][1]]
    write_catalogue(small, {"themes.yml": {"themes": themes}})
    assert "sensitive must not be empty; write true or false; or take this item away" in messages(small)
