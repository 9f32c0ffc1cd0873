"""A list that is too long to be kept whole, on a phone without a network: what is kept stands for what is not."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from signpost.publish.service_worker import add_service_worker
from tests.browser.test_offline import gone, phone, site  # noqa: F401  (fixtures)
from tests.conftest import ROOT
from tests.live import phones, usual
from tests.static_server import serve


def test_card_stands_for_its_page_when_that_is_not_kept(site: Path, phone: BrowserContext) -> None:  # noqa: F811
    """The foot says what is not kept, and without a network an entry's address leads to its card, with the number."""
    size = int(re.findall(r"(\d+) KB compressed", add_service_worker(site, ROOT))[0])
    add_service_worker(site, ROOT, budget=(size - 2) * 1024)
    with serve(site) as url:
        page = phone.new_page()
        page.goto(url)
        expect(page.locator("[data-sp-saved]")).to_contain_text(
            "Saved on this phone (without the pages of single entries), list of", timeout=30_000)
    page = phone.new_page()
    item = usual()
    page.goto(url + item.url)
    assert page.url == f"{url}themes/{item.theme}/#{item.slug}"
    expect(page.locator(f"#{item.slug}").get_by_text(f"Ring {phones(item)[0].number}")).to_be_in_viewport()
