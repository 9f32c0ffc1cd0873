"""`scripts/serve`: an edit shows in the open browser, and so does a fault, above the pages as they were before it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import ENVIRONMENT, with_entry

PATIENCE = 60_000
"""Milliseconds for an edit to show: a build, on a machine that does other things meanwhile."""
ENTRY = "themes/missing/safecall/"
SUMMARY = ".sp-entry__summary"


@dataclass(frozen=True, slots=True)
class Served:
    """A project that is being served: its folder, the address, and the process with what it prints."""

    root: Path
    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def builds(self) -> int:
        """Return how many builds there were until now."""
        return len(re.findall(r"^build: \d+ entries", self.log.read_text(), re.M))

    def write_entry(self, **fields: object) -> None:
        """Alter the one entry."""
        with_entry(self.root / "catalogue", **fields)


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


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def serve(root: Path) -> Iterator[Served]:
    """Serve a project as scripts/serve does; stop it as Ctrl-C does, and see that it ran until then."""
    port, log = free_port(), root / "serve.log"
    environment = {**ENVIRONMENT, "PYTHONPATH": str(root / "scripts"), "PYTHONUNBUFFERED": "1"}
    with log.open("w") as out:
        server = subprocess.Popen([sys.executable, "-m", "signpost.cli.mkdocs.serve", str(port)], cwd=root, stdout=out,
                                  stderr=subprocess.STDOUT, env=environment)
    try:
        wait_for(lambda: "serve: http" in log.read_text() or server.poll() is not None)
        yield Served(root, f"http://127.0.0.1:{port}/", log, server)
        assert server.poll() is None, log.read_text()
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0, log.read_text()


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    """Serve a copy of the project."""
    yield from serve(project)


@pytest.fixture
def served_with_fault(project: Path) -> Iterator[Served]:
    """Serve a copy of the project that was never built, and whose entry has a fault."""
    with_entry(project / "catalogue", summary="No stop")
    yield from serve(project)


def notice(page: Page) -> Locator:
    """Return what stands above every page while something is wrong."""
    return page.locator(".sp-build-failure")


def test_serve_shows_edit_after_few_builds_when_entry_is_edited(served: Served, page: Page) -> None:
    """The open page changes by itself; there are at most three builds, and then there is quiet."""
    page.goto(served.url + ENTRY)
    expect(page.locator(SUMMARY).first).to_have_text("Help for you.")
    wait_for_quiet(served.log)
    before = served.builds()
    served.write_entry(summary="A changed sentence.")
    expect(page.locator(SUMMARY).first).to_have_text("A changed sentence.", timeout=PATIENCE)
    wait_for_quiet(served.log)
    assert 1 <= served.builds() - before <= 3, served.log.read_text()


def test_serve_adds_the_data_and_no_policy(served: Served, page: Page) -> None:
    """The plan has its data; a policy would forbid the inline script of live reload."""
    assert page.request.get(f"{served.url}plan.json").ok
    page.goto(served.url)
    expect(page.locator("meta[http-equiv=Content-Security-Policy]")).to_have_count(0)
    expect(notice(page)).to_have_count(0)


def test_open_page_shows_the_faults_until_they_are_mended(served: Served, page: Page) -> None:
    """By itself: each with file, line and message, escaped, above the page as it was; then the new text alone."""
    page.goto(served.url + ENTRY)
    served.write_entry(summary="No stop", kind="<img src=x onerror=document.title='broken'>")
    expect(notice(page)).to_contain_text("2 problems in the catalogue", timeout=PATIENCE)
    expect(notice(page).get_by_role("listitem")).to_contain_text([
        re.compile(r"^catalogue/missing/safecall\.yml:\d+: kind must be one of .*<img src=x"),
        re.compile(r"^catalogue/missing/safecall\.yml:\d+: summary must end with a full stop")])
    expect(page.locator(SUMMARY).first).to_have_text("Help for you.")
    for other in ("", "urgent/", "about/", "themes/missing/no-such-page/"):
        page.goto(served.url + other)
        expect(notice(page)).to_contain_text("safecall.yml:")
    expect(notice(page).locator("img")).to_have_count(0)
    expect(page).not_to_have_title("broken")
    page.goto(served.url + ENTRY)
    served.write_entry(summary="More help.")
    expect(page.locator(SUMMARY).first).to_have_text("More help.", timeout=PATIENCE)
    expect(notice(page)).to_have_count(0)


def test_faults_stand_alone_until_they_are_mended_when_nothing_was_built_before(
        served_with_fault: Served, page: Page) -> None:
    """At any address; once mended the page comes by itself."""
    for address in ("", ENTRY):
        page.goto(served_with_fault.url + address)
        expect(notice(page)).to_contain_text("There is no page to show yet.")
        expect(notice(page)).to_contain_text(re.compile(r"safecall\.yml:\d+: summary must end with a full stop"))
    served_with_fault.write_entry(summary="More help.")
    expect(page.locator(SUMMARY).first).to_have_text("More help.", timeout=PATIENCE)
    expect(notice(page)).to_have_count(0)


def test_pages_of_before_are_there_when_it_starts_with_a_fault(project: Path, page: Page) -> None:
    """Those of the last good build, with the fault above them."""
    for first in serve(project):
        page.goto(first.url + ENTRY)
        expect(page.locator(SUMMARY).first).to_have_text("Help for you.")
    with_entry(project / "catalogue", summary="No stop")
    for second in serve(project):
        page.goto(second.url + ENTRY)
        expect(notice(page)).to_contain_text("summary must end with a full stop")
        expect(page.locator(SUMMARY).first).to_have_text("Help for you.")


@pytest.mark.parametrize(("file", "text", "told"), [
    ("overrides/main.html", "{% if %}", re.compile(r"overrides/main\.html:1: Expected an expression")),
    ("mkdocs.yml", "site_name: [", "mkdocs.yml"),
    ("docs/about.md", "# About\n\n[nowhere](nowhere.md)\n", "nowhere.md")])
def test_page_does_not_hang_when_a_developer_errs(
        served: Served, page: Page, file: str, text: str, told: str | re.Pattern[str]) -> None:
    """A template, a setting, a page written by hand: told in the same place, and gone when mended."""
    page.goto(served.url)
    right = (served.root / file).read_bytes()
    (served.root / file).write_text(text)
    expect(notice(page)).to_contain_text(told, timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Signpost")
    (served.root / file).write_bytes(right)
    expect(notice(page)).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Signpost")


def test_port_that_is_taken_is_told_in_a_sentence(project: Path, served: Served) -> None:
    """With what to type instead."""
    port = int(served.url.rstrip("/").rsplit(":", 1)[1])
    done = subprocess.run([sys.executable, "-m", "signpost.cli.mkdocs.serve", str(port)], cwd=project, text=True,
                          capture_output=True, check=False, timeout=120,
                          env={**ENVIRONMENT, "PYTHONPATH": str(project / "scripts")})
    assert done.returncode == 1
    assert f"serve: port {port} cannot be used" in done.stderr and f"scripts/serve {port + 1}" in done.stderr
