"""Rate limits: one connection at a time to each host, a pause between requests, and a number of hosts at once.

Waiting for one host takes no connection that another host could use.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from signpost.links.limits import Limits


class HostLimiter:
    """The rate limit of one host."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.not_before = 0.0
        """The moment of `time.monotonic` from which the next request may be sent."""

    def pause(self, seconds: float) -> None:
        """Send no request to this host for some seconds from now."""
        self.not_before = max(self.not_before, time.monotonic() + seconds)


class RateLimiter:
    """The rate limits of all hosts of a run."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._hosts: dict[str, HostLimiter] = {}
        self._connections = asyncio.Semaphore(limits.concurrency)

    @asynccontextmanager
    async def connection(self, host: str) -> AsyncIterator[HostLimiter]:
        """Wait until a host may be asked and a connection is free; hold both until the block ends."""
        limiter = self._hosts.setdefault(host, HostLimiter())
        async with limiter.lock:
            while (wait := limiter.not_before - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            async with self._connections:
                limiter.pause(self._limits.request_interval)
                try:
                    yield limiter
                finally:
                    limiter.pause(self._limits.connection_pause)
