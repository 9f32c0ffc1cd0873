"""Reads pages in processes apart: one that takes too long to parse, or crashes the parser, delays hardly anything else.

There are two processes. The first has little patience, so that pages do not wait long for each other; what it gives up
goes to the second one, which has more.
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

BEGINNING = 16_384
"""So many characters are read of a page that takes too long as a whole: enough for its title and first words."""
LARGE = 1_000_000
"""After a page of more bytes its process ends, so that the memory is given back."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How much processor time a page may take, in seconds."""

    at_least: float
    per_megabyte: float

    def with_page(self, size: int) -> float:
        """Return the seconds for a page of so many bytes."""
        return self.at_least + self.per_megabyte * size / 1_000_000


LITTLE = Patience(0.1, 0.3)
"""Enough for nearly all pages."""
MUCH = Patience(0.3, 0.6)
"""Several times what any honest page takes."""


class PageProcess:
    """A process that parses one page at a time; begun when it is first needed, and anew after it was ended."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="page")

    async def read(self, html: str, complete: bool, limit: int) -> Page | None:
        """Have a page parsed; None where that took too long. RuntimeError where the process cannot run at all."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._read, html, complete, limit)

    def _read(self, html: str, complete: bool, limit: int) -> Page | None:
        """Send a page and wait for the answer."""
        data = html.encode("utf-8", "replace")
        told = {"size": len(data), "complete": complete, "limit": limit, "seconds": self._patience.with_page(len(data))}
        child = self._child = self._child or _begun()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the process that parses pages has no pipes")
        try:
            child.stdin.write(json.dumps(told).encode() + b"\n" + data)
            child.stdin.flush()
            page = from_json(child.stdout.readline())
        except (OSError, ValueError):
            self.close()
            if child.returncode > 0:
                raise RuntimeError(f"the process that parses pages ended with {child.returncode}") from None
            return None
        if len(data) > LARGE:
            self.close()
        return page

    def close(self) -> None:
        """End the process, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()


def _begun() -> subprocess.Popen[bytes]:
    """Start a process that finds this package where this process does."""
    paths = os.pathsep.join(filter(None, (str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen([sys.executable, "-m", "signpost.links.page.parser_process"], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths})


class PageReader:
    """Reads pages of strangers."""

    def __init__(self, little: Patience = LITTLE, much: Patience = MUCH) -> None:
        self._first, self._second = PageProcess(little), PageProcess(much)

    async def read(self, html: str, complete: bool, limit: int) -> Page:
        """Read a page; of one that takes too long only the beginning, and nothing where that takes too long as well."""
        page = await self._first.read(html, complete, limit) or await self._second.read(html, complete, limit)
        if page is None and len(html) > BEGINNING:
            page = await self._second.read(html[:BEGINNING], False, limit)
        return page or Page(complete=False)

    def close(self) -> None:
        """End both processes."""
        self._first.close()
        self._second.close()


_reader = PageReader()
atexit.register(_reader.close)


async def parse_page_isolated(html: str, complete: bool, limit: int = MAX_NODES) -> Page:
    """Read a page as `page.read_page` does, in bounded time and without holding up the event loop."""
    return await _reader.read(html, complete, limit)
