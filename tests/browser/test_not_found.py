"""The page for an address that is not there, in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_dialog import ask
from tests.conftest import both_builders
from tests.live import usual

pytestmark = both_builders


@pytest.mark.parametrize("address", ["404.html", "themes/no-such-theme/no/such/page/"])
def test_page_that_is_not_there_leads_on(page: Page, site_url: str, address: str) -> None:
    """It says so, 999 can be rung, and urgent help, the search, find by need and all themes are one press away."""
    page.goto(site_url + address)
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    main = page.get_by_role("main")
    for name in ("Ring 999", "Urgent help", "Search the list", "Find by need", "All themes"):
        box = main.locator(".sp-button", has_text=name).bounding_box()
        assert box and 48 <= box["height"] <= 80
    expect(page).to_have_title("Page not found - Signpost")


def test_search_and_menu_work_on_it_at_any_depth(page: Page, site_url: str) -> None:
    """What is found is led to from the site's root, wherever the address that was not there pointed."""
    page.goto(f"{site_url}themes/no-such-theme/no/such/page/")
    page.get_by_role("button", name="Search the list").tap()
    assert ask(page, usual().entry.name)[0] == site_url + usual().url
    page.keyboard.press("Escape")
    page.locator("[data-sp-menu]").tap()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Find by need").tap()
    expect(page).to_have_url(f"{site_url}find/")
