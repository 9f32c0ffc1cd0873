"""The separate processes that parse pages: in bounded time, whatever the pages hold."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import sys
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest

from signpost.links.page import parser_pool
from signpost.links.page.page import MAX_NODES, Page, parse_page
from signpost.links.page.parser_pool import (
    LONG_LIMIT,
    SHORT_LIMIT,
    ParserPool,
    ParserProcess,
    TimeLimit,
    parse_page_isolated,
)
from signpost.links.page.parser_process import from_json, serve, to_json
from tests.links.lab.pages import good

T = TypeVar("T")

GOOD = good(more="<p id='caf\u00e9'>\u00e9</p>").body.decode()
NEVER_ENDING = "<title>Deep</title><p>Beginning</p>" + "<div>" * 100_000
"""The parser takes minutes over it."""


@pytest.fixture
def process() -> Iterator[ParserProcess]:
    """Return a process that is not yet started."""
    new = ParserProcess(TimeLimit(5.0, 0.0))
    yield new
    new.close()


@pytest.fixture
def pool() -> Iterator[ParserPool]:
    """Return a pool of its own."""
    new = ParserPool()
    yield new
    new.close()


def parse(source: ParserProcess | ParserPool, html: str, complete: bool = True) -> Page | None:
    """Parse a page in a process."""
    return run(source.parse(html, complete, MAX_NODES))


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own: Playwright leaves a running event loop in a test's."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(asyncio.run, work).result()


def child_pid(process: ParserProcess) -> int:
    """Return the id of the process that runs now."""
    child = process._child
    assert child is not None
    return child.pid


def test_page_is_the_same_when_it_is_parsed_in_a_process(pool: ParserPool) -> None:
    """Nothing is lost between the processes."""
    assert parse(pool, GOOD) == parse_page(GOOD, True)
    assert parse(pool, GOOD, False) == parse_page(GOOD, False)


def test_beginning_is_parsed_when_the_page_takes_too_long(pool: ParserPool) -> None:
    """Its title and first words are known; whether an anchor exists is not."""
    seen = parse(pool, NEVER_ENDING)
    assert seen and (seen.title, seen.text, seen.complete) == ("Deep", "Beginning", False)


def test_page_is_empty_when_even_the_beginning_takes_too_long(
    pool: ParserPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page counts as incomplete."""
    monkeypatch.setattr(parser_pool, "BEGINNING_LENGTH", len(NEVER_ENDING) - 1)
    assert parse(pool, NEVER_ENDING) == Page(complete=False)


def test_second_process_parses_a_page_when_the_first_has_no_time() -> None:
    """The result is complete."""
    pool = ParserPool(TimeLimit(0.001, 0.0), TimeLimit(30.0, 0.0))
    seen = parse(pool, "<p id=a>word</p>" * 20_000)
    pool.close()
    assert seen and seen.complete and seen.has_anchor("a")


def test_next_page_is_parsed_when_one_took_too_long(pool: ParserPool) -> None:
    """Another process is started."""
    parse(pool, NEVER_ENDING)
    seen = parse(pool, GOOD)
    assert seen and seen.complete


def test_process_goes_on_when_pages_are_small_and_ends_after_a_large_one(
    process: ParserProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting a process takes time; one that has parsed a large page keeps memory."""
    assert parse(process, GOOD)
    first = child_pid(process)
    assert parse(process, GOOD) and child_pid(process) == first
    monkeypatch.setattr(parser_pool, "LARGE_PAGE_BYTES", 10)
    assert parse(process, GOOD) and process._child is None


def test_page_is_parsed_when_the_process_was_killed_before(process: ParserProcess) -> None:
    """Only the page that was sent to the killed process has no result."""
    assert parse(process, GOOD)
    os.kill(child_pid(process), signal.SIGKILL)
    assert parse(process, GOOD) is None and parse(process, GOOD)


def test_error_is_raised_when_no_process_can_run(process: ParserProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation must not look like a page that takes too long."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="ended with 1"):
        parse(process, GOOD)


def test_event_loop_goes_on_when_a_page_takes_long() -> None:
    """Other pages are parsed at the same time."""

    async def both() -> list[str]:
        order: list[str] = []

        async def one(name: str, html: str) -> None:
            await parse_page_isolated(html, True)
            order.append(name)

        await asyncio.gather(one("slow", NEVER_ENDING), one("quick", GOOD), one("quick", GOOD))
        return order

    assert run(both()) == ["quick", "quick", "slow"]


@pytest.mark.parametrize(
    "html",
    [
        "<a " * 27_000,
        "x" * 200_000 + "<" + "y" * 200_000,
        "<p title='" + "x" * 200_000,
        "<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">",
        "<b><p>" * 50_000,
        "<ul><li>" * 50_000,
        "".join(f"<font color={n}>" for n in range(40_000)),
        "<svg><g>" * 50_000,
        "<" * 300_000,
        "<!--" * 100_000,
        "&amp" * 100_000,
        "<table><a>" * 50_000,
        "<title>" * 50_000,
    ],
)
def test_page_is_returned_when_it_is_made_to_take_long(html: str, pool: ParserPool) -> None:
    """Very long tags, attributes, nesting, or a tag without an end: always a page, never an exception."""
    assert isinstance(parse(pool, html), Page)


def test_time_limit_grows_with_the_page_when_it_is_large() -> None:
    """Processor time in seconds; the second process has more of it."""
    assert [TimeLimit(0.5, 2.0).for_size(size) for size in (0, 1_000_000, 5_000_000)] == [0.5, 2.5, 10.5]
    assert SHORT_LIMIT.for_size(0) < LONG_LIMIT.for_size(0) and SHORT_LIMIT.per_megabyte < LONG_LIMIT.per_megabyte


def test_page_is_the_same_when_it_is_written_and_read() -> None:
    """As one line of JSON."""
    seen = parse_page(GOOD, True)
    assert "\n" not in to_json(seen) and from_json(to_json(seen).encode()) == seen
    for line in (b"", b"{}", b"null", b"[1]", b"x"):
        with pytest.raises(ValueError):
            from_json(line)


def test_pages_are_returned_in_order_when_several_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of output for each page; a page that raises an exception is an incomplete one."""
    monkeypatch.setattr(signal, "setitimer", lambda *_args: None)
    request = b"".join(
        json.dumps({"size": len(html), "complete": True, "limit": limit, "seconds": 9}).encode() + b"\n" + html
        for html, limit in ((b"<title>One</title>", 9), (b"<p>", None), (b"<title>\xc3\xa9</title>", 9))
    )
    sink = io.BytesIO()
    serve(io.BytesIO(request), sink)
    pages = [from_json(line) for line in sink.getvalue().splitlines()]
    assert [(each.title, each.complete) for each in pages] == [("One", True), ("", False), ("\u00e9", True)]
