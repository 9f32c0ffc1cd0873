"""Slips in a schedule: `opens` and `closes` in each other's place, twelve hours off, the first day as the last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from signpost.catalogue.model import Schedule

OVER_MIDNIGHT = re.compile(r"night|next (?:day|morning)|small hours|early hours|24 ?(?:hours|/7)|\d ?pm\b.*?\d ?am\b"
                           r"|(?:1[2-9]|2[0-3])[:.]\d\d\D{1,12}0\d[:.]\d\d", re.I)


def is_over_midnight(rule: Schedule) -> bool:
    """Return whether a rule closes on the day after it opens. One that closes at midnight does not."""
    return rule.closes < rule.opens and rule.closes != "00:00"


def says_over_midnight(words: str) -> bool:
    """Return whether hours in words may be over midnight by what they say: "8pm to 2am", "nights"."""
    return bool(OVER_MIDNIGHT.search(words))


def _swapped(rule: Schedule) -> Schedule:
    """Return a rule with its opening and closing time in each other's place."""
    return rule.model_copy(update={"opens": rule.closes, "closes": rule.opens})


def likely_slip(schedule: Sequence[Schedule], agrees: Callable[[Sequence[Schedule]], bool],
                dates: Iterable[str] = ()) -> tuple[int, str] | None:
    """Return the rule that slipped, and what to write; None where no slip, or no single one, explains it.

    `agrees` says whether the hours in words agree with a schedule, and `dates` are those that the words name.
    """
    swapped = [_dates_swapped(rule) for rule in schedule]
    both = [index for index, rule in enumerate(schedule) if rule != swapped[index]]
    if len(both) > 1 and agrees(swapped):
        return both[0], " and ".join(_as_written(schedule[index], swapped[index]) for index in both)
    found = [(index, _as_written(rule, other)) for index, rule in enumerate(schedule)
             for other in (*_slips(rule), *_other_dates(rule, dates))
             if agrees([*schedule[:index], other, *schedule[index + 1:]])]
    return found[0] if len({each[1] for each in found}) == 1 else None


def _slips(rule: Schedule) -> Iterator[Schedule]:
    """Yield what may have been meant by a rule: its times in each other's place, twelve hours earlier or later, or its
    last day as its first, or the other way round.
    """
    if is_over_midnight(rule):
        yield _swapped(rule)
    opens, closes = (rule.opens, _twelve_hours_on(rule.opens)), (rule.closes, _twelve_hours_on(rule.closes))
    for each in opens:
        for other in closes:
            if (each, other) != (rule.opens, rule.closes) and each < other:
                yield rule.model_copy(update={"opens": each, "closes": other})
    if bool(rule.valid_from) != bool(rule.valid_to):
        yield _dates_swapped(rule)


def _dates_swapped(rule: Schedule) -> Schedule:
    """Return a rule with its first and last day in each other's place."""
    return rule.model_copy(update={"valid_from": rule.valid_to, "valid_to": rule.valid_from})


def _other_dates(rule: Schedule, dates: Iterable[str]) -> Iterator[Schedule]:
    """Yield a rule with one of its dates changed to each of some dates."""
    for field in ("valid_from", "valid_to"):
        for date in dates if getattr(rule, field) else ():
            yield rule.model_copy(update={field: date})


def _twelve_hours_on(time: str) -> str:
    """Return the time of day twelve hours from another: 05:00 gives 17:00, and 17:00 gives 05:00."""
    return f"{(int(time[:2]) + 12) % 24:02}{time[2:]}"


def _as_written(rule: Schedule, meant: Schedule) -> str:
    """Return what to write for a rule that was meant: its times, or its day in place of the other."""
    if (meant.opens, meant.closes) != (rule.opens, rule.closes):
        return f'opens: "{meant.opens}", closes: "{meant.closes}"'
    for field in ("valid_from", "valid_to"):
        if getattr(rule, field) and getattr(meant, field) not in (None, getattr(rule, field)):
            return f"{field}: {getattr(meant, field)}"
    first, last = f"valid_from: {meant.valid_from}", f"valid_to: {meant.valid_to}"
    return f"{first} in place of valid_to" if meant.valid_from else f"{last} in place of valid_from"
