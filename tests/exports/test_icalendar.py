"""reviews.ics: an event for each review, on the first day that its date allows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signpost.catalogue.derived.partial_dates import first_day
from signpost.catalogue.site import Site
from signpost.exports.icalendar import render_review_calendar
from tests.conftest import load_valid, with_entry

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
DAY = date(2026, 11, 23)


def test_calendar_has_a_day_for_each_review_when_entries_are_due(small: Path) -> None:
    """Each entry with a review has one event, on the first day that its date allows; lines are folded at 75 bytes."""
    root = with_entry(small, review_by="2027-05", doubts=["Ring first; é, then “ask”. " * 6])
    text = render_review_calendar(load_valid(root), SITE, DAY)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", "")
    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270501\r\nDTEND;VALUE=DATE:20270502\r\nSUMMARY:Review: SafeCall" in unfolded
    assert "Ring first\\; é\\, then" in unfolded and "DTSTAMP:20261123T000000Z" in unfolded


@pytest.mark.parametrize(("partial", "day"), [("2027", date(2027, 1, 1)), ("2027-05", date(2027, 5, 1)),
                                              ("2027-05-09", date(2027, 5, 9))])
def test_review_stands_on_the_first_day_when_its_date_is_partial(partial: str, day: date) -> None:
    """A year or a month means its first day, so that nobody is reminded too late."""
    assert first_day(partial) == day
