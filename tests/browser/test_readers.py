"""A site of the small catalogue in tests/data/readers: the number for now, and what is closed, on a phone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.search_dialog import TEXTS, ask, links, open_search, results
from tests.conftest import ROOT, build_once
from tests.static_server import serve

CATALOGUE = ROOT / "tests" / "data" / "readers" / "catalogue"
FRONT_DOOR = "themes/missing/two-numbers/"
DAY, NIGHT = "Ring 01702 215007", "Ring 0345 606 1212"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the small catalogue's site, built once for all workers."""
    site: Path = build_once(tmp_path_factory.getbasetemp(), "readers", CATALOGUE)
    with serve(site) as address:
        yield address


BANK_HOLIDAYS = "2026 08-31 12-25 12-26 12-28 2027 01-01 03-26 03-29"
"""Whatever the day on which the tests run, the pages know those of the times that they are shown at."""


def at(page: Page, time: str, address: str, rules: list[Any] | None = None) -> None:
    """Open a page at a time, which stands still; `rules` take the place of the opening hours of its first number."""
    def with_known_days(route: Route) -> None:
        body = re.sub(r"(bank_holidays&#34;:&#34;)20\d\d [^&]*", rf"\g<1>{BANK_HOLIDAYS}", route.fetch().text())
        times = json.dumps({"rules": rules, "bank_holidays": BANK_HOLIDAYS}).replace('"', "&#34;")
        if rules:
            body = re.sub(r'data-sp-times="[^"]*"', f'data-sp-times="{times}"', body, count=1)
        route.fulfill(body=body, content_type="text/html")

    page.route(address, with_known_days)
    page.clock.set_fixed_time(time)
    page.goto(address)


def buttons(page: Page, within: str) -> list[str]:
    """Return what stands on the buttons of an entry's numbers, in their order; not what only screen readers say."""
    labels: list[str] = page.locator(f"{within} .sp-contact .sp-button").evaluate_all(
        "all => all.map(each => each.textContent.split(',')[0].trim())")
    return labels


@pytest.mark.parametrize(("time", "first", "words"), [
    ("2026-11-25T12:00:00Z", DAY, ["Open now.", "Closed now."]),
    ("2026-11-25T22:00:00Z", NIGHT, ["Open now.", "Closed now."]),
    ("2026-11-28T12:00:00Z", NIGHT, ["Open now.", "Closed now."]),       # a Saturday
    ("2026-07-01T16:45:00Z", NIGHT, ["Open now.", "Closed now."]),       # a quarter to six in British summer time
    ("2026-11-27T16:00:00Z", DAY, ["Open now.", "Closed now."]),         # Friday, while both days' hours differ
    ("2026-11-27T16:45:00Z", NIGHT, ["Open now.", "Closed now."]),
    ("2026-08-31T11:00:00Z", NIGHT, ["Bank holiday: may be open.", "Bank holiday: may be closed."]),
    ("2027-03-26T11:00:00Z", NIGHT, ["Bank holiday: may be open.", "Bank holiday: may be closed."]),  # Good Friday
    ("2026-12-28T11:00:00Z", NIGHT, ["Bank holiday: may be open.", "Bank holiday: may be closed."]),  # a substitute day
    ("2026-12-29T11:00:00Z", DAY, ["Open now.", "Closed now."]),
])
def test_number_that_answers_now_is_first_and_filled(
        page: Page, url: str, complaints: list[str], time: str, first: str, words: list[str]) -> None:
    """By the day and time in the UK; a word beside each says how it stands. The line for texts stays where it was."""
    at(page, time, url + FRONT_DOOR)
    expect(page.locator(".sp-open-status").first).to_have_text(words[0])
    second = NIGHT if first == DAY else DAY
    assert buttons(page, ".sp-entry") == [first, second, "Text HELP to 85258"]
    assert page.locator(".sp-open-status").all_text_contents() == words
    filled = page.locator(".sp-contact .sp-button--filled")
    expect(filled).to_have_count(1)
    expect(filled).to_contain_text(first)
    assert complaints == []


WORKDAYS = ["MOTUWETHFR", "09:00", "17:00"]


