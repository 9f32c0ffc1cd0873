"""What a reader may need goes in, with what it costs; what a phone is asked to keep comes out: all of it while that is
little enough, and beyond that what matters most. A rule of the build, which says what it left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

BUDGET = 4 * 1024 * 1024
"""Bytes, compressed: a few minutes on a weak signal, once. Today's list is less than half of it."""

LEFT_OUT_IN_TURN = (
    ("the pages of single entries", re.compile(r"themes/[^/]+/[^/]+/")),
    ("pages that list everything again", re.compile(
        r"(find/[^/]+|changed|lately|not-confirmed|organisations|link-report|glossary)/")),
    ("search and the wording for plans", re.compile(r"search/search_index\.json|search\.json|plan\.json|find/")),
    ("the pages of themes", re.compile(r"themes/[^/]+/")),
)
"""Last to go is what has the numbers to ring; urgent help, the home page and the page's own parts always stay."""


@dataclass(frozen=True, slots=True)
class SavedSet:
    """The addresses that a phone keeps, their bytes compressed, and in words what was left out to stay within that."""

    addresses: frozenset[str]
    size: int
    without: tuple[str, ...] = ()


def choose(sizes: Mapping[str, int], budget: int) -> SavedSet:
    """Return what to keep of the files with these sizes (bytes, compressed, by address)."""
    left = dict(sizes)
    without: list[str] = []
    for words, pattern in LEFT_OUT_IN_TURN:
        if sum(left.values()) <= budget:
            break
        gone = {address for address in left if pattern.fullmatch(address)}
        if gone:
            without.append(words)
            left = {address: size for address, size in left.items() if address not in gone}
    return SavedSet(frozenset(left), sum(left.values()), tuple(without))
