"""A Catalogue goes in; the one that readers may see comes out. Everything that leaves the build is made from it.

The file of a service that has closed keeps its number and its hours, so that it can open again by one line. No reader
may be sent to it: of an entry that is not active, only what it was and where to go instead is left.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.enums import STATUS_LABELS, Status
from signpost.catalogue.model import Eligibility, Entry

CLOSED_FIELDS = frozenset((
    "name", "also_known_as", "organization", "kind", "also_in", "audience", "status", "sensitive", "summary",
    "keywords", "sources", "added", "confirmed", "changed", "review_by", "formerly",
))
"""The fields of a closed entry that readers see, besides eligibility.instead."""


def public_catalogue(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue in which what is closed has no way to be reached, and nothing sends people to it."""
    closed = {item.id for item in catalogue.items.values() if is_closed(item.entry)}
    items = {item.id: _for_readers(item, closed) for item in catalogue.items.values()}
    plans = [plan.model_copy(update={"entries": [each for each in plan.entries if each not in closed]})
             for plan in catalogue.plans]
    return replace(catalogue, items=items, plans=tuple(plan for plan in plans if plan.entries))


def is_closed(entry: Entry) -> bool:
    """Tell whether a service is not to be had now: closed, closed for now, or not running."""
    return entry.status is not Status.ACTIVE


def closed_label(entry: Entry) -> str:
    """Return how it stands with a service that is not to be had now: "Closed", "Closed for now"; or nothing."""
    return STATUS_LABELS[entry.status] if is_closed(entry) else ""


def alternatives_to(entry: Entry) -> list[str]:
    """Return the ids of where to go instead of an entry."""
    return (entry.eligibility.instead if entry.eligibility else None) or []


def closed_notice(catalogue: Catalogue, item: Item) -> str:
    """Return how it stands with what is not to be had now, and where to go instead: "Closed. Try instead: A, B."."""
    said = closed_label(item.entry)
    named = ", ".join(catalogue.items[other].entry.name for other in alternatives_to(item.entry))
    return f"{said}.{f' Try instead: {named}.' if named else ''}" if said else ""


def is_kept_when_closed(path: tuple[str, ...]) -> bool:
    """Tell whether readers see a field of an entry that is not active, by its path: ("eligibility", "instead")."""
    return path[0] in CLOSED_FIELDS or path == ("eligibility", "instead")


def _for_readers(item: Item, closed: Set[str]) -> Item:
    """Return an item as readers may see it. `closed` are the ids of all that is."""
    entry = item.entry
    instead = [other for other in alternatives_to(entry) if other not in closed]
    if is_closed(entry):
        hidden: dict[str, object] = {name: None for name in Entry.model_fields if name not in CLOSED_FIELDS}
        hidden["eligibility"] = Eligibility(instead=instead) if instead else None
        return replace(item, entry=entry.model_copy(update=hidden))
    if entry.eligibility is None or instead == alternatives_to(entry):
        return item
    eligibility = entry.eligibility.model_copy(update={"instead": instead or None})
    return replace(item, entry=entry.model_copy(update={"eligibility": eligibility}))
