"""Dates and opening times in words."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.catalogue.derived.date_formatting import format_schedule
from signpost.catalogue.model import Schedule

DAY = {"days": ["MO", "TU"], "opens": "09:00", "closes": "17:30"}


@pytest.mark.parametrize(("rules", "words"), [
    ([DAY], "Monday and Tuesday 9am to 5.30pm"),
    ([{"days": ["MO", "TU", "WE"], "opens": "00:00", "closes": "12:00"}, {"days": ["FR"], "opens": "12:00",
                                                                           "closes": "23:59"}],
     "Monday to Wednesday midnight to midday, Friday midday to midnight"),
    ([{"days": ["SU", "SA"], "opens": "00:00", "closes": "23:59", "note": "Bank holidays too."}],
     "Saturday and Sunday all day. Bank holidays too"),
    ([{"days": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"], "opens": "00:00", "closes": "23:59"}],
     "24 hours a day, every day"),
    ([{"days": ["MO", "WE", "FR"], "opens": "10:05", "closes": "20:00"}],
     "Monday, Wednesday and Friday 10.05am to 8pm")])
def test_opening_words_are_how_people_write_times(rules: list[dict[str, Any]], words: str) -> None:
    """Days in runs, times with am and pm, midday and midnight in words."""
    assert format_schedule([Schedule.model_validate(each) for each in rules]) == words
