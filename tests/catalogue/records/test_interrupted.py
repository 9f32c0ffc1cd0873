"""A record put into the middle of another is reported at its line, and both are read as intended."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.catalogue.file_models import FILES
from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.yaml_reader import read_text

NEW = ["  - id: new", "    name: New", "    description: N.", "    website: https://n.example.org/"]
OLD = ["  - id: old", "    name: Old", "    description: O.", "    website: https://o.example.org/"]


def said(lines: list[str], file: str = "organisations.yml") -> tuple[list[str], object]:
    """Return what is said of the form of a file with some lines, and its data."""
    reading = read_text(Path(file), "\n".join(lines) + "\n", outline_of(FILES[file]))
    assert reading.tree
    return [f"{each.line}: {each.message}" for each in reading.problems], reading.tree.data


@pytest.mark.parametrize("at", [1, 2])
def test_record_in_the_middle_of_another_is_told_at_its_line(at: int) -> None:
    """With the lines to move, and nothing else, wherever it was put."""
    found, data = said(["organisations:", *OLD[:at], *NEW, *OLD[at:]])
    assert found == [f"{at + 2}: this record stands in the middle of another: lines {at + 6} to 9 belong to the record "
                     f"above, so move lines {at + 2} to {at + 5} below line 9"]
    assert data == {"organisations": [
        {"id": "old", "name": "Old", "description": "O.", "website": "https://o.example.org/"},
        {"id": "new", "name": "New", "description": "N.", "website": "https://n.example.org/"}]}


def test_record_whose_field_has_another_name_is_told_too() -> None:
    """What the name means is known."""
    lines = ["glossary:", "  - term: A", "  - term: B", "    means: Bee.", "    meaning: Ay."]
    assert said(lines, "vocabulary.yml")[0] == [
        "3: this record stands in the middle of another: line 5 belongs to the record above, so move lines 3 to 4 "
        "below line 5"]


def test_line_of_a_moved_record_is_that_of_the_file() -> None:
    """Its other faults are reported on their own lines."""
    lines = ["organisations:", OLD[0], *NEW, *OLD[1:]]
    tree = read_text(Path("x.yml"), "\n".join(lines), outline_of(FILES["organisations.yml"])).tree
    assert tree and tree.line(("organisations", 1, "name")) == 4 and tree.line(("organisations", 0, "name")) == 7


@pytest.mark.parametrize("lines", [
    [*OLD, *NEW], [OLD[0], *NEW], [*OLD[:3], *NEW], [*OLD, *NEW[:2]]])
def test_records_below_one_another_are_left_alone(lines: list[str]) -> None:
    """Also where one lacks a field, which is reported separately."""
    assert said(["organisations:", *lines])[0] == []


def test_record_without_its_hyphen_is_told_as_such() -> None:
    """The one above lacks nothing."""
    found, _ = said(["organisations:", *OLD, *NEW[:1], *NEW[1:], "    name: Third", "    description: T."])
    assert found and all("in the middle" not in each for each in found)
