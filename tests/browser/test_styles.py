"""The one style sheet: it leaves out the theme's unused rules, and no page looks different for it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.live import filled, usual

SHEET = "assets/signpost.css"
ADDRESSES = ["", "{largest}", "{entry}", "find/", "plan/", "glossary/", "404.html"]


@pytest.fixture(scope="module")
def whole_sheet() -> str:
    """Return all rules of the theme, and ours."""
    theme = find_spec("material")
    assert theme and theme.origin
    sheets = [*sorted((Path(theme.origin).parent / "templates/assets/stylesheets").glob("*.css")),
              *(ROOT / name for name in style_sheets())]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def style_sheets() -> list[str]:
    """Return our style sheets in the order of mkdocs.yml."""
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    return [f"docs/{line.strip('- ')}" for line in lines if line.strip("- ").startswith("assets/css/")]


def screenshot(page: Page, address: str, search: bool) -> bytes:
    """Return a picture of a whole page at rest, or with `search` of the screen with a search's results."""
    page.goto(address, wait_until="networkidle")
    expect(page.locator("[data-sp-saved]")).to_contain_text("List of")  # the last that scripts add to a page
    if search:
        page.locator('.md-header__button[data-sp-toggle="__search"]').click()
        page.keyboard.type(usual().entry.name)
        page.locator(".md-search-result__item").first.wait_for()
    page.evaluate("document.fonts.ready")
    pictures = [b""]
    while len(pictures) < 4 or len(set(pictures[-3:])) > 1:  # at rest: three in a row are the same
        page.evaluate("() => new Promise(done => setTimeout(() => requestIdleCallback(done), 100))")
        pictures.append(page.screenshot(full_page=not search, animations="disabled", caret="hide"))
    return pictures[-1]


@pytest.mark.parametrize(("address", "search"), [*((address, False) for address in ADDRESSES), ("", True)])
def test_page_looks_the_same_with_all_rules_of_the_theme(
        page: Page, site_url: str, whole_sheet: str, address: str, search: bool) -> None:
    """A screenshot with the published sheet equals one with all rules; so does one of a search with its results."""
    published = screenshot(page, site_url + filled(address), search)
    page.route(f"**/{SHEET}", lambda route: route.fulfill(body=whole_sheet, content_type="text/css"))
    assert screenshot(page, site_url + filled(address), search) == published
