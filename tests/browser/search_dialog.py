"""Steps that the search's tests share: the dialog is opened, asked and read."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.bench.search import NOTHING, QUERY, RESULT_LINKS

DIALOG = "[data-sp-search-dialog]"
OPENER = ".md-header [data-sp-search]"
INDEX, DANGER, TEXTS = (f"**/search/{name}.json*" for name in ("index", "danger", "texts"))
WORKER = "**/assets/js/search-worker.js*"


def open_search(page: Page, url: str = "") -> None:
    """Open the search by its key, first the page at `url` where one is given."""
    if url:
        page.goto(url)
    page.keyboard.press("/")
    expect(page.locator(QUERY)).to_be_focused()


def ask(page: Page, query: str) -> list[str]:
    """Type a query into the open search in place of what was there; return the addresses of its results."""
    answer = page.locator(f"{RESULT_LINKS}, {NOTHING}")
    page.locator(QUERY).fill("")
    expect(answer).to_have_count(0)
    page.locator(QUERY).fill(query)
    expect(answer.first).to_be_attached()
    found: list[str] = page.locator(RESULT_LINKS).evaluate_all("links => links.map(link => link.href)")
    return found


def results(page: Page) -> Locator:
    """Return the locator of the results, each with all that stands in it."""
    return page.locator("[data-sp-results] > li")


def links(page: Page) -> Locator:
    """Return the locator of the links to what was found."""
    return page.locator(RESULT_LINKS)


def status(page: Page) -> Locator:
    """Return the locator of the line that says how many results there are, or what went wrong."""
    return page.locator("[data-sp-search-status]")
