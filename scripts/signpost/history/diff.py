"""Compares two states of the catalogue's entries, and describes each change in sentences for readers.

The states are plain data, and need not be valid by today's model: older ones were written for an older model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from signpost.catalogue.derived.published import is_kept_when_closed
from signpost.catalogue.site import SiteFile
from signpost.history.field_labels import HIDDEN_FIELDS, Formatter, visible_fields
from signpost.history.snapshots import Record

Fields = Sequence[tuple[str, tuple[str, ...], Formatter]]
Records = Mapping[str, Record]
"""Entries' data by their ids."""
ACTIVE = "active"
"""The status of an entry that states none."""
MAX_QUOTE = 300
"""Characters: of a longer text it is only said that it was reworded."""


class ChangeType(StrEnum):
    """What happened to an entry; the value is the label that readers see."""

    ADDED = "Added"
    CLOSED = "Closed"
    REOPENED = "Open again"
    CHANGED = "Changed"
    MOVED = "New address"
    REMOVED = "Taken off the list"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What happened to one entry between two states."""

    type: ChangeType
    id: str
    name: str
    details: tuple[str, ...] = ()
    """A sentence for each field that readers see and that changed."""
    hidden_fields: tuple[str, ...] = ()
    """The labels of the changed fields that readers do not see."""
    former_id: str | None = None
    """Its id before, where it moved."""

    @property
    def is_visible(self) -> bool:
        """Whether readers see anything of the change."""
        return bool(self.details) or self.type is not ChangeType.CHANGED


def compare_entries(before: Records, after: Records, site: SiteFile) -> list[EntryChange]:
    """Return what changed between two states, in the order of `ChangeType`, then by name.

    `site` names areas and audiences. An entry that is in both states unaltered gives no change.
    """
    gone = set(before) - set(after)
    former_ids = {new: old for new in after if new not in before
                  for old in _texts(after[new].get("formerly")) if old in gone}
    fields = visible_fields(site)
    changes = [_compare_entry(entry_id, former_ids.get(entry_id), before.get(former_ids.get(entry_id, entry_id)), new,
                              fields) for entry_id, new in after.items()]
    changes += [EntryChange(ChangeType.REMOVED, entry_id, _name(entry_id, before[entry_id]))
                for entry_id in gone - set(former_ids.values())]
    order = {each: index for index, each in enumerate(ChangeType)}
    return sorted((each for each in changes if each), key=lambda each: (order[each.type], each.name, each.id))


def _compare_entry(entry_id: str, former_id: str | None, old: Record | None, new: Record,
                   fields: Fields) -> EntryChange | None:
    """Return what happened to an entry that is in the later state; None where nothing did."""
    name = _name(entry_id, new)
    if old is None:
        return EntryChange(ChangeType.ADDED, entry_id, name, tuple(_texts([new.get("summary")])))
    details = tuple(_changed_fields(old, new, fields))
    hidden = tuple(label for field, label in HIDDEN_FIELDS.items() if old.get(field) != new.get(field))
    was_active, is_active = _is_active(old), _is_active(new)
    if former_id:
        change_type = ChangeType.MOVED
    elif was_active != is_active:
        change_type = ChangeType.REOPENED if is_active else ChangeType.CLOSED
    elif details or hidden:
        change_type = ChangeType.CHANGED
    else:
        return None
    return EntryChange(change_type, entry_id, name, details, hidden, former_id)


def _is_active(record: Record) -> bool:
    """Return whether an entry's data says that the service runs."""
    return bool(record.get("status", ACTIVE) == ACTIVE)


def _changed_fields(old: Record, new: Record, fields: Fields) -> Iterator[str]:
    """Yield a sentence for each visible field that changed. Of an inactive entry readers see only some fields."""
    always_active = _is_active(old) and _is_active(new)
    for label, path, formatter in fields:
        if not always_active and not is_kept_when_closed(path):
            continue
        before, after = (_format_values({"status": ACTIVE, **record}, path, formatter) for record in (old, new))
        if before != after:
            yield f"{label}: {_describe_change(before, after)}"


def _describe_change(before: list[str], after: list[str]) -> str:
    """Return how a field's values changed: "was “9am”, now “10am”."."""
    gone = [text for text in before if text not in after]
    added = [text for text in after if text not in before]
    if any(len(text) > MAX_QUOTE or "\n" in text for text in gone + added):
        return "added." if not before else "taken out." if not after else "reworded."
    if not gone and not added:
        return "in another order."
    parts = [f"no longer {_quote(gone)}" if gone and not added else f"was {_quote(gone)}" if gone else "",
             f"now {_quote(added)}" if added and gone else f"added {_quote(added)}" if added else ""]
    return ", ".join(part for part in parts if part) + "."


def _quote(texts: list[str]) -> str:
    """Return texts in quotation marks."""
    return "; ".join(f"“{text.rstrip('.')}”" for text in texts)


def _format_values(record: Record, path: tuple[str, ...], formatter: Formatter) -> list[str]:
    """Return the values at a path of named fields, each as readers see it."""
    value: Any = record
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [formatter(each) for each in values]


def _name(entry_id: str, record: Record) -> str:
    """Return an entry's name, or its id where it has none."""
    return str(record.get("name") or entry_id)


def _texts(value: Any) -> list[str]:
    """Return the texts in a value that should be a list of them."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
