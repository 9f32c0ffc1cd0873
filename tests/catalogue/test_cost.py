"""What counts as free."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.loader import load_catalogue
from tests.conftest import with_entry


@pytest.mark.parametrize(("cost", "free"), [
    ("free", True), ("Free to members", True), ("Free where the area pays.", True),
    ("Free: no card needed", True), ("£3.99 a month", False),
    ("Freely given", False), (None, False)])
def test_is_free_when_cost_begins_with_the_word(small: Path, cost: str | None, free: bool) -> None:
    """Only the word free at the start says that something is free."""
    with_entry(small, cost=cost)
    assert is_free(load_catalogue(small)[0].items["missing/safecall"].entry) is free
