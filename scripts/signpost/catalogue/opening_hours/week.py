"""Opening times as minutes of the week, so that two ways of saying them can be compared."""

from __future__ import annotations

from collections.abc import Iterable

DAY = 24 * 60
WEEK = 7 * DAY
EVERY_DAY = frozenset(range(7))

Minutes = tuple[int, int]
"""From when until when."""
Spans = tuple[Minutes, ...]
"""A week's opening times, in minutes from Monday's first, in order and apart from each other."""


def clock(text: str) -> int:
    """Return the minutes of a time such as "17:30"; "23:59" stands for the end of the day."""
    return DAY if text == "23:59" else int(text[:2]) * 60 + int(text[3:])


def week(rules: Iterable[tuple[Iterable[int], int, int]]) -> Spans:
    """Return the spans of rules: days from 0, Monday, with the minutes of the day when they begin and end.

    An end that is not after its beginning is on the next day.
    """
    pieces: list[Minutes] = []
    for days, opens, closes in rules:
        for day in days:
            start, end = day * DAY + opens, day * DAY + (closes if closes > opens else closes + DAY)
            pieces += [(start, min(end, WEEK)), (0, max(end - WEEK, 0))]
    joined: list[Minutes] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)


def without(spans: Spans, closed: Spans) -> Spans:
    """Return spans without those that are closed."""
    for start, end in closed:
        pieces = [piece for first, last in spans for piece in ((first, min(last, start)), (max(first, end), last))]
        spans = tuple((first, last) for first, last in pieces if first < last)
    return spans
