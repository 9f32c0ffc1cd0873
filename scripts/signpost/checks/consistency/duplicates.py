"""The rule on entries that stand twice in the catalogue: readers would find two, and one would go out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import links_of, phones_of
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import dialling_digits

LITTLE_WORDS = frozenset(("the", "a", "an", "and", "of", "for", "in", "uk", "line", "helpline", "service", "advice",
                          "support", "team", "project", "charity"))


def check_duplicates(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No two entries have the same name; none has nearly the name, and all the contacts, of another of its theme."""
    by_name: dict[str, list[Item]] = {}
    by_contacts: dict[tuple[str, object], list[Item]] = {}
    for item in catalogue.items.values():
        by_name.setdefault(" ".join(_folded(item.entry.name)), []).append(item)
        by_contacts.setdefault((item.theme, _contacts(item)), []).append(item)
    for group in by_name.values():
        for one, other in pairwise(group):
            yield _problem(one, other, "must be unique")
    for key, group in by_contacts.items():
        for one, other in combinations(group, 2) if key[1] else ():
            if not _is_same_name(one, other) and _is_near_name(one, other) and _shares_links(one, other):
                yield _problem(one, other, "must be that of a service that has no entry yet")


def _problem(one: Item, other: Item, must: str) -> Problem:
    """Return the Problem at the newer of two entries, which names the other."""
    newer = _newer(one, other)
    older = one if newer is other else other
    beside = "" if _is_same_name(one, other) else f" has the number or the page of {older.id}"
    said = f"'{newer.entry.name}'" + (beside or f" is also {older.id}")
    return newer.problem("duplicate", f"name {must}: {said}; delete this file if it is the same service, and write "
                         "what is new into the other; else say in the name how they differ", "name")


def _is_same_name(one: Item, other: Item) -> bool:
    """Return whether two entries have one name; capitals, hyphens, "the" and "&" make no difference."""
    return _folded(one.entry.name) == _folded(other.entry.name)


def _folded(name: str) -> list[str]:
    """Return the words of a name in lower case, without "the"."""
    words = re.findall(r"\w+", name.lower().replace("&", " and ").replace("'", "").replace("’", ""))
    return [word for word in words if word != "the"]


def _is_near_name(one: Item, other: Item) -> bool:
    """Return whether the names differ only by words such as "helpline", or one is another name of the other."""
    words = [{*_folded(item.entry.name)} - LITTLE_WORDS for item in (one, other)]
    also = [[_folded(name) for name in item.entry.also_known_as or ()] for item in (one, other)]
    return bool(words[0] == words[1] != set() or _folded(one.entry.name) in also[1]
                or _folded(other.entry.name) in also[0])


def _contacts(item: Item) -> object:
    """Return the one number of an entry, or all links of one without numbers; None for several numbers, or nothing."""
    numbers = {(dialling_digits(phone.number), phone.type) for phone in phones_of(item.entry)}
    return numbers.pop() if len(numbers) == 1 else None if numbers else _links(item) or None


def _links(item: Item) -> frozenset[str]:
    """Return the addresses of an entry's links; a stroke at their end makes no difference."""
    return frozenset(link.url.rstrip("/").lower() for link in links_of(item.entry))


def _shares_links(one: Item, other: Item) -> bool:
    """Return whether two entries have a link in common, or one has none."""
    return not (_links(one) and _links(other)) or bool(_links(one) & _links(other))


def _newer(one: Item, other: Item) -> Item:
    """Return the entry that came later: one that was added beside one of the source document, else the later id."""
    if bool(one.entry.sources) != bool(other.entry.sources):
        return other if one.entry.sources else one
    return max(one, other, key=lambda item: item.id)


RULES = (check_duplicates,)
