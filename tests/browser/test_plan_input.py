"""Bad input to the plan page: links, storage and browsers that are not as one hopes. It says so, and the rest works."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.plan_page import ALL, PLAN_DATA, item, kept, notices, open_plan, said, shown
from tests.live import worded

REFUSES = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
IS_FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
HOURS_12 = 12 * 3600 * 1000


def still_works(page: Page, complaints: list[str]) -> None:
    """Prove that the page can still be used, and that its console is clean."""
    page.locator("#sp-plan-set").focus()  # then the page loads what there is to choose
    page.locator("#sp-plan-set").select_option("A young person goes missing")
    page.get_by_role("button", name="Start with these 3").tap()
    assert set(shown(page)) >= set(ALL[:3])
    assert complaints == []


@pytest.mark.parametrize("fragment", ["rubbish", "\\", "%zz", "<script>alert(1)</script>", "x" * 200_000])
def test_link_when_it_holds_no_plan(page: Page, site_url: str, complaints: list[str], fragment: str) -> None:
    """A clear message, an address without the rubbish, nothing run, nothing kept."""
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    open_plan(page, site_url, fragment)
    expect(notices(page)).to_contain_text("This link holds no plan that can be read.")
    assert (page.url, shown(page), kept(page)) == (f"{site_url}plan/", [], None)
    still_works(page, complaints)


def test_link_when_it_holds_no_plan_and_follows_another(page: Page, site_url: str, complaints: list[str]) -> None:
    """On the open page too, each of many kinds of rubbish is answered, and none does harm."""
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    open_plan(page, site_url)
    for fragment in ("%", "%F0%9F", "%00", "a/b\\", "missing/../safecall", "missing/safecall#x", ",,,,", "😀/😀",
                     "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "MISSING/SAFECALL"):
        page.evaluate("fragment => { location.hash = fragment }", fragment)
        expect(notices(page)).to_contain_text("This link holds no plan that can be read.")
        assert (page.url, shown(page), kept(page)) == (f"{site_url}plan/", [], None)
        notices(page).get_by_role("button", name="Close this message").tap()
    still_works(page, complaints)


def test_link_when_it_holds_ten_thousand_ids(page: Page, site_url: str, complaints: list[str]) -> None:
    """What is known is kept in its order; of the rest five are named and the others counted."""
    ids = [f"missing/no-{number}" for number in range(10_000)]
    open_plan(page, site_url, [ALL[1], *ids, ALL[0], ALL[1]])
    assert shown(page) == kept(page)["ids"] == [ALL[1], ALL[0]]
    expect(notices(page)).to_contain_text("“missing/no-0”, “missing/no-1”")
    expect(notices(page)).to_contain_text("and 9,995 more")
    still_works(page, complaints)


def test_link_when_names_are_those_of_the_language(page: Page, site_url: str, complaints: list[str]) -> None:
    """Ids such as constructor/prototype are unknown entries and nothing more."""
    open_plan(page, site_url, ["constructor/prototype", "missing/safecall", "constructor"])
    expect(notices(page)).to_contain_text("“constructor/prototype”")
    expect(notices(page)).to_contain_text("A part of the link could not be read (1 left out).")
    assert shown(page) == ["missing/safecall"]
    still_works(page, complaints)


def test_link_when_it_was_encoded_on_its_way(page: Page, site_url: str) -> None:
    """Slashes and commas that a messenger encoded are read all the same."""
    open_plan(page, site_url, "missing%2Fsafecall%2Cmissing%2Ftalk")
    assert shown(page) == ["missing/safecall", "missing/talk"]


def test_entry_when_a_link_names_its_former_id(page: Page, site_url: str, complaints: list[str]) -> None:
    """It is named, what took its place is offered for the same place, and the rest is kept."""
    open_plan(page, site_url, ["missing/safecall", "missing/tea", "missing/gone", "missing/unsure"])
    assert shown(page) == ["missing/safecall", "missing/unsure"]
    expect(notices(page)).to_contain_text("“missing/tea” has moved. It is now “Tea & talk <3 \"here\"”.")
    expect(notices(page)).to_contain_text("because it is not in the list now: “missing/gone”.")
    page.get_by_role("button", name="Add Tea & talk").tap()
    assert shown(page) == ["missing/safecall", "missing/talk", "missing/unsure"]
    assert complaints == []


@pytest.mark.parametrize(("answer", "wanted"), [
    ("Use this one instead", ["missing/talk", "missing/safecall"]),
    ("Put both together", ["missing/unsure", "missing/safecall", "missing/talk"]),
    ("Back to mine", ["missing/unsure", "missing/safecall"]),
])
def test_link_when_the_reader_has_a_plan_already(page: Page, site_url: str, answer: str, wanted: list[str]) -> None:
    """The link's plan is shown, the reader's own is kept until the reader chooses."""
    open_plan(page, site_url, ["missing/unsure", "missing/safecall"])
    page.goto("about:blank")
    open_plan(page, site_url, ["missing/talk", "missing/safecall"])
    assert shown(page) == ["missing/talk", "missing/safecall"]
    assert kept(page)["ids"] == ["missing/unsure", "missing/safecall"]
    page.get_by_role("button", name=answer).tap()
    assert shown(page) == kept(page)["ids"] == wanted


def test_link_when_followed_on_the_open_page(page: Page, site_url: str, complaints: list[str]) -> None:
    """A link pasted into the address bar of the open page is read too."""
    open_plan(page, site_url)
    page.evaluate("location.hash = 'missing/safecall'")
    expect(page.locator("[data-sp-item]")).to_have_count(1)
    page.evaluate(r"location.hash = '\\'")
    expect(notices(page)).to_contain_text("This link holds no plan")
    assert complaints == []


def stored(ids: Any, age: int = 0, version: int = 1) -> str:
    """Return what the device would hold of ids that were saved some milliseconds ago."""
    return json.dumps({"v": version, "saved": int(time.time() * 1000) - age, "ids": ids})


def open_with(page: Page, site_url: str, text: str) -> None:
    """Open the plan page on a device that already holds a text."""
    page.goto(site_url + "about/")
    page.evaluate("text => localStorage.setItem('sp-plan', text)", text)
    open_plan(page, site_url)


RUBBISH = [
    "{", "null", "[]", "1e999", '"x"', '["missing/safecall"]', "x" * 1_000_000, "<script>alert(1)</script>",
    stored(ALL, version=0), stored(ALL, version=2), stored("missing/safecall"), stored(None), stored({"0": ALL[0]}),
    json.dumps({"v": 1, "ids": ALL}), json.dumps({"v": 1, "ids": ALL, "saved": "now"}),
]


def test_storage_when_it_holds_rubbish(page: Page, site_url: str, complaints: list[str]) -> None:
    """It is said and thrown away: a plan of an older or newer form too."""
    open_plan(page, site_url)
    for text in RUBBISH:
        page.evaluate("text => localStorage.setItem('sp-plan', text)", text)
        page.reload()
        expect(notices(page)).to_contain_text("could not be read, so it is gone")
        assert (shown(page), kept(page)) == ([], None)
    still_works(page, complaints)


def test_storage_when_some_of_it_is_rubbish(page: Page, site_url: str, complaints: list[str]) -> None:
    """Ids that are none are dropped in silence; those that the list does not hold are named."""
    open_with(page, site_url, stored(["missing/safecall", 7, None, ["x"], "<b>", "missing/gone", "missing/safecall"]))
    assert shown(page) == ["missing/safecall"]
    expect(notices(page)).to_contain_text("“missing/gone”")
    still_works(page, complaints)


@pytest.mark.parametrize("age", [HOURS_12, 10 * HOURS_12, -3600 * 1000])
def test_storage_when_it_is_too_old_or_from_the_future(page: Page, site_url: str, age: int) -> None:
    """Twelve hours after the last change it is gone, and so is what a wrong clock saved."""
    open_with(page, site_url, stored(ALL, age))
    expect(notices(page)).to_contain_text("older than 12 hours, so it is gone")
    assert (shown(page), kept(page)) == ([], None)


def test_storage_when_it_is_nearly_too_old(page: Page, site_url: str) -> None:
    """A minute before, all is there; looking at it does not make it younger."""
    text = stored(ALL, HOURS_12 - 60_000)
    open_with(page, site_url, text)
    assert shown(page) == ALL
    assert kept(page) == json.loads(text)


def test_open_page_when_twelve_hours_pass(page: Page, site_url: str) -> None:
    """The plan goes from the device and from the screen, with the words that were changed."""
    page.clock.install()
    open_plan(page, site_url, ALL[:1])
    item(page, ALL[0]).locator("textarea").fill("Mine")
    page.clock.fast_forward(HOURS_12 - 60_000)
    assert shown(page) == ALL[:1]
    page.clock.fast_forward(120_000)
    expect(notices(page)).to_contain_text("older than 12 hours, so it is gone")
    assert (shown(page), kept(page)) == ([], None)


@pytest.mark.parametrize("script", [REFUSES, IS_FULL])
def test_browser_when_it_refuses_storage(page: Page, site_url: str, complaints: list[str], script: str) -> None:
    """It says so, and the plan works for the page's life."""
    page.add_init_script(script)
    open_plan(page, site_url, ALL[:2])
    expect(notices(page)).to_contain_text("This browser does not save anything")
    item(page, ALL[0]).get_by_role("button", name="Move down").tap()
    expect(said(page)).to_have_text("SafeCall moved: 2 of 2")
    assert shown(page) == [ALL[1], ALL[0]]
    still_works(page, complaints)


