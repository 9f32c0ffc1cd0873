"""catalogue/README.md: whoever follows its words, letter by letter, gets a catalogue without problems."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest
import yaml

from signpost.catalogue.enums import Kind, Status
from signpost.catalogue.model import Entry, Schedule
from signpost.cli.check import read_catalogue
from tests.conftest import ROOT, instructions, write_catalogue

TEXT = instructions()
TODAY = date(2026, 11, 23)


def blocks(heading: str) -> list[str]:
    """Return the pieces of YAML below a heading, as a reader copies them, with addresses of real pages filled in."""
    part = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0].replace("example.org", "missingpeople.org.uk")
    return [textwrap.dedent(block) for block in re.findall(r"^ *```yaml\n(.*?)^ *```$", part, re.S | re.M)]


@pytest.fixture
def list_of_two(small: Path) -> Path:
    """Return the small catalogue with one entry more: the one that the words tell how to add."""
    return write_catalogue(small, {"missing/example-line.yml": blocks("Add an entry")[0]})


def problems(root: Path) -> list[str]:
    """Return what is wrong with a catalogue."""
    return [str(problem) for problem in read_catalogue(root, TODAY)[1]]


def test_entry_is_valid_when_it_is_added_as_written(list_of_two: Path) -> None:
    """The example to copy is an entry without problems."""
    assert problems(list_of_two) == []
    assert "missing/example-line" in read_catalogue(list_of_two, TODAY)[0].items


def test_entry_is_valid_when_a_change_is_added_as_written(list_of_two: Path) -> None:
    """The lines for a change go to the end of the file; the four below `changed:` go before others."""
    path = list_of_two / "missing/example-line.yml"
    lines = blocks("Change an entry")[0]
    path.write_text(path.read_text() + lines)
    assert problems(list_of_two) == []
    path.write_text(path.read_text().replace("changed:\n", lines))
    assert problems(list_of_two) == []
    assert len(read_catalogue(list_of_two, TODAY)[0].items["missing/example-line"].entry.changed or ()) == 2


@pytest.mark.parametrize("word", ["defunct", "temporarily closed", "inactive"])
def test_entry_is_valid_when_it_is_closed_as_written(list_of_two: Path, word: str) -> None:
    """Each of the three words is one that the catalogue knows; each step is needed, and together they are enough."""
    status, instead, summary = blocks("Close an entry")
    assert f"status: {word}" in TEXT and status == "status: defunct\n"
    path = list_of_two / "missing/example-line.yml"
    path.write_text(path.read_text().replace("kind:", f"status: {word}\nkind:"))
    assert len(problems(list_of_two)) == 1
    path.write_text(re.sub(r"summary: .*\n", summary, path.read_text()) + instead)
    assert len(problems(list_of_two)) == 1
    path.write_text(path.read_text() + re.sub(r"now: .*", "now: It has closed.", blocks("Change an entry")[0]))
    assert len(problems(list_of_two)) == (word == "defunct")
    if word == "defunct":
        path.write_text(re.sub(r"contacts:\n(?: .*\n)+", "", path.read_text()))
    assert problems(list_of_two) == []
    assert read_catalogue(list_of_two, TODAY)[0].items["missing/example-line"].entry.status is Status(word)


def test_old_address_leads_on_when_entry_is_renamed_as_written(list_of_two: Path) -> None:
    """The file has no problems under its new name, with the old id at its end; a file with the old id is reported."""
    lines = blocks("Rename an entry")[0].replace("missing/old-name", "missing/example-line")
    old, new = list_of_two / "missing/example-line.yml", list_of_two / "exploitation/example-line.yml"
    new.parent.mkdir()
    old.rename(new)
    new.write_text(new.read_text() + lines)
    assert problems(list_of_two) == []
    other = list_of_two / "missing/safecall.yml"
    other.write_text(other.read_text().replace("{\n", '{\n "eligibility": {"instead": ["missing/example-line"]},\n', 1))
    assert ["(it is 'exploitation/example-line' now)" in each for each in problems(list_of_two)] == [True]


def test_entry_is_valid_when_it_is_confirmed_as_written(list_of_two: Path) -> None:
    """The lines take the place of the field that is there."""
    path = list_of_two / "missing/example-line.yml"
    before = re.search(r"^confirmed:\n(?: .+\n)+", path.read_text(), re.M)
    assert before
    path.write_text(path.read_text().replace(before[0], blocks("Confirm an entry")[0]))
    assert problems(list_of_two) == []
    confirmed = read_catalogue(list_of_two, TODAY)[0].items["missing/example-line"].entry.confirmed
    assert confirmed and confirmed.dated and confirmed.covers


def test_annotated_entry_names_every_field_and_word() -> None:
    """The one entry with notes shows each field of the model, and each word of its closed lists."""
    shown = blocks("One entry, with notes")[0]
    assert [name for name in Entry.model_fields if not re.search(rf"^{name}:", shown, re.M)] == []
    for word in (*Kind, *Status):
        assert word.value in shown, word


@pytest.mark.parametrize("number", range(len(blocks("Opening hours"))))
def test_entry_is_valid_when_its_hours_are_written_as_shown(list_of_two: Path, number: int) -> None:
    """Each example says the same in words and for "open now", for the entry itself and for one of its numbers."""
    lines = blocks("Opening hours")[number]
    path = list_of_two / "missing/example-line.yml"
    path.write_text(path.read_text() + lines)
    assert problems(list_of_two) == []
    entry = read_catalogue(list_of_two, TODAY)[0].items["missing/example-line"].entry
    assert entry.hours and entry.schedule
    mark = "        type: voice\n"
    path.write_text(path.read_text().replace(mark, mark + textwrap.indent(lines, " " * 8)))
    assert problems(list_of_two) == []


def test_annotated_schedule_shows_every_field() -> None:
    """What is said of opening times is complete, and its rules are valid."""
    shown = yaml.load(blocks("One entry, with notes")[0], Loader=yaml.BaseLoader)
    assert Schedule.model_fields.keys() - shown["schedule"][0].keys() == {"note"}
    assert Schedule.model_validate(shown["schedule"][0])


def test_links_inside_the_instructions_lead_somewhere() -> None:
    """Every "see below" has its heading."""
    headings = re.findall(r"^#+ (.+)$", TEXT, re.M)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    wanted = set(re.findall(r"\]\(#([\w-]+)\)", TEXT))
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    wanted |= set(re.findall(r"\]\(catalogue/README\.md#([\w-]+)\)", contributing))
    assert wanted - anchors == set()
