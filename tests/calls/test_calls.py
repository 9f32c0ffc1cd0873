"""The calls in their order: each number once, with all entries that it can answer for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.calls.calls import find_calls, other_reports
from signpost.catalogue.loader import load_catalogue
from signpost.github.reports import ReaderReport
from tests.calls.small_list import DAY, SURE, a_list, about, an_entry, calls_of, phones

URGENT = {"urgency": "crisis", "crisis_level": "talk"}
PAGE = {"links": [{"title": "A page", "url": "https://www.example.org/"}]}


def test_number_that_entries_share_is_one_call(small: Path) -> None:
    """However it is written; each entry keeps its own reasons, questions and lines."""
    calls = calls_of(small, one=an_entry(name="One", contacts=phones("0800 1111")),
                     two=an_entry(name="Two", contacts=phones("08001111"), doubts=["x"]),
                     three=an_entry(name="Three", contacts=phones("116 000")))
    assert sorted(map(about, calls)) == [["one", "two"], ["three"]]
    both = next(call for call in calls if len(call.entries) == 2)
    assert [len(entry.questions) for entry in both.entries] == [6, 7]
    assert both.title == "Ring 0800 1111" and both.label == "Not confirmed"


def test_mailbox_and_colleague_are_one_call_for_all_their_entries(small: Path) -> None:
    """The case of a mailbox does not matter; the same sentence about whom to ask is one talk with a colleague."""
    write = {"kind": "service", "ask_for_it": None}
    ask: dict[str, Any] = {"kind": "direct-work", "contacts": None, "ask_for_it": "Ask your team manager for it."}
    calls = calls_of(
        small, a=an_entry(name="A", contacts={"emails": [{"address": "Team@example.org"}]}, **write),
        b=an_entry(name="B", contacts={"emails": [{"address": "team@example.org"}]}, **write),
        c=an_entry(name="C", **ask), d=an_entry(name="D", **ask))
    assert list(map(about, calls)) == [["a", "b"], ["c", "d"]]
    assert [call.title for call in calls] == ["Write to Team@example.org", "Ask about C and 1 more"]
    assert [entry.whom_to_ask for entry in calls[1].entries] == ["Ask your team manager for it."] * 2


def test_calls_stand_by_weight_then_way_then_day_of_review(small: Path) -> None:
    """Urgent entries, unconfirmed numbers, overdue ones, readers' reports."""
    calls = calls_of(
        small, DAY, ReaderReport(1, "Correct: Reported", "correction"),
        reported=an_entry(name="Reported", confirmed=SURE, contacts=phones("0800 001 001")),
        overdue=an_entry(name="Overdue", confirmed=SURE, review_by="2026-10", contacts=phones("0800 001 002")),
        page=an_entry(name="Page", kind="online", contacts=PAGE, review_by="2026-12"),
        later=an_entry(name="Later", contacts=phones("0800 001 003"), review_by="2027-05"),
        sooner=an_entry(name="Sooner", contacts=phones("0800 001 004"), review_by="2027-02"),
        urgent=an_entry(name="Urgent", contacts=phones("0800 001 005"), confirmed=SURE, doubts=["x"], **URGENT))
    assert list(map(about, calls)) == [["urgent"], ["sooner"], ["later"], ["page"], ["overdue"], ["reported"]]


def test_call_that_nobody_answers_stands_behind_its_equals(small: Path) -> None:
    """After three tries the others come first; it still comes before what weighs less."""
    tried = ["2026-11-10", "2026-11-17", "2026-11-24"]
    calls = calls_of(small, silent=an_entry(name="Silent", contacts=phones("0800 001 001"), tried=tried),
                     twice=an_entry(name="Twice", contacts=phones("0800 001 002"), tried=tried[:2]),
                     overdue=an_entry(name="Overdue", contacts=phones("0800 001 003"), confirmed=SURE,
                                      review_by="2026-10"))
    assert list(map(about, calls)) == [["twice"], ["silent"], ["overdue"]]
    assert calls[1].entries[0].tries == tried


@pytest.mark.parametrize(("fields", "expected"), [
    ({}, True), ({"kind": "service"}, False), ({"kind": "service", **URGENT}, True),
    ({"kind": "online", "contacts": PAGE, **URGENT}, False)])
def test_helpline_is_told_when_people_in_need_wait_on_it(small: Path, fields: dict[str, Any], expected: bool) -> None:
    """A helpline or urgent help; a page keeps nobody waiting."""
    call, = calls_of(small, line=an_entry(**fields))
    assert call.rings_a_helpline is expected


def test_organisation_is_named_unless_it_is_the_entry(small: Path) -> None:
    """It is what one asks for at a switchboard."""
    one, two = calls_of(small, a=an_entry(contacts=phones("0800 1111")), b=an_entry(name="Missing People"))
    assert {one.entries[0].organisation, two.entries[0].organisation} == {"Missing People", ""}


def test_nothing_is_due_when_no_day_is_asked_about(small: Path) -> None:
    """Whether something is due, and the lines to paste, need a day."""
    assert find_calls(load_catalogue(small)[0]) == []


def test_overdue_comes_with_the_day(small: Path) -> None:
    """The same list has no call on the last day of the month of its review, and one on the next."""
    entry = an_entry(confirmed=SURE, review_by="2026-11")
    assert calls_of(small, date(2026, 11, 30), line=entry) == []
    assert len(calls_of(small, date(2026, 12, 1), line=entry)) == 1


def test_other_reports_are_those_that_name_no_entry(small: Path) -> None:
    """Each report is either a question of a call or listed by itself."""
    reports = [ReaderReport(1, "Correct: SafeCall (missing/line)", "correction"), ReaderReport(2, "A club", "link")]
    assert other_reports(a_list(small, line=an_entry()), reports) == reports[1:]
