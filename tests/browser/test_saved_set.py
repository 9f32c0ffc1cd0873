"""A list that is too long to be kept whole, on a phone without a network: what is kept stands for what is not."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from signpost.offline import add_offline
from tests.browser.test_offline import gone, phone, site  # noqa: F401  (fixtures)
from tests.conftest import ROOT, serve

ENTRY = "themes/missing/safecall/"


def test_card_stands_for_its_page_when_that_is_not_kept(site: Path, phone: BrowserContext) -> None:  # noqa: F811
    """The foot says what is not kept, and without a network an entry's address leads to its card, with the number."""
    add_offline(site, ROOT, budget=1_300_000)
    with serve(site) as url:
        page = phone.new_page()
        page.goto(url)
        expect(page.locator("[data-sp-saved]")).to_contain_text(
            "Saved on this phone (without the pages of single entries), list of", timeout=30_000)
    page = phone.new_page()
    page.goto(url + ENTRY)
    assert page.url == f"{url}themes/missing/#safecall"
    expect(page.locator("#safecall").get_by_text("Ring 116 000")).to_be_in_viewport()
