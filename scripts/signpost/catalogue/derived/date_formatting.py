"""Dates and opening times in words: "November 2026", "Monday to Friday 9am to 5pm"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence

from signpost.catalogue.model import Entry, Phone, Schedule
from signpost.catalogue.model.schedule import WEEK, BankHolidays, OpeningDay, Season

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")
DAYS: dict[OpeningDay, str] = dict(zip(
    WEEK, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
COMMON_YEAR = 2027
"""A year whose February has 28 days."""
BANK_HOLIDAY_WORDS = {BankHolidays.OPEN: "including bank holidays", BankHolidays.CLOSED: "except bank holidays"}


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


def format_schedule(schedule: Iterable[Schedule]) -> str:
    """Return opening times in words: "Monday to Thursday 9am to 5.30pm, Friday 9am to 4.30pm, except bank holidays".

    Hours of a part of the year, and those with a first or last day, follow it: "April to October: every day …".
    """
    rules = list(schedule)
    groups: dict[str, list[Schedule]] = {}
    for each in rules:
        groups.setdefault(_format_bounds(each), []).append(each)
    times = "; ".join(f"{bounds}: {_format_rules(group)}" if bounds else _format_rules(group)
                      for bounds, group in groups.items())
    return ". ".join([times, *(each.note.rstrip(".") for each in rules if each.note)])


def schedule_notes(schedule: Schedule) -> list[str]:
    """Return what a rule says of bank holidays and of the time of year, as sentences without full stops."""
    notes = {BankHolidays.OPEN: "Open on bank holidays too", BankHolidays.CLOSED: "Closed on bank holidays"}
    holidays = notes[schedule.bank_holidays] if schedule.bank_holidays else ""
    if OpeningDay.BH in schedule.days:
        holidays = "On bank holidays too" if len({*schedule.days}) > 1 else "On bank holidays alone"
    season = f"Every year from {_format_season(schedule.season)}" if schedule.season else ""
    return [*filter(None, (holidays, season))]


def _format_bounds(schedule: Schedule) -> str:
    """Return when a rule holds, "April to October, until 31 March 2027"; empty for one that always does."""
    first = f"from {format_date(schedule.valid_from)}" if schedule.valid_from else ""
    last = f"until {format_date(schedule.valid_to)}" if schedule.valid_to else ""
    season = _format_season(schedule.season) if schedule.season else ""
    return ", ".join(filter(None, (season, f"{first} {last}".strip())))


def _format_season(season: Season) -> str:
    """Return a part of the year in words: "April to October", "15 July to 3 September", "August"."""
    (first, begins), (last, ends) = ((int(part) for part in text.split("-")) for text in (season.starts, season.ends))
    months = MONTHS[first - 1], MONTHS[last - 1]
    whole = begins == 1 and ends >= monthrange(COMMON_YEAR, last)[1]
    return " to ".join(dict.fromkeys(months) if whole else (f"{begins} {months[0]}", f"{ends} {months[1]}"))


def _format_rules(rules: Sequence[Schedule]) -> str:
    """Return rules that hold at the same time in words, with what they say of bank holidays, once where all say it."""
    words = [BANK_HOLIDAY_WORDS[each.bank_holidays] if each.bank_holidays else "" for each in rules]
    if any(OpeningDay.BH in each.days for each in rules):
        words = [""]
    if len({*words}) == 1:
        return ", ".join(filter(None, (*(_format_rule(each) for each in rules), words[0])))
    return ", ".join(f"{_format_rule(each)} {said}".rstrip() for each, said in zip(rules, words, strict=True))


def _format_rule(schedule: Schedule) -> str:
    """Return one rule of a schedule in words: "every day 9am to 11pm"."""
    days = _format_days(schedule.days)
    if (schedule.opens, schedule.closes) == ("00:00", "23:59"):
        return f"24 hours a day, {days}" if {*schedule.days} >= {*WEEK} else f"{days} all day"
    return f"{days} {_format_time(schedule.opens)} to {_format_time(schedule.closes)}"


def _format_days(days: Iterable[OpeningDay]) -> str:
    """Return days in words: "every day", "Monday to Friday", "Saturday, Sunday and bank holidays"."""
    places = sorted({WEEK.index(day) for day in days if day in WEEK})
    holidays = ["bank holidays"] if OpeningDay.BH in {*days} else []
    if len(places) == len(WEEK):
        return " including ".join(["every day", *holidays])
    names = [DAYS[WEEK[place]] for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        names = [f"{names[0]} to {names[-1]}"]
    names += holidays
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _format_time(time: str) -> str:
    """Return a time of day in words: 09:00 as "9am", 17:30 as "5.30pm", 12:00 as "midday"."""
    if time in ("00:00", "23:59"):
        return "midnight"
    if time == "12:00":
        return "midday"
    hour, minute = map(int, time.split(":"))
    return f"{(hour + 11) % 12 + 1}{f'.{minute:02}' if minute else ''}{'am' if hour < 12 else 'pm'}"
