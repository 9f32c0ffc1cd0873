"""Opening times by the day: what has ended is no longer shown, and "open now" gets what it needs."""

from __future__ import annotations

import json
from calendar import isleap
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.date_formatting import format_date, format_schedule
from signpost.catalogue.model import Entry, Phone, Schedule
from signpost.catalogue.model.schedule import WEEK, BankHolidays, Season
from signpost.catalogue.opening_hours.bank_holidays import bank_holidays_text

Timed = TypeVar("Timed", Entry, Phone)


def schedule_json(schedule: Iterable[Schedule], day: date | None) -> str:
    """Return opening times as the JSON that opening-hours.js reads; empty where there are none.

    It holds the bank holidays of the day's year and of the years after it, where what is open depends on them.
    """
    rules = list(schedule)
    record: dict[str, Any] = {"rules": [_rule_data(each) for each in rules]}
    if day and not all(is_open_on_bank_holidays(each) for each in rules):
        record["bank_holidays"] = bank_holidays_text(day.year)
    return json.dumps(record, separators=(",", ":")) if rules else ""


def _rule_data(rule: Schedule) -> list[Any]:
    """Return a rule for the page's scripts: days, times, and what bounds it, if anything does."""
    bounds = {"bank_holidays": rule.bank_holidays, "season": season_days(rule.season) if rule.season else None,
              "valid_from": rule.valid_from, "valid_to": rule.valid_to}
    stated = {name: value for name, value in bounds.items() if value}
    return ["".join(day.value for day in rule.days), rule.opens, rule.closes, *([stated] if stated else ())]


def is_open_on_bank_holidays(rule: Schedule) -> bool:
    """Return whether a rule holds on bank holidays as on other days: it says so, or is for a line that never closes."""
    always = {*rule.days} >= {*WEEK} and (rule.opens, rule.closes) == ("00:00", "23:59")
    return rule.bank_holidays is BankHolidays.OPEN or (always and rule.bank_holidays is None)


def season_days(season: Season) -> tuple[str, str]:
    """Return the first and the last day of a season, such as ("11-01", "02-29"): February ends on the 29th too."""
    return season.starts, "02-29" if season.ends == "02-28" else season.ends


def dates_of_rule(rule: Schedule, day: date | None) -> tuple[str | None, str | None]:
    """Return the first and the last day on which a rule holds, None for no bound, for programs that know no seasons.

    Of a season it is the one that lasts on the day, or the next. Without a day, seasons have no dates.
    """
    if rule.season is None or day is None:
        return rule.valid_from, rule.valid_to
    starts, ends = season_days(rule.season)
    since = max(day.isoformat(), rule.valid_from or "")
    years = range(int(since[:4]) - 1, int(since[:4]) + 2)
    first, last = next((first, last) for year in years
                       for first, last in [(_date_in(year, starts), _date_in(year + (ends < starts), ends))]
                       if last >= since)
    return max(first, rule.valid_from or first), min(last, rule.valid_to or last)


def _date_in(year: int, day_of_year: str) -> str:
    """Return a day of the year as a date; the end of February where it is the 29th and there is none."""
    return f"{year}-02-28" if day_of_year == "02-29" and not isleap(year) else f"{year}-{day_of_year}"


def ended_on(schedule: Iterable[Schedule], day: date) -> str | None:
    """Return the last day of the hours that have ended by a day, where none are known that begin after them."""
    rules = list(schedule)
    ends = sorted(each.valid_to for each in rules if each.valid_to and each.valid_to < day.isoformat())
    follows = bool(ends) and any(each.valid_from and each.valid_from > ends[-1] for each in rules)
    return ends[-1] if ends and not follows else None


def hours_doubts(entry: Entry, day: date) -> list[str]:
    """Return a sentence for each of an entry's hours that have ended by a day, where nobody knows the new ones."""
    places = [("The hours", entry.schedule),
              *((f"The hours of {phone.number}", phone.schedule) for phone in phones_of(entry))]
    ended = [(what, ended_on(schedule or (), day)) for what, schedule in places]
    return [f"{what} ended on {format_date(last)}, and we do not know the new ones: {_cure(entry)}."
            for what, last in ended if last]


def with_hours_of_day(entry: Entry, day: date) -> Entry:
    """Return an entry as readers may see it on a day: without hours that have ended."""
    phones = [_with_current_hours(phone, _cure(entry), day) for phone in phones_of(entry)]
    contacts = entry.contacts.model_copy(update={"phones": phones}) if entry.contacts and phones else entry.contacts
    return _with_current_hours(entry, _cure(entry), day).model_copy(update={"contacts": contacts})


def _with_current_hours(timed: Timed, cure: str, day: date) -> Timed:
    """Return an entry or a number with the hours that have not ended by a day.

    Its own words were written for all its hours, so they go with those that ended. Where nobody knows what took their
    place, nothing is left for "open now" to be computed from.
    """
    rules = timed.schedule or []
    current = [each for each in rules if not (each.valid_to and each.valid_to < day.isoformat())]
    if len(current) == len(rules):
        return timed
    last = ended_on(rules, day)
    hours = [format_schedule(current)] if current else []
    hours += [f"{'Other' if current else 'These'} hours ended on {format_date(last)}: {cure}"] if last else []
    update: dict[str, object] = {"hours": ". ".join(hours), "schedule": None if last or not current else current}
    return timed.model_copy(update=update)


def _cure(entry: Entry) -> str:
    """Return what a reader does where the hours of an entry are not known."""
    return "ring first" if phones_of(entry) else "check before you go"
