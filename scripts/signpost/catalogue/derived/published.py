"""The catalogue as readers may see it: what is closed keeps its file, but its numbers and hours are left out.

All pages and exports are made from this catalogue. The file of a closed service keeps everything, so that one line
opens it again; of an entry that is not active, readers see only what it was and where to go instead.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.opening_times import hours_doubts, with_hours_of_day
from signpost.catalogue.enums import STATUS_LABELS, Status
from signpost.catalogue.model import Eligibility, Entry

CLOSED_FIELDS = frozenset((
    "name", "also_known_as", "organization", "kind", "also_in", "audience", "status", "sensitive", "summary",
    "keywords", "sources", "added", "confirmed", "changed", "review_by", "formerly",
))
"""The fields of a closed entry that readers see, besides eligibility.instead."""


def public_catalogue(catalogue: Catalogue, day: date | None = None) -> Catalogue:
    """Return a catalogue in which closed entries have no contacts, and no entry or plan refers to them.

    `day` is the day of the build: what was confirmed until an earlier one is in doubt, as are hours that have ended.
    """
    closed = {item.id for item in catalogue.items.values() if is_closed(item.entry)}
    items = {item.id: _public_item(replace(item, day=day), closed) for item in catalogue.items.values()}
    plans = [plan.model_copy(update={"entries": [each for each in plan.entries if each not in closed]})
             for plan in catalogue.plans]
    return replace(catalogue, items=items, plans=tuple(plan for plan in plans if plan.entries))


def is_closed(entry: Entry) -> bool:
    """Return whether a service is not available now: closed, closed for now, or not running."""
    return entry.status is not Status.ACTIVE


def closed_label(entry: Entry) -> str:
    """Return the status of a closed entry for readers: "Closed", "Closed for now"; empty for an open one."""
    return STATUS_LABELS[entry.status] if is_closed(entry) else ""


def alternatives_to(entry: Entry) -> list[str]:
    """Return the ids of the entries to try instead of an entry."""
    return (entry.eligibility.instead if entry.eligibility else None) or []


def closed_notice(catalogue: Catalogue, item: Item) -> str:
    """Return a sentence about a closed entry, "Closed. Try instead: A, B."; empty for an open one."""
    label = closed_label(item.entry)
    names = ", ".join(catalogue.items[other].entry.name for other in alternatives_to(item.entry))
    return f"{label}.{f' Try instead: {names}.' if names else ''}" if label else ""


def is_kept_when_closed(path: tuple[str, ...]) -> bool:
    """Return whether readers see a field of a closed entry, by its path such as ("eligibility", "instead")."""
    return path[0] in CLOSED_FIELDS or path == ("eligibility", "instead")


def _public_item(item: Item, closed: Set[str]) -> Item:
    """Return an item as readers may see it; `closed` has the ids of all closed entries."""
    entry = item.entry
    instead = [other for other in alternatives_to(entry) if other not in closed]
    if is_closed(entry):
        hidden: dict[str, object] = {name: None for name in Entry.model_fields if name not in CLOSED_FIELDS}
        hidden["eligibility"] = Eligibility(instead=instead) if instead else None
        return replace(item, entry=entry.model_copy(update=hidden))
    if (day := item.day) is not None:
        item = replace(item, ended_hours=tuple(hours_doubts(entry, day)))
        entry = with_hours_of_day(entry, day)
    if entry.eligibility is None or instead == alternatives_to(entry):
        return replace(item, entry=entry)
    eligibility = entry.eligibility.model_copy(update={"instead": instead or None})
    return replace(item, entry=entry.model_copy(update={"eligibility": eligibility}))
