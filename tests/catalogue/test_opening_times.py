"""Opening times by the day: bank holidays for the coming years, and hours that have ended."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.opening_times import ended_on, schedule_json
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Schedule
from signpost.catalogue.opening_hours.bank_holidays import bank_holidays, bank_holidays_text
from signpost.catalogue.site import Site
from signpost.exports.csv_table import render_csv
from signpost.exports.hsds import service_record
from signpost.exports.plan_json import plan_data
from signpost.pages.contact_buttons import page_buttons
from signpost.pages.find_pages import opening_hours_json
from signpost.pages.render import render_site
from tests.conftest import load_valid, with_entry

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
TODAY = date(2026, 11, 26)
WORKDAYS = {"days": ["MO", "TU", "WE", "TH", "FR"], "opens": "09:00", "closes": "17:00"}
ALWAYS = {"days": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"], "opens": "00:00", "closes": "23:59"}
UNTIL = {**WORKDAYS, "valid_to": "2027-03-31"}
THEN = {**WORKDAYS, "opens": "10:00", "valid_from": "2027-04-01"}
OTHER = {**WORKDAYS, "days": ["SA"]}


def rules(*records: dict[str, Any]) -> list[Schedule]:
    """Return the rules of a schedule."""
    return [Schedule.model_validate(each) for each in records]


@pytest.mark.parametrize("day", [
    date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31),
    date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 12, 27), date(2027, 12, 28), date(2028, 1, 3)])
def test_bank_holiday_of_england_and_wales_is_known(day: date) -> None:
    """Good Friday, Easter Monday, May, August, Christmas, and the days in place of those at a weekend."""
    assert day in bank_holidays(2026)


@pytest.mark.parametrize("day", [
    date(2026, 3, 17), date(2026, 7, 13), date(2026, 8, 3), date(2026, 11, 30), date(2026, 1, 2)])
def test_bank_holiday_of_scotland_or_northern_ireland_is_none(day: date) -> None:
    """Saint Patrick's Day, the Boyne, Scotland's summer holiday, Saint Andrew's Day, 2 January."""
    assert day not in bank_holidays(2026)


def test_christmas_day_counts_too_when_it_is_at_a_weekend() -> None:
    """A service with hours on Saturdays is as likely to be closed on it as on the Monday in its place."""
    assert {date(2027, 12, 25), date(2027, 12, 26), date(2027, 12, 27), date(2027, 12, 28)} <= {*bank_holidays(2026)}


@pytest.mark.parametrize("built", [date(2026, 1, 1), date(2026, 11, 26), date(2026, 12, 31)])
def test_saved_page_knows_the_bank_holidays_of_the_next_two_years(built: date) -> None:
    """Whenever in a year the site is built. All of them take less than 300 bytes."""
    text = json.loads(schedule_json(rules(WORKDAYS), built))["bank_holidays"]
    known: set[str] = set()
    for year in re.findall(r"\d{4}(?: \d\d-\d\d)+", text):
        known |= {f"{year[:4]}-{day}" for day in year.split(" ")[1:]}
    wanted = [built + timedelta(days=days) for days in range(2 * 365)]
    assert {day.isoformat() for day in wanted if day in bank_holidays(built.year)} <= known
    assert "2027-12-27" in known and len(text) < 300


def test_bank_holidays_are_written_once_a_year_when_they_are_for_the_page() -> None:
    """The year stands before its days."""
    assert bank_holidays_text(2026).startswith("2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28 2027 01-01 ")


@pytest.mark.parametrize(("rule", "is_listed"), [
    (WORKDAYS, True), ({**WORKDAYS, "bank_holidays": "closed"}, True), ({**WORKDAYS, "bank_holidays": "open"}, False),
    (ALWAYS, False), ({**ALWAYS, "bank_holidays": "closed"}, True), ({**ALWAYS, "days": ["BH"]}, True)])
def test_page_lists_bank_holidays_when_hours_depend_on_them(rule: dict[str, Any], is_listed: bool) -> None:
    """A line that never closes is open on them, unless it says that it is closed."""
    assert ("bank_holidays" in json.loads(schedule_json(rules(rule), TODAY))) is is_listed


