"""Reads pages in processes apart: one that takes too long to parse, or crashes the parser, delays nothing else."""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import queue
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .page import MOST_NODES, Page
from .page_process import from_json

AT_ONCE = 2
"""So that other pages need not wait while one takes long."""
BEGINNING = 16_384
"""So many characters are read of a page that takes too long as a whole: enough for its title and first words."""
LARGE = 1_000_000
"""After a page of more bytes its process ends, so that the memory is given back."""


class PageProcess:
    """A process that parses one page at a time; begun when it is first needed, and anew after it was ended."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, html: str, whole: bool, limit: int) -> Page:
        """Read a page; of one that takes too long only the beginning, and nothing where that takes too long as well.

        RuntimeError where the process cannot run at all.
        """
        page = self._parsed(html, whole, limit)
        if page is None and len(html) > BEGINNING:
            page = self._parsed(html[:BEGINNING], False, limit)
        return page or Page(whole=False)

    def _parsed(self, html: str, whole: bool, limit: int) -> Page | None:
        """Have a page parsed; None where the process was ended over it."""
        data = html.encode("utf-8", "replace")
        told = {"size": len(data), "whole": whole, "limit": limit}
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
    paths = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen([sys.executable, "-m", "signpost.links.page_process"], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths})


_processes = [PageProcess() for _ in range(AT_ONCE)]
_idle: queue.LifoQueue[PageProcess] = queue.LifoQueue()
_threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="page")
for _process in _processes:
    _idle.put(_process)
    atexit.register(_process.close)


def _read(html: str, whole: bool, limit: int) -> Page:
    """Read a page with a process that is idle."""
    process = _idle.get()
    try:
        return process.read(html, whole, limit)
    finally:
        _idle.put(process)


async def read_page_apart(html: str, whole: bool, limit: int = MOST_NODES) -> Page:
    """Read a page as `page.read_page` does, in bounded time and without holding up the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _read, html, whole, limit)
