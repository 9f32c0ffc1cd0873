"""Slips in the times of a schedule: what the words say shows which time is wrong, and what to write."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems

WEEK = ["MO", "TU", "WE", "TH", "FR"]


def said(problems_of: Problems, words: str, *times: tuple[str, str], **fields: Any) -> list[str]:
    """Return what is said of hours in words and a schedule: the messages alone."""
    rules = [{"days": WEEK if index == 0 else ["SA"], "opens": opens, "closes": closes, **fields}
             for index, (opens, closes) in enumerate(times)]
    return [each.partition(": ")[2] for each in problems_of(hours=words, schedule=rules)]


@pytest.mark.parametrize(("opens", "closes"), [("17:00", "09:00"), ("09:00", "05:00"), ("21:00", "17:00"),
                                               ("21:00", "05:00")])
def test_check_hours_says_what_to_write_when_a_time_slipped(problems_of: Problems, opens: str, closes: str) -> None:
    """Times in each other's place, or twelve hours away from what the words say."""
    found = said(problems_of, "9am to 5pm, Monday to Friday", (opens, closes))
    assert len(found) == 1 and "hours say '9am to 5pm, Monday to Friday', the schedule says" in found[0]
    assert found[0].endswith('most likely the schedule is wrong: write opens: "09:00", closes: "17:00" there, or mend '
                             "the hours")


def test_check_hours_points_at_the_rule_when_one_of_several_slipped(problems_of: Problems) -> None:
    """The other rule is right."""
    words = "Monday to Friday 9am to 5pm, Saturday 10am to 2pm"
    found = problems_of(hours=words, schedule=[
        {"days": WEEK, "opens": "09:00", "closes": "17:00"}, {"days": ["SA"], "opens": "14:00", "closes": "10:00"}])
    assert len(found) == 1 and found[0].startswith("missing/safecall.yml:36: ")
    assert 'write opens: "10:00", closes: "14:00" there' in found[0]


def test_check_hours_says_that_first_and_last_day_have_changed_places(problems_of: Problems) -> None:
    """In two rules, of which one follows the other."""
    words = "Until 31 December 2026: Monday to Friday 9am to 5pm; from 1 January 2027: Monday to Friday 9am to 1pm"
    found = problems_of(hours=words, schedule=[
        {"days": WEEK, "opens": "09:00", "closes": "17:00", "valid_from": "2026-12-31"},
        {"days": WEEK, "opens": "09:00", "closes": "13:00", "valid_to": "2027-01-01"}])
    assert len(found) == 1 and ("write valid_to: 2026-12-31 in place of valid_from and valid_from: 2027-01-01 in place "
                                "of valid_to there") in found[0]


def test_check_hours_says_no_times_when_no_slip_explains_the_difference(problems_of: Problems) -> None:
    """An hour more or less may be wrong on either side."""
    found = said(problems_of, "9am to 5pm, Monday to Friday", ("09:00", "16:00"))
    assert len(found) == 1 and found[0].endswith("; mend the one that is wrong")


@pytest.mark.parametrize(("words", "cure"), [
    ("Monday to Friday 9 to 5", 'or mend the schedule: write opens: "09:00", closes: "17:00"'),
    ("Ask when you ring", "or mend the schedule, in which opens and closes may have changed places")])
def test_check_hours_complains_when_words_do_not_say_that_it_is_open_at_night(
        problems_of: Problems, words: str, cure: str) -> None:
    """Somebody would ring at night because "Open now" says so."""
    found = said(problems_of, words, ("09:00", "05:00"))
    assert len(found) == 1
    assert found[0].startswith("hours must say that it is open over midnight, if it is: hours say")
    assert found[0].endswith(cure)


@pytest.mark.parametrize(("words", "opens", "closes"), [
    ("Monday to Friday 8pm to 2am", "20:00", "02:00"), ("Monday to Friday, 20:00 to 02:00", "20:00", "02:00"),
    ("Overnight, Monday to Friday, by arrangement", "20:00", "06:00"),
    ("Monday to Friday noon to midnight", "12:00", "00:00"),
    ("Monday to Friday 9 to 5", "09:00", "17:00")])
def test_check_hours_accepts_a_night_that_the_words_name(
        problems_of: Problems, words: str, opens: str, closes: str) -> None:
    """In words, with am and pm, or by the clock of 24 hours; midnight itself is no night."""
    assert said(problems_of, words, (opens, closes)) == []


def test_check_hours_says_which_date_slipped(problems_of: Problems) -> None:
    """A year too early, in one of two rules: the words name the date that was meant."""
    words = "Until 30 April 2027: 9am to 5pm, Monday to Friday; from 1 May 2027: 10am to 4pm, Monday to Friday"
    found = problems_of(hours=words, schedule=[
        {"days": WEEK, "opens": "09:00", "closes": "17:00", "valid_to": "2027-04-30"},
        {"days": WEEK, "opens": "10:00", "closes": "16:00", "valid_from": "2026-05-01"}])
    assert len(found) == 1 and "if the hours are right, write valid_from: 2027-05-01 there" in found[0]
