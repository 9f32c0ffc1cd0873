"""The page for an address that is not there, in a real Chromium."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.live import live


def test_page_that_is_not_there_leads_on(page: Page, site_url: str) -> None:
    """It says so, 999 can be rung, and urgent help, the search, find by need and all themes are one press away."""
    page.goto(f"{site_url}404.html")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    main = page.get_by_role("main")
    for name in ("Ring 999", "Urgent help", "Search the list", "Find by need", "All themes"):
        box = main.locator(".sp-button", has_text=name).bounding_box()
        assert box and 48 <= box["height"] <= 80
    expect(page).to_have_title(f"Page not found - {live().site.name}")
