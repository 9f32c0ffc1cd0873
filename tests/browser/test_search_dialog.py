"""The search's dialog: opened, used by keyboard, closed, and what it says while it cannot answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.bench.search import NOTHING, QUERY
from tests.browser.conftest import PHONE
from tests.browser.search_dialog import (
    DANGER,
    DIALOG,
    INDEX,
    OPENER,
    TEXTS,
    WORKER,
    ask,
    links,
    open_search,
    results,
    status,
)
from tests.conftest import both_lists, every_site
from tests.live import danger, emergency, filled, frequent, harmless, live, usual
from tests.search.built import read_words

CRISIS = "[data-sp-crisis]"


@every_site
@pytest.mark.parametrize("opener", [".sp-search", ".sp-bar [data-sp-search]", OPENER])
def test_openers_open_it_by_tap_and_keyboard_and_get_the_focus_back(page: Page, site_url: str, opener: str) -> None:
    """The field has the focus at once; Escape closes, and the focus is where it was."""
    page.goto(site_url)
    page.locator(opener).tap()
    for key in ("Enter", "Space"):
        expect(page.locator(QUERY)).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(DIALOG)).to_be_hidden()
        expect(page.locator(opener)).to_be_focused()
        page.keyboard.press(key)
    expect(page.locator(QUERY)).to_be_focused()
    page.locator("[data-sp-close]").tap()
    expect(page.locator(opener)).to_be_focused()
    expect(page).to_have_url(site_url)


@every_site
@pytest.mark.parametrize("address", ["", "find/", "no/such/page/"])
def test_slash_opens_it_unless_one_types_in_a_field(page: Page, site_url: str, address: str) -> None:
    """On every page; in a field the key types its letter, in the open search too."""
    open_search(page, site_url + address)
    expect(page.locator(QUERY)).to_have_value("")
    page.keyboard.type("a/b")
    expect(page.locator(QUERY)).to_have_value("a/b")


def test_slash_types_its_letter_when_one_types_elsewhere(page: Page, site_url: str) -> None:
    """In the box that narrows a list."""
    page.goto(site_url + filled("{long}"))
    box = page.get_by_label("Narrow this list")
    box.focus()
    page.keyboard.press("/")
    expect(box).to_have_value("/")
    expect(page.locator(DIALOG)).to_be_hidden()


@every_site
@pytest.mark.parametrize("path", ["", "{entry}", "no/such/page/"])
def test_query_in_address_opens_it_with_results(page: Page, site_url: str, path: str) -> None:
    """A search can be shared from any page."""
    name = usual().entry.name
    page.goto(f"{site_url}{filled(path)}?q={name}")
    expect(links(page).first).to_have_attribute("href", site_url + usual().url)
    expect(page.locator(QUERY)).to_have_value(name)


@every_site
@pytest.mark.parametrize("way", ["Escape", "the button"])
def test_query_leaves_the_address_when_it_is_closed(page: Page, site_url: str, way: str) -> None:
    """What was searched for does not stay in the address, nor go on to another site; the rest of the address stays."""
    page.goto(f"{site_url}find/?kind=helpline&q={harmless()}#main")
    expect(links(page).first).to_be_visible()
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.locator("[data-sp-close]").tap()
    expect(page).to_have_url(f"{site_url}find/?kind=helpline#main")
    assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"


@every_site
def test_arrow_keys_reach_everything_in_the_order_of_the_screen(page: Page, site_url: str) -> None:
    """From the field down to the last link or button of the last result, and back up; the ends meet."""
    open_search(page, site_url)
    ask(page, usual().entry.name)
    while (count := results(page).count()) < int(status(page).inner_text().split()[0]):
        page.keyboard.press("ArrowUp")
        expect(results(page)).not_to_have_count(count)
        page.locator(QUERY).focus()
    wanted = page.locator(f"{DIALOG} .sp-dialog__output").locator("a[href], button:not([hidden])").count()
    page.evaluate("window.spReached = [document.activeElement]")
    for _ in range(wanted + 1):
        page.keyboard.press("ArrowDown")
        page.evaluate("window.spReached.push(document.activeElement)")
    facts = page.evaluate("""() => {
        const [first, ...others] = window.spReached, last = others.pop()
        const before = Node.DOCUMENT_POSITION_FOLLOWING
        return { different: new Set(others).size, closed: first === last,
                 ordered: others.every((one, at) => !at || others[at - 1].compareDocumentPosition(one) & before) } }""")
    assert facts == {"different": wanted, "closed": True, "ordered": True}
    page.keyboard.press("ArrowUp")
    expect(results(page).last.locator("a[href], button").last).to_be_focused()


@both_lists
def test_arrow_keys_reach_who_to_ring_first(page: Page, site_url: str) -> None:
    """Where a life may be at risk, before all results."""
    open_search(page, site_url)
    ask(page, danger())
    page.keyboard.press("ArrowDown")
    expect(page.locator(CRISIS).get_by_role("link", name=f"Ring {emergency()}")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(CRISIS).get_by_role("link", name="Urgent help")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links(page).first).to_be_focused()


@every_site
def test_enter_goes_to_the_first_result(page: Page, site_url: str, complaints: list[str]) -> None:
    """Whatever buttons stand beside it."""
    open_search(page, site_url)
    ask(page, usual().entry.name)
    page.keyboard.press("Enter")
    expect(page).to_have_url(site_url + usual().url)
    expect(page.locator("h1")).to_have_text(usual().entry.name)
    assert complaints == []


def test_enter_does_nothing_while_nothing_is_found(page: Page, site_url: str) -> None:
    """The form itself is never sent."""
    open_search(page, site_url)
    page.keyboard.press("Enter")
    ask(page, "xqxqxqxq")
    page.keyboard.press("Enter")
    expect(page.locator(NOTHING)).to_be_visible()
    expect(page).to_have_url(site_url)


@both_lists
def test_clear_empties_the_field_and_the_list(page: Page, site_url: str) -> None:
    """The button is there only while there is something to clear, and the caret stays in the field."""
    open_search(page, site_url)
    clear = page.get_by_role("button", name="Clear what you typed")
    expect(clear).to_be_hidden()
    ask(page, danger())
    clear.tap()
    expect(page.locator(QUERY)).to_be_focused()
    expect(page.locator(QUERY)).to_have_value("")
    expect(results(page)).to_have_count(0)
    expect(page.locator(CRISIS)).to_be_empty()
    expect(clear).to_be_hidden()


@every_site
def test_nothing_typed_is_lost_while_the_index_loads(page: Page, site_url: str) -> None:
    """What was typed before it came is answered when it comes, without another key; meanwhile it is said to load."""
    waiting: list[Route] = []
    page.route(INDEX, lambda route: waiting.append(route))
    open_search(page, site_url)
    page.keyboard.type(usual().entry.name, delay=5)
    expect(status(page)).to_have_text("Loading the list…")
    assert len(waiting) == 1
    waiting[0].continue_()
    expect(links(page).first).to_have_attribute("href", site_url + usual().url)
    expect(page.locator(QUERY)).to_have_value(usual().entry.name)


FAULTS: dict[str, Callable[[Route], None]] = {
    "no signal": lambda route: route.abort(),
    "an error of the server": lambda route: route.fulfill(status=503, body="no"),
    "another page in its place": lambda route: route.fulfill(body="<h1>Log in</h1>", content_type="text/html"),
}


FAILURES = [*(("mkdocs", file, fault) for file in (INDEX, WORKER) for fault in FAULTS),
            ("zensical", INDEX, "no signal")]


@pytest.mark.parametrize(("built_site", "file", "fault"), FAILURES, indirect=["built_site"])
def test_search_that_cannot_load_says_so_and_works_after_retry(
        page: Page, site_url: str, file: str, fault: str) -> None:
    """It says what is wrong and who to ring; with the signal back, Retry answers what was typed, without a reload."""
    page.route(file, FAULTS[fault])
    open_search(page, site_url)
    page.evaluate("window.spStillHere = true")
    page.keyboard.type(usual().entry.name)
    expect(status(page)).to_contain_text("could not be loaded")
    expect(page.locator(CRISIS).get_by_role("link", name=re.compile(f"^Ring {emergency()}"))).to_be_in_viewport()
    retry = page.locator("[data-sp-retry]")
    retry.tap()
    expect(retry).to_be_visible()
    expect(page.locator(QUERY)).to_have_value(usual().entry.name)
    page.unroute(file)
    page.locator("[data-sp-retry]").tap()
    expect(links(page).first).to_have_attribute("href", site_url + usual().url)
    expect(page.locator(CRISIS)).to_be_empty()
    expect(page.locator("[data-sp-retry]")).to_have_count(0)
    expect(page.locator(QUERY)).to_be_focused()
    assert page.evaluate("window.spStillHere")


def test_load_of_a_worker_that_failed_does_not_disturb_the_next(page: Page, site_url: str) -> None:
    """On a slow signal the first load may end beside the second: the line about danger goes, and does not come back."""
    waiting: list[Route] = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.install()
    page.route(WORKER, FAULTS["an error of the server"])
    page.route(DANGER, lambda route: waiting.append(route))
    open_search(page, site_url)
    page.keyboard.type(usual().entry.name)
    expect(status(page)).to_contain_text("could not be loaded")
    page.unroute(WORKER)
    page.locator("[data-sp-retry]").tap()
    expect(links(page).first).to_have_attribute("href", site_url + usual().url)
    for route in waiting:
        route.continue_()
    expect(page.locator(CRISIS)).to_be_empty()
    page.clock.run_for(5000)
    expect(page.locator(CRISIS)).to_be_empty()
    assert len(waiting) > 1
    assert errors == []


def test_search_tries_again_by_itself_when_one_types_on(page: Page, site_url: str) -> None:
    """A load that failed once is not remembered: the next key loads it."""
    page.route(INDEX, FAULTS["no signal"], times=1)
    open_search(page, site_url)
    expect(page.locator("[data-sp-retry]")).to_be_visible()
    page.keyboard.type(usual().entry.name)
    expect(links(page).first).to_have_attribute("href", site_url + usual().url)


def test_search_tries_again_by_itself_when_the_signal_is_back(page: Page, site_url: str) -> None:
    """What was typed is answered without a key."""
    page.route(INDEX, FAULTS["no signal"], times=1)
    open_search(page, site_url)
    expect(page.locator("[data-sp-retry]")).to_be_visible()
    page.evaluate("name => { document.activeElement.value = name }", usual().entry.name)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(links(page).first).to_have_attribute("href", site_url + usual().url)


@every_site
@pytest.mark.parametrize("fault", FAULTS)
def test_who_to_ring_is_shown_while_it_cannot_be_told_who_is_in_danger(page: Page, site_url: str, fault: str) -> None:
    """What speaks of danger fails to load: results come, with who to ring above them, until the next key loads it."""
    page.route(DANGER, FAULTS[fault])
    open_search(page, site_url)
    ask(page, usual().entry.name)
    urgent = page.locator(CRISIS)
    expect(urgent.get_by_role("link", name=re.compile(f"^Ring {emergency()}"))).to_be_in_viewport()
    expect(urgent).to_contain_text("Do not wait for the search")
    page.unroute(DANGER)
    ask(page, f"{usual().entry.name} ")
    expect(urgent).to_be_empty()
    ask(page, danger())
    expect(urgent).to_contain_text("In danger now")


def test_who_to_ring_is_shown_when_what_speaks_of_danger_is_late(page: Page, site_url: str) -> None:
    """After three seconds on a weak signal, without a key; it goes when it has come."""
    waiting: list[Route] = []
    page.route(DANGER, lambda route: waiting.append(route))
    open_search(page, site_url)
    expect(page.locator(CRISIS)).to_be_empty()
    expect(page.locator(CRISIS).get_by_role("link", name=re.compile(f"^Ring {emergency()}"))).to_be_in_viewport()
    ask(page, usual().entry.name)
    expect(page.locator(CRISIS)).to_contain_text("Do not wait for the search")
    waiting[0].continue_()
    expect(page.locator(CRISIS)).to_be_empty()


@both_lists
def test_danger_is_told_before_the_index_has_come(page: Page, site_url: str) -> None:
    """Who to ring does not wait for the results."""
    page.route(INDEX, lambda route: None)
    open_search(page, site_url)
    page.keyboard.type(danger())
    expect(page.locator(CRISIS).get_by_role("link", name=re.compile(f"^Ring {emergency()}"))).to_be_visible()
    expect(status(page)).to_have_text("Loading the list…")


def word_of_texts_alone(site: Path) -> str:
    """Return a long word that stands in the text of one entry, and in no name, summary or keyword."""
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    others = json.dumps([index["records"], index["vocabulary"]]).lower()
    words = zip(read_words(index), index["found_in"].split("|"), strict=True)
    found: str = next(word for word, places in words if len(places) == 1 and len(word) > 8 and word[:6] not in others)
    return found


@both_lists
def test_sentence_that_matched_is_quoted_once_the_texts_have_come(page: Page, built_site: Path, site_url: str) -> None:
    """The texts are loaded where nothing else shows why an entry was found, and the results do not wait for them."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "search/texts" in request.url else None)
    open_search(page, site_url)
    ask(page, usual().entry.name)
    assert asked == []
    waiting: list[Route] = []
    page.route(TEXTS, lambda route: waiting.append(route))
    with page.expect_request(TEXTS):
        ask(page, word_of_texts_alone(built_site))
    expect(page.locator("[data-sp-results] mark")).to_have_count(0)
    assert len(waiting) == 1
    waiting[0].continue_()
    expect(page.locator("[data-sp-results] mark").first).to_be_visible()