def test_page_has_what_bounds_a_rule_when_something_does() -> None:
    """Names as in the catalogue; a season to the end of February ends on the 29th; a rule without bounds has none."""
    bounds = {"bank_holidays": "open", "season": {"starts": "11-01", "ends": "02-28"}, "valid_from": "2026-11-01",
              "valid_to": "2027-12-31"}
    assert json.loads(schedule_json(rules({**WORKDAYS, **bounds}, OTHER), None))["rules"] == [
        ["MOTUWETHFR", "09:00", "17:00", {**bounds, "season": ["11-01", "02-29"]}], ["SA", "09:00", "17:00"]]


@pytest.mark.parametrize(("records", "day", "ended"), [
    ([UNTIL], date(2027, 3, 31), None), ([UNTIL], date(2027, 4, 1), "2027-03-31"),
    ([UNTIL, THEN], date(2027, 4, 1), None), ([UNTIL, THEN], date(2028, 1, 1), None),
    ([UNTIL, OTHER], date(2027, 4, 1), "2027-03-31"),
    ([UNTIL, {**THEN, "valid_to": "2027-12-31"}], date(2028, 1, 1), "2027-12-31"),
    ([WORKDAYS], date(2030, 1, 1), None)])
def test_hours_have_ended_when_none_begin_after_their_last_day(
        records: list[dict[str, Any]], day: date, ended: str | None) -> None:
    """On the last day they still hold; where new ones are known there is nothing to doubt."""
    assert ended_on(rules(*records), day) == ended


def item_on(small: Path, day: date, **fields: Any) -> Item:
    """Return the small catalogue's one entry as readers see it on a day."""
    return public_catalogue(load_valid(with_entry(small, **fields)), day).items["missing/safecall"]


def test_entry_shows_its_hours_when_it_is_their_last_day(small: Path) -> None:
    """The words are those of the file."""
    item = item_on(small, date(2027, 3, 31), hours="Weekdays", schedule=[UNTIL])
    assert (item.entry.hours, item.doubts) == ("Weekdays", []) and item.entry.schedule


def test_entry_says_so_when_its_hours_have_ended(small: Path) -> None:
    """The hours are no longer shown, nothing claims that it is open, and it is in doubt."""
    item = item_on(small, date(2027, 4, 1), hours="Weekdays", schedule=[UNTIL], doubts=["Ask for a worker."])
    assert item.entry.hours == "These hours ended on 31 March 2027: ring first"
    assert item.doubts == ["The hours ended on 31 March 2027, and we do not know the new ones: ring first.",
                           "Ask for a worker."]
    assert [group.schedule for group in page_buttons(item)] == [""]
    assert not item.all_confirmed


def test_entry_without_a_number_says_to_check_when_its_hours_have_ended(small: Path) -> None:
    """Nobody is told to ring where there is no number."""
    item = item_on(small, date(2027, 4, 1), kind="activity", hours="Weekdays", schedule=[UNTIL],
                   contacts={"links": [{"title": "Page", "url": "https://example.org/a"}]})
    assert item.entry.hours == "These hours ended on 31 March 2027: check before you go"


def test_entry_shows_the_new_hours_when_the_old_ones_have_ended(small: Path) -> None:
    """The words of the file were for both, so the schedule is said in words; nothing is in doubt."""
    item = item_on(small, date(2027, 4, 1), hours="Two kinds", schedule=[UNTIL, THEN])
    assert (item.entry.hours, item.doubts) == ("from 1 April 2027: Monday to Friday 10am to 5pm", [])
    assert json.loads(opening_hours_json(item))["rules"] == [
        ["MOTUWETHFR", "10:00", "17:00", {"valid_from": "2027-04-01"}]]


def test_entry_shows_hours_that_go_on_when_others_have_ended(small: Path) -> None:
    """What is left is said; what took the place of the rest is not known."""
    item = item_on(small, date(2027, 4, 1), hours="Two kinds", schedule=[UNTIL, OTHER])
    assert item.entry.hours == "Saturday 9am to 5pm. Other hours ended on 31 March 2027: ring first"
    assert item.entry.schedule is None


