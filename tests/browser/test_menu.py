"""The menu: every stop of the keyboard can be seen, and sections open and close by it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.conftest import every_site
from tests.live import filled

DESK = {"width": 1280, "height": 600}
# What has the focus: its words, its role, and whether it can be seen and is not covered.
FOCUS = """() => {
    const element = document.activeElement
    if (element === document.body) return null
    const { x, y, width, height } = element.getClientRects()[0] ?? {}
    const top = document.elementFromPoint(x + Math.min(width / 2, 20), y + height / 2)
    const words = (element.getAttribute("aria-label") ?? element.textContent).trim()
    return [words, element.getAttribute("role") ?? element.localName, width > 0 && element.contains(top)] }"""
MOST_STOPS = 150


def stops(page: Page) -> list[tuple[str, str, bool]]:
    """Press Tab until the focus leaves the page; return each stop's words, its role and whether it can be seen."""
    found: list[tuple[str, str, bool]] = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        found.append(tuple(stop))
    return found


@every_site
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", ["", "{theme}", "about/"])
def test_no_stop_is_out_of_sight(page: Page, site_url: str, size: Any, address: str) -> None:
    """With the menu open on a phone, and beside a menu longer than the window on a wide screen."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(size)
    page.goto(site_url + filled(address))
    if size is PHONE:
        page.locator("[data-sp-menu]").click()
    found = stops(page)
    assert len(found) > 4 and [stop for stop in found if not stop[2] or stop[1] == "label"] == []


@every_site
def test_sections_open_and_close_by_the_keyboard(page: Page, site_url: str) -> None:
    """The focus goes with them: to the way back, and from there to what opened the section."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + filled("{theme}"))
    page.locator("[data-sp-menu]").click()
    back = page.get_by_role("button", name="Back from Themes")
    back.focus()
    page.keyboard.press("Enter")
    themes = page.get_by_role("button", name="Themes", exact=True)
    expect(themes).to_be_focused()
    expect(themes).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    expect(back).to_be_focused()
    assert themes.evaluate("label => label.inert"), "it is covered"
