"""Parses opening hours as people write them into every week that the words may mean.

Examples of what it reads: "9am to 11pm, every day", "Mon-Fri 9-5.30pm; weekends 10am to 4pm", "24 hours", "Day and
night, except Christmas Day", "Monday to Saturday, 9am to noon and 1pm to 5pm, closed on Wednesdays". Where the words
are ambiguous it returns no week, so that a rule built on it never complains of hours that may be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice, pairwise, product

from signpost.catalogue.opening_hours.intervals import (
    BANK_HOLIDAY,
    DAY,
    EVERY_DAY,
    Interval,
    Intervals,
    subtract,
    weekly_intervals,
)
from signpost.catalogue.opening_hours.tokens import Token, days_in, possible_intervals, times_in, tokenize

MAX_READINGS = 256

Days = frozenset[int]
Run = tuple[str, list[Token]]
"""A role, "days" or "hours", and the consecutive tokens that have it."""


class HolidayWords(Enum):
    """What hours in words say of bank holidays, beside hours that they may give for them."""

    CLOSED = "closed"
    INCLUDED = "included"
    """The hours of other days hold on them too."""
    NAMED = "named"
    """They are named, and it is not sure to what end: "and bank holidays"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What opening hours in words mean. Days are counted from 0 for Monday; times are minutes of the day."""

    weeks: frozenset[Intervals] = frozenset()
    """Every week that the words may mean; empty where they give no complete hours, or ambiguous ones."""
    days: Days | None = None
    """The days that the words name, where they name no hours."""
    times: frozenset[int] = frozenset()
    """The times that the words name."""
    bank_holidays: HolidayWords | None = None
    """None where the words do not name them."""


@dataclass
class _Clause:
    """The part of a text between two full stops or semicolons."""

    pairs: list[tuple[Days | None, list[list[Interval]]]] = field(default_factory=list)
    """Days, or None where none are named, with their hours; each of these has several readings where ambiguous."""
    closed: list[tuple[Days, list[Interval]]] = field(default_factory=list)
    days_alone: Days | None = None
    is_channel: bool = False
    """Whether it is about email, chat and the like, and not about the telephone."""
    is_sure: bool = True


def parse_hours(text: str) -> Reading:
    """Return what opening hours in words mean. A clause about email or chat may or may not count."""
    tokens = list(tokenize(text))
    times = frozenset(minute % DAY for token in tokens for minute in times_in(token))
    clauses = [_clause(segment) for segment in _segments(tokens)]
    _share_days(clauses)
    said = _holiday_words(tokens, clauses)
    if not all(clause.is_sure for clause in clauses):
        return Reading(times=times, bank_holidays=said)
    timed = [clause for clause in clauses if clause.pairs]
    if not timed:
        named = [clause.days_alone for clause in clauses if clause.days_alone is not None]
        closed_days = {day for clause in clauses for days, _ in clause.closed for day in days}
        days = frozenset().union(*named) - closed_days - {BANK_HOLIDAY} if named else None
        return Reading(days=days, times=times, bank_holidays=said)
    by_phone = [clause for clause in timed if not clause.is_channel]
    closed = [each for clause in clauses for each in clause.closed]
    weeks = {*_weeks(timed, closed), *(_weeks(by_phone, closed) if by_phone else ())}
    return Reading(frozenset(weeks), None, times, said)


def _holiday_words(tokens: Iterable[Token], clauses: Iterable[_Clause]) -> HolidayWords | None:
    """Return what a text says of bank holidays."""
    kinds = {token.kind for token in tokens}
    said = [HolidayWords.CLOSED] * any(BANK_HOLIDAY in days for clause in clauses for days, _ in clause.closed)
    said += [HolidayWords.INCLUDED] * ("included" in kinds)
    if len(said) == 1:
        return said[0]
    return HolidayWords.NAMED if said or "bank" in kinds else None


def _weeks(clauses: Sequence[_Clause], closed: Sequence[tuple[Days, list[Interval]]]) -> Iterator[Intervals]:
    """Yield every week that the clauses may mean: "9 to 5" may be by day or by night."""
    rules = [(EVERY_DAY if days is None else days, hours) for clause in clauses
             for days, every in clause.pairs for hours in every]
    for chosen in islice(product(*(hours for _, hours in rules)), MAX_READINGS):
        opened = weekly_intervals((days, *span) for (days, _), span in zip(rules, chosen, strict=True))
        yield subtract(opened, weekly_intervals((days, *hours[0]) for days, hours in closed))


def _segments(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the tokens between two full stops, semicolons or line breaks."""
    segment: list[Token] = []
    for token in [*tokens, Token("hard", "")]:
        if token.kind != "hard":
            segment.append(token)
        elif segment:
            yield segment
            segment = []


