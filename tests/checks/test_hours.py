"""Opening times: the words that people read and the schedule that "open now" reads say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from signpost.catalogue.opening_hours.intervals import minute_of_day, weekly_intervals
from signpost.catalogue.opening_hours.parser import parse_hours
from signpost.cli.check import read_catalogue
from tests.checks.conftest import TODAY, Problems, entry
from tests.conftest import write_catalogue

ALL = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def rule(days: list[str], opens: str, closes: str) -> dict[str, Any]:
    """Return one rule of a schedule."""
    return {"days": days, "opens": opens, "closes": closes}


AGREE: dict[str, list[dict[str, Any]]] = {
    "9am to 11pm, every day": [rule(ALL, "09:00", "23:00")],
    "24 hours": [rule(ALL, "00:00", "23:59")],
    "24 hours a day, 7 days a week": [rule(ALL, "00:00", "23:59")],
    "Day and night": [rule(ALL, "00:00", "23:59")],
    "Any time, day or night, every day of the year": [rule(ALL, "00:00", "23:59")],
    "Monday to Friday, 9am to 5.30pm": [rule(ALL[:5], "09:00", "17:30")],
    "9.30am to 5pm Mon-Fri": [rule(ALL[:5], "09:30", "17:00")],
    "Mon–Fri 9–5": [rule(ALL[:5], "09:00", "17:00")],
    "Weekdays, 09:00 to 17:00": [rule(ALL[:5], "09:00", "17:00")],
    "4pm–9pm, Tuesdays and Thursdays": [rule(["TU", "TH"], "16:00", "21:00")],
    "Noon to midnight, every day": [rule(ALL, "12:00", "23:59")],
    "Noon to 12 midnight, daily": [rule(ALL, "12:00", "00:00")],
    "10am to 4pm at weekends": [rule(["SA", "SU"], "10:00", "16:00")],
    "Weekends and bank holidays, 10am to 4pm": [rule(["SA", "SU", "BH"], "10:00", "16:00")],
    "Monday to Friday 9am to 5pm, Saturday 10am to 2pm": [rule(ALL[:5], "09:00", "17:00"),
                                                          rule(["SA"], "10:00", "14:00")],
    "9am to 5pm Monday to Friday, weekends 10am to 4pm": [rule(ALL[:5], "09:00", "17:00"),
                                                          rule(["SA", "SU"], "10:00", "16:00")],
    "Monday to Saturday, 9am to noon and 1pm to 5pm, closed on Wednesdays": [
        rule(["MO", "TU", "TH", "FR", "SA"], "09:00", "12:00"), rule(["MO", "TU", "TH", "FR", "SA"], "13:00", "17:00")],
    "Every day except Sunday, 9am to 5pm": [rule(ALL[:6], "09:00", "17:00")],
    "Monday to Thursday, 5.30pm to 9am": [rule(ALL[:4], "17:30", "09:00")],
    "9am to 5pm, every day; later calls are passed to specialist officers": [rule(ALL, "09:00", "17:00")],
    "Phone: weekdays 9am to 5pm. Webchat: every day, 4pm to 9pm.": [rule(ALL[:5], "09:00", "17:00")],
    "Every day of the year; nobody has confirmed the hours": [rule(ALL, "09:00", "17:00")],
    "Ring to ask": [rule(ALL, "09:00", "17:00")],
    "From 4.30pm on Fridays": [rule(["FR"], "16:30", "20:00")],
}


@pytest.mark.parametrize("place", ["entry", "phone"])
@pytest.mark.parametrize("words", AGREE)
def test_check_hours_passes_when_words_and_schedule_agree(problems_of: Problems, words: str, place: str) -> None:
    """Hours as people write them are read, and words without times contradict nothing."""
    times = {"hours": words, "schedule": AGREE[words]}
    phones = [{"number": "116 000", **(times if place == "phone" else {})}]
    assert problems_of(contacts={"phones": phones}, **(times if place == "entry" else {})) == []


CLOSED, OPEN = {"bank_holidays": "closed"}, {"bank_holidays": "open"}
WORKDAYS, WEEKEND = rule(ALL[:5], "09:00", "17:00"), rule(["SA", "SU"], "10:00", "14:00")
SUMMER, WINTER = ({"season": {"starts": "04-01", "ends": "10-31"}}, {"season": {"starts": "11-01", "ends": "03-31"}})
UNTIL, THEN = {"valid_to": "2027-03-31"}, {"valid_from": "2027-04-01"}
BOUNDED_AGREE: list[tuple[str, list[dict[str, Any]]]] = [
    ("Monday to Friday 9am to 5pm, except bank holidays", [{**WORKDAYS, **CLOSED}]),
    ("Mon-Fri 9-5 (not bank holidays)", [{**WORKDAYS, **CLOSED}]),
    ("Monday to Friday 9am to 5pm. Closed on bank holidays.", [{**WORKDAYS, **CLOSED}]),
    ("9am to 5pm Monday to Friday (closed weekends and public holidays)", [{**WORKDAYS, **CLOSED}]),
    ("Monday to Friday 9am to 5pm, not including bank holidays", [{**WORKDAYS, **CLOSED}]),
    ("Monday to Friday 9am to 5pm, including bank holidays", [{**WORKDAYS, **OPEN}]),
    ("Monday to Friday 9am to 5pm, bank holidays too", [{**WORKDAYS, **OPEN}]),
    ("Monday to Friday 9am to 5pm", [{**WORKDAYS, **OPEN}]),
    ("24 hours a day, every day, including bank holidays", [rule(ALL, "00:00", "23:59")]),
    ("Monday to Friday 9am to 5pm, weekends and bank holidays 10am to 2pm",
     [{**WORKDAYS, **CLOSED}, {**WEEKEND, "days": ["SA", "SU", "BH"]}]),
    ("Monday to Friday 9am to 5pm; bank holidays 10am to 2pm", [{**WORKDAYS, **CLOSED}, {**WEEKEND, "days": ["BH"]}]),
    ("Monday to Friday 9am to 5pm, and bank holidays", [WORKDAYS]),
    ("24 hours, except Christmas Day", [rule(ALL, "00:00", "23:59")]),
    ("April to October: Monday to Friday 9am to 5pm; November to March: weekends 10am to 2pm",
     [{**WORKDAYS, **SUMMER}, {**WEEKEND, **WINTER}]),
    ("Monday to Friday 9am to 5pm, from 1 April to 31 October", [{**WORKDAYS, **SUMMER}]),
    ("December to February: Monday to Friday 9am to 5pm",
     [{**WORKDAYS, "season": {"starts": "12-01", "ends": "02-28"}}]),
    ("Until 31 March 2027: Monday to Friday 9am to 5pm; from 1 April 2027: weekends 10am to 2pm",
     [{**WORKDAYS, **UNTIL}, {**WEEKEND, **THEN}]),
    ("Monday to Friday 9am to 5pm, until 31st March 2027", [{**WORKDAYS, **UNTIL}]),
    ("Monday to Friday 9am to 5pm, as seen in 2023, on a page of 5 May 2022", [WORKDAYS]),
]


@pytest.mark.parametrize(("words", "schedule"), BOUNDED_AGREE)
def test_check_hours_passes_when_both_say_the_same_of_bank_holidays_and_dates(
        problems_of: Problems, words: str, schedule: list[dict[str, Any]]) -> None:
    """People write it in many ways, and the schedule in one."""
    assert problems_of(hours=words, schedule=schedule) == []


BOUNDED_DISAGREE: list[tuple[str, list[dict[str, Any]], str]] = [
    ("Monday to Friday 9am to 5pm, except bank holidays", [WORKDAYS],
     "write `, bank_holidays: closed` before each } that ends the times of line 21; or take it out of the hours"),
    ("Monday to Friday 9am to 5pm, except bank holidays", [{**WORKDAYS, **OPEN}],
     "write bank_holidays: closed in place of what it says now"),
    ("Monday to Friday 9am to 5pm, including bank holidays", [WORKDAYS], "write `, bank_holidays: open` before"),
    ("Monday to Friday 9am to 5pm, including bank holidays", [{**WORKDAYS, **CLOSED}], "write bank_holidays: open in"),
    ("Monday to Friday 9am to 5pm", [{**WORKDAYS, **CLOSED}], "add ', except bank holidays' to the hours"),
    ("Monday to Friday 9am to 5pm", [{**WORKDAYS, **CLOSED}, {**WEEKEND, "days": ["BH"]}], "to the hours"),
    ("Weekends and bank holidays, 10am to 2pm", [WEEKEND], "put BH among the days"),
    ("Bank holidays 10am to 4pm", [{**WEEKEND, "days": ["BH"]}], "mend the one that is wrong"),
    ("Monday to Friday 9am to 5pm, and bank holidays", [{**WORKDAYS, **CLOSED}], "mend the one that is wrong"),
    ("Monday to Friday 9am to 5pm", [{**WORKDAYS, **SUMMER}], "season: {starts: 04-01, ends: 10-31}"),
    ("April to October: Monday to Friday 9am to 5pm", [WORKDAYS], "season: {starts: 04-01, ends: 10-31}"),
    ("April to September: Monday to Friday 9am to 5pm", [{**WORKDAYS, **SUMMER}], "season: {starts: 04-01"),
    ("April to October: weekends 10am to 2pm; November to March: Monday to Friday 9am to 5pm",
     [{**WORKDAYS, **SUMMER}, {**WEEKEND, **WINTER}], "mend the one that is wrong"),
    ("Monday to Friday 9am to 5pm", [{**WORKDAYS, **UNTIL}], "valid_to: 2027-03-31"),
    ("Monday to Friday 9am to 5pm, until 31 March 2027", [WORKDAYS], "valid_to: 2027-03-31"),
    ("Monday to Friday 9am to 5pm, until 30 March 2027", [{**WORKDAYS, **UNTIL}], "valid_to: 2027-03-30"),
    ("From 1 May 2027: Monday to Friday 9am to 5pm", [{**WORKDAYS, **THEN}], "valid_from: 2027-05-01"),
]


@pytest.mark.parametrize(("words", "schedule", "cure"), BOUNDED_DISAGREE)
def test_check_hours_complains_when_they_differ_on_bank_holidays_or_dates(
        problems_of: Problems, words: str, schedule: list[dict[str, Any]], cure: str) -> None:
    """The one message shows what both say, and what to write."""
    found = problems_of(hours=words, schedule=schedule)
    assert len(found) == 1
    assert f"hours say '{words}', the schedule says '" in found[0]
    assert cure in found[0]


@pytest.mark.parametrize("bounds", [[{}], [SUMMER], [SUMMER, WINTER], [UNTIL, THEN], [{**SUMMER, **UNTIL}],
                                    [{"season": {"starts": "08-01", "ends": "08-31"}}],
                                    [{"season": {"starts": "07-15", "ends": "09-03"}}]])
@pytest.mark.parametrize("holidays", [[{}], [CLOSED], [OPEN], [CLOSED, OPEN], [CLOSED, {"days": ["BH"]}],
                                      [OPEN, {"days": ["SU", "BH"], "opens": "00:00", "closes": "23:59"}]])
def test_words_that_a_message_offers_are_right(
        problems_of: Problems, bounds: list[dict[str, Any]], holidays: list[dict[str, Any]]) -> None:
    """Whoever takes the words in which the message tells the schedule has no further message."""
    base = rule(["MO", "TU", "WE"], "09:00", "17:30"), rule(["SA", "SU"], "12:00", "02:00")
    schedule = [{**base[index], **said, **bound} for bound in bounds for index, said in enumerate(holidays)]
    found = problems_of(schedule=schedule)
    assert len(found) == 1
    words = found[0].split("which is '")[1].removesuffix("')")
    assert problems_of(hours=words, schedule=schedule) == []


MONDAYS = '{days: [MO], opens: "09:00", closes: "17:00"'
IN_BRACES: dict[str, tuple[list[str], str, str]] = {
    "one rule": (['  - {days: [MO], opens: "09:00", closes: "17:00"}'], "Mondays 9am to 5pm, except bank holidays",
                 f"on line 3 write '- {MONDAYS}, bank_holidays: closed}}'; or take it"),
    "the other word": (['  - {days: [MO], bank_holidays: open, opens: "09:00", closes: "17:00"}'],
                       "Mondays 9am to 5pm, except bank holidays",
                       f"on line 3 write '- {MONDAYS}, bank_holidays: closed}}'; or take it"),
    "a season": (['  - {days: [MO], opens: "09:00", closes: "17:00", season: {starts: 04-01, ends: 10-31}}'],
                 "April to October: Mondays 9am to 5pm, except bank holidays",
                 "ends: 10-31}, bank_holidays: closed}'; or take it"),
    "two rules": (['  - {days: [MO], opens: "09:00", closes: "17:00"}',
                   '  - {days: [TU], opens: "09:00", closes: "12:00"}'],
                  "Mondays 9am to 5pm, Tuesdays 9am to 12pm, except bank holidays",
                  "bank_holidays: closed}'; on line 4 write '- {days: [TU], opens: "),
    "a rule on lines of its own": (["  - days: [MO]", '    opens: "09:00"', '    closes: "17:00"', "    note: Ring."],
                                   "Mondays 9am to 5pm, except bank holidays",
                                   "below line 5 write bank_holidays: closed, as far in as 'closes:'; or take it out"),
    "two rules on a line": (
        ['    [{days: [MO], opens: "09:00", closes: "17:00"}, {days: [TU], opens: "09:00", closes: "12:00"}]'],
        "Mondays 9am to 5pm, Tuesdays 9am to 12pm, except bank holidays",
        "'; write `, bank_holidays: closed` before each } that ends the times of line 3; or take it out of the hours"),
}


@pytest.mark.parametrize("case", IN_BRACES)
def test_check_hours_shows_the_whole_line_to_write_when_rules_stand_in_braces(small: Path, case: str) -> None:
    """At the line of the rule that lacks what the hours say of bank holidays."""
    lines, words, cure = IN_BRACES[case]
    text = yaml.safe_dump(entry(), sort_keys=False)
    write_catalogue(small, {"missing/safecall.yml": "\n".join([f'hours: "{words}"', "schedule:", *lines, text])})
    found = [each for each in read_catalogue(small, TODAY)[1] if "bank holidays" in each.message]
    assert [each.line for each in found] == [3]
    assert cure in found[0].message


DISAGREE: dict[str, list[dict[str, Any]]] = {
    "9am to 11pm, every day": [rule(ALL, "09:00", "22:00")],
    "9am to 10pm, every day": [rule(ALL[:6], "09:00", "22:00")],
    "24 hours": [rule(ALL[:5], "00:00", "23:59")],
    "Day and night": [rule(ALL, "08:00", "20:00")],
    "Monday to Friday, 9am to 5.30pm": [rule(ALL[:5], "09:00", "17:00")],
    "Mon-Fri 9-5": [rule(ALL[:5], "09:00", "18:00")],
    "10am to 4pm": [rule(ALL[:5], "10:00", "16:00")],
    "Weekends 10am to 4pm": [rule(ALL, "10:00", "16:00")],
    "Noon to midnight, every day": [rule(ALL, "00:00", "12:00")],
    "Monday to Thursday, 5.30pm to 9am": [rule(ALL[:4], "09:00", "17:30")],
    "Monday to Friday 9am to 5pm, Saturday 10am to 2pm": [rule(ALL[:5], "09:00", "17:00")],
    "Monday to Saturday 9am to 5pm, closed on Wednesdays": [rule(ALL[:6], "09:00", "17:00")],
    "From 4.30pm on Fridays": [rule(["FR"], "16:00", "20:00")],
    "Every day, but ask for the hours": [rule(ALL[:5], "09:00", "17:00")],
    "First Monday of the month, 6pm to 8pm": [rule(["MO"], "18:00", "21:00")],
}


@pytest.mark.parametrize("place", ["entry", "phone"])
@pytest.mark.parametrize("words", DISAGREE)
def test_check_hours_complains_when_words_and_schedule_disagree(problems_of: Problems, words: str, place: str) -> None:
    """Both are reported, in words, at the schedule's line; a single time that contradicts is enough."""
    times = {"hours": words, "schedule": DISAGREE[words]}
    phones = [{"number": "116 000", **(times if place == "phone" else {})}]
    found = problems_of(contacts={"phones": phones}, **(times if place == "entry" else {}))
    assert len(found) == 1
    assert f"hours and schedule must say the same: hours say '{words}', the schedule says '" in found[0]
    assert found[0].endswith("mend the one that is wrong")


