"""A catalogue's folder in git goes in; what changed in it lately comes out, day by day, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from signpost.history.diff import Change, News, compare
from signpost.history.git import Day, NoHistory, read_days, read_records, snapshot

MOST_DAYS = 60
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class LatelyDay:
    """One day: its date, the time of its last commit, and what changed; `began` is how many entries a new list has."""

    day: Day
    changes: tuple[Change, ...] = ()
    began: int = 0


@dataclass(frozen=True, slots=True)
class Lately:
    """What changed lately, or the sentence that says why nobody knows; and when each entry's file last changed."""

    days: tuple[LatelyDay, ...] = ()
    without: str | None = None
    touched: dict[str, str] = field(default_factory=dict)
    """By entry's id, the time of the last commit of the day on which it last changed, within the days compared."""


def read_lately(folder: Path, most: int = MOST_DAYS) -> Lately:
    """Compare a catalogue's last days of change with one another. Deterministic for a commit."""
    try:
        days = read_days(folder)
        return _compared(folder, days[-most - 1:], whole=len(days) <= most)
    except NoHistory as reason:
        return Lately(without=str(reason))


def _compared(folder: Path, days: list[Day], whole: bool) -> Lately:
    """Compare each day with the one before it; `whole` where the first of them is the list's first day."""
    states = [snapshot(folder, day.commit) for day in days]
    pairs = list(pairwise([*([_NOTHING] if whole else []), *states]))
    hashes = {each for old, new in pairs if old for state, other in ((old, new), (new, old))
              for entry_id, each in state.items() if other.get(entry_id) != each}
    records = read_records(folder, hashes)
    told: list[LatelyDay] = []
    touched: dict[str, str] = {}
    for day, (old, new) in zip(days[not whole:], pairs, strict=True):
        differing = {entry_id for entry_id in old.keys() | new.keys() if old.get(entry_id) != new.get(entry_id)}
        touched |= dict.fromkeys(differing & new.keys(), day.time)
        if not old:
            told.append(LatelyDay(day, began=len(new)))
            continue
        changes = compare({key: records[old[key]] for key in sorted(differing & old.keys())},
                          {key: records[new[key]] for key in sorted(differing & new.keys())})
        seen = tuple(each for each in changes if each.details or each.news is not News.CHANGED)
        if seen:
            told.append(LatelyDay(day, seen))
    return Lately(tuple(reversed(told)), touched=touched)
