"""What a first visit costs: what travels, compressed, until the page rests; and that search still comes when wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.live import filled, usual
from tests.static_server import serve

MOST = 81 * 1024
"""Bytes, of which the theme's own script is 34 KB."""
PAGES = {"": MOST, "{largest}": MOST, "{entry}": MOST, "find/": MOST,
         "plan/": MOST + 45 * 1024}  # the wording of every entry, which the plan page works with


@pytest.fixture(scope="module")
def gzip_url(built_site: Path) -> Iterator[str]:
    """Serve the site as hosts do, compressed."""
    with serve(built_site, compress=True) as url:
        yield url


@pytest.mark.parametrize(("address", "most"), PAGES.items())
def test_first_visit_is_light(page: Page, gzip_url: str, address: str, most: int) -> None:
    """A first visit to a page costs at most 81 KB, without what is saved in the background for later."""
    came: dict[str, int] = {}

    def count(response: Response) -> None:
        came[response.url.removeprefix(gzip_url)] = int(response.headers.get("content-length", "0"))

    page.on("response", count)
    page.goto(gzip_url + filled(address), wait_until="networkidle")
    print(f"first visit /{address}: {sum(came.values()) / 1024:.0f} KB in {len(came)} requests")
    assert sum(came.values()) <= most, came
    assert "search/search_index.json" not in came


def test_search_answers_when_it_is_opened(page: Page, gzip_url: str, complaints: list[str]) -> None:
    """The index that was not fetched at first is fetched when the search is opened, and answers."""
    page.goto(gzip_url)
    page.locator('.md-header__button[data-sp-toggle="__search"]').click()
    page.keyboard.type(usual().entry.name)
    expect(page.locator(".md-search-result__item").first).to_contain_text(usual().entry.name)
    assert complaints == []


def test_style_has_no_rules_for_what_no_page_has(built_site: Path) -> None:
    """The one style sheet lacks the theme's unused parts, and has those that its script switches."""
    style = (built_site / "assets/signpost.css").read_text(encoding="utf-8")
    unused = (".admonition", ".md-version", ".tabbed-", ".md-annotation", ".md-source")
    switched = (".md-search-result__link", "[data-md-toggle=search]:checked", ".sp-exit-cover")
    assert [name for name in unused if name in style] == []
    assert [name for name in switched if name not in style] == []
    assert len(list((built_site / "assets").rglob("*.css"))) == 1


@pytest.mark.parametrize("address", PAGES)
def test_nothing_jumps_when_scripts_arrive(page: Page, gzip_url: str, address: str) -> None:
    """From the first paint on, nothing on the screen changes its place."""
    page.goto(gzip_url + filled(address), wait_until="networkidle")
    shift = page.evaluate("""() => new Promise(done => {
        let sum = 0
        new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
            .observe({ type: "layout-shift", buffered: true })
        setTimeout(() => done(sum), 300) })""")
    assert shift < 0.001