def test_way_to_the_plan_when_storage_is_refused(page: Page, site_url: str, complaints: list[str]) -> None:
    """The link in the bar carries what was added on another page."""
    page.add_init_script(REFUSES)
    page.goto(site_url + worded().url)
    page.locator(".sp-entry [data-sp-add]").tap()
    page.locator(".sp-bar [data-sp-plan-link]").tap()
    expect(page.locator("[data-sp-item]")).to_have_count(1)
    assert page.url == f"{site_url}plan/"
    assert complaints == []


def test_page_when_the_wording_cannot_be_loaded(page: Page, site_url: str) -> None:
    """It says so, and tries again when asked."""
    page.route(PLAN_DATA, lambda route: route.abort())
    page.goto(f"{site_url}plan/#{worded().id}")
    expect(notices(page)).to_contain_text("The wording could not be loaded.")
    page.unroute(PLAN_DATA)
    page.get_by_role("button", name="Try again").tap()
    expect(page.locator("[data-sp-item]")).to_have_count(1)


OLD_DATA = {"release": "old", "entries": {}, "moved": {}, "sets": []}


@pytest.mark.parametrize("way", ["own", "link", "link without storage"])
def test_page_never_reads_wording_that_was_written_for_another_release(page: Page, site_url: str, way: str) -> None:
    """It says that it is old, and loads itself again; the plan stays, the reader's own as well as that of a link."""
    if way == "link without storage":
        page.add_init_script(REFUSES)
    page.route(PLAN_DATA, lambda route: route.fulfill(json=OLD_DATA))
    page.goto(f"{site_url}{worded().url}")
    if way == "own":
        page.locator("[data-sp-add]").first.tap()
    page.goto(f"{site_url}plan/" + ("" if way == "own" else f"#{worded().id}"))
    expect(notices(page)).to_contain_text("This page is older than the list. Load it again: your plan stays.")
    assert (shown(page), page.url) == ([], f"{site_url}plan/")
    page.unroute(PLAN_DATA)
    page.get_by_role("button", name="Load the page again").tap()
    expect(page.locator("[data-sp-item]")).to_have_count(1)
    assert (shown(page), page.url) == ([worded().id], f"{site_url}plan/")
    expect(notices(page)).not_to_contain_text("older than the list")


def test_page_says_again_that_it_is_old_when_loading_it_did_not_help(page: Page, site_url: str) -> None:
    """No loop and no wording of another release: the message is shown again, and the plan is kept."""
    page.route(PLAN_DATA, lambda route: route.fulfill(json=OLD_DATA))
    page.goto(f"{site_url}{worded().url}")
    page.locator("[data-sp-add]").first.tap()
    page.goto(f"{site_url}plan/")
    with page.expect_navigation():
        page.get_by_role("button", name="Load the page again").tap()
    expect(notices(page)).to_contain_text("This page is older than the list.")
    assert (shown(page), kept(page)["ids"]) == ([], [worded().id])
