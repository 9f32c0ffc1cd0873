"""Long lists on a phone: short at first, and whole for links, paper and browsers without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from signpost.catalogue.catalogue import URGENT
from signpost.catalogue.enums import CrisisLevel
from signpost.pages.contact_buttons import first_way
from tests.browser.conftest import PHONE
from tests.browser.test_pages import all_pages
from tests.conftest import both_builders, both_lists
from tests.live import SHOWN_AT_FIRST, first_of, largest_theme, live, long_theme, require

MOST_SCREENS = 12
CARDS = ".sp-card[data-sp-id]"
AFTER_TASKS = "() => new Promise(done => setTimeout(setTimeout, 0, done))"
"""Waits for the tasks with which a page starts, and for those that they start."""


def last_card(page: Page) -> str:
    """Return the id of the last card of a theme's page."""
    return str(page.locator(CARDS).last.get_attribute("id"))


def open_largest(page: Page, site_url: str, fragment: str = "") -> None:
    """Open the page of the theme that lists most entries."""
    page.goto(f"{site_url}themes/{long_theme()}/{fragment}")


@both_lists
def test_no_page_is_longer_than_twelve_screens(page: Page, built_site: Path, site_url: str) -> None:
    """At first, 390 px wide."""
    long = {}
    for address in all_pages(built_site):
        page.goto(site_url + address, wait_until="load")
        page.evaluate(AFTER_TASKS)
        screens = page.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
        if screens > MOST_SCREENS:
            long[address] = round(screens, 1)
    assert long == {}


def test_urgent_help_is_as_short_without_javascript(chromium: Browser, site_url: str) -> None:
    """It holds nothing back that scripts would have to show: who to talk to is folded by the browser itself."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site_url}{URGENT}/")
    layout = context.new_cdp_session(page).send("Page.getLayoutMetrics")
    assert layout["cssContentSize"]["height"] / PHONE["height"] <= MOST_SCREENS
    context.close()


def test_number_for_danger_is_never_folded(page: Page, site_url: str) -> None:
    """On the urgent-help page each card outside "someone to talk to" is there at once, with its numbers."""
    page.goto(f"{site_url}{URGENT}/")
    hidden = page.locator(f"{CARDS}:not(:visible)").evaluate_all("cards => cards.map(card => card.dataset.spId)")
    levels = {live().items[entry].entry.crisis_level for entry in hidden}
    assert levels == {CrisisLevel.TALK}


def test_folded_helpline_is_shown_by_its_address(page: Page, site_url: str) -> None:
    """And before that the summary names it with its number."""
    folded = page.locator(f"details {CARDS}").last
    page.goto(f"{site_url}{URGENT}/")
    expect(folded).to_be_hidden()
    item = live().items[str(folded.get_attribute("data-sp-id"))]
    expect(page.locator("summary", has=page.get_by_text(first_way(item)))).to_be_visible()
    page.evaluate("id => { location.hash = id }", folded.get_attribute("id"))
    expect(folded).to_be_in_viewport()


@both_builders
def test_theme_shows_twenty_entries_until_more_are_asked_for(page: Page, site_url: str) -> None:
    """The button adds twenty; a heading without a visible entry is not there."""
    open_largest(page, site_url)
    shown = page.locator(f"{CARDS}:visible")
    expect(shown).to_have_count(SHOWN_AT_FIRST)
    assert page.locator("h2:visible + [data-sp-long]").evaluate_all(
        "lists => lists.filter(list => !list.querySelector('li:not([hidden])')).length") == 0
    page.get_by_role("button", name="Show 20 more").tap()
    expect(shown).to_have_count(min(2 * SHOWN_AT_FIRST, len(live().by_theme[long_theme()])))


@both_builders
def test_link_to_an_entry_that_is_held_back_shows_it(page: Page, site_url: str) -> None:
    """When the page is opened by it, and when it is followed within the page."""
    open_largest(page, site_url)
    last = last_card(page)
    expect(page.locator(f"#{last}")).to_be_hidden()
    page.evaluate("id => { location.hash = id }", last)
    expect(page.locator(f"#{last}")).to_be_in_viewport()
    page.goto("about:blank")
    open_largest(page, site_url, f"#{last}")
    expect(page.locator(f"#{last}")).to_be_in_viewport()


def test_heading_that_is_held_back_is_shown_when_the_menu_leads_to_it(page: Page, site_url: str) -> None:
    """With the first entry below it."""
    open_largest(page, site_url)
    heading = page.locator("h2:has(+ [data-sp-long])").last
    page.evaluate("id => { location.hash = id }", heading.get_attribute("id"))
    expect(heading).to_be_in_viewport()
    expect(page.locator("h2 + [data-sp-long]").last.locator(CARDS).first).to_be_visible()


def test_what_is_held_back_is_shown_when_the_browser_finds_a_word_in_it(page: Page, site_url: str) -> None:
    """The browser announces it with an event of its own."""
    open_largest(page, site_url)
    last = page.locator(CARDS).last
    assert last.get_attribute("hidden") == "until-found"
    last.evaluate("card => card.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(last).to_be_visible()


def test_paper_has_the_whole_list(page: Page, site_url: str) -> None:
    """Also where the browser does not tell that it prints."""
    open_largest(page, site_url)
    page.emulate_media(media="print")
    assert page.locator(CARDS).last.evaluate("card => card.checkVisibility({ contentVisibilityAuto: true })")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(f"{CARDS}:visible")).to_have_count(len(live().by_theme[long_theme()]))


@pytest.mark.parametrize("address", ["themes/{}/", "organisations/", "glossary/", "lately/", "find/kind/"])
def test_whole_list_is_there_without_javascript(chromium: Browser, site_url: str, address: str) -> None:
    """Nothing is held back, and no button is shown that does nothing."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site_url + address.format(largest_theme()))
    rows = page.locator("[data-sp-long] > *")
    require(address != "lately/" or rows.count() > 0, "change of late")
    assert rows.count() == page.locator("[data-sp-long] > *:visible").count() > 0
    expect(page.locator("[data-sp-more]")).to_be_hidden()
    context.close()


@both_lists
def test_theme_starts_with_what_its_keeper_chose(page: Page, site_url: str) -> None:
    """Below "Start here", in the order of themes.yml, and not a second time below their kind."""
    theme = first_of((theme for theme in live().themes if theme.start_here), "theme that starts with chosen entries")
    page.goto(f"{site_url}themes/{theme.id}/")
    expect(page.locator("h2").first).to_have_text("Start here")
    ids = page.locator(CARDS).evaluate_all("cards => cards.map(card => card.dataset.spId)")
    assert ids[:len(theme.start_here or ())] == theme.start_here
    assert len(ids) == len({*ids}) == len(live().by_theme[theme.id])
