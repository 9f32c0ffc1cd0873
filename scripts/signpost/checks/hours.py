"""Rules on opening times: the hours in words and the schedule, which "open now" is computed from, agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.date_formatting import format_schedule
from signpost.catalogue.derived.opening_times import is_open_on_bank_holidays, season_days
from signpost.catalogue.model import Schedule
from signpost.catalogue.model.schedule import BankHolidays, OpeningDay
from signpost.catalogue.opening_hours.bounds import Bounds, split_by_bounds
from signpost.catalogue.opening_hours.intervals import (
    DAY,
    Intervals,
    minute_of_day,
    split_bank_holiday,
    weekly_intervals,
)
from signpost.catalogue.opening_hours.parser import HolidayWords, Reading, parse_hours
from signpost.catalogue.opening_hours.tokens import normalise
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import FieldPath, Tree
from signpost.checks.consistency.schedule_slips import is_over_midnight, likely_slip, says_over_midnight

DAYS = {day: index for index, day in enumerate(OpeningDay)}
MEND = "mend the one that is wrong"
ABOUT_DATES = " about the dates"
TAKE_BH_OUT = ("take BH out of days and give each rule `bank_holidays: closed`, or take out of the hours that it is "
               "closed then")
GIVE = "give each rule of the schedule `bank_holidays: {}`, or take it out of the hours"


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with opening times."""

    message: str
    bank_holidays: BankHolidays | None = None
    """What each rule of the schedule must say of bank holidays, where that mends it."""
    rule: int | None = None
    """The rule of the schedule whose times slipped, where that is likely."""


