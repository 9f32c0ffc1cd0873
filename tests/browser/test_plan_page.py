"""The plan page: entries are added from wherever they stand, worded, put in order, removed; little is kept."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.plan_page import ALL, item, kept, notices, open_plan, said, shown
from tests.browser.search_dialog import ask, results
from tests.conftest import ROOT, both_builders, every_site
from tests.live import first_of, live, neighbour, worded


def take_everything_out(page: Page) -> None:
    """Use every way out of the page once."""
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    for name, answer in (("Copy the plan", "Plan copied"), ("Copy link", "Link copied"), ("Print", "Print")):
        page.get_by_role("button", name=name).tap()
        expect(page.get_by_role("button", name=answer)).to_be_visible()
    with page.expect_download():
        page.get_by_role("button", name="Word document").tap()
    expect(page.get_by_role("button", name="Word document made")).to_be_visible()


@every_site
def test_the_whole_path_when_walked_on_a_phone(page: Page, site_url: str, complaints: list[str]) -> None:
    """From two entries to a worded plan, page by page; nothing typed is kept or sent."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url} {request.post_data}"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site_url + worded().url)
    page.locator(".sp-entry [data-sp-add]").tap()
    expect(said(page)).to_have_text(f"{worded().entry.name} added to your plan: 1 entry")
    expect(page.locator(".sp-bar [data-sp-count]")).to_have_text("1")
    page.goto(site_url + neighbour().url)
    page.locator(".sp-entry [data-sp-add]").tap()
    expect(page.locator(".sp-entry [data-sp-add]")).to_contain_text("In plan: remove")
    page.locator(".sp-bar [data-sp-plan-link]").tap()
    expect(page.locator("[data-sp-item]")).to_have_count(2)
    page.locator("textarea").first.fill("Zebra words that nobody may keep")
    page.locator('[name="sp-voice"][value="record"]').check()
    page.locator('[data-sp-action="down"]').first.tap()
    assert shown(page) == [neighbour().id, worded().id]
    take_everything_out(page)
    assert "Zebra" not in json.dumps(sent)
    here = (f"GET {site_url}", f"GET blob:{site_url}")
    assert all(line.startswith(here) and line.endswith(" None") for line in sent), sent
    assert set(kept(page)) == {"v", "saved", "ids"}
    assert "Zebra" not in json.dumps(page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]"))
    assert complaints == []


def test_changed_words_when_the_page_is_loaded_again(page: Page, site_url: str) -> None:
    """They are gone with the page, as privacy promises; using the search, which is no other page, keeps them."""
    open_plan(page, site_url, ALL)
    item(page, ALL[0]).locator("textarea").fill("My words")
    page.locator(".sp-bar [data-sp-search]").tap()
    ask(page, worded().entry.name)
    page.keyboard.press("Escape")
    expect(item(page, ALL[0]).locator("textarea")).to_have_value("My words")
    page.reload()
    expect(item(page, ALL[0]).locator("textarea")).to_have_value(
        "We will show you SafeCall, so that you have someone to ring.")


@both_builders
def test_fields_and_numbers_of_several_entries_have_names_of_their_own(page: Page, site_url: str) -> None:
    """Whoever goes through a plan by ear hears which service each belongs to."""
    open_plan(page, site_url, ALL[:2])
    name = """element => (element.labels?.[0] ?? element).textContent.trim().replace(/\\s+/g, ' ')"""
    parts = page.locator(".sp-plan__item :is(textarea, .sp-plan__contacts a, summary)")
    names = [part.evaluate(name) for part in parts.all()]
    assert len(names) > 2 and len({*names}) == len(names)


@both_builders
def test_voice_when_switched(page: Page, site_url: str) -> None:
    """The other wording stands in the field; each voice has its own changed words, and a way back to the first."""
    open_plan(page, site_url, ALL[:1])
    field = page.locator(".sp-plan__item textarea")
    field.fill("Changed")
    page.locator('[value="record"]').check()
    expect(field).to_have_value("[worker] will share SafeCall with [name].")
    expect(page.get_by_label("Wording for the record")).to_be_visible()
    page.locator('[value="you"]').check()
    expect(field).to_have_value("Changed")
    page.get_by_role("button", name="Back to the first wording").tap()
    expect(field).to_have_value("We will show you SafeCall, so that you have someone to ring.")


@every_site
def test_set_when_taken_from_its_theme(page: Page, site_url: str) -> None:
    """One tap fills the plan, and the button becomes the way to it."""
    plan = first_of(live().plans, "set of entries for a plan")
    page.goto(f"{site_url}themes/{plan.themes[0]}/")
    card = page.locator("[data-sp-set]").first
    wanted = str(card.get_attribute("data-sp-set")).split(",")
    card.locator("summary").tap()
    card.get_by_role("button").tap()
    expect(page.get_by_role("link", name="Open your plan")).to_be_focused()
    assert kept(page)["ids"] == wanted
    page.get_by_role("link", name="Open your plan").tap()
    expect(page.locator("[data-sp-item]")).to_have_count(len(wanted))


