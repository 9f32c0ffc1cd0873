"""One deliberately terrible entry, and the complete list of complaints that it must draw."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from signpost.cli.check import read_catalogue
from tests.conftest import ROOT

DATA = ROOT / "tests" / "data" / "terrible"


def test_read_catalogue_lists_every_problem_when_entry_is_terrible(small: Path) -> None:
    """All problems come at once, each at its line, in the order of the file."""
    shutil.copy(DATA / "entry.yml", small / "missing" / "terrible.yml")
    _, found = read_catalogue(small, date(2026, 11, 23))
    said = [f"{problem.line}: {problem.message}" for problem in found]
    assert "\n".join(said) + "\n" == (DATA / "problems.txt").read_text(encoding="utf-8")
