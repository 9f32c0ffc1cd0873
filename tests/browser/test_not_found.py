"""The page for an address that is not there, in a real Chromium."""

from __future__ import annotations

import contextlib

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_dialog import ask
from tests.conftest import every_site
from tests.live import emergency, live, usual

pytestmark = every_site


@pytest.mark.parametrize("address", ["404.html", "themes/no-such-theme/no/such/page/"])
def test_page_that_is_not_there_leads_on(page: Page, site_url: str, address: str) -> None:
    """It says so, 999 can be rung, and urgent help, the search, find by need and each theme are one press away."""
    page.goto(site_url + address)
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    main = page.get_by_role("main")
    for name in (f"Ring {emergency()}", "Urgent help", "Search the list", "Find by need"):
        box = main.locator(".sp-button", has_text=name).bounding_box()
        assert box and 48 <= box["height"] <= 80
    expect(page).to_have_title(f"Page not found - {live().site.name}")
    themes = main.locator("[data-sp-themes] a")
    assert themes.evaluate_all("links => links.map(link => [link.textContent, link.href])") == [
        [theme.title, f"{site_url}themes/{theme.id}/"] for theme in live().themes]
    assert all(box["height"] >= 44 for box in (theme.bounding_box() for theme in themes.all()) if box)


@pytest.mark.parametrize("address", ["themes/{theme}/{slug}x/", "{slug}", "old/{slug}.html", "{theme}/%41{slug}/"])
def test_nearest_entries_are_offered(page: Page, site_url: str, address: str) -> None:
    """By the words of the address: cut short, misspelt, or of another place."""
    page.goto(site_url + address.format(theme=usual().theme, slug=usual().slug))
    expect(page.locator("[data-sp-nearest] a", has_text=usual().entry.name).first).to_have_attribute(
        "href", site_url + usual().url)


def test_nothing_is_offered_when_no_word_of_the_address_is_known(page: Page, site_url: str) -> None:
    """Rather than something else, nor where the page has no address of its own."""
    for address in ("404.html", "xqxqxqxq/zzkzzk/"):
        with page.expect_response("**/search-worker.js*") if address != "404.html" else contextlib.nullcontext():
            page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
        expect(page.locator("[data-sp-nearest]")).to_be_hidden()


def test_search_and_menu_work_on_it_at_any_depth(page: Page, site_url: str) -> None:
    """Links of the results begin at the site's root, whatever the missing address was."""
    page.goto(f"{site_url}themes/no-such-theme/no/such/page/")
    page.get_by_role("button", name="Search the list").tap()
    assert ask(page, usual().entry.name)[0] == site_url + usual().url
    page.keyboard.press("Escape")
    page.locator("[data-sp-menu]").tap()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Find by need").tap()
    expect(page).to_have_url(f"{site_url}find/")
