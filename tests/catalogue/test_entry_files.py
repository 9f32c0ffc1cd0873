"""Every file in a theme's folder is an entry or a problem, with what to do about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signpost.catalogue.loader import load_catalogue
from signpost.cli.check import read_catalogue
from tests.conftest import SMALL, with_entry, write_catalogue

ENTRY = SMALL["missing/safecall.yml"]


def problems(root: Path) -> list[str]:
    """Return what is wrong with a catalogue, without the folder."""
    return [str(problem).split("catalogue/", 1)[1] for problem in read_catalogue(root, date(2026, 11, 23))[1]]


WRONG = {
    "missing/other.yml.txt": "file's name must end in .yml: 'other.yml.txt'; rename it to 'other.yml' if it is",
    "missing/other.YML": "file's name must end in .yml: 'other.YML'; rename it to 'other.yml' if it is an entry",
    "missing/other.yaml": "file's name must end in .yml: 'other.yaml'; rename it to 'other.yml' if it is an entry",
    "missing/other": "file's name must end in .yml: 'other'; rename it to 'other.yml' if it is an entry, else delete",
    "missing/.yml": "file's name must end in .yml: '.yml'; delete it",
    "missing/notes.docx": "file's name must end in .yml: 'notes.docx'; rename it to 'notes.yml' if it is an entry",
    "missing/other.yml~": "file's name must end in .yml: 'other.yml~'",
    "missing/.other.yml.swp": "file's name must end in .yml: '.other.yml.swp'",
    "missing/README.md": "file's name must end in .yml: 'README.md'",
    "missing/Other Line.yml": "id (the file's name) must be lower-case words joined by hyphens: 'Other Line'; "
                              "rename it to 'other-line.yml'",
    "missing/other (1).yml": "id (the file's name) must be lower-case words joined by hyphens: 'other (1)'",
    "missing/old/other.yml": "file must stand in a theme's folder: 'missing/old/other.yml'; "
                             "move it to 'missing/other.yml' if it is an entry, else delete it",
    "other.yml": "file must stand in a theme's folder: 'other.yml'; move it into its theme's folder if it is an entry",
    "other": "file must stand in a theme's folder: 'other'",
    "Plans.yml": "file must stand in a theme's folder: 'Plans.yml'; rename it to 'plans.yml'",
    "vocabulary.yml.txt": "file must stand in a theme's folder: 'vocabulary.yml.txt'; rename it to 'vocabulary.yml'",
    "sport/notes.txt": "file's name must end in .yml: 'notes.txt'",
}


@pytest.mark.parametrize("name", WRONG)
def test_read_catalogue_complains_when_a_file_can_be_no_entry(small: Path, name: str) -> None:
    """A file with another ending, another name or in another place is reported once, with its correction."""
    found = problems(write_catalogue(small, {name: ENTRY}))
    assert len(found) == 1
    assert found[0].startswith(f"{name}:1: {WRONG[name]}")


def test_faults_within_a_file_are_told_when_its_name_is_wrong_too(small: Path) -> None:
    """The name is reported, and so is what is wrong in the file."""
    found = problems(write_catalogue(small, {"missing/Other Line.yml.txt": {**ENTRY, "costs": "free"}}))
    assert len(found) == 2 and "unknown field: 'costs'" in "".join(found)


def test_copy_of_an_entry_is_told_by_its_name_alone(small: Path) -> None:
    """A copy that a program kept beside the file repeats none of the file's faults."""
    found = problems(write_catalogue(small, {"missing/safecall.yml.bak": {**ENTRY, "costs": "free"}}))
    assert len(found) == 1 and "file's name must end in .yml" in found[0]


def test_read_catalogue_complains_when_a_folder_is_in_a_theme(small: Path) -> None:
    """A folder that holds nothing is reported too."""
    (small / "missing" / "old").mkdir()
    assert problems(small) == ["missing/old:1: a theme's folder must hold files, no folders: 'missing/old'; delete it"]


@pytest.mark.parametrize("name", ["missing/.DS_Store", "missing/Thumbs.db", "missing/desktop.ini", ".DS_Store",
                                  "missing/._safecall.yml", "README.md", "schema/entry.json", "pages/about.md",
                                  "source/README.md"])
def test_read_catalogue_passes_when_a_file_is_no_entry_s_place(small: Path, name: str) -> None:
    """What operating systems leave behind is ignored, and the catalogue's own folders may hold any file."""
    assert problems(write_catalogue(small, {name: "anything"})) == []


def test_read_catalogue_reports_a_wrong_name_alone_when_others_name_the_entry(small: Path) -> None:
    """An entry whose file is named wrongly still counts as there for those who lead to it."""
    with_entry(write_catalogue(small, {"missing/other.yml.txt": ENTRY}), eligibility={"instead": ["missing/other"]})
    assert len(problems(small)) == 1
    assert "missing/other" not in load_catalogue(small)[0].items