@every_site
@pytest.mark.parametrize("file", [INDEX, WORKER])
def test_page_never_reads_what_was_written_for_another_release(page: Page, site_url: str, file: str) -> None:
    """It says so, shows who to ring, and loads itself again; what was typed is still there, and is answered."""
    def old(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=re.sub(r'(release":|RELEASE=)"[0-9a-f]+"', r'\1"old"', text, count=1))

    page.route(file, old)
    open_search(page, site_url)
    page.keyboard.type(usual().entry.name)
    expect(status(page)).to_contain_text("This page is older than the list")
    expect(page.locator(CRISIS).get_by_role("link", name=re.compile(f"^Ring {emergency()}"))).to_be_in_viewport()
    expect(links(page)).to_have_count(0)
    page.unroute_all(behavior="wait")  # the file may be asked for once more
    page.get_by_role("button", name="Load the page again").tap()
    expect(links(page).first).to_have_attribute("href", site_url + usual().url)
    expect(page.locator(QUERY)).to_have_value(usual().entry.name)


@pytest.mark.parametrize("stays", [False, True], ids=["once", "every time"])
def test_page_from_a_cache_is_loaded_again_when_its_script_is_of_another_release(page: Page, site_url: str,
                                                                                stays: bool) -> None:
    """Once: where the server itself gives the old page, it is shown."""
    loads: list[str] = []

    def old(route: Route) -> None:
        loads.append(route.request.url)
        text = route.fetch().text()
        route.fulfill(body=text.replace("signpost.js?v=", "signpost.js?v=old-") if stays or len(loads) == 1 else text)

    page.route(site_url, old)
    page.goto(site_url)
    page.wait_for_function("() => performance.getEntriesByType('navigation')[0].type === 'reload'")
    page.wait_for_load_state("networkidle")
    assert len(loads) == 2
    expect(page.locator("h1")).to_be_visible()


