"""What `scripts/serve` runs: an edit of a YAML file shows in the open browser, after at most three builds."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ENVIRONMENT, with_entry


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def wait_for_quiet(log: Path, seconds: float = 2.0) -> None:
    """Wait until a log has not grown for some seconds: a watcher that sees its own writes never rests."""
    size, since, end = -1, time.monotonic(), time.monotonic() + 60
    while time.monotonic() - since < seconds and time.monotonic() < end:
        if log.stat().st_size != size:
            size, since = log.stat().st_size, time.monotonic()
        time.sleep(0.1)


@pytest.fixture
def served(project: Path) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the project with live reload; return its address and its log."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project / "serve.log"
    environment = {**ENVIRONMENT, "PYTHONPATH": str(project / "scripts"), "SITE_URL": f"http://127.0.0.1:{port}/"}
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project, stdout=out, stderr=subprocess.STDOUT, env=environment)
    try:
        wait_for(lambda: "Serving on" in log.read_text())
        yield f"http://127.0.0.1:{port}/", log
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


def test_serve_shows_edit_after_few_builds_when_entry_is_edited(
        served: tuple[str, Path], project: Path, page: Page) -> None:
    """The open page changes by itself; there are at most three builds, and then there is quiet."""
    url, log = served
    page.goto(f"{url}themes/missing/safecall/")
    expect(page.locator(".sp-entry__summary").first).to_have_text("Help for you.")
    wait_for_quiet(log)
    before = log.read_text().count("Documentation built in")
    with_entry(project / "catalogue", summary="A changed sentence.")
    expect(page.locator(".sp-entry__summary").first).to_have_text("A changed sentence.", timeout=60_000)
    wait_for_quiet(log)
    assert 1 <= log.read_text().count("Documentation built in") - before <= 3, log.read_text()


def test_serve_adds_the_data_and_no_policy(served: tuple[str, Path], page: Page) -> None:
    """The plan has its data; a policy would forbid the inline script of live reload."""
    url, _ = served
    assert page.request.get(f"{url}plan.json").ok
    page.goto(url)
    expect(page.locator("meta[http-equiv=Content-Security-Policy]")).to_have_count(0)


def test_serve_tells_problem_and_goes_on_when_entry_is_wrong(served: tuple[str, Path], project: Path) -> None:
    """A mistake is told in the window of `scripts/serve`, and mending it builds again."""
    _, log = served
    wait_for_quiet(log)
    with_entry(project / "catalogue", summary="No stop")
    wait_for(lambda: bool(re.search(r"safecall\.yml:\d+: summary must end with a full stop", log.read_text())))
    with_entry(project / "catalogue", summary="More help.")
    wait_for(lambda: "More help." in (project / "docs/themes/missing/safecall/index.md").read_text())
