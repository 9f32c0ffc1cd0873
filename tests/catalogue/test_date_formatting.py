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
    ([{**DAY, "bank_holidays": "closed"}, {**DAY, "days": ["SA"], "bank_holidays": "closed"}],
     "Monday and Tuesday 9am to 5.30pm, Saturday 9am to 5.30pm, except bank holidays"),
    ([{**DAY, "bank_holidays": "open"}], "Monday and Tuesday 9am to 5.30pm, including bank holidays"),
    ([{**DAY, "bank_holidays": "closed"}, {**DAY, "days": ["SA"], "bank_holidays": "open"}],
     "Monday and Tuesday 9am to 5.30pm except bank holidays, Saturday 9am to 5.30pm including bank holidays"),
    ([{**DAY, "bank_holidays": "closed"}, {**DAY, "days": ["SA", "SU", "BH"], "opens": "00:00", "closes": "23:59"}],
     "Monday and Tuesday 9am to 5.30pm, Saturday, Sunday and bank holidays all day"),
    ([{**DAY, "days": ["MO", "TU", "WE", "TH", "FR", "SA", "SU", "BH"]}],
     "every day including bank holidays 9am to 5.30pm"),
    ([{**DAY, "season": {"starts": "04-01", "ends": "10-31"}},
      {**DAY, "season": {"starts": "11-01", "ends": "03-31"}, "bank_holidays": "closed"}],
     "April to October: Monday and Tuesday 9am to 5.30pm; November to March: Monday and Tuesday 9am to 5.30pm, except "
     "bank holidays"),
    ([{**DAY, "season": {"starts": "12-01", "ends": "02-28"}}],
     "December to February: Monday and Tuesday 9am to 5.30pm"),
    ([{**DAY, "season": {"starts": "12-01", "ends": "02-29"}}],
     "December to February: Monday and Tuesday 9am to 5.30pm"),
    ([{**DAY, "season": {"starts": "08-01", "ends": "08-31"}}], "August: Monday and Tuesday 9am to 5.30pm"),
    ([{**DAY, "season": {"starts": "07-21", "ends": "09-03"}}],
     "21 July to 3 September: Monday and Tuesday 9am to 5.30pm"),
    ([{**DAY, "valid_to": "2027-03-31"}, {**DAY, "valid_from": "2027-04-01", "opens": "10:00"}],
     "until 31 March 2027: Monday and Tuesday 9am to 5.30pm; from 1 April 2027: Monday and Tuesday 10am to 5.30pm"),
    ([{**DAY, "valid_from": "2027-04-01", "valid_to": "2027-04-30"}],
     "from 1 April 2027 until 30 April 2027: Monday and Tuesday 9am to 5.30pm"),
    ([{"days": ["MO", "WE", "FR"], "opens": "10:05", "closes": "20:00"}],
     "Monday, Wednesday and Friday 10.05am to 8pm")])
def test_opening_words_are_how_people_write_times(rules: list[dict[str, Any]], words: str) -> None:
    """Days in runs, times with am and pm, midday and midnight in words; what bounds the hours stands before them."""
    assert format_schedule([Schedule.model_validate(each) for each in rules]) == words
