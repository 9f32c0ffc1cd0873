"""What a first visit costs: what travels, compressed, until the page rests; and that search still comes when wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.search_dialog import OPENER, ask, links
from tests.conftest import both_builders
from tests.live import filled, live, usual
from tests.static_server import serve

PAGES = {"": 36, "{largest}": 48, "{entry}": 36, "find/": 48, "{plan}": 48}
"""KB that a first visit may cost: little but the page itself, 11 KB of styles and 10 KB of scripts."""
FIRST_SEARCH, ENTRIES = 80, 184
"""KB that the first search may cost, of a list with so many entries: the index, its worker, and the words of danger. A
longer list may cost as much more as it is longer: no keeper has to take words out to add an entry."""


@pytest.fixture(scope="module")
def gzip_url(built_site: Path) -> Iterator[str]:
    """Serve the site as hosts do, compressed."""
    with serve(built_site, compress=True) as url:
        yield url


def count_bytes(page: Page, url: str) -> dict[str, int]:
    """Return what the page has loaded, by address in the site, which grows as more comes."""
    came: dict[str, int] = {}

    def count(response: Response) -> None:
        came[response.url.removeprefix(url).split("?")[0]] = int(response.headers.get("content-length", "0"))

    page.on("response", count)
    return came


@both_builders
@pytest.mark.parametrize(("address", "most"), PAGES.items())
def test_first_visit_is_light(page: Page, gzip_url: str, address: str, most: int) -> None:
    """Without what is saved in the background for later; the search comes when it is wanted."""
    came = count_bytes(page, gzip_url)
    page.goto(gzip_url + filled(address), wait_until="networkidle")
    print(f"first visit /{address}: {sum(came.values()) / 1024:.0f} KB in {len(came)} requests")
    assert sum(came.values()) <= most * 1024, came
    assert "search/index.json" not in came and "assets/js/search-worker.js" not in came


def test_search_answers_when_it_is_opened(page: Page, gzip_url: str, complaints: list[str]) -> None:
    """What was not fetched at first is fetched when the search is opened, once, and answers."""
    page.goto(gzip_url, wait_until="networkidle")
    came = count_bytes(page, gzip_url)
    page.locator(OPENER).click()
    ask(page, usual().entry.name)
    expect(links(page).first).to_contain_text(usual().entry.name)
    print(f"first search: {sum(came.values()) / 1024:.0f} KB in {len(came)} requests")
    assert 0 < sum(came.values()) <= FIRST_SEARCH * 1024 * max(1, len(live().items) / ENTRIES), came
    assert complaints == []


def test_style_has_no_rules_for_what_no_page_has(built_site: Path) -> None:
    """The one style sheet lacks the theme's unused parts, and has those that its script switches."""
    style = (built_site / "assets/signpost.css").read_text(encoding="utf-8")
    unused = (".admonition", ".md-version", ".tabbed-", ".md-annotation", ".md-source")
    switched = ("[data-md-toggle=drawer]:checked", ".sp-result", ".sp-empty-results", ".sp-exit-cover")
    assert [name for name in unused if name in style] == []
    assert [name for name in switched if name not in style] == []
    assert len(list((built_site / "assets").rglob("*.css"))) == 1


@pytest.mark.parametrize("address", PAGES)
def test_nothing_jumps_when_scripts_arrive(page: Page, gzip_url: str, address: str) -> None:
    """From the first paint on, nothing on the screen changes its place, but where a script says what is open now."""
    page.goto(gzip_url + filled(address.replace("{entry}", "{untimed}")), wait_until="networkidle")
    shift = page.evaluate("""() => new Promise(done => {
        let sum = 0
        new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
            .observe({ type: "layout-shift", buffered: true })
        setTimeout(() => done(sum), 300) })""")
    assert shift < 0.001