@pytest.mark.parametrize(("time", "bounds", "label"), [
    ("2026-12-24T12:00:00Z", {"bank_holidays": "closed"}, "Open now."),
    ("2026-12-25T12:00:00Z", {"bank_holidays": "closed"}, "Closed now: bank holiday."),
    ("2026-12-28T12:00:00Z", {"bank_holidays": "closed"}, "Closed now: bank holiday."),
    ("2026-12-28T12:00:00Z", {"bank_holidays": "open"}, "Open now."),
    ("2026-12-28T12:00:00Z", {}, "Bank holiday: may be closed."),
    ("2026-12-29T12:00:00Z", {"season": ["04-01", "10-31"]}, "Closed now."),
    ("2026-12-29T12:00:00Z", {"season": ["11-01", "03-31"]}, "Open now."),
    ("2026-12-29T12:00:00Z", {"valid_to": "2026-12-29"}, "Open now."),
    ("2026-12-30T12:00:00Z", {"valid_to": "2026-12-29"}, "These hours have ended: ring first."),
])
def test_label_obeys_what_bounds_the_hours(
        page: Page, url: str, complaints: list[str], time: str, bounds: dict[str, Any], label: str) -> None:
    """Bank holidays, the time of year, and the last day, on a page saved before it. The number always stays."""
    at(page, time, f"{url}themes/missing/one-number/", [[*WORKDAYS, bounds]])
    expect(page.locator(".sp-open-status")).to_have_text(label)
    expect(page.locator(".sp-contact .sp-button").first).to_be_visible()
    assert complaints == []


