"""Two states of the entries go in, as plain data; what changed between them comes out, in words for readers.

The data need not be valid by today's model: the past was written by yesterday's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from signpost.catalogue.derived.published import is_kept_when_closed
from signpost.history import field_labels

Record = Mapping[str, Any]
Records = Mapping[str, Record]
OPEN = {"status": "active"}  # what is meant where the field is left out
SHORT = 300  # characters: a longer text is not quoted, but said to be reworded


class News(StrEnum):
    """What happened to an entry, as readers see it."""

    ADDED = "Added"
    CLOSED = "Closed"
    REOPENED = "Open again"
    CHANGED = "Changed"
    MOVED = "New address"
    REMOVED = "Taken off the list"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one entry: sentences on what readers see, and the labels of fields that they do not see."""

    news: News
    id: str
    name: str
    details: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    was: str | None = None
    """Its id of before, where it moved."""


def compare(before: Records, after: Records) -> list[Change]:
    """Return what changed between two states of the same entries, in the order of `News` and then of the names."""
    gone = set(before) - set(after)
    old_id = {new: old for new in after if new not in before
              for old in _texts(after[new].get("formerly")) if old in gone}
    changes = [_one(entry_id, old_id.get(entry_id), before.get(old_id.get(entry_id, entry_id)), record)
               for entry_id, record in after.items()]
    changes += [Change(News.REMOVED, lost, _name(lost, before[lost])) for lost in gone - set(old_id.values())]
    order = {news: index for index, news in enumerate(News)}
    return sorted((change for change in changes if change), key=lambda each: (order[each.news], each.name, each.id))


def _one(entry_id: str, was: str | None, old: Record | None, new: Record) -> Change | None:
    """Return what happened to one entry that stands there now."""
    name = _name(entry_id, new)
    if old is None:
        return Change(News.ADDED, entry_id, name, tuple(_texts([new.get("summary")])))
    old, new = {**OPEN, **old}, {**OPEN, **new}
    details = tuple(_details(old, new))
    unseen = tuple(label for key, label in field_labels.UNSEEN.items() if old.get(key) != new.get(key))
    if was:
        return Change(News.MOVED, entry_id, name, details, unseen, was)
    open_before, open_now = (record["status"] == OPEN["status"] for record in (old, new))
    if open_before != open_now:
        return Change(News.REOPENED if open_now else News.CLOSED, entry_id, name, details, unseen)
    return Change(News.CHANGED, entry_id, name, details, unseen) if details or unseen else None


def _details(old: Record, new: Record) -> Iterator[str]:
    """Yield a sentence for each field that readers see and that changed; of a closed entry they do not see much."""
    closed = OPEN["status"] != old["status"] or OPEN["status"] != new["status"]
    for label, path, words in field_labels.SEEN:
        if closed and not is_kept_when_closed(path):
            continue
        before, after = (_words(record, path, words) for record in (old, new))
        if before != after:
            yield f"{label}: {_said(before, after)}"


def _said(before: list[str], after: list[str]) -> str:
    """Say how a field changed."""
    gone = [text for text in before if text not in after]
    come = [text for text in after if text not in before]
    if any(len(text) > SHORT or "\n" in text for text in gone + come):
        return "added." if not before else "taken out." if not after else "reworded."
    if not gone and not come:
        return "in another order."
    parts = [f"no longer {_quoted(gone)}" if gone and not come else f"was {_quoted(gone)}" if gone else "",
             f"now {_quoted(come)}" if come and gone else f"added {_quoted(come)}" if come else ""]
    return ", ".join(part for part in parts if part) + "."


def _quoted(texts: list[str]) -> str:
    """Return texts in quotes."""
    return "; ".join(f"“{text.rstrip('.')}”" for text in texts)


def _words(record: Record, path: tuple[str, ...], words: Callable[[Any], str]) -> list[str]:
    """Return the values at a path, each in words."""
    value: Any = record
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [words(each) for each in values]


def _name(entry_id: str, record: Record) -> str:
    """Return an entry's name, or its id where it has none."""
    return str(record.get("name") or entry_id)


def _texts(value: Any) -> list[str]:
    """Return the texts of a list that may be missing or malformed."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
