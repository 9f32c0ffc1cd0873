"""plan.json: compared with a golden file, and fact by fact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.derived.trust import confirmation_statement
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Confirmed
from signpost.exports.plan_json import plan_data, render_plan_json
from tests.conftest import ROOT, with_entry

DATA = ROOT / "tests" / "data" / "plan"


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """Return the data of the catalogue in tests/data/plan."""
    catalogue, problems = load_catalogue(DATA / "catalogue")
    assert problems == []
    return plan_data(public_catalogue(catalogue))


def entry_of(root: Path, **fields: Any) -> dict[str, Any]:
    """Return what plan.json says of the small catalogue's entry with altered fields."""
    catalogue, problems = load_catalogue(with_entry(root, **fields))
    assert problems == []
    entry: dict[str, Any] = plan_data(catalogue)["entries"]["missing/safecall"]
    return entry


def test_plan_data_when_compared_with_the_golden_file(data: dict[str, Any]) -> None:
    """The whole of plan.json is as in tests/data/plan/plan.json, which the browser tests use too."""
    assert data == json.loads((DATA / "plan.json").read_text(encoding="utf-8"))


def test_rendered_data_when_read_back(data: dict[str, Any]) -> None:
    """The text is one line of JSON that says the same, with letters as they are."""
    catalogue, _ = load_catalogue(DATA / "catalogue")
    text = render_plan_json(public_catalogue(catalogue))
    assert json.loads(text) == data
    assert text.count("\n") == 1
    assert 'Tea & talk <3 \\"here\\"' in text


def test_status_when_an_entry_is_open(data: dict[str, Any]) -> None:
    """Only closed entries have a status and somewhere to go instead."""
    assert [key for key, entry in data["entries"].items() if "status" in entry] == ["missing/closed-line"]
    assert data["entries"]["missing/closed-line"]["instead"] == ["missing/safecall"]


def test_closed_entry_has_no_number_and_no_wording(data: dict[str, Any]) -> None:
    """Its file has both; the plan gets neither."""
    assert not {"contacts", "you", "record"} & data["entries"]["missing/closed-line"].keys()


def test_instead_when_an_entry_is_open(small: Path) -> None:
    """Where an open entry turns people away is no successor of it."""
    assert "instead" not in entry_of(small, eligibility={"instead": ["missing/other"]})


@pytest.mark.parametrize("confirmed", [None, {"on": "2026-01", "by": "https://www.a.org/x", "covers": "The number."}])
def test_trust_is_said_in_the_words_of_the_page(small: Path, confirmed: dict[str, str] | None) -> None:
    """The trust statement is that of the page; only a confirmed entry says that it is confirmed."""
    entry = entry_of(small, confirmed=confirmed)
    assert entry["trust"] == confirmation_statement(Confirmed.model_validate(confirmed) if confirmed else None)
    assert ("confirmed" in entry) is bool(confirmed)


def test_contact_when_it_is_in_doubt_or_has_a_note(small: Path) -> None:
    """A number has its details, and a warning where nobody confirmed it."""
    phones = [{"number": "116 000", "note": "Choose option 2."}, {"number": "0800 1111", "confirmed": "false"}]
    contacts = entry_of(small, hours="every day", contacts={"phones": phones})["contacts"]
    assert [(each.get("beside"), each.get("doubt")) for each in contacts] == [
        ("Every day. Choose option 2.", None),
        ("Every day", "Not confirmed: we know of no up-to-date public page with this number.")]


def test_caution_when_wording_must_not_be_shared_at_once(small: Path) -> None:
    """What to settle first is a field of its own, never part of the wording."""
    plan = {"to_person": "You can ring.", "record": "[worker] will ring.", "before_sharing": "Ask the police."}
    entry = entry_of(small, plan=plan)
    assert (entry["before"], entry["you"]) == ("Ask the police.", "You can ring.")


def test_former_address_when_an_entry_has_one(data: dict[str, Any]) -> None:
    """Former ids lead to present ones."""
    assert data["moved"] == {"missing/tea": "missing/talk"}


def test_entry_when_it_has_no_wording(data: dict[str, Any]) -> None:
    """It is there all the same, without wording, so that a link that names it is not called wrong."""
    assert not {"you", "record"} & data["entries"]["exploitation/unworded"].keys()
