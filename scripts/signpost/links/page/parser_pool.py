"""Parses pages in separate processes, so that one that takes too long or crashes the parser hardly delays others.

There are two processes. The first has a short time limit, so that pages do not wait long for each other; pages that
exceed it go to the second, which has a longer one.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from signpost.links.page.page import MAX_NODES, Page
from signpost.links.page.parser_process import from_json

BEGINNING_LENGTH = 16_384
"""Characters parsed of a page that exceeds both limits: enough for its title and first paragraphs."""
LARGE_PAGE_BYTES = 1_000_000
"""After a larger page its process is ended, to release the memory."""


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The processor time that a page may take, in seconds."""

    minimum: float
    per_megabyte: float

    def for_size(self, size: int) -> float:
        """Return the seconds for a page of `size` bytes."""
        return self.minimum + self.per_megabyte * size / 1_000_000


SHORT_LIMIT = TimeLimit(0.1, 0.3)
"""Enough for nearly all pages."""
LONG_LIMIT = TimeLimit(0.3, 0.6)
"""Several times what an ordinary page takes."""


class ParserProcess:
    """A process that parses one page at a time. It is started when first needed, and again after it has ended."""

    def __init__(self, time_limit: TimeLimit) -> None:
        self._time_limit = time_limit
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="page")

    async def parse(self, html: str, complete: bool, limit: int) -> Page | None:
        """Return the parsed page; None where that exceeded the time limit.

        Raises RuntimeError where the process cannot be run at all.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._parse, html, complete, limit)

    def _parse(self, html: str, complete: bool, limit: int) -> Page | None:
        """Send a page to the process and wait for the result."""
        data = html.encode("utf-8", "replace")
        request = {"size": len(data), "complete": complete, "limit": limit,
                   "seconds": self._time_limit.for_size(len(data))}
        child = self._child = self._child or _start_process()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the process that parses pages has no pipes")
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n" + data)
            child.stdin.flush()
            page = from_json(child.stdout.readline())
        except (OSError, ValueError):
            self.close()
            if child.returncode > 0:
                raise RuntimeError(f"the process that parses pages ended with {child.returncode}") from None
            return None
        if len(data) > LARGE_PAGE_BYTES:
            self.close()
        return page

    def close(self) -> None:
        """End the process, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()


def _start_process() -> subprocess.Popen[bytes]:
    """Start a process that finds this package where this process does."""
    paths = os.pathsep.join(filter(None, (str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen([sys.executable, "-m", "signpost.links.page.parser_process"], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths})


class ParserPool:
    """The two processes that parse pages."""

    def __init__(self, short_limit: TimeLimit = SHORT_LIMIT, long_limit: TimeLimit = LONG_LIMIT) -> None:
        self._first, self._second = ParserProcess(short_limit), ParserProcess(long_limit)

    async def parse(self, html: str, complete: bool, limit: int) -> Page:
        """Return the parsed page.

        Of a page that exceeds both limits only the beginning is parsed; where that does too, the page is empty.
        """
        page = await self._first.parse(html, complete, limit) or await self._second.parse(html, complete, limit)
        if page is None and len(html) > BEGINNING_LENGTH:
            page = await self._second.parse(html[:BEGINNING_LENGTH], False, limit)
        return page or Page(complete=False)

    def close(self) -> None:
        """End both processes."""
        self._first.close()
        self._second.close()


_pool = ParserPool()
atexit.register(_pool.close)


async def parse_page_isolated(html: str, complete: bool, limit: int = MAX_NODES) -> Page:
    """Parse a page as `page.parse_page` does, in bounded time and without blocking the event loop."""
    return await _pool.parse(html, complete, limit)
