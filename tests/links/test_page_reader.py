"""Pages of strangers are read in processes apart, in bounded time, whatever they hold."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import sys

import pytest

from signpost.links import page_reader
from signpost.links.page import MOST_NODES, Page, read_page
from signpost.links.page_process import allowance, from_json, serve, to_json
from signpost.links.page_reader import PageProcess, read_page_apart
from tests.links.lab.pages import good

GOOD = good(more="<p id='caf\u00e9'>\u00e9</p>").body.decode()
NEVER_ENDING = "<title>Deep</title><p>Beginning</p>" + "<div>" * 100_000
"""Takes the parser minutes."""


@pytest.fixture
def process() -> PageProcess:
    """Return a process that is not yet begun."""
    return PageProcess()


def child_of(process: PageProcess) -> int:
    """Return the number of the process that runs now."""
    child = process._child
    assert child is not None
    return child.pid


def test_page_is_the_same_when_it_is_read_apart(process: PageProcess) -> None:
    """Nothing is lost on the way."""
    assert process.read(GOOD, True, MOST_NODES) == read_page(GOOD, True)
    assert not process.read(GOOD, False, MOST_NODES).whole
    process.close()


def test_beginning_is_read_when_the_whole_takes_too_long(process: PageProcess) -> None:
    """Its title and first words are still seen; a fragment is unknown."""
    seen = process.read(NEVER_ENDING, True, MOST_NODES)
    assert (seen.title, seen.text, seen.whole) == ("Deep", "Beginning", False)
    process.close()


def test_nothing_is_read_when_even_the_beginning_takes_too_long(
    process: PageProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is one that was not understood."""
    monkeypatch.setattr(page_reader, "BEGINNING", len(NEVER_ENDING) - 1)
    assert process.read(NEVER_ENDING, True, MOST_NODES) == Page(whole=False)
    process.close()


def test_next_page_is_read_when_one_took_too_long(process: PageProcess) -> None:
    """Another process is begun."""
    process.read(NEVER_ENDING, True, MOST_NODES)
    assert process.read(GOOD, True, MOST_NODES).whole
    process.close()


def test_process_goes_on_when_pages_are_small_and_ends_after_a_large_one(
    process: PageProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beginning one costs time; one that has read much keeps memory."""
    process.read(GOOD, True, MOST_NODES)
    first = child_of(process)
    process.read(GOOD, True, MOST_NODES)
    assert child_of(process) == first
    monkeypatch.setattr(page_reader, "LARGE", 10)
    assert process.read(GOOD, True, MOST_NODES).whole and process._child is None


def test_page_is_read_again_when_its_process_was_killed(process: PageProcess) -> None:
    """What a killed process leaves is one page that was not understood."""
    process.read(GOOD, True, MOST_NODES)
    os.kill(child_of(process), signal.SIGKILL)
    assert not process.read(GOOD, True, MOST_NODES).whole
    assert process.read(GOOD, True, MOST_NODES).whole
    process.close()


def test_fault_is_raised_when_no_process_can_run(process: PageProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is no fault of the pages."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="ended with 1"):
        process.read(GOOD, True, MOST_NODES)


def test_event_loop_goes_on_when_a_page_takes_long() -> None:
    """Other pages are read meanwhile."""

    async def both() -> list[str]:
        order: list[str] = []

        async def one(name: str, html: str) -> None:
            await read_page_apart(html, True)
            order.append(name)

        await asyncio.gather(one("slow", NEVER_ENDING), one("quick", GOOD), one("quick", GOOD))
        return order

    assert asyncio.run(both()) == ["quick", "quick", "slow"]


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
def test_page_is_answered_when_it_is_made_to_take_long(html: str, process: PageProcess) -> None:
    """Endless tags, attributes, nesting, or no end of a tag: a page comes back, and never a fault."""
    assert isinstance(process.read(html, True, MOST_NODES), Page)
    process.close()


def test_allowance_grows_with_the_page_when_it_is_large() -> None:
    """Processor time in seconds."""
    assert [allowance(size) for size in (0, 1_000_000, 5_000_000)] == pytest.approx([0.4, 1.2, 4.4])


def test_page_survives_the_way_when_it_is_written_and_read() -> None:
    """As one line of JSON."""
    seen = read_page(GOOD, True)
    assert "\n" not in to_json(seen) and from_json(to_json(seen).encode()) == seen
    for line in (b"", b"{}", b"null", b"[1]", b"x"):
        with pytest.raises(ValueError):
            from_json(line)


def test_pages_are_answered_in_turn_when_several_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line out for each page in; a page that the reader cannot bear is one that was not understood."""
    monkeypatch.setattr(signal, "setitimer", lambda *_told: None)
    told = b"".join(
        json.dumps({"size": len(html), "whole": True, "limit": limit}).encode() + b"\n" + html
        for html, limit in ((b"<title>One</title>", 9), (b"<p>", None), (b"<title>\xc3\xa9</title>", 9))
    )
    sink = io.BytesIO()
    serve(io.BytesIO(told), sink)
    found = [from_json(line) for line in sink.getvalue().splitlines()]
    assert [(each.title, each.whole) for each in found] == [("One", True), ("", False), ("\u00e9", True)]
