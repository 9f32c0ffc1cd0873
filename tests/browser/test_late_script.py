"""What a reader does before the page's script has come stays as they left it: on a slow phone that takes seconds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import both_builders
from tests.live import SHOWN_AT_FIRST, long_theme

SCRIPT = "**/assets/js/signpost.js*"
Open = Callable[[str], Callable[[], None]]


@pytest.fixture
def open_without_script(page: Page) -> Open:
    """Return a function that opens a page whose script does not come, and returns what lets it come."""
    def open_page(url: str) -> Callable[[], None]:
        held: list[Route] = []
        page.route(SCRIPT, lambda route: held.append(route))
        page.goto(url, wait_until="commit")
        expect(page.locator(".sp-bar")).to_be_visible()

        def let_come() -> None:
            assert held
            page.unroute(SCRIPT)  # what waits goes on
            expect(page.locator("html")).to_have_class("js")
            page.wait_for_load_state("networkidle")
        return let_come
    return open_page


@both_builders
def test_menu_that_was_opened_stays_open(page: Page, site_url: str, open_without_script: Open) -> None:
    """Its label opens it without a script; the button that takes the label's place says that it is open."""
    let_come = open_without_script(site_url)
    page.locator("label.md-header__button[for=__drawer]").click()
    let_come()
    expect(page.locator("[data-sp-menu]")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()


def test_question_that_was_opened_stays_open_and_keeps_the_focus(page: Page, site_url: str,
                                                                 open_without_script: Open) -> None:
    """Find by need: the choices become checkboxes under the reader's finger."""
    let_come = open_without_script(f"{site_url}find/")
    question = page.locator(".sp-facet").first
    question.locator("summary").click()
    question.locator("li a").first.focus()
    let_come()
    expect(page.locator(".sp-find__status")).not_to_be_empty()
    expect(question).to_have_attribute("open", "")
    expect(question.locator("input").first).to_be_focused()


def test_list_that_was_scrolled_stays_where_it_is(page: Page, site_url: str, open_without_script: Open) -> None:
    """Entries beyond the first twenty stay on the screen of whoever has got there."""
    let_come = open_without_script(f"{site_url}themes/{long_theme()}/")
    card = page.locator(".sp-card[data-sp-id]").nth(SHOWN_AT_FIRST + 2)
    card.evaluate("element => element.scrollIntoView()")
    top = card.evaluate("element => element.getBoundingClientRect().top")
    let_come()
    expect(page.locator(".sp-list-filter")).to_be_visible()
    assert card.is_visible()
    now = card.evaluate("element => element.getBoundingClientRect().top")
    assert abs(now - top) < 120, "the filter above takes room"


def test_number_of_choices_stands_on_a_closed_question(page: Page, site_url: str) -> None:
    """Whoever closes a question again sees that something in it is chosen."""
    page.goto(f"{site_url}find/")
    expect(page.locator(".sp-find__status")).not_to_be_empty()
    summary = page.locator(".sp-facet > summary").first
    summary.click()
    page.locator(".sp-facet input").first.check()
    summary.click()
    assert summary.evaluate("element => getComputedStyle(element, '::after').content") == '"1 chosen"'
