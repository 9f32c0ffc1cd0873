"""When a service answers, for machines: the days, the times, and when they do not hold."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from signpost.catalogue.model.base import StrictModel
from signpost.catalogue.model.evidence import Day
from signpost.catalogue.values import VISIBLE, Text, TimeOfDay

LEAP_YEAR = 2028
"""A year that has every day of the year."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class OpeningDay(StrEnum):
    """A day of the week as iCalendar and HSDS write it; or BH, every bank holiday, whichever day it falls on."""

    MO = "MO"
    TU = "TU"
    WE = "WE"
    TH = "TH"
    FR = "FR"
    SA = "SA"
    SU = "SU"
    BH = "BH"


WEEK: tuple[OpeningDay, ...] = tuple(day for day in OpeningDay if day is not OpeningDay.BH)
"""The days of the week, from Monday."""


class BankHolidays(StrEnum):
    """Whether the hours of a day of the week hold where that day is a bank holiday."""

    OPEN = "open"
    CLOSED = "closed"


def _validate_day_of_year(value: str) -> str:
    """Refuse text that is not a month and a day such as 04-01, with a suggestion where that is certain."""
    if _is_day_of_year(value):
        return value
    found = re.fullmatch(rf"(?P<d>\d\d?)(?:st|nd|rd|th)? (?P<m>{'|'.join(MONTHS)})[a-z]*", value, re.I)
    meant = f"{MONTHS.index(found['m'].lower()) + 1:02}-{found['d'].zfill(2)}" if found else _month_first(value)
    days = re.fullmatch(r"(0[1-9]|1[0-2])-(3[01])", value)
    if days:
        raise PydanticCustomError("day_of_year", "must be a day that exists; {month} has {count} days", {
            "month": month_name[int(days[1])], "count": monthrange(LEAP_YEAR, int(days[1]))[1]})
    raise PydanticCustomError("day_of_year", "must be a month and a day in figures, such as 04-01 for 1 April{cure}",
                              {"cure": f"; write {meant}" if _is_day_of_year(meant) else ""})


def _is_day_of_year(text: str) -> bool:
    """Return whether text is a day that some year has, as 04-01."""
    try:
        return bool(re.fullmatch(r"\d\d-\d\d", text)) and bool(date.fromisoformat(f"{LEAP_YEAR}-{text}"))
    except ValueError:
        return False


def _month_first(text: str) -> str:
    """Return a day that is written day first, such as 31-10, as 10-31; or an empty text."""
    found = re.fullmatch(r"(\d\d?)[-/.](\d\d?)", text.strip())
    meant = f"{found[2].zfill(2)}-{found[1].zfill(2)}" if found else ""
    return meant if _is_day_of_year(meant) else ""


def _in_words(text: str) -> str:
    """Return a day such as 04-01 in words: "1 April"."""
    return f"{int(text[3:])} {month_name[int(text[:2])]}"


DayOfYear = Annotated[str, AfterValidator(_validate_day_of_year), Field(json_schema_extra={
    "pattern": r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}), VISIBLE]


class Season(StrictModel):
    """A part of every year, its first and last days among it."""

    starts: DayOfYear
    ends: DayOfYear
    """Earlier than `starts` where the season goes on into the next year."""

    @model_validator(mode="before")
    @classmethod
    def _reject_day_first(cls, data: Any) -> Any:
        """Refuse two days of which one is written day first, and the other may be."""
        days = [str(data.get(name)) for name in ("starts", "ends")] if isinstance(data, dict) else []
        meant = [*map(_month_first, days)]
        if days and all(meant) and days[0] != meant[0] and days[1] != meant[1] and not all(map(_is_day_of_year, days)):
            written = [f"write {name}: {day}" if not _is_day_of_year(old) else
                       f"{name}: {old} is {_in_words(old)}; if {_in_words(day)} is meant, write {name}: {day}"
                       for name, day, old in zip(("starts", "ends"), meant, days, strict=True)]
            raise PydanticCustomError("day_first", "season must have the month first, then the day: {written}",
                                      {"written": "; ".join(sorted(written, reverse=True))})
        return data


CLOSED_WORDS = ("closed", "shut", "none", "no", "n/a")
BANK_HOLIDAY = re.compile(r"(?:bh|(?:(?:bank|public) )?holidays?)", re.I)


class Schedule(StrictModel):
    """Opening times that a machine can read (HSDS schedule), UK time; 24 hours is 00:00 to 23:59."""

    days: Annotated[list[OpeningDay], Field(min_length=1)]
    """MO to SU, and BH for every bank holiday of England and Wales."""
    opens: TimeOfDay
    closes: TimeOfDay
    """Earlier than `opens` where it closes on the next day."""
    bank_holidays: BankHolidays | None = None
    """Whether the same hours hold on those of the days that are bank holidays; absent where nobody knows."""
    season: Season | None = None
    """The part of every year in which the hours hold, where that is not the whole year."""
    valid_from: Day | None = None
    """The first day on which the hours hold, where they are not the hours of today (HSDS valid_from)."""
    valid_to: Day | None = None
    """The last day on which the hours hold, where it is known that they will change or end (HSDS valid_to)."""
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _reject_closed_days(cls, data: Any) -> Any:
        """Refuse a rule of days on which it is closed: rules say when it is open."""
        fields = data if isinstance(data, dict) else {}
        times = [str(fields.get(name, "")).lower() for name in ("opens", "closes")]
        if "closed" not in fields and not set(times) & set(CLOSED_WORDS):
            return data
        days = fields.get("days", fields.get("closed"))
        named = [str(day).strip() for day in (days if isinstance(days, list) else [days])]
        if all(times) and not set(times) & set(CLOSED_WORDS):
            cure = "take 'closed' out of this rule, since it is closed at all times that no rule names"
        elif all(BANK_HOLIDAY.fullmatch(day) for day in named):
            cure = "take this rule out, since bank_holidays: closed in each of the others says it"
        else:
            cure = "take this rule out, since it is closed at all times that no rule names"
        raise PydanticCustomError("closed_days", "schedule must have only times at which it is open: {cure}",
                                  {"cure": cure})