@every_site
def test_bar_is_on_the_screen_after_the_search_is_closed(chromium: Browser, site_url: str) -> None:
    """On a phone the page is as wide as before, and Search, Urgent help, Plan and Exit stand at its foot."""
    context = chromium.new_context(viewport=PHONE, is_mobile=True, has_touch=True,  # type: ignore[arg-type]
                                   service_workers="block")
    page = context.new_page()
    page.goto(site_url)
    page.locator(".sp-bar [data-sp-search]").tap()
    page.keyboard.type(frequent())
    expect(links(page).first).to_be_visible()
    page.locator("[data-sp-close]").tap()
    expect(page.locator(DIALOG)).to_be_hidden()
    for each in page.locator(".sp-bar a").all():
        box = each.bounding_box()
        assert box and box["y"] + box["height"] <= PHONE["height"] and box["x"] + box["width"] <= PHONE["width"]
    assert page.evaluate("[innerWidth, innerHeight, visualViewport.scale]") == [PHONE["width"], PHONE["height"], 1]
    context.close()


CUT = """name => [...document.querySelectorAll(`${name}, ${name} *`)]
    .filter(each => each.checkVisibility() && !each.closest(".sp-visually-hidden, svg, input"))
    .filter(each => {
        const box = each.getBoundingClientRect(), hides = getComputedStyle(each).overflowX !== "visible"
        return box.left < -1 || box.right > innerWidth + 1 || hides && each.scrollWidth > each.clientWidth + 1
    })
    .map(each => each.outerHTML.slice(0, 100))"""


@every_site
@pytest.mark.parametrize("query", ["", "{frequent}", "{danger}", "xqxqxqxq"])
def test_nothing_is_cut_off_when_text_is_twice_as_large(page: Page, site_url: str, query: str) -> None:
    """At 320 px and 200 % the field has room for some words, and all of the dialog and the bar is whole."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url)
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%', 'important')")
    assert page.evaluate(CUT, ".sp-bar") == []
    open_search(page)
    if query:
        ask(page, filled(query))
    assert page.evaluate(CUT, DIALOG) == []
    field = page.locator(QUERY)
    box, letter = field.bounding_box(), field.evaluate("field => parseFloat(getComputedStyle(field).fontSize)")
    assert box and box["width"] >= 5 * letter


@both_lists
def test_themes_of_nothing_found_open_when_tapped(page: Page, site_url: str) -> None:
    """A way on is a plain link."""
    open_search(page, site_url)
    ask(page, "xqxqxqxq")
    theme = live().themes[-1]
    page.locator(NOTHING).get_by_role("link", name=theme.title, exact=True).tap()
    expect(page).to_have_url(f"{site_url}themes/{theme.id}/")
