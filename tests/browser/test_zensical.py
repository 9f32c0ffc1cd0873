"""Zensical's site beside MkDocs': a reader cannot tell them apart. Tests of both are marked so in the other modules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.live import filled
from tests.static_server import serve

DESK = {"width": 1280, "height": 800}
LOOK = """() => ({
    texts: [".md-header", ".md-sidebar--primary", ".md-content", ".sp-footer", ".sp-bar"].map(
        name => document.querySelector(name)?.innerText.replace(/\\s+/g, " ")),
    size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    places: Object.fromEntries([".md-header", "h1", ".sp-exit", ".sp-card", ".sp-button", ".sp-footer", ".sp-bar"].map(
        name => [name, document.querySelector(name)?.getBoundingClientRect().toJSON()])),
})"""


@pytest.fixture(scope="module")
def zensical_url(zensical_site: Path) -> Iterator[str]:
    """Return the address, ending in a slash, at which Zensical's site is served on loopback."""
    with serve(zensical_site) as url:
        yield url


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
@pytest.mark.parametrize("address", ["", "{theme}", "{entry}", "find/", "{plan}", "urgent/", "glossary/", "404.html"])
def test_page_shows_the_same_in_the_same_places(
        page: Page, site_url: str, zensical_url: str, address: str, size: Any) -> None:
    """Header, menu, words and buttons."""
    page.set_viewport_size(size)
    looks = []
    for url in (site_url, zensical_url):
        page.goto(url + filled(address))
        expect(page.locator("[data-sp-saved]")).to_contain_text("List of")  # the last that scripts add to a page
        looks.append(page.evaluate(LOOK))
    assert looks[1] == looks[0]
