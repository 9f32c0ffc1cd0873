"""What the tests of the rules share: the small catalogue with some fields altered, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.cli.check import read_catalogue
from tests.conftest import SMALL, write_catalogue

TODAY = date(2026, 11, 23)
Problems = Callable[..., list[str]]


def entry(**fields: Any) -> dict[str, Any]:
    """Return the small catalogue's entry with some fields altered; None takes a field away."""
    return {name: value for name, value in {**SMALL["missing/safecall.yml"], **fields}.items() if value is not None}


@pytest.fixture
def problems_of(small: Path) -> Problems:
    """Return a function that writes files and alters the entry's fields, and returns the catalogue's problems."""
    def problems(files: dict[str, Any] | None = None, /, **fields: Any) -> list[str]:
        write_catalogue(small, {"missing/safecall.yml": entry(**fields), **(files or {})})
        return [str(problem).split("catalogue/", 1)[1] for problem in read_catalogue(small, TODAY)[1]]
    return problems
