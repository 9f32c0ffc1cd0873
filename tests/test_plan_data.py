"""plan.json: what the plan page knows of each entry, compared whole with a golden file, and fact by fact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from signpost.load import load_catalogue
from signpost.plan_data import plan_data, render_plan_data
from tests.conftest import ROOT, with_entry

DATA = ROOT / "tests" / "data" / "plan"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Return the data of the catalogue in tests/data/plan."""
    catalogue, problems = load_catalogue(DATA / "catalogue")
    assert problems == []
    return plan_data(catalogue)


def entry_of(root: Path, **fields: Any) -> dict[str, Any]:
    """Return what plan.json says of the small catalogue's entry with altered fields."""
    catalogue, problems = load_catalogue(with_entry(root, **fields))
    assert problems == []
    found: dict[str, Any] = plan_data(catalogue)["entries"]["missing/safecall"]
    return found


def test_plan_data_when_compared_with_the_golden_file(made: dict[str, Any]) -> None:
    """The whole of plan.json is as in tests/data/plan/plan.json, which the browser tests use too."""
    assert made == json.loads((DATA / "plan.json").read_text(encoding="utf-8"))


def test_rendered_data_when_read_back(made: dict[str, Any]) -> None:
    """The text is one line of JSON that says the same, with letters as they are."""
    catalogue, _ = load_catalogue(DATA / "catalogue")
    text = render_plan_data(catalogue)
    assert json.loads(text) == made
    assert text.count("\n") == 1
    assert 'Tea & talk <3 \\"here\\"' in text


def test_status_when_an_entry_is_open(made: dict[str, Any]) -> None:
    """Only what is not open says how it stands, and only that offers something instead."""
    assert [key for key, entry in made["entries"].items() if "status" in entry] == ["missing/closed-line"]
    assert made["entries"]["missing/closed-line"]["instead"] == ["missing/safecall"]


def test_instead_when_an_entry_is_open(small: Path) -> None:
    """Where an open entry turns people away is no successor of it."""
    assert "instead" not in entry_of(small, eligibility={"instead": ["missing/other"]})


def test_confirmation_when_nothing_bears_an_entry_out(small: Path) -> None:
    """It says so in words, and names no page."""
    found = entry_of(small)
    assert found["confirmed"] == "Not confirmed: no public page that we found bears this out"
    assert "by" not in found


@pytest.mark.parametrize(("confirmed", "words"), [
    ({"on": "2026-01", "by": "https://www.a.org/x"}, "Confirmed January 2026 by a.org"),
    ({"on": "2026-01", "by": "https://www.a.org/x", "covers": "The number."},
     "Confirmed in part January 2026 by a.org"),
    ({"on": "2025-03-04", "by": "https://a.org/", "dated": "false"},
     "Borne out by a page without a date at a.org, looked up 4 March 2025, so it may be old"),
])
def test_confirmation_when_a_page_bears_an_entry_out(small: Path, confirmed: dict[str, str], words: str) -> None:
    """It says when and by whom, whether only in part, and whether the page carries no date."""
    assert entry_of(small, confirmed=confirmed)["confirmed"] == words


def test_contact_when_it_is_in_doubt(small: Path) -> None:
    """A number that nobody confirmed is marked; another is not."""
    phones = [{"number": "116 000"}, {"number": "0800 1111", "confirmed": "false"}]
    assert ["doubt" in contact for contact in entry_of(small, contacts={"phones": phones})["contacts"]] == [False, True]


def test_former_address_when_an_entry_has_one(made: dict[str, Any]) -> None:
    """Former ids lead to present ones."""
    assert made["moved"] == {"missing/tea": "missing/talk"}


def test_entry_when_it_has_no_wording(made: dict[str, Any]) -> None:
    """It is there all the same, without wording, so that a link that names it is not called wrong."""
    assert not {"you", "record"} & made["entries"]["exploitation/unworded"].keys()
