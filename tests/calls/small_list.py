"""Small catalogues on a day, for the tests of the calls."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from signpost.calls.calls import Call, find_calls
from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import public_catalogue
from signpost.github.reports import ReaderReport
from tests.conftest import SMALL, load_valid, write_catalogue

DAY = date(2026, 11, 26)
LINE = SMALL["missing/safecall.yml"]
SURE = {"on": "2026-10", "by": "https://www.example.org/"}
"""A confirmation that holds."""


def an_entry(**fields: Any) -> dict[str, Any]:
    """Return the small catalogue's entry with some fields altered; None takes a field away."""
    return {name: value for name, value in {**LINE, **fields}.items() if value is not None}


def phones(*numbers: str | dict[str, Any]) -> dict[str, Any]:
    """Return contacts with these numbers."""
    return {"phones": [each if isinstance(each, dict) else {"number": each} for each in numbers]}


def a_list(root: Path, day: date = DAY, /, **entries: dict[str, Any]) -> Catalogue:
    """Return a catalogue of entries in one theme, by the name of their file, as readers see it on a day."""
    (root / "missing/safecall.yml").unlink(missing_ok=True)
    write_catalogue(root, {f"missing/{name.replace('_', '-')}.yml": entry for name, entry in entries.items()})
    return public_catalogue(load_valid(root), day)


def calls_of(root: Path, day: date = DAY, /, *reports: ReaderReport, **entries: dict[str, Any]) -> list[Call]:
    """Return the calls about entries on a day."""
    return find_calls(a_list(root, day, **entries), reports)


def about(call: Call) -> list[str]:
    """Return the names of the files about which a call asks."""
    return [entry.item.slug for entry in call.entries]