def test_check_hours_says_the_schedule_in_words(problems_of: Problems) -> None:
    """What the schedule says is reported as people say it."""
    found = problems_of(hours="24 hours", schedule=[rule(ALL[:5], "09:00", "17:30"), rule(["SA"], "22:00", "02:00")])
    assert "the schedule says 'Monday to Friday 9am to 5.30pm, Saturday 10pm to 2am'" in found[0]


@pytest.mark.parametrize("place", ["entry", "phone"])
def test_check_hours_complains_when_a_schedule_has_no_words(problems_of: Problems, place: str) -> None:
    """People read words: a schedule alone is not enough, and the message offers them."""
    times = {"schedule": [rule(ALL, "09:00", "23:00")]}
    phones = [{"number": "116 000", **(times if place == "phone" else {})}]
    found = problems_of(contacts={"phones": phones}, **(times if place == "entry" else {}))
    assert len(found) == 1
    assert "missing field: 'hours' (people read words: say what the schedule says, which is 'every day 9am" in found[0]


def test_check_schedules_complains_when_it_closes_as_it_opens(problems_of: Problems) -> None:
    """Nobody can tell whether 09:00 to 09:00 is day and night or never."""
    found = problems_of(hours="Ring to ask", schedule=[rule(ALL, "09:00", "09:00")])
    assert len(found) == 1
    assert "closes must differ from opens: '09:00'; day and night is 00:00 to 23:59" in found[0]


