"""Dates and opening times in words: "November 2026", "Monday to Friday 9am to 5pm"."""

from __future__ import annotations

import json
from collections.abc import Iterable

from signpost.catalogue.enums import Weekday
from signpost.catalogue.model import Entry, Phone, Schedule

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")
DAYS = dict(zip(Weekday, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
WEEK = tuple(Weekday)


def format_date(partial: str) -> str:
    """Return 2026-11-23 as "23 November 2026", 2026-11 as "November 2026", 2026 and "undated" as they are."""
    parts = partial.split("-")
    if len(parts) == 1:
        return partial
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month


def date_phrase(partial: str) -> str:
    """Return a date in words with its preposition: "on 23 November 2026", "in November 2026", "in 2026"."""
    return f"{'on' if partial.count('-') == 2 else 'in'} {format_date(partial)}"


def hours_of_entry(entry: Entry) -> str:
    """Return an entry's hours in words: its own, or else its schedule; empty where it has neither."""
    return entry.hours or format_schedule(entry.schedule or ())


def hours_of_phone(entry: Entry, phone: Phone) -> str:
    """Return a number's hours in words: its own, or else those of its entry; empty where there are none."""
    return phone.hours or format_schedule(phone.schedule or ()) or hours_of_entry(entry)


def schedule_of_phone(entry: Entry, phone: Phone) -> list[Schedule]:
    """Return a number's opening times: its own, or else those of its entry where it has no hours of its own."""
    return phone.schedule or ([] if phone.hours else entry.schedule) or []


def schedule_json(schedule: Iterable[Schedule]) -> str:
    """Return opening times for the page's scripts, as JSON: [[days, opens, closes], …]; empty where there are none."""
    rules = [["".join(day.value for day in each.days), each.opens, each.closes] for each in schedule]
    return json.dumps(rules, separators=(",", ":")) if rules else ""


def format_schedule(schedule: Iterable[Schedule]) -> str:
    """Return opening times in words: "Monday to Thursday 9am to 5.30pm, Friday 9am to 4.30pm"."""
    rules = list(schedule)
    times = ", ".join(_format_rule(each) for each in rules)
    return ". ".join([times, *(each.note.rstrip(".") for each in rules if each.note)])


def _format_rule(schedule: Schedule) -> str:
    """Return one rule of a schedule in words: "every day 9am to 11pm"."""
    if (schedule.opens, schedule.closes) == ("00:00", "23:59"):
        return "24 hours a day, every day" if {*schedule.days} == {*WEEK} else f"{_format_days(schedule.days)} all day"
    return f"{_format_days(schedule.days)} {_format_time(schedule.opens)} to {_format_time(schedule.closes)}"


def _format_days(days: Iterable[Weekday]) -> str:
    """Return days in words: "every day", "Monday to Friday", "Tuesday and Thursday"."""
    places = sorted({WEEK.index(day) for day in days})
    names = [DAYS[WEEK[place]] for place in places]
    if len(places) == len(WEEK):
        return "every day"
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{names[0]} to {names[-1]}"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _format_time(time: str) -> str:
    """Return a time of day in words: 09:00 as "9am", 17:30 as "5.30pm", 12:00 as "midday"."""
    if time in ("00:00", "23:59"):
        return "midnight"
    if time == "12:00":
        return "midday"
    hour, minute = map(int, time.split(":"))
    return f"{(hour + 11) % 12 + 1}{f'.{minute:02}' if minute else ''}{'am' if hour < 12 else 'pm'}"
