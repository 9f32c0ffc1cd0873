"""What must be held for every target at once, held small: histories packed, rows made when they are asked for.

Twenty thousand histories of 24 checks are eighty megabytes as records and four when packed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from typing import overload

from signpost.links.report.rows import LISTS, History, ListName, Row

USUAL = (b'{"first_seen":"2026-11-23T06:00:00+00:00","last_ok_at":"2026-11-23T06:00:00+00:00","last_good_title":"",'
         b'"last_good_domain":"","failing_since":null,"consecutive_failures":0,"results":[{"at":"2026-11-23T06:00:00+00:00"'
         b',"verdict":"ok","reason":"works"},{"at":"2026-11-30T06:00:00+00:00","verdict":"ok","reason":"works"}],'
         b'"confirmed":false,"checked_by_hand":null,"title":"","owners":[""]}')
"""What nearly every history looks like, so that the packing need not learn it anew for each."""


def _pack(history: History) -> bytes:
    """Return a history in as few bytes as are quickly had."""
    machine = zlib.compressobj(6, zlib.DEFLATED, -14, zdict=USUAL)
    return machine.compress(history.model_dump_json().encode()) + machine.flush()


def _unpack(data: bytes) -> History:
    """Return a history as it was packed."""
    return History.model_validate_json(zlib.decompressobj(-14, zdict=USUAL).decompress(data))


class Kept(MutableMapping[str, History]):
    """Histories by key. What is taken out is a copy: changing it changes nothing until it is put back."""

    def __init__(self, packed: dict[str, bytes] | None = None) -> None:
        self._packed = packed or {}

    def copy(self) -> Kept:
        """Return the same histories, to be changed apart."""
        return Kept(dict(self._packed))

    def __getitem__(self, key: str) -> History:
        return _unpack(self._packed[key])

    def __setitem__(self, key: str, history: History) -> None:
        self._packed[key] = _pack(history)

    def __delitem__(self, key: str) -> None:
        del self._packed[key]

    def __contains__(self, key: object) -> bool:
        return key in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class Rows(Sequence[Row]):
    """Rows that are made anew each time they are asked for, in an order; `lists` names the order of each list."""

    def __init__(self, make: Callable[[int], Row], order: Sequence[int],
                 lists: dict[ListName, list[int]] | None = None) -> None:
        self._make, self._order, self._lists = make, order, lists or {}

    def of_list(self, name: ListName) -> Rows:
        """Return the rows of one of the five lists, the most harmful first."""
        return Rows(self._make, self._lists.get(name, []))

    @property
    def unlisted(self) -> Rows:
        """The rows that are in no list."""
        listed = {place for name in LISTS for place in self._lists.get(name, ())}
        return Rows(self._make, [place for place in self._order if place not in listed])

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self._make(place) for place in self._order[at]]
        return self._make(self._order[at])
