"""Chooses the files that a phone is asked to save: all of them while they fit a budget, beyond that the most needed.

The build prints what was left out, and the page shows it to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

BUDGET = 4 * 1024 * 1024
"""Bytes, compressed: a few minutes on a weak signal, once. Today's list is less than half of it."""

OMISSIONS = (
    ("the pages of single entries", re.compile(r"themes/[^/]+/[^/]+/")),
    ("pages that list everything again", re.compile(
        r"(find/[^/]+|changed|lately|not-confirmed|organisations|link-report|glossary)/")),
    ("search and the wording for plans", re.compile(r"search/(index|texts|danger)\.json|plan\.json|find/")),
    ("the pages of themes", re.compile(r"themes/[^/]+/")),
)
"""What to leave out, in this order: in words, and by address. Pages with numbers to ring go last; urgent help, the
home page and the assets always stay."""


@dataclass(frozen=True, slots=True)
class SavedSet:
    """The addresses that a phone saves, their compressed bytes together, and in words what was left out."""

    addresses: frozenset[str]
    size: int
    without: tuple[str, ...] = ()


def choose_files(sizes: Mapping[str, int], budget: int) -> SavedSet:
    """Return what to save of files with these sizes: compressed bytes by address. `budget` is in the same bytes."""
    kept = dict(sizes)
    without: list[str] = []
    for words, pattern in OMISSIONS:
        if sum(kept.values()) <= budget:
            break
        omitted = {address for address in kept if pattern.fullmatch(address)}
        if omitted:
            without.append(words)
            kept = {address: size for address, size in kept.items() if address not in omitted}
    return SavedSet(frozenset(kept), sum(kept.values()), tuple(without))
