"""Opening hours in people's words go in; what they mean comes out, as far as it is sure.

It reads "9am to 11pm, every day", "Mon-Fri 9-5.30pm; weekends 10am to 4pm", "24 hours", "Day and night, except
Christmas Day", "Monday to Saturday, 9am to noon and 1pm to 5pm, closed on Wednesdays".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, product

from signpost.catalogue.opening_hours.tokens import Token, days_of, minutes_of, readings_of, tokens
from signpost.catalogue.opening_hours.week import DAY, EVERY_DAY, Minutes, Spans, week, without

MOST_READINGS = 256

Days = frozenset[int]
Run = tuple[str, list[Token]]
"""Tokens of one sort, "days" or "hours", that stand together."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What hours in words say. Days count from 0, Monday; times are minutes of the day."""

    weeks: frozenset[Spans] = frozenset()
    """Every week that the words may mean; empty where they do not give whole hours, or not for sure."""
    days: Days | None = None
    """The days that they name without hours."""
    times: frozenset[int] = frozenset()
    """The times that they name."""


@dataclass
class _Part:
    """What stands between two full stops or semicolons."""

    pairs: list[tuple[Days | None, list[list[Minutes]]]] = field(default_factory=list)
    """Days, or None where none are named, with their hours, each of which may be read in several ways."""
    closed: list[tuple[Days, list[Minutes]]] = field(default_factory=list)
    days_alone: Days | None = None
    is_channel: bool = False
    """Whether it speaks of email, chat and the like."""
    is_sure: bool = True


def parse_hours(words: str) -> Reading:
    """Read opening hours in words."""
    found = list(tokens(words))
    times = frozenset(minute % DAY for token in found for minute in minutes_of(token))
    parts = [_part(segment) for segment in _segments(found)]
    _share_days(parts)
    if not all(part.is_sure for part in parts):
        return Reading(times=times)
    timed = [part for part in parts if part.pairs]
    if not timed:
        named = [part.days_alone for part in parts if part.days_alone is not None]
        closed = {day for part in parts for days, _ in part.closed for day in days}
        return Reading(days=frozenset().union(*named) - closed if named else None, times=times)
    spoken = [part for part in timed if not part.is_channel]
    closed_parts = [each for part in parts for each in part.closed]
    weeks = {*_weeks(timed, closed_parts), *(_weeks(spoken, closed_parts) if spoken else ())}
    return Reading(frozenset(weeks), None, times)


def _weeks(parts: Sequence[_Part], closed: Sequence[tuple[Days, list[Minutes]]]) -> Iterator[Spans]:
    """Yield every week that the parts may mean: "9 to 5" may be by day or by night."""
    rules = [(EVERY_DAY if days is None else days, hours) for part in parts for days, every in part.pairs
             for hours in every]
    for chosen in islice(product(*(hours for _, hours in rules)), MOST_READINGS):
        opened = week((days, *span) for (days, _), span in zip(rules, chosen, strict=True))
        yield without(opened, week((days, *hours[0]) for days, hours in closed))


def _segments(found: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the tokens between hard stops."""
    segment: list[Token] = []
    for token in [*found, Token("hard", "")]:
        if token.kind != "hard":
            segment.append(token)
        elif segment:
            yield segment
            segment = []


def _share_days(parts: list[_Part]) -> None:
    """Give days that stand alone to hours that stand alone: "9am to 5pm. Monday to Friday."

    Hours without days beside hours with days are not sure.
    """
    for one, other in pairwise(parts):
        for days, hours in ((one, other), (other, one)):
            if days.days_alone is not None and hours.pairs and all(each is None for each, _ in hours.pairs):
                hours.pairs = [(days.days_alone, spans) for _, spans in hours.pairs]
                days.days_alone = None
    if any(days is not None for part in parts for days, _ in part.pairs):
        for part in parts:
            part.is_sure &= part.is_channel or all(days is not None for days, _ in part.pairs)


def _part(segment: list[Token]) -> _Part:
    """Put the days and the hours of one segment together."""
    part = _Part(is_channel=any(token.kind == "channel" for token in segment))
    runs: list[Run] = []
    shut = ""
    for token, after in zip(segment, [*segment[1:], Token("hard", "")], strict=True):
        if token.kind == "closed":
            follows = after.sort or after.kind == "filler"
            shut = "next" if follows else ""
            if not follows and runs and runs[-1][0] == "days":
                part.closed.append((_last_days(runs), [(0, DAY)]))
        elif token.sort == "hours" and shut == "next":
            part.closed.append((EVERY_DAY, readings_of(token)))
            shut = ""
        elif token.sort == "days" and shut:
            part.closed.append((days_of(token), [(0, DAY)]))
            shut = "days"
        elif token.sort:
            if not runs or runs[-1][0] != token.sort:
                runs.append((token.sort, []))
            runs[-1][1].append(token)
        elif token.kind in ("irregular", "time"):
            part.is_sure = False
        elif token.kind == "comma" and runs:
            runs[-1][1].append(token)
        if token.kind in ("comma", "word", "channel") or (token.sort == "hours" and shut == "days"):
            shut = ""
    _pair(part, runs)
    return part


def _last_days(runs: list[Run]) -> Days:
    """Take the last days away from the runs, and return them: of "Monday to Friday, weekends" the weekends."""
    held = runs.pop()[1]
    cut = max((index for index, token in enumerate(held) if token.kind == "comma"), default=-1) + 1 if runs else 0
    if cut and any(token.sort for token in held[:cut]):
        runs.append(("days", held[:cut]))
    return _days(held[cut:])


def _pair(part: _Part, runs: list[Run]) -> None:
    """Give each run of hours its days: throughout those before it, or throughout those behind it."""
    if len(runs) > 2 and runs[0][0] == runs[-1][0] == "hours":
        runs = [piece for run in runs for piece in _cut(run)]
    sorts = [sort for sort, _ in runs]
    if sorts == ["days"]:
        part.days_alone = _days(runs[0][1])
    elif sorts == ["hours"]:
        part.pairs.append((None, _hours(runs[0][1])))
    else:
        for (one, first), (other, second) in zip(runs[::2], [*runs[1::2], ("", [])], strict=False):
            if {one, other} == {"days", "hours"}:
                days, hours = (first, second) if one == "days" else (second, first)
                part.pairs.append((_days(days), _hours(hours)))
            else:
                part.is_sure = False


def _cut(run: Run) -> Iterator[Run]:
    """Cut days that stand between hours at their only comma: "9am to 5pm Monday to Friday, Saturday 10am to 4pm"."""
    sort, held = run
    inner = [index for index, token in enumerate(held) if token.kind == "comma" and 0 < index < len(held) - 1]
    if sort == "days" and len(inner) == 1:
        yield sort, held[:inner[0]]
        yield sort, held[inner[0]:]
    else:
        yield run


def _days(held: Iterable[Token]) -> Days:
    """Return all days of a run."""
    return frozenset().union(*(days_of(token) for token in held if token.sort))


def _hours(held: Iterable[Token]) -> list[list[Minutes]]:
    """Return the hours of a run, each with what it may mean."""
    return [readings_of(token) for token in held if token.sort]
