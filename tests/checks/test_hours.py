"""Opening times: the words that people read and the schedule that "open now" reads say the same."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.catalogue.opening_hours.intervals import minute_of_day, weekly_intervals
from signpost.catalogue.opening_hours.parser import parse_hours
from tests.checks.conftest import Problems

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
