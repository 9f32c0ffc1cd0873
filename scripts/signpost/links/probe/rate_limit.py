"""Manners between hosts: one connection at a time to each, a pause between them, and so many hosts at once.

Waiting for one host holds no place that another could use.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from signpost.links.limits import Limits


class Gate:
    """The way to one host."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.not_before = 0.0

    def started(self, gap: float) -> None:
        """Note that a request left for the host just now."""
        self.not_before = max(self.not_before, time.monotonic() + gap)

    def wait_for(self, seconds: float) -> None:
        """Ask nothing more of this host for so long, as it wished."""
        self.not_before = max(self.not_before, time.monotonic() + seconds)


class Gates:
    """All hosts of a run."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._gates: dict[str, Gate] = {}
        self._places = asyncio.Semaphore(limits.at_once)

    def of(self, host: str) -> Gate:
        """Return the gate of a host."""
        return self._gates.setdefault(host, Gate())

    @asynccontextmanager
    async def through(self, host: str) -> AsyncIterator[Gate]:
        """Wait for a turn with a host, then for a place; hold both while the connection is open."""
        gate = self.of(host)
        async with gate.lock:
            while (pause := gate.not_before - time.monotonic()) > 0:
                await asyncio.sleep(pause)
            async with self._places:
                gate.started(self._limits.gap)
                try:
                    yield gate
                finally:
                    gate.wait_for(self._limits.rest)
