"""Slips in a year, found by the entry's other dates, so that time alone makes no entry wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.cli.check import read_catalogue
from tests.checks.conftest import Problems, entry
from tests.conftest import write_catalogue

PHONED = {"on": "2026-11-20", "how": "phone", "said_by": "duty worker"}
LOOKED = {"on": "2016-11-20", "by": "https://a.org/", "dated": "false"}
SEEN_IN_2026 = [{"was": "It was old.", "now": "It is new.", "evidence": [{"url": "https://a.org/", "date": "2026-01"}]}]


@pytest.mark.parametrize(("fields", "message"), [
    ({"confirmed": {**PHONED, "on": "2016-11-20"}, "review_by": "2027-05"},
     "on must be the day on which they said it: '2016-11-20'; write 2026-11-20 if the year slipped"),
    ({"confirmed": {**PHONED, "on": "2020-12-20"}},
     "on must be the day on which they said it: '2020-12-20'; write 2025-12-20 if the year slipped"),
    ({"confirmed": LOOKED, "review_by": "2027-05"},
     "on must be the day on which you looked: '2016-11-20'; write 2026-11-20 if the year slipped"),
    ({"confirmed": PHONED, "review_by": "2037-05"},
     "review_by must be the month by which someone should look again, and not more than 3 years away: '2037-05'; write "
     "2027-05 if the year slipped"),
    ({"review_by": "2017-12", "changed": SEEN_IN_2026},
     "review_by must not be years before the pages that the entry names (2026-01): '2017-12'; write 2026-12 if "
     "the year slipped")])
def test_check_years_complains_when_a_year_slipped(problems_of: Problems, fields: dict[str, Any], message: str) -> None:
    """What is meant is the same day of this year, or of the one before or after."""
    assert [each.partition(": ")[2] for each in problems_of(**fields)] == [message]


@pytest.mark.parametrize("fields", [
    {"confirmed": {"on": "2016-11", "by": "https://a.org/"}, "review_by": "2027-05"},
    {"confirmed": {**PHONED, "on": "2025-01-20"}, "review_by": "2028-05"}, {"review_by": "2025-05"},
    {"confirmed": {**LOOKED, "on": "2026-11-20"}, "review_by": "2028-11"}])
def test_check_years_accepts_old_pages_and_late_reviews(problems_of: Problems, fields: dict[str, Any]) -> None:
    """A page may carry an old date, and a review may be overdue."""
    assert problems_of(**fields) == []


def test_check_years_stays_silent_when_only_time_goes_by(small: Path) -> None:
    """An entry that was right when it was written is not reported years later."""
    write_catalogue(small, {"missing/safecall.yml": entry(confirmed=PHONED, review_by="2027-05")})
    for year in (2027, 2030, 2040):
        assert read_catalogue(small, date(year, 6, 1))[1] == []