def test_number_says_so_when_its_hours_have_ended(small: Path) -> None:
    """Of several numbers only that one; the number itself stays."""
    item = item_on(small, date(2027, 4, 1), contacts={"phones": [
        {"number": "116 000", "hours": "Weekdays", "schedule": [UNTIL]},
        {"number": "0800 1111", "hours": "Day and night", "schedule": [ALWAYS]}]})
    first, second = page_buttons(item)
    assert first.details == "These hours ended on 31 March 2027: ring first" and first.phones[0].number == "116 000"
    assert second.details == "Day and night" and second.schedule
    assert item.doubts == ["The hours of 116 000 ended on 31 March 2027, and we do not know the new ones: ring first."]


def test_page_and_exports_say_so_when_hours_have_ended(small: Path) -> None:
    """The entry's page warns, as do the plan, the table and services.json; nowhere do the old hours stand."""
    root = with_entry(small, hours="Until 31 March 2027: Weekdays, 9am to 5pm", schedule=[UNTIL])
    public = public_catalogue(load_valid(root), date(2027, 4, 1))
    item = public.items["missing/safecall"]
    texts = [render_site(public, SITE)["themes/missing/safecall/index.md"], render_csv(public, SITE),
             json.dumps(plan_data(public)), json.dumps(service_record(public, SITE, item))]
    for text in texts:
        assert "The hours ended on 31 March 2027, and we do not know the new ones: ring first." in text
        assert "These hours ended on 31 March 2027: ring first" in text
        assert "9am to 5pm" not in text and "09:00" not in text


def test_closed_entry_is_not_in_doubt_when_its_hours_have_ended(small: Path) -> None:
    """Nobody is sent there."""
    item = item_on(small, date(2027, 4, 1), status="inactive", hours="Weekdays", schedule=[UNTIL])
    assert item.doubts == []


@pytest.mark.parametrize(("season", "message"), [
    ({"starts": "1 April", "ends": "10-31"}, "write 04-01"), ({"starts": "04-01", "ends": "31st Oct"}, "write 10-31"),
    ({"starts": "04-01", "ends": "30 Feb"}, "ends must be a month and a day in figures, such as 04-01 for 1 April: "),
    ({"starts": "04-01", "ends": "02-30"}, "ends must be a day that exists: '02-30'; February has 29 days"),
    ({"starts": "04-01"}, "missing field: 'ends'"), ({"starts": "04-15", "ends": "31-10"}, "; write 10-31"),
    ({"starts": "04-15", "ends": "09-31"}, "ends must be a day that exists: '09-31'; September has 30 days"),
    ({"starts": "01-04", "ends": "31-10"},
     "day: write ends: 10-31; starts: 01-04 is 4 January; if 1 April is meant, write starts: 04-01"),
    ({"starts": "15-04", "ends": "01-10"},
     "day: write starts: 04-15; ends: 01-10 is 10 January; if 1 October is meant, write ends: 10-01"),
    ({"starts": "1/4", "ends": "31/10"}, "day: write starts: 04-01; write ends: 10-31"),
    ({"starts": "05-05", "ends": "31.10"}, "; write 10-31")])
def test_season_has_a_message_when_it_has_no_such_day(small: Path, season: dict[str, str], message: str) -> None:
    """With what to write, where that is certain."""
    _, problems = load_catalogue(with_entry(small, schedule=[{**WORKDAYS, "season": season}]))
    assert [message in str(problem) for problem in problems] == [True]


@pytest.mark.parametrize("words", ["bank holidays", "Bank holiday", "public holidays"])
def test_days_have_a_message_when_bank_holidays_stand_there_in_words(small: Path, words: str) -> None:
    """It says what to write."""
    _, problems = load_catalogue(with_entry(small, schedule=[{**WORKDAYS, "days": [words]}]))
    assert ["; write [BH]" in str(problem) for problem in problems] == [True]


def test_schedule_has_a_message_when_its_end_is_no_whole_date(small: Path) -> None:
    """A month has no last day that everybody would mean."""
    _, problems = load_catalogue(with_entry(small, schedule=[{**WORKDAYS, "valid_to": "2027-03"}]))
    assert ["valid_to must be a whole date such as 2026-11-23: '2027-03'" in str(each) for each in problems] == [True]
