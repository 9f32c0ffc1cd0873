"""What changed in the catalogue lately, day by day, for the page "What has changed lately" and the feed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from signpost.catalogue.site import SiteFile
from signpost.history.diff import EntryChange, compare_entries
from signpost.history.git import GitError
from signpost.history.snapshots import (
    DayCommit,
    HistoryUnavailable,
    Record,
    entry_hashes,
    is_another_list,
    read_day_commits,
    read_records,
    site_name,
)

MAX_DAYS = 60
UNAVAILABLE = "This copy of the site was made without the list's history, so it cannot say what changed lately."

NEW_LIST = "This list is new: nothing has changed in it yet."

Hashes = Mapping[str, str]
_EMPTY: Hashes = {}


@dataclass(frozen=True, slots=True)
class DayChanges:
    """What changed on one day. `initial_entries` is set on the catalogue's first day: how many entries it had then."""

    day: DayCommit
    changes: tuple[EntryChange, ...] = ()
    initial_entries: int = 0


@dataclass(frozen=True, slots=True)
class RecentChanges:
    """What changed on each of the last days, newest first."""

    days: tuple[DayChanges, ...] = ()
    unavailable: str | None = None
    """A sentence for readers where nothing is known of changes, such as in a shallow clone."""
    last_modified: dict[str, str] = field(default_factory=dict)
    """The time at which an entry last changed, by its id, for those that changed within the days compared."""


def read_recent_changes(folder: Path, site: SiteFile, max_days: int = MAX_DAYS) -> RecentChanges:
    """Return what changed in a catalogue's folder on its last days of change. The same commit gives the same result.

    `site` names areas and audiences.
    """
    try:
        days = read_day_commits(folder)
        if days and _is_replaced(folder, site, days[-1]):
            return RecentChanges(unavailable=NEW_LIST)
        return _compare_days(folder, site, days[-max_days - 1:], from_start=len(days) <= max_days)
    except (HistoryUnavailable, GitError):
        return RecentChanges(unavailable=UNAVAILABLE)


def _is_replaced(folder: Path, site: SiteFile, last: DayCommit) -> bool:
    """Return whether the files in a folder are another list than the one of its last commit: not committed yet."""
    now = {f"{path.parent.name}/{path.stem}" for path in folder.glob("*/*.yml")}
    return is_another_list(entry_hashes(folder, last.commit).keys(), now, site_name(folder, last.commit), site.name)


def _compare_days(folder: Path, site: SiteFile, days: list[DayCommit], from_start: bool) -> RecentChanges:
    """Compare each day with the one before it. `from_start`: the first of them is the catalogue's first day.

    What was there before another place put its own list into the folder is not compared: that day is the list's first.
    """
    states = [entry_hashes(folder, day.commit) for day in days]
    start = _start_of_list(folder, days, states)
    days, states, from_start = days[start:], states[start:], from_start or start > 0
    pairs = list(pairwise([*([_EMPTY] if from_start else []), *states]))
    records = read_records(folder, (state[entry_id] for old, new in pairs if old for entry_id in _differing(old, new)
                                    for state in (old, new) if entry_id in state))
    compared: list[DayChanges] = []
    last_modified: dict[str, str] = {}
    for day, (old, new) in zip(days[not from_start:], pairs, strict=True):
        last_modified |= dict.fromkeys(_differing(old, new) & new.keys(), day.time)
        if not old:
            compared.append(DayChanges(day, initial_entries=len(new)))
        elif changes := _visible_changes(old, new, records, site):
            compared.append(DayChanges(day, changes))
    return RecentChanges(tuple(reversed(compared)), last_modified=last_modified)


def _start_of_list(folder: Path, days: Sequence[DayCommit], states: Sequence[Hashes]) -> int:
    """Return the index of the last day on which one list took the place of another; 0 where none did."""
    return next((index for index in range(len(days) - 1, 0, -1) if is_another_list(
        states[index - 1].keys(), states[index].keys(),
        *(site_name(folder, days[each].commit) for each in (index - 1, index)))), 0)


def _differing(old: Hashes, new: Hashes) -> set[str]:
    """Return the ids of the entries whose files differ between two states, or stand in one of them alone."""
    return {entry_id for entry_id in old.keys() | new.keys() if old.get(entry_id) != new.get(entry_id)}


def _visible_changes(old: Hashes, new: Hashes, records: Mapping[str, Record],
                     site: SiteFile) -> tuple[EntryChange, ...]:
    """Return the changes between two states of which readers see something."""
    differing = _differing(old, new)
    changes = compare_entries({key: records[old[key]] for key in sorted(differing & old.keys())},
                              {key: records[new[key]] for key in sorted(differing & new.keys())}, site)
    return tuple(each for each in changes if each.is_visible)