def check_hours(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry or a number with a schedule has hours in words, and the two agree."""
    for item in catalogue.items.values():
        for place, words, schedule in _opening_times(item):
            fault = _fault(words, schedule)
            if fault and fault.bank_holidays:
                yield _with_lines(item, (*place, "schedule"), schedule, fault)
            elif fault:
                rule = () if fault.rule is None else (fault.rule, "opens")
                yield item.problem("hours", fault.message, *place, "schedule", *rule)


def _with_lines(item: Item, place: FieldPath, schedule: Sequence[Schedule], fault: _Fault) -> Problem:
    """Return a Problem at the first rule that must say what is on bank holidays, with what to write on which line."""
    rules = [(*place, index) for index, rule in enumerate(schedule) if rule.bank_holidays is not fault.bank_holidays]
    todo = dict.fromkeys(_line_to_write(item.tree, rule, f"bank_holidays: {fault.bank_holidays}") for rule in rules)
    message = fault.message.removesuffix(GIVE.format(fault.bank_holidays))
    return item.problem("hours", f"{message}{'; '.join(todo)}; or take it out of the hours", *rules[0])


def _line_to_write(tree: Tree, rule: FieldPath, said: str) -> str:
    """Return what to write so that a rule of a schedule says something of bank holidays, and on which line."""
    number, other = tree.line(rule), tree.lines.get((*rule, "bank_holidays"))
    text = re.sub(r",? *bank_holidays: *[\"']?\w+[\"']?", "", tree.texts.get(number, "").strip())
    braces = re.fullmatch(r"(- *\{.*[^,\s{])[,\s]*\}", text)
    if braces:
        return f"on line {number} write '{braces[1]}, {said}}}'"
    if other:
        return f"on line {other} write {said} in place of what it says now"
    if "{" in text:
        return f"write `, {said}` before each }} that ends the times of line {number}"
    closes = tree.line((*rule, "closes"))
    return f"below line {closes} write {said}, as far in as 'closes:'"


def check_schedules(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Each rule of a schedule can hold, and all say what happens on bank holidays, or none does."""
    for item in catalogue.items.values():
        for place, _, schedule in _opening_times(item):
            said = [rule.bank_holidays is not None or OpeningDay.BH in rule.days for rule in schedule]
            for index, rule in enumerate(schedule):
                silent = any(said) and not said[index]
                for field, fault in _rule_faults(rule, silent):
                    yield item.problem("hours", fault, *place, "schedule", index, field)


def _rule_faults(rule: Schedule, silent: bool) -> Iterator[tuple[str, str]]:
    """Yield the fields of a rule that contradict others, each with a message.

    `silent` is whether other rules of its schedule say what happens on bank holidays, and this one does not.
    """
    if rule.opens == rule.closes:
        yield "closes", f"closes must differ from opens: '{rule.closes}'; day and night is 00:00 to 23:59"
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        yield "valid_to", f"valid_to must not be before valid_from, which is {rule.valid_from}: '{rule.valid_to}'"
    if OpeningDay.BH in rule.days and rule.bank_holidays is BankHolidays.CLOSED:
        yield "bank_holidays", ("bank_holidays must not be closed where BH is among the days: take BH out of days, or "
                                "take bank_holidays away")
    if silent:
        yield "days", ("bank_holidays must be in every rule of a schedule, or in none: add `bank_holidays: closed` or "
                       "`bank_holidays: open` to this one too")


def _opening_times(item: Item) -> Iterator[tuple[FieldPath, str | None, list[Schedule]]]:
    """Yield each schedule of an entry with its place and the hours in words beside it."""
    if item.entry.schedule:
        yield (), item.entry.hours, item.entry.schedule
    for index, phone in enumerate(phones_of(item.entry)):
        if phone.schedule:
            yield ("contacts", "phones", index), phone.hours, phone.schedule


def _fault(words: str | None, schedule: Sequence[Schedule]) -> _Fault | None:
    """Return what is wrong where hours in words contradict a schedule, or None."""
    in_words = format_schedule(rule.model_copy(update={"note": None}) for rule in schedule)
    if words is None:
        return _Fault(f"missing field: 'hours' (people read words: say what the schedule says, which is '{in_words}')")
    found = _contradiction(words, schedule)
    if found is None:
        return _night_fault(words, schedule, in_words)
    subject, cure = found
    named = {date for bounds, _ in split_by_bounds(normalise(words)) for date in bounds.first_dates | bounds.last_dates}
    slipped = likely_slip(schedule, lambda rules: _contradiction(words, rules) is None, named) if (
        found == ("", MEND) or subject == ABOUT_DATES) else None
    if slipped:
        either_way = subject == ABOUT_DATES and "in place of" not in slipped[1]
        cure = (f"if the hours are right, write {slipped[1]} there; if not, mend the hours" if either_way else
                f"most likely the schedule is wrong: write {slipped[1]} there, or mend the hours")
    rule = next((index for index, rule in enumerate(schedule) if cure == TAKE_BH_OUT and OpeningDay.BH in rule.days),
                slipped[0] if slipped else None)
    return _Fault(f"hours and schedule must say the same{subject}: hours say '{words}', the schedule says "
                  f"'{in_words}'; {cure}", next((each for each in BankHolidays if cure == GIVE.format(each)), None),
                  rule)


def _contradiction(words: str, schedule: Sequence[Schedule]) -> tuple[str, str] | None:
    """Return what differs, and what mends it, where hours in words contradict a schedule, or None."""
    return _bounds_fault(words, schedule) or next(filter(None, (
        _times_fault(parse_hours(text), rules) or _holidays_fault(parse_hours(text), rules)
        for text, rules in _parts(words, schedule))), None)


def _night_fault(words: str, schedule: Sequence[Schedule], in_words: str) -> _Fault | None:
    """Return what is wrong where a schedule is open over midnight, and the words, read otherwise, need not be."""
    index = next((index for index, rule in enumerate(schedule) if is_over_midnight(rule)), None)
    if index is None or says_over_midnight(words) or any(
            len(parse_hours(text).weeks) == 1 for text, rules in _parts(words, schedule) if schedule[index] in rules):
        return None
    slipped = likely_slip(schedule, lambda rules: _contradiction(words, rules) is None)
    meant = f": write {slipped[1]}" if slipped else ", in which opens and closes may have changed places"
    return _Fault(f"hours must say that it is open over midnight, if it is: hours say '{words}', the schedule says "
                  f"'{in_words}'; write am and pm into the hours, or mend the schedule{meant}", None, index)


def _bounds_of(rules: Iterable[Schedule]) -> Bounds:
    """Return the parts of the year and the dates between which rules hold."""
    rules = list(rules)
    return Bounds(frozenset(season_days(rule.season) for rule in rules if rule.season),
                  frozenset(rule.valid_from for rule in rules if rule.valid_from),
                  frozenset(rule.valid_to for rule in rules if rule.valid_to))


def _bounds_fault(words: str, schedule: Sequence[Schedule]) -> tuple[str, str] | None:
    """Return what differs, and what mends it, where words name other parts of the year or other dates."""
    named, scheduled = list(split_by_bounds(normalise(words))), _bounds_of(schedule)
    if frozenset().union(*(bounds.seasons for bounds, _ in named)) != scheduled.seasons:
        return " about the time of year", ("write it into both: hours such as 'April to October: …', and in the "
                                           "schedule season: {starts: 04-01, ends: 10-31}")
    dates = [frozenset().union(*(getattr(bounds, name) for bounds, _ in named)) == getattr(scheduled, name)
             for name in ("first_dates", "last_dates")]
    if not all(dates):
        return ABOUT_DATES, ("write them into both: hours such as 'until 31 March 2027: …', and in the schedule "
                                    "valid_to: 2027-03-31")
    return None


def _parts(words: str, schedule: Sequence[Schedule]) -> Iterator[tuple[str, list[Schedule]]]:
    """Yield the words for each part of the year, or between dates, with the rules that hold then; or all as one."""
    parts = list(split_by_bounds(normalise(words)))
    rules = {bounds: [rule for rule in schedule if _bounds_of([rule]) == bounds] for bounds, _ in parts}
    if len(parts) == len(rules) and all(rules.values()) and sum(map(len, rules.values())) == len(schedule):
        yield from ((text, rules[bounds]) for bounds, text in parts)
    else:
        yield words, [*schedule]


def _intervals(rules: Iterable[Schedule]) -> tuple[Intervals, Intervals]:
    """Return the intervals of the week, and of a bank holiday, in which rules are open."""
    return split_bank_holiday(weekly_intervals(
        ([DAYS[day] for day in rule.days], minute_of_day(rule.opens), minute_of_day(rule.closes)) for rule in rules))


def _times_fault(reading: Reading, rules: Sequence[Schedule]) -> tuple[str, str] | None:
    """Return what differs, and what mends it, where words give other days or times than rules."""
    scheduled, _ = _intervals(rules)
    days = frozenset(DAYS[day] for rule in rules for day in rule.days if day is not OpeningDay.BH)
    ends = {minute_of_day(time) % DAY for rule in rules for time in (rule.opens, rule.closes)}
    agree = (scheduled in {split_bank_holiday(week)[0] for week in reading.weeks} if reading.weeks else
             reading.days in (None, frozenset(), days) and reading.times <= ends)
    return None if agree else ("", MEND)


def _holidays_fault(reading: Reading, rules: Sequence[Schedule]) -> tuple[str, str] | None:
    """Return what differs, and what mends it, where words and rules say two things of bank holidays.

    Words may say nothing of bank holidays on which the hours are those of other days.
    """
    said, scheduled = reading.bank_holidays, _intervals(rules)[1]
    hours = {split_bank_holiday(week)[1] for week in reading.weeks} - {()}
    states = {rule.bank_holidays for rule in rules}
    is_open = all(map(is_open_on_bank_holidays, rules))
    cure = None
    if said is HolidayWords.CLOSED and (scheduled or states != {BankHolidays.CLOSED}):
        cure = TAKE_BH_OUT if scheduled else GIVE.format(BankHolidays.CLOSED)
    elif said is HolidayWords.INCLUDED and not scheduled and not is_open:
        cure = GIVE.format(BankHolidays.OPEN)
    elif hours and not (scheduled in hours if scheduled else is_open):
        cure = MEND if scheduled else "put BH among the days of the rule that holds on bank holidays"
    elif said is HolidayWords.NAMED and not scheduled and states == {BankHolidays.CLOSED}:
        cure = MEND
    elif said is None and (scheduled or BankHolidays.CLOSED in states):
        cure = f"add '{'bank holidays …' if scheduled else ', except bank holidays'}' to the hours"
    return (" about bank holidays", cure) if cure else None


RULES = (check_hours, check_schedules)
