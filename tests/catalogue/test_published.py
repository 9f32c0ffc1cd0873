"""The catalogue as readers may see it: nothing leads to a closed entry, and it has no way to be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import CLOSED_FIELDS, closed_notice, public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Entry
from tests.conftest import ROOT, SMALL, with_entry, write_catalogue

DATA = ROOT / "tests" / "data" / "readers" / "catalogue"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the catalogue of tests/data/readers as readers may see it, as in every build."""
    loaded, problems = load_catalogue(DATA)
    assert problems == []
    return public_catalogue(loaded)


@pytest.mark.parametrize(("status", "words"), [
    ("defunct", "Closed. Try instead: A line."), ("temporarily closed", "Closed for now. Try instead: A line."),
    ("inactive", "Not running at the moment. Try instead: A line."), ("active", "")])
def test_closed_notice_is_returned_when_an_entry_is_not_open(small: Path, status: str, words: str) -> None:
    """Its status, and where to go instead; of what is open nothing. Whatever the status, its number is gone."""
    write_catalogue(small, {"missing/other.yml": {**SMALL["missing/safecall.yml"], "name": "A line"}})
    root = with_entry(small, status=status, eligibility={"instead": ["missing/other"]})
    catalogue = public_catalogue(load_catalogue(root)[0])
    item = catalogue.items["missing/safecall"]
    assert closed_notice(catalogue, item) == words
    assert (item.entry.contacts is None) is bool(words)


def test_suggested_plan_leaves_out_what_is_closed(small: Path) -> None:
    """A plan of nothing else is none."""
    write_catalogue(small, {
        "missing/other.yml": {**SMALL["missing/safecall.yml"], "status": "inactive"},
        "plans.yml": {"plans": [
            {"id": "both", "name": "x", "summary": "X.", "themes": ["missing"],
             "entries": ["missing/other", "missing/safecall"]},
            {"id": "gone", "name": "y", "summary": "Y.", "themes": ["missing"], "entries": ["missing/other"]}]}})
    plans = public_catalogue(load_catalogue(small)[0]).plans
    assert [(plan.id, plan.entries) for plan in plans] == [("both", ["missing/safecall"])]


def test_nobody_is_sent_to_what_is_closed(small: Path) -> None:
    """Where an open entry names a closed one as an alternative, readers do not see it."""
    other: dict[str, Any] = {**SMALL["missing/safecall.yml"], "status": "inactive"}
    write_catalogue(small, {"missing/other.yml": other})
    with_entry(small, eligibility={"maximum_age": "25", "instead": ["missing/other"]})
    eligibility = public_catalogue(load_catalogue(small)[0]).items["missing/safecall"].entry.eligibility
    assert eligibility is not None and (eligibility.maximum_age, eligibility.instead) == (25, None)


def test_open_entry_is_what_it_was(small: Path) -> None:
    """Nothing is taken from an entry that is active; once more changes nothing."""
    catalogue = load_catalogue(with_entry(small, hours="9am to 5pm"))[0]
    once = public_catalogue(catalogue)
    assert once.items == catalogue.items
    assert public_catalogue(once).items == once.items


def test_field_is_hidden_when_nobody_said_that_closed_entries_keep_it() -> None:
    """What is kept are named fields of the model: a new field is hidden until it is named."""
    assert Entry.model_fields.keys() > CLOSED_FIELDS
    assert not {"contacts", "hours", "schedule", "referral", "plan", "urgency", "doubts"} & CLOSED_FIELDS
