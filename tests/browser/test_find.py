"""Find by need, in a real Chromium: OR within a question, AND across, counts, the state in the address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import every_site
from tests.live import SHOWN_AT_FIRST, first_of, live, picked, require, usual

ALL, SHOWN = ".sp-find__list > li", ".sp-find__list > li:visible"


def open_find(page: Page, site_url: str, query: str = "") -> None:
    """Open the page with all its questions unfolded."""
    page.goto(f"{site_url}find/{query}")
    expect(page.locator(".sp-find__status")).not_to_be_empty()
    page.evaluate("document.querySelectorAll('.sp-facet').forEach(facet => { facet.open = true })")


def shown(page: Page) -> int:
    """Press the button that shows more until all that fits is shown; return how many entries that is."""
    more = page.locator("[data-sp-more]")
    while more.is_visible():
        more.click()
    return page.locator(SHOWN).count()


def count_beside(page: Page, question: str, value: str) -> int:
    """Return the number beside a choice."""
    label = page.locator(f".sp-facet[data-facet={question}] li[data-value='{value}'] .sp-facet__count")
    return int(re.findall(r"\d+", label.inner_text())[0])


def choices(page: Page, question: str) -> list[str]:
    """Return the choices of a question that leave any entry, those that leave most first."""
    values: list[str] = page.locator(f".sp-facet[data-facet={question}] li[data-value]").evaluate_all(
        "all => all.map(each => each.dataset.value)")
    return sorted((value for value in values if count_beside(page, question, value)),
                  key=lambda value: -count_beside(page, question, value))


def tick(page: Page, question: str, value: str) -> None:
    """Tick a choice."""
    page.locator(f".sp-facet[data-facet={question}] input[value='{value}']").check()


@every_site
def test_choice_shows_as_many_as_its_count_says(page: Page, site_url: str) -> None:
    """The number beside a choice is how many entries it leaves."""
    open_find(page, site_url)
    wanted = count_beside(page, "kind", "helpline")
    tick(page, "kind", "helpline")
    assert shown(page) == wanted > 0


@every_site
def test_choices_of_one_question_add_and_of_two_narrow(page: Page, site_url: str) -> None:
    """Within a question OR, across questions AND."""
    open_find(page, site_url)
    kinds = choices(page, "kind")[:2]
    total = sum(count_beside(page, "kind", kind) for kind in kinds)
    for kind in kinds:
        tick(page, "kind", kind)
    assert shown(page) == total
    theme = first_of((theme for theme in choices(page, "theme") if 0 < count_beside(page, "theme", theme) < total),
                     "theme with some of the entries of two kinds")
    wanted = count_beside(page, "theme", theme)
    tick(page, "theme", theme)
    assert shown(page) == wanted < total


@every_site
def test_state_stands_in_address_and_comes_back(page: Page, site_url: str) -> None:
    """A narrowed list can be shared and opened again."""
    open_find(page, site_url)
    tick(page, "kind", "helpline")
    age = first_of(choices(page, "age"), "ages that a helpline is for")
    tick(page, "age", age)
    count = shown(page)
    expect(page).to_have_url(f"{site_url}find/?kind=helpline&age={age}")
    page.reload()
    expect(page.locator(".sp-find__status")).to_have_text(re.compile(f"^{count} of "))
    assert page.locator("input[value=helpline]").is_checked()


def test_clear_all_shows_everything_again(page: Page, site_url: str) -> None:
    """One button takes all choices away, from the address too."""
    open_find(page, site_url, f"?kind=helpline&for={live().site.audiences[-1].id}")
    page.get_by_role("button", name="Clear all").click()
    expect(page).to_have_url(f"{site_url}find/")
    assert shown(page) == page.locator(ALL).count()


@every_site
def test_first_twenty_stand_there_until_more_are_asked_for(page: Page, site_url: str) -> None:
    """The page is short at first; "Show 20 more" adds them, and the focus moves to the first of them."""
    open_find(page, site_url)
    rest = page.locator(ALL).count() - 2 * SHOWN_AT_FIRST
    require(rest > 0, f"more than {2 * SHOWN_AT_FIRST} entries")
    assert page.locator(SHOWN).count() == 20
    more = page.locator("[data-sp-more]")
    left = int(re.findall(r"\d+", more.inner_text())[1])
    more.click()
    assert page.locator(SHOWN).count() == 40
    expect(more).to_have_text(f"Show 20 more ({left - 20} left)")
    rows = "document.querySelectorAll('.sp-find__list > li')"
    assert page.evaluate(f"document.activeElement.closest('li') === {rows}[20]")


def test_unknown_choice_in_address_is_ignored(page: Page, site_url: str, complaints: list[str]) -> None:
    """An address that somebody altered shows the whole list."""
    open_find(page, site_url, "?kind=%3Cscript%3E&nothing=1&kind=__proto__")
    assert shown(page) == page.locator(ALL).count()
    assert complaints == []


@pytest.mark.parametrize(("time", "hours", "is_open"), [
    ("2026-11-25T18:00:00Z", '{"rules":[["WE","09:00","17:00"]]}', False),
    ("2026-07-01T08:30:00Z", '{"rules":[["WE","09:00","17:00"]]}', True),      # half past nine in British summer time
])
def test_open_now_follows_the_clock_in_the_uk(
        page: Page, built_site: Path, site_url: str, time: str, hours: str, is_open: bool) -> None:
    """What is open is told by the day and time in the UK, wherever the phone is."""
    require("data-open=" in (built_site / "find/index.html").read_text(encoding="utf-8"), "hours that a phone can read")

    def with_hours(route: Route) -> None:
        body = route.fetch().text()
        body = re.sub(r"""data-open=("[^"]*"|'[^']*')""", "", body)
        mark = f'data-id="{usual().id}"'
        assert mark in body
        route.fulfill(body=body.replace(mark, f"data-open='{hours}' {mark}", 1), content_type="text/html")

    page.route(re.compile(r"/find/\?"), with_hours)
    page.clock.set_fixed_time(time)
    open_find(page, site_url, "?open=now")
    shown(page)
    assert page.locator(f'[data-id="{usual().id}"]').is_visible() is is_open


def test_page_fits_one_thumb_when_screen_is_320_wide(page: Page, site_url: str) -> None:
    """Nothing is cut off or scrolls sideways, and every choice is 48 px high."""
    page.set_viewport_size({"width": 320, "height": 640})
    open_find(page, site_url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    heights = page.locator(".sp-facet label").evaluate_all(
        "labels => labels.map(label => label.getBoundingClientRect().height)")
    assert min(heights) >= 48


@every_site
def test_list_and_plain_pages_work_when_javascript_is_off(chromium: Browser, site_url: str) -> None:
    """Without JavaScript the whole list stands there, and each choice leads to a page that lists it."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site_url}find/")
    assert page.locator(SHOWN).count() == page.locator(ALL).count() > min(SHOWN_AT_FIRST, len(picked()) - 1)
    page.locator(".sp-facet[data-facet=kind] summary").click()
    page.get_by_role("link", name="Helplines").click()
    expect(page).to_have_url(f"{site_url}find/kind/#helpline")
    assert page.locator("#helpline + .sp-find__list a").count() > 0
    context.close()