def _share_days(clauses: list[_Clause]) -> None:
    """Join a clause of days alone with a clause of hours alone: "9am to 5pm. Monday to Friday."

    Where some hours have days and others have none, the others are marked as not sure.
    """
    for one, other in pairwise(clauses):
        for days, hours in ((one, other), (other, one)):
            if days.days_alone is not None and hours.pairs and all(each is None for each, _ in hours.pairs):
                hours.pairs = [(days.days_alone, readings) for _, readings in hours.pairs]
                days.days_alone = None
    if any(days is not None for clause in clauses for days, _ in clause.pairs):
        for clause in clauses:
            clause.is_sure &= clause.is_channel or all(days is not None for days, _ in clause.pairs)


def _clause(segment: list[Token]) -> _Clause:
    """Return the clause of a segment: its days paired with its hours, and what it says is closed."""
    clause = _Clause(is_channel=any(token.kind == "channel" for token in segment))
    runs: list[Run] = []
    closing = ""
    for token, after in zip(segment, [*segment[1:], Token("hard", "")], strict=True):
        if token.kind == "closed":
            follows = after.role or after.kind == "filler"
            closing = "next" if follows else ""
            if not follows and runs and runs[-1][0] == "days":
                clause.closed.append((_last_days(runs), [(0, DAY)]))
        elif token.role == "hours" and closing == "next":
            clause.closed.append((EVERY_DAY, possible_intervals(token)))
            closing = ""
        elif token.role == "days" and closing:
            clause.closed.append((days_in(token), [(0, DAY)]))
            closing = "days"
        elif token.role:
            if not runs or runs[-1][0] != token.role:
                runs.append((token.role, []))
            runs[-1][1].append(token)
        elif token.kind in ("irregular", "time"):
            clause.is_sure = False
        elif token.kind == "comma" and runs:
            runs[-1][1].append(token)
        if token.kind in ("comma", "word", "channel") or (token.role == "hours" and closing == "days"):
            closing = ""
    _pair_days_with_hours(clause, runs)
    return clause


def _last_days(runs: list[Run]) -> Days:
    """Remove the last days from the runs and return them: the weekends of "Monday to Friday, weekends"."""
    tokens = runs.pop()[1]
    cut = max((index for index, token in enumerate(tokens) if token.kind == "comma"), default=-1) + 1 if runs else 0
    if cut and any(token.role for token in tokens[:cut]):
        runs.append(("days", tokens[:cut]))
    return _days(tokens[cut:])


def _pair_days_with_hours(clause: _Clause, runs: list[Run]) -> None:
    """Pair each run of hours with days: in the whole clause those before it, or in the whole clause those after it."""
    if len(runs) > 2 and runs[0][0] == runs[-1][0] == "hours":
        runs = [piece for run in runs for piece in _split_at_comma(run)]
    if len(runs) > 2 and len(runs) % 2 and runs[-1][0] == "days" and _days(runs[-1][1]) == {BANK_HOLIDAY}:
        runs = runs[:-1]  # "Monday to Friday 9am to 5pm, and bank holidays": from when is not said
    roles = [role for role, _ in runs]
    if roles == ["days"]:
        clause.days_alone = _days(runs[0][1])
    elif roles == ["hours"]:
        clause.pairs.append((None, _hours(runs[0][1])))
    else:
        for (one, first), (other, second) in zip(runs[::2], [*runs[1::2], ("", [])], strict=False):
            if {one, other} == {"days", "hours"}:
                days, hours = (first, second) if one == "days" else (second, first)
                clause.pairs.append((_days(days), _hours(hours)))
            else:
                clause.is_sure = False


def _split_at_comma(run: Run) -> Iterator[Run]:
    """Split a run of days between hours at its only comma: "9am to 5pm Monday to Friday, Saturday 10am to 4pm"."""
    role, tokens = run
    inner = [index for index, token in enumerate(tokens) if token.kind == "comma" and 0 < index < len(tokens) - 1]
    if role == "days" and len(inner) == 1:
        yield role, tokens[:inner[0]]
        yield role, tokens[inner[0]:]
    else:
        yield run


def _days(tokens: Iterable[Token]) -> Days:
    """Return all days of a run's tokens."""
    return frozenset().union(*(days_in(token) for token in tokens if token.role))


def _hours(tokens: Iterable[Token]) -> list[list[Interval]]:
    """Return the hours of a run's tokens, each with its possible intervals."""
    return [possible_intervals(token) for token in tokens if token.role]
