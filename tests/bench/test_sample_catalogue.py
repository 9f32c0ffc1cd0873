"""The generated catalogue of the benches."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from signpost.cli.check import read_catalogue
from tests.bench.sample_catalogue import write_sample
from tests.live import CATALOGUE


def test_sample_has_no_problems_when_it_is_checked(tmp_path: Path) -> None:
    """Else a bench builds fewer entries than it says, or none; 200 go round all themes, kinds and ages."""
    write_sample(tmp_path / "sample", 200, CATALOGUE)
    catalogue, problems = read_catalogue(tmp_path / "sample", date(2026, 11, 26))
    assert ([str(problem) for problem in problems][:5], len(catalogue.items)) == ([], 200)
