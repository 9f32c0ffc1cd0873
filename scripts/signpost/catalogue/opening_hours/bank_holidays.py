"""The bank holidays of England and Wales, from the package `holidays`."""

from __future__ import annotations

from datetime import date
from functools import cache

YEARS_AHEAD = 2
"""A phone that keeps a page needs the bank holidays of the year in which it was built, and of this many after it."""


@cache
def bank_holidays(year: int) -> tuple[date, ...]:
    """Return the bank holidays of a year and of the next YEARS_AHEAD, in their order.

    Christmas Day, Boxing Day and New Year's Day stand there on their own dates too where those are at a weekend and a
    weekday is the holiday in their place: a service with hours at weekends is as likely to be closed.
    """
    # The package is slow to import, and most commands ask for no bank holiday.
    from holidays import country_holidays

    return tuple(sorted(country_holidays("GB", subdiv="ENG", years=range(year, year + YEARS_AHEAD + 1))))


def bank_holidays_text(year: int) -> str:
    """Return bank_holidays as text for the page's scripts, each year before its days: "2026 01-01 04-03 … 2027 …"."""
    days = bank_holidays(year)
    years = dict.fromkeys(day.year for day in days)
    return " ".join(f"{each} {' '.join(f'{day:%m-%d}' for day in days if day.year == each)}" for each in years)
