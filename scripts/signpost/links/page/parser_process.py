"""The process that parses pages: it reads one after the other from standard input, until there are no more.

The parser (lexbor) takes minutes over some pages of 500 KB, such as a hundred thousand open elements or a tag with
sixty thousand attributes, and no call into it can be stopped. So each page has an allowance of processor time; the
system ends the process that exceeds it, and `page_reader` starts another.

In: a line with a JSON object {"size", "complete", "limit", "seconds"}, then `size` bytes of UTF-8.
Out: a Page as a line of JSON.
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

MEMORY = 1_500_000_000
"""Bytes of address space: a runaway parser must not take the machine's memory."""


def to_json(page: Page) -> str:
    """Return a page as one line."""
    return json.dumps({**asdict(page), "anchors": sorted(page.anchors)})


def from_json(line: bytes) -> Page:
    """Return the page that `to_json` wrote; ValueError where it is none."""
    told: Any = json.loads(line)
    try:
        return Page(**{**told, "anchors": set(told["anchors"])})
    except (TypeError, KeyError):
        raise ValueError("not a page") from None


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer each page in turn; end where `source` does."""
    while line := source.readline():
        told = json.loads(line)
        html = source.read(told["size"]).decode("utf-8", "replace")
        signal.setitimer(signal.ITIMER_PROF, told["seconds"])
        try:
            page = parse_page(html, told["complete"], told["limit"])
        except Exception:  # whatever it is, it concerns this page alone
            page = Page(complete=False)
        signal.setitimer(signal.ITIMER_PROF, 0)
        sink.write(to_json(page).encode() + b"\n")
        sink.flush()


def main() -> None:
    """Serve on standard input and output; leave interrupts from the keyboard to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
