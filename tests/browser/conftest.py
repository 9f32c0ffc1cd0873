"""A real Chromium at phone size."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

PHONE = {"width": 390, "height": 844}
PATIENCE = 15_000
"""Milliseconds that the browser has for anything, as two of them may share two cores."""

expect.set_options(timeout=PATIENCE)


def chromium_path() -> str:
    """Return the system's Chromium, its headless shell where that is installed."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: scripts/setup browser installs it"
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the system's Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox", "--disable-background-networking"])
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a fresh profile at phone size, without a service worker, so that each test sees the server's pages."""
    made = chromium.new_context(viewport=PHONE, service_workers="block", has_touch=True)  # type: ignore[arg-type]
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a page that fails the test, when asked by `complaints`, for what its console said."""
    return context.new_page()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Return the list to which the page's errors are added."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    return found
