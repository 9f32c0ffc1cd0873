"""Pages of strangers are read in processes apart, in bounded time, whatever they hold."""

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
from signpost.links.page.parser_pool import LITTLE, MUCH, PageProcess, PageReader, Patience, parse_page_isolated
from signpost.links.page.parser_process import from_json, serve, to_json
from tests.links.lab.pages import good

T = TypeVar("T")

GOOD = good(more="<p id='caf\u00e9'>\u00e9</p>").body.decode()
NEVER_ENDING = "<title>Deep</title><p>Beginning</p>" + "<div>" * 100_000
"""Takes the parser minutes."""


@pytest.fixture
def process() -> Iterator[PageProcess]:
    """Return a process that is not yet begun."""
    made = PageProcess(Patience(5.0, 0.0))
    yield made
    made.close()


@pytest.fixture
def reader() -> Iterator[PageReader]:
    """Return a reader of its own."""
    made = PageReader()
    yield made
    made.close()


def read(source: PageProcess | PageReader, html: str, complete: bool = True) -> Page | None:
    """Have a page read."""
    return run(source.read(html, complete, MAX_NODES))


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own: Playwright leaves a running event loop in a test's."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def child_of(process: PageProcess) -> int:
    """Return the number of the process that runs now."""
    child = process._child
    assert child is not None
    return child.pid


def test_page_is_the_same_when_it_is_read_apart(reader: PageReader) -> None:
    """Nothing is lost on the way."""
    assert read(reader, GOOD) == parse_page(GOOD, True)
    assert read(reader, GOOD, False) == parse_page(GOOD, False)


def test_beginning_is_read_when_the_whole_takes_too_long(reader: PageReader) -> None:
    """Its title and first words are still seen; a fragment is unknown."""
    seen = read(reader, NEVER_ENDING)
    assert seen and (seen.title, seen.text, seen.complete) == ("Deep", "Beginning", False)


def test_nothing_is_read_when_even_the_beginning_takes_too_long(
    reader: PageReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is one that was not understood."""
    monkeypatch.setattr(parser_pool, "BEGINNING", len(NEVER_ENDING) - 1)
    assert read(reader, NEVER_ENDING) == Page(complete=False)


def test_second_process_reads_a_page_when_the_first_one_has_no_patience() -> None:
    """Nothing is lost but time."""
    reader = PageReader(Patience(0.001, 0.0), Patience(30.0, 0.0))
    seen = read(reader, "<p id=a>word</p>" * 20_000)
    reader.close()
    assert seen and seen.complete and seen.has_anchor("a")


def test_next_page_is_read_when_one_took_too_long(reader: PageReader) -> None:
    """Another process is begun."""
    read(reader, NEVER_ENDING)
    seen = read(reader, GOOD)
    assert seen and seen.complete


def test_process_goes_on_when_pages_are_small_and_ends_after_a_large_one(
    process: PageProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beginning one costs time; one that has read much keeps memory."""
    assert read(process, GOOD)
    first = child_of(process)
    assert read(process, GOOD) and child_of(process) == first
    monkeypatch.setattr(parser_pool, "LARGE", 10)
    assert read(process, GOOD) and process._child is None


def test_page_is_read_again_when_its_process_was_killed(process: PageProcess) -> None:
    """What a killed process leaves is one page that was not understood."""
    assert read(process, GOOD)
    os.kill(child_of(process), signal.SIGKILL)
    assert read(process, GOOD) is None and read(process, GOOD)


def test_fault_is_raised_when_no_process_can_run(process: PageProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is no fault of the pages."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="ended with 1"):
        read(process, GOOD)


def test_event_loop_goes_on_when_a_page_takes_long() -> None:
    """Other pages are read meanwhile."""

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
def test_page_is_answered_when_it_is_made_to_take_long(html: str, reader: PageReader) -> None:
    """Endless tags, attributes, nesting, or no end of a tag: a page comes back, and never a fault."""
    assert isinstance(read(reader, html), Page)


def test_patience_grows_with_the_page_when_it_is_large() -> None:
    """Processor time in seconds; the second process has more of it."""
    assert [Patience(0.5, 2.0).with_page(size) for size in (0, 1_000_000, 5_000_000)] == [0.5, 2.5, 10.5]
    assert LITTLE.with_page(0) < MUCH.with_page(0) and LITTLE.per_megabyte < MUCH.per_megabyte


def test_page_survives_the_way_when_it_is_written_and_read() -> None:
    """As one line of JSON."""
    seen = parse_page(GOOD, True)
    assert "\n" not in to_json(seen) and from_json(to_json(seen).encode()) == seen
    for line in (b"", b"{}", b"null", b"[1]", b"x"):
        with pytest.raises(ValueError):
            from_json(line)


def test_pages_are_answered_in_turn_when_several_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line out for each page in; a page that the reader cannot bear is one that was not understood."""
    monkeypatch.setattr(signal, "setitimer", lambda *_told: None)
    told = b"".join(
        json.dumps({"size": len(html), "complete": True, "limit": limit, "seconds": 9}).encode() + b"\n" + html
        for html, limit in ((b"<title>One</title>", 9), (b"<p>", None), (b"<title>\xc3\xa9</title>", 9))
    )
    sink = io.BytesIO()
    serve(io.BytesIO(told), sink)
    found = [from_json(line) for line in sink.getvalue().splitlines()]
    assert [(each.title, each.complete) for each in found] == [("One", True), ("", False), ("\u00e9", True)]
