"""Opening times as intervals of the week, in minutes, so that two ways of writing them can be compared."""

from __future__ import annotations

from collections.abc import Iterable

DAY = 24 * 60
WEEK = 7 * DAY
EVERY_DAY = frozenset(range(7))
BANK_HOLIDAY = 7
"""Bank holidays, as a day after the seven of the week: they have hours of their own, or are closed."""

Interval = tuple[int, int]
"""A start and an end, in minutes."""
Intervals = tuple[Interval, ...]
"""Minutes of the week, counted from the start of Monday; sorted, and neither overlapping nor touching. Those of a bank
holiday follow on the week's."""


def minute_of_day(text: str) -> int:
    """Return a time such as "17:30" as a minute of the day; "23:59" counts as the end of the day."""
    return DAY if text == "23:59" else int(text[:2]) * 60 + int(text[3:])


def weekly_intervals(rules: Iterable[tuple[Iterable[int], int, int]]) -> Intervals:
    """Return the intervals of opening rules: each has its days (0 is Monday), and when it opens and closes, in minutes.

    A rule that does not close after it opens closes on the next day; on a bank holiday, with the day.
    """
    pieces: list[Interval] = []
    for days, opens, closes in rules:
        for day in days:
            start, end = day * DAY + opens, day * DAY + (closes if closes > opens else closes + DAY)
            pieces += ([(start, min(end, WEEK + DAY))] if day == BANK_HOLIDAY else
                       [(start, min(end, WEEK)), (0, max(end - WEEK, 0))])
    joined: list[Interval] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)


def subtract(intervals: Intervals, closed: Intervals) -> Intervals:
    """Return intervals without the closed ones."""
    for start, end in closed:
        pieces = [piece for first, last in intervals for piece in ((first, min(last, start)), (max(first, end), last))]
        intervals = tuple((first, last) for first, last in pieces if first < last)
    return intervals


def split_bank_holiday(intervals: Intervals) -> tuple[Intervals, Intervals]:
    """Return the intervals of the week, and those of a bank holiday, each counted from its own start."""
    holiday = subtract(intervals, ((0, WEEK),))
    return subtract(intervals, ((WEEK, WEEK + DAY),)), tuple((start - WEEK, end - WEEK) for start, end in holiday)
