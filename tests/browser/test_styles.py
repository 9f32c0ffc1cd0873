"""The one style sheet: it leaves out the theme's unused rules, and no page looks different for it."""

from __future__ import annotations

from base64 import b64encode
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.search_dialog import OPENER, ask
from tests.conftest import ROOT
from tests.live import filled, usual

SHEET = "assets/signpost.css"
ADDRESSES = ["", "{largest}", "{entry}", "find/", "{plan}", "glossary/", "404.html"]


@pytest.fixture(scope="module")
def whole_sheet() -> str:
    """Return all rules of the theme, and ours."""
    theme = find_spec("material")
    assert theme and theme.origin
    sheets = [*sorted((Path(theme.origin).parent / "templates/assets/stylesheets").glob("*.css")),
              *(ROOT / name for name in style_sheets())]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


MOST_NOISE = 60
"""Levels of 255 by which a pixel may differ: Chromium draws the curves of borders anew, up to 35 levels apart."""
DIFFERENCE = """async ([one, other]) => {
  const pixels = async picture => {
    const bytes = Uint8Array.from(atob(picture), each => each.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d")
    canvas.drawImage(image, 0, 0)
    return canvas.getImageData(0, 0, image.width, image.height)
  }
  const [first, second] = [await pixels(one), await pixels(other)]
  if (first.width !== second.width || first.height !== second.height) return 255
  return first.data.reduce((most, level, at) => Math.max(most, Math.abs(level - second.data[at])), 0)
}"""


def style_sheets() -> list[str]:
    """Return our style sheets in the order of mkdocs.yml."""
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    return [f"docs/{line.strip('- ')}" for line in lines if line.strip("- ").startswith("assets/css/")]


def screenshot(page: Page, address: str, search: bool) -> bytes:
    """Return a picture of a whole page at rest, or with `search` of the screen with a search's results."""
    page.goto(address, wait_until="networkidle")
    expect(page.locator("[data-sp-saved]")).to_contain_text("List of")  # the last that scripts add to a page
    if search:
        page.locator(OPENER).click()
        ask(page, usual().entry.name)
    page.evaluate("document.fonts.ready")
    before, picture = b"", page.screenshot(full_page=not search, animations="disabled", caret="hide")
    for _ in range(20):  # at rest: two that are some time apart are the same
        if before and difference(page.context, before, picture) <= MOST_NOISE:
            return picture
        page.wait_for_timeout(200)  # milliseconds
        before, picture = picture, page.screenshot(full_page=not search, animations="disabled", caret="hide")
    raise AssertionError("the page does not come to rest")


def difference(context: BrowserContext, one: bytes, other: bytes) -> int:
    """Return by how many levels of 255 two pictures differ at most in a pixel; 255 where their sizes differ."""
    blank = context.new_page()
    found: int = blank.evaluate(DIFFERENCE, [b64encode(picture).decode() for picture in (one, other)])
    blank.close()
    return found


@pytest.mark.parametrize(("address", "search"), [*((address, False) for address in ADDRESSES), ("", True)])
def test_page_looks_the_same_with_all_rules_of_the_theme(
        page: Page, context: BrowserContext, site_url: str, whole_sheet: str, address: str, search: bool) -> None:
    """A screenshot with the published sheet equals one with all rules; so does one of a search with its results."""
    published = screenshot(page, site_url + filled(address), search)
    page.route(f"**/{SHEET}", lambda route: route.fulfill(body=whole_sheet, content_type="text/css"))
    assert difference(context, published, screenshot(page, site_url + filled(address), search)) <= MOST_NOISE
