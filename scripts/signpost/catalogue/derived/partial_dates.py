"""The days that a date stands for which may lack its day or month: 2027, 2027-05, 2027-05-14."""

from __future__ import annotations

from datetime import date, timedelta


def first_day(partial: str) -> date:
    """Return the first day of a whole or partial date: 2027-05 gives 1 May 2027."""
    return date.fromisoformat(partial + "-01-01"[len(partial) - 4:] if len(partial) < 10 else partial)


def last_day(partial: str) -> date:
    """Return the last day of a whole or partial date: 2027-05 ends on 31 May."""
    first = first_day(partial)
    if len(partial) == 10:
        return first
    months = 12 if len(partial) == 4 else first.month
    return date(first.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)
