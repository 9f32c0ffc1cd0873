"""Rules on opening times: the hours in words and the schedule, which "open now" is computed from, agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.date_formatting import format_schedule
from signpost.catalogue.enums import Weekday
from signpost.catalogue.model import Schedule
from signpost.catalogue.opening_hours.intervals import DAY, minute_of_day, weekly_intervals
from signpost.catalogue.opening_hours.parser import parse_hours
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import FieldPath

DAYS = {day: index for index, day in enumerate(Weekday)}


def check_hours(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry or a number with a schedule has hours in words, and the two agree."""
    for item in catalogue.items.values():
        for place, words, schedule in _opening_times(item):
            fault = _fault(words, schedule)
            if fault:
                yield item.problem("hours", fault, *place, "schedule")


def check_schedules(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A rule of a schedule closes at another time than it opens."""
    for item in catalogue.items.values():
        for place, _, schedule in _opening_times(item):
            for index, rule in enumerate(schedule):
                if rule.opens == rule.closes:
                    fault = f"closes must differ from opens: '{rule.closes}'; day and night is 00:00 to 23:59"
                    yield item.problem("hours", fault, *place, "schedule", index, "closes")


def _opening_times(item: Item) -> Iterator[tuple[FieldPath, str | None, list[Schedule]]]:
    """Yield each schedule of an entry with its place and the hours in words beside it."""
    if item.entry.schedule:
        yield (), item.entry.hours, item.entry.schedule
    for index, phone in enumerate((item.entry.contacts.phones if item.entry.contacts else None) or ()):
        if phone.schedule:
            yield ("contacts", "phones", index), phone.hours, phone.schedule


def _fault(words: str | None, schedule: Sequence[Schedule]) -> str | None:
    """Return a message where hours in words contradict a schedule, or None."""
    in_words = format_schedule(rule.model_copy(update={"note": None}) for rule in schedule)
    if words is None:
        return f"missing field: 'hours' (people read words: say what the schedule says, which is '{in_words}')"
    reading = parse_hours(words)
    scheduled = weekly_intervals(([DAYS[day] for day in rule.days], minute_of_day(rule.opens),
                                  minute_of_day(rule.closes)) for rule in schedule)
    days = frozenset(DAYS[day] for rule in schedule for day in rule.days)
    ends = {minute_of_day(time) % DAY for rule in schedule for time in (rule.opens, rule.closes)}
    agree = (scheduled in reading.weeks if reading.weeks else
             reading.days in (None, frozenset(), days) and reading.times <= ends)
    if agree:
        return None
    return (f"hours and schedule must say the same: hours say '{words}', the schedule says '{in_words}'; "
            "mend the one that is wrong")


RULES = (check_hours, check_schedules)