def test_label_obeys_a_bank_holiday_when_there_is_no_signal(page: Page, url: str) -> None:
    """What is needed stands in the page: an open page that comes to a bank holiday asks nobody."""
    at(page, "2026-12-24T12:00:00Z", f"{url}themes/missing/one-number/", [[*WORKDAYS, {"bank_holidays": "closed"}]])
    expect(page.locator(".sp-open-status")).to_have_text("Open now.")
    page.context.set_offline(True)
    page.clock.set_fixed_time("2026-12-25T12:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".sp-open-status")).to_have_text("Closed now: bank holiday.")
    page.context.set_offline(False)


def test_both_numbers_stand_with_their_hours_when_javascript_is_off(chromium: Browser, url: str) -> None:
    """Nobody needs a script to find the number for the night."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for address, within in ((FRONT_DOOR, ".sp-entry"), ("themes/missing/", "#two-numbers")):
        page.goto(url + address)
        assert buttons(page, within) == [DAY, NIGHT, "Text HELP to 85258"]
        numbers = page.locator(f"{within} .sp-contact")
        expect(numbers.nth(0)).to_contain_text("By day. Monday to Thursday 9am to 5.30pm, Friday 9am to 4.30pm.")
        expect(numbers.nth(1)).to_contain_text("At night and at weekends. Monday to Thursday 5.30pm to 9am")
        expect(numbers.nth(2)).to_contain_text("This does not call for help.")
        expect(numbers.nth(2)).to_contain_text("Not confirmed: we know of no up-to-date public page with this number.")
    context.close()


def test_card_shows_the_number_for_now(page: Page, url: str) -> None:
    """On a theme's page each card has its own order."""
    at(page, "2026-11-25T22:00:00Z", f"{url}themes/missing/")
    expect(page.locator("#two-numbers .sp-open-status").first).to_have_text("Open now.")
    assert buttons(page, "#two-numbers")[0] == NIGHT
    expect(page.locator("#one-number .sp-note")).to_have_text("Open now. 9am to 11pm every day")


def test_order_follows_the_clock_when_the_page_is_looked_at_again(page: Page, url: str) -> None:
    """A page that lay open since the morning is put right when it is shown; what has the focus keeps it."""
    at(page, "2026-11-25T12:00:00Z", url + FRONT_DOOR)
    page.locator(".sp-contact .sp-button").nth(1).focus()
    page.clock.set_fixed_time("2026-11-25T22:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert buttons(page, ".sp-entry")[0] == NIGHT
    assert page.locator(".sp-open-status").all_text_contents() == ["Open now.", "Closed now."]
    expect(page.locator(".sp-contact .sp-button").first).to_be_focused()


def test_paper_does_not_say_what_is_open_now(page: Page, url: str) -> None:
    """What is printed is read later."""
    at(page, "2026-11-25T12:00:00Z", url + FRONT_DOOR)
    page.emulate_media(media="print")
    expect(page.locator(".sp-open-status").first).to_be_hidden()
    expect(page.locator(".sp-contact .sp-note").first).to_be_visible()


def search(page: Page, query: str, name: str) -> Locator:
    """Search; return the first result, which has this name."""
    open_search(page)
    ask(page, query)
    expect(links(page).first).to_have_text(name)
    return results(page).first


def test_result_shows_the_number_for_now_with_hours_notes_and_doubts(page: Page, url: str) -> None:
    """What stands beside a button on the page stands beside it on a result."""
    at(page, "2026-11-25T22:00:00Z", url)
    result = search(page, "front door", "A front door")
    assert buttons(page, "[data-sp-results] > :first-child") == [NIGHT, DAY, "Text HELP to 85258"]
    expect(result).to_contain_text("Open now. At night and at weekends.")
    expect(result).to_contain_text("Ask for the Priority Line.")
    expect(result).to_contain_text("Not confirmed: we know of no up-to-date public page with this number.")
    expect(result.locator("a button, a a")).to_have_count(0)


def test_closed_result_leads_to_what_runs_in_its_place(page: Page, url: str, complaints: list[str]) -> None:
    """It says that it is closed, has nothing to ring or add, and a button that opens the other entry's page."""
    page.goto(url)
    result = search(page, "old name", "A closed line")
    expect(result.locator(".sp-result__about").first).to_have_text("Closed for now · Missing · Helpline")
    expect(result.get_by_role("button")).to_have_count(0)
    expect(result.locator("[href^=tel], [href^=sms]")).to_have_count(0)
    result.get_by_role("link", name=re.compile("^A line ?, instead of A closed line")).click()
    expect(page).to_have_url(f"{url}themes/missing/one-number/")
    assert complaints == []


def test_snippet_is_never_about_the_original_list(page: Page, url: str) -> None:
    """What the list said is found, and the service's own sentence is shown; items of a list stand apart."""
    def with_past(route: Route) -> None:
        body = route.fetch().text()
        past = "The original list names Basildon for its courses. It has run"
        assert "It has run" in body
        route.fulfill(body=body.replace("It has run", past, 1), content_type="application/json")

    page.route(TEXTS, with_past)
    open_search(page, url)
    sentence = results(page).first.locator("p:not([class])")
    ask(page, "horse riding")
    expect(sentence).to_have_text(re.compile(
        "run courses in: computing for beginners and others; health and social care, with a placement; horse riding.$"))
    ask(page, "basildon courses")
    expect(links(page).first).to_have_text("A trust")
    expect(sentence).to_have_text("Courses towards work.")
    ask(page, "marac")
    expect(sentence).to_have_text(
        "MARAC (Multi-agency risk assessment conference): A meeting about people at high risk.")


def test_open_now_finds_entries_by_the_hours_of_their_numbers(page: Page, url: str) -> None:
    """A front door answers day and night, by one of its numbers or the other; a closed entry never does."""
    at(page, "2026-11-24T10:00:00Z", f"{url}find/?open=now")
    expect(page.locator(".sp-find__status")).to_have_text(re.compile("^2 of 6"))
    page.clock.set_fixed_time("2026-11-25T02:00:00Z")
    page.reload()
    expect(page.locator(".sp-find__status")).to_have_text(re.compile("^1 of 6"))
    expect(page.locator('[data-id="missing/two-numbers"]')).to_be_visible()


def test_plan_has_nothing_of_a_closed_entry_but_where_to_go(page: Page, url: str) -> None:
    """A plan that names it, from before or by a link, says that it is closed and offers the other one."""
    page.goto(f"{url}plan/#missing/closed-line")
    item = page.locator('[data-sp-item="missing/closed-line"]')
    expect(item).to_contain_text("Closed for now.")
    expect(item.locator("textarea")).to_be_hidden()
    expect(item.get_by_role("link", name="A line")).to_have_attribute("href", f"{url}themes/missing/one-number/")
    item.get_by_role("button", name="Add A line").tap()
    expect(page.locator('[data-sp-item="missing/one-number"]')).to_be_visible()
