"""Which entries want a call, and how much that weighs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.calls.reasons import Weight
from signpost.github.reports import ReaderReport
from tests.calls.small_list import DAY, SURE, an_entry, calls_of, phones

PHONED = {"on": "2026-11-20", "how": "phone", "said_by": "duty worker"}
URGENT = {"urgency": "crisis", "crisis_level": "talk"}
UNSURE = {"number": "116 000", "confirmed": "false"}
MAILBOX = {"emails": [{"address": "a@example.org", "confirmed": "false"}]}


@pytest.mark.parametrize(("fields", "weight", "why"), [
    ({}, Weight.UNCONFIRMED, "Nobody has confirmed this entry."),
    ({"confirmed": SURE, "contacts": phones(UNSURE)}, Weight.UNCONFIRMED, "Nobody has confirmed 116 000."),
    ({"confirmed": SURE, "contacts": phones("116 000") | MAILBOX},
     Weight.UNCONFIRMED, "Nobody has confirmed a@example.org."),
    ({"confirmed": SURE, "hours": "Every day (not confirmed)"}, Weight.UNCONFIRMED, "Nobody has confirmed the hours."),
    ({"confirmed": SURE, "contacts": phones({"number": "116 000", "hours": "At night; not confirmed"})},
     Weight.UNCONFIRMED, "Nobody has confirmed the hours."),
    ({"confirmed": SURE, "review_by": "2026-10"}, Weight.OVERDUE, "Review overdue since October 2026."),
    ({"confirmed": {**PHONED, "until": "2026-11-25"}}, Weight.OVERDUE, "Review overdue since 25 November 2026."),
    ({"confirmed": SURE, "hours": "Until 25 November 2026: Monday 9am to 5pm", "schedule": [
        {"days": ["MO"], "opens": "09:00", "closes": "17:00", "valid_to": "2026-11-25"}]},
     Weight.OVERDUE, "Hours that it stated have ended."),
    ({"confirmed": SURE, "tried": ["2026-11-24"]}, Weight.OVERDUE, "Nobody has answered so far (1 try)."),
    ({"confirmed": SURE, "doubts": ["x"], **URGENT}, Weight.URGENT, "1 thing is in doubt."),
    ({"confirmed": SURE, "doubts": ["x", "y"], **URGENT}, Weight.URGENT, "2 things are in doubt."),
    ({"confirmed": SURE, "review_by": "2026-10", **URGENT}, Weight.URGENT, "Review overdue since October 2026."),
    ({"confirmed": {**PHONED, "until": "2026-11"}, "doubts": ["x"], "review_by": "2026-10", **URGENT}, Weight.URGENT,
     "Review overdue since October 2026. 1 thing is in doubt.")])
def test_entry_wants_a_call_when_it_is_not_certain(
        small: Path, fields: dict[str, Any], weight: Weight, why: str) -> None:
    """The sentence says why; urgent help weighs most."""
    call, = calls_of(small, line=an_entry(**fields))
    assert (call.weight, " ".join(call.entries[0].reasons)) == (weight, why)


@pytest.mark.parametrize("fields", [
    {"confirmed": SURE},
    {"confirmed": SURE, "review_by": "2026-11"},
    {"confirmed": {**PHONED, "until": "2026-11-26"}},
    {"confirmed": SURE, "doubts": ["Asked about at its next call."]},
    {"confirmed": PHONED, "doubts": ["They did not know either."], **URGENT},
    {"status": "defunct", "contacts": None, "review_by": "2026-01", "eligibility": {"instead": ["missing/line"]}}])
def test_entry_wants_no_call_when_it_holds(small: Path, fields: dict[str, Any]) -> None:
    """Confirmed and not yet due; doubts alone wait for the next call, and urgent ones until what was said has ended."""
    assert calls_of(small, line=an_entry(**fields)) == []


def test_service_that_is_closed_for_now_wants_a_call_when_its_review_is_due(small: Path) -> None:
    """It may be open again; nothing else is asked about it."""
    closed = an_entry(status="temporarily closed", review_by="2026-10", contacts=None)
    call, = calls_of(small, line=closed)
    assert call.weight is Weight.OVERDUE
    assert call.entries[0].reasons == ("Review overdue since October 2026.", "Closed for now: is it open again?")
    assert [text[:19] for text in call.entries[0].questions] == ["Is it open again? I"]
    assert calls_of(small, date(2026, 10, 31), line=closed) == []


@pytest.mark.parametrize("title", ["SafeCall (missing/line)", "Correct: SafeCall (missing/line)", "Dead: SafeCall",
                                   "safecall"])
def test_reported_entry_wants_a_call_when_its_report_names_it(small: Path, title: str) -> None:
    """By its id in brackets, as the form writes it, or by its name."""
    call, = calls_of(small, DAY, ReaderReport(12, title, "correction"), line=an_entry(confirmed=SURE))
    assert (call.weight, call.entries[0].reasons) == (Weight.REPORTED, ("A reader wrote to us (report 12).",))
    assert any(title in text for text in call.entries[0].questions)


@pytest.mark.parametrize("title", ["Suggest: a new club", "Correct: x (missing/other)", "x (", "", "SafeCall is fine"])
def test_report_that_names_no_entry_is_no_reason_to_call(small: Path, title: str) -> None:
    """It is listed by itself."""
    assert calls_of(small, DAY, ReaderReport(12, title, "suggestion"), line=an_entry(confirmed=SURE)) == []
