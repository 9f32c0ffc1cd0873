"""The process that parses pages: it reads one after the other from standard input, until there are no more.

The parser (lexbor) takes minutes over some pages of 500 KB, such as 100,000 nested elements or a tag with 60,000
attributes, and a call into it cannot be interrupted. Each page therefore has a limit of processor time. The kernel
ends a process that exceeds it, and `parser_pool` starts another.

Input: a line with a JSON object {"size", "complete", "limit", "seconds"}, then `size` bytes of UTF-8.
Output: a Page as a line of JSON.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

from signpost.links.page.page import Page, parse_page

MEMORY_LIMIT = 1_500_000_000
"""Bytes of address space, so that a parser out of control does not exhaust the machine's memory."""


def to_json(page: Page) -> str:
    """Return a page as one line of JSON."""
    return json.dumps({**asdict(page), "anchors": sorted(page.anchors)})


def from_json(line: bytes) -> Page:
    """Return the page of a line from `to_json`. Raises ValueError for any other line."""
    values: Any = json.loads(line)
    try:
        return Page(**{**values, "anchors": set(values["anchors"])})
    except (TypeError, KeyError):
        raise ValueError("not a page") from None


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Parse the pages of `source` and write each to `sink`; return at the end of `source`."""
    while line := source.readline():
        request = json.loads(line)
        html = source.read(request["size"]).decode("utf-8", "replace")
        signal.setitimer(signal.ITIMER_PROF, request["seconds"])
        try:
            page = parse_page(html, request["complete"], request["limit"])
        except Exception:  # no page may end the process for the next one
            page = Page(complete=False)
        signal.setitimer(signal.ITIMER_PROF, 0)
        sink.write(to_json(page).encode() + b"\n")
        sink.flush()


def main() -> None:
    """Serve on standard input and output; leave interrupts from the keyboard to the parent process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