def test_set_when_taken_on_the_plan_page(page: Page, site_url: str) -> None:
    """The chosen situation shows what it holds, and one tap fills the plan behind what was there."""
    open_plan(page, site_url, ["missing/unsure"])
    page.locator("#sp-plan-set").select_option("A young person goes missing")
    page.get_by_role("button", name="Start with these 3").tap()
    assert shown(page) == ["missing/unsure", "missing/safecall", "missing/talk"]
    expect(said(page)).to_have_text("2 entries added to your plan")


def test_wording_is_fetched_only_when_needed_on_an_empty_plan(page: Page, site_url: str, complaints: list[str]) -> None:
    """The empty page says so without it, and a situation chosen before it is there is shown when it comes."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "plan.json" in request.url else None)
    page.goto(f"{site_url}plan/")
    expect(page.get_by_text("Nothing is in your plan yet.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert fetched == []
    page.locator("#sp-plan-set").select_option(first_of(live().plans, "set of entries for a plan").id)
    page.get_by_role("button", name="Start with these").tap()
    expect(page.locator("[data-sp-item]").first).to_be_visible()
    expect(page.get_by_text("Nothing is in your plan yet.")).to_be_hidden()
    assert (len(fetched), complaints) == (1, [])


@every_site
def test_search_result_when_added(page: Page, site_url: str) -> None:
    """A result of the search has the button too."""
    page.goto(f"{site_url}?q={worded().entry.name}")
    result = results(page).first
    result.get_by_role("button", name="Add to plan").tap()
    expect(result.get_by_role("button", name="In plan: remove")).to_be_visible()
    assert kept(page)["ids"] == [worded().id]


@both_builders
def test_order_when_changed_by_keyboard(page: Page, site_url: str) -> None:
    """The button keeps the focus, the move is said and kept, and the end of the list stops it."""
    open_plan(page, site_url, ALL[:3])
    button = item(page, ALL[0]).get_by_role("button", name="Move down")
    button.focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("SafeCall moved: 2 of 3")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("SafeCall stands last already")
    assert shown(page) == kept(page)["ids"] == [ALL[1], ALL[2], ALL[0]]


def test_order_when_dragged_by_mouse(page: Page, site_url: str) -> None:
    """The grip pulls an entry below the last one; what was typed stays with it."""
    open_plan(page, site_url, ALL[:3])
    item(page, ALL[0]).locator("textarea").fill("Mine")
    grip = item(page, ALL[0]).locator("[data-sp-handle]")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    expect(page.locator(".sp-plan__list--reordering")).to_be_visible()
    last = item(page, ALL[2]).bounding_box()
    assert last
    page.mouse.move(box["x"] + 20, last["y"] + last["height"] - 4, steps=4)
    page.mouse.up()
    expect(said(page)).to_have_text("SafeCall moved: 3 of 3")
    assert shown(page) == kept(page)["ids"] == [ALL[1], ALL[2], ALL[0]]
    expect(item(page, ALL[0]).locator("textarea")).to_have_value("Mine")


def test_order_when_dragged_by_touch(page: Page, site_url: str) -> None:
    """A finger does the same, and the page does not scroll away under it."""
    open_plan(page, site_url, ALL[:3])
    grip = item(page, ALL[0]).locator("[data-sp-handle]")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    x, y = box["x"] + 20, box["y"] + 20
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    second = item(page, ALL[1]).bounding_box()
    assert second
    for goal in (y + 10, second["y"] + second["height"] - 4):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": goal}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(said(page)).to_have_text("SafeCall moved: 2 of 3")
    assert shown(page) == [ALL[1], ALL[0], ALL[2]]


def test_drag_when_escape_is_pressed(page: Page, site_url: str) -> None:
    """The old order comes back, and nothing is said to have moved."""
    open_plan(page, site_url, ALL[:3])
    grip = item(page, ALL[0]).locator("[data-sp-handle]")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 400, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert shown(page) == ALL[:3]
    expect(page.locator(".sp-plan__list--reordering")).to_have_count(0)


def test_entry_when_removed_and_put_back(page: Page, site_url: str) -> None:
    """The removal is said, the focus goes to the next entry, and one tap brings it back to its place."""
    open_plan(page, site_url, ALL[:3])
    item(page, ALL[1]).get_by_role("button", name="Remove").tap()
    expect(said(page)).to_contain_text('Tea & talk <3 "here" removed.')
    expect(item(page, ALL[2]).locator("h2")).to_be_focused()
    assert shown(page) == kept(page)["ids"] == [ALL[0], ALL[2]]
    page.get_by_role("button", name="Put it back").tap()
    assert shown(page) == ALL[:3]


@pytest.mark.parametrize(("entry_id", "words"), [
    ("missing/closed-line", ["Closed.", "Try instead:"]),
    ("missing/unsure", ["Not confirmed: we know of no public page that confirms this. Check before you rely on it.",
                        "The day of the week is not known. Ring first.",
                        "Write the town in the subject. Not confirmed:"]),
    ("missing/safecall", ["What has changed (1)", "Partly confirmed in January 2026 by example.org.",
                          "Before you share this: Ask where it is safe to keep the number.", "Choose option 2."]),
    ("exploitation/order", ["This is not legal advice. Ask your legal team."]),
])
def test_entry_when_it_is_not_to_be_relied_on(page: Page, site_url: str, entry_id: str, words: list[str]) -> None:
    """The plan says what its page says: closed, not confirmed, changed, no legal advice."""
    open_plan(page, site_url, [entry_id])
    for each in words:
        expect(item(page, entry_id)).to_contain_text(each)


def test_successor_when_an_entry_is_closed(page: Page, site_url: str) -> None:
    """What to try instead is added behind it by one tap."""
    open_plan(page, site_url, ["missing/closed-line", "missing/talk"])
    page.get_by_role("button", name="Add SafeCall").tap()
    assert shown(page) == ["missing/closed-line", "missing/safecall", "missing/talk"]


@both_builders
def test_clear_when_pressed(page: Page, site_url: str) -> None:
    """The list, the changed words and what the device kept are gone, and it is said."""
    open_plan(page, site_url, ALL)
    item(page, ALL[0]).locator("textarea").fill("Mine")
    page.get_by_role("button", name="Clear the plan").tap()
    expect(notices(page)).to_contain_text("The plan is cleared.")
    assert (shown(page), kept(page)) == ([], None)
    page.locator("#sp-plan-set").select_option("A young person goes missing")
    page.get_by_role("button", name="Start with these 3").tap()
    expect(item(page, ALL[0]).locator("textarea")).not_to_have_value("Mine")


@both_builders
def test_exit_when_pressed(page: Page, context: BrowserContext, site_url: str) -> None:
    """The device keeps nothing of the plan afterwards."""
    context.route(lambda url: not url.startswith(site_url), lambda route: route.fulfill(body="elsewhere"))
    open_plan(page, site_url, ALL)
    item(page, ALL[0]).locator("textarea").fill("Mine")
    page.locator("[data-sp-exit]").first.tap()
    page.wait_for_url(lambda url: not url.startswith(site_url))
    other = context.new_page()
    open_plan(other, site_url)
    assert (shown(other), kept(other)) == ([], None)


def test_plan_when_changed_in_another_tab(page: Page, context: BrowserContext, site_url: str) -> None:
    """Both tabs show the same list."""
    open_plan(page, site_url, ALL[:2])
    other = context.new_page()
    open_plan(other, site_url)
    item(other, ALL[0]).get_by_role("button", name="Remove").tap()
    expect(page.locator("[data-sp-item]")).to_have_count(1)
    expect(page.locator(".sp-bar [data-sp-count]")).to_have_text("1")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark")])
def test_page_when_narrow_or_dark(page: Page, site_url: str, width: int, scheme: str) -> None:
    """Nothing stands beyond the edge, and axe finds nothing to complain of on a filled page."""
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_plan(page, site_url, [*ALL, "missing/gone"])
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate((ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run('article').then(done => done.violations.map(each => [each.id, each.nodes[0].html]))")
    assert found == []


@both_builders
@pytest.mark.parametrize("width", [320, 390])
def test_filled_page_fits_when_text_is_twice_as_large(page: Page, site_url: str, width: int) -> None:
    """No sideways scrolling, and all that can be used is within the screen: entries, messages, ways out of the page."""
    page.set_viewport_size({"width": width, "height": 700})
    open_plan(page, site_url, [ALL[0]])
    page.goto("about:blank")
    open_plan(page, site_url, [*ALL, "missing/gone", "missing/tea"])
    expect(notices(page)).to_contain_text("This plan came by a link.")
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%', 'important')")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    beyond = page.evaluate("""width => [...document.querySelectorAll(
        "article :is(a, button, input, select, textarea, summary, label, h1, h2, h3, p, li)")]
        .filter(each => each.checkVisibility() && !each.closest("[data-sp-live-region]"))
        .filter(each => { const { left, right } = each.getBoundingClientRect(); return left < 0 || right > width })
        .map(each => each.outerHTML.slice(0, 100))""", width)
    assert beyond == []