def test_check_schedules_complains_when_it_ends_before_it_begins(problems_of: Problems) -> None:
    """The two dates stand the wrong way round."""
    schedule = [{**rule(ALL, "09:00", "17:00"), "valid_from": "2027-04-01", "valid_to": "2027-03-31"}]
    words = "From 1 April 2027, until 31 March 2027: every day 9am to 5pm"
    found = problems_of(hours=words, schedule=schedule)
    assert ["valid_to must not be before valid_from, which is 2027-04-01: '2027-03-31'" in each
            for each in found] == [True]


def test_check_schedules_complains_when_bank_holidays_are_open_and_closed(problems_of: Problems) -> None:
    """BH among the days says that it is open then."""
    found = problems_of(hours="Ask; bank holidays too", schedule=[{**rule(["SU", "BH"], "09:00", "17:00"), **CLOSED}])
    assert any("bank_holidays must not be closed where BH is among the days" in each for each in found)


def test_check_schedules_complains_when_only_some_rules_say_what_is_on_bank_holidays(problems_of: Problems) -> None:
    """Hours that were forgotten would be shown as not sure. The message is at the rule that says nothing."""
    found = problems_of(hours="Ask first, not on bank holidays", schedule=[{**WORKDAYS, **CLOSED}, WEEKEND])
    silent = [each for each in found if "bank_holidays must be in every rule of a schedule, or in none" in each]
    assert len(silent) == 1 and "add `bank_holidays: closed` or `bank_holidays: open` to this one too" in silent[0]


@pytest.mark.parametrize("words", ["Monday 9am to 5pm, Tuesday", "9am to 5pm; Monday to Friday 10am to 4pm", "from 9am",
                                   "Some evenings, 6pm to 8pm", "second and fourth Tuesday, 6pm to 8pm", "", "§ 9"])
def test_read_hours_gives_no_week_when_it_is_not_sure(words: str) -> None:
    """Where it is not sure which days have which hours, no whole week is read."""
    assert parse_hours(words).weeks == frozenset()


def test_week_runs_on_when_a_schedule_closes_earlier_than_it_opens() -> None:
    """Sunday 22:00 to 02:00 ends on Monday; 23:59 is the end of the day, and days that touch are joined."""
    assert weekly_intervals([([6], minute_of_day("22:00"), minute_of_day("02:00"))]) == (
        (0, 120), (6 * 1440 + 1320, 7 * 1440))
    assert weekly_intervals([(range(7), minute_of_day("00:00"), minute_of_day("23:59"))]) == ((0, 7 * 1440),)
