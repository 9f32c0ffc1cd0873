"""Every part of the pages: axe finds nothing, at phone and desk width, in light and dark; nobody else is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.search import QUERY
from tests.browser.conftest import PHONE
from tests.browser.search_dialog import INDEX, OPENER, ask, links, open_search
from tests.conftest import ROOT, every_site
from tests.live import danger, filled, is_helpline, is_sensitive, phones, pick, ring, usual

DESK = {"width": 1280, "height": 900}
SHARDS = [("mkdocs", 0), ("mkdocs", 1), ("zensical", 0), ("second-list", 0), ("second-list", 1)]
"""Builders, and which half of the pages: Zensical's are the same, so that the half with most parts says enough."""
TARGETS = ("button, summary, select, .sp-button, .sp-bar__item, .sp-exit, .sp-tool, .sp-themes a, .md-header__button, "
           "[data-sp-results] a, input:not([type=checkbox], [type=radio])")
COLOURS = ("color-contrast", "link-in-text-block")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The theme's hidden panels are judged when they are open; everything else always.
RUN = """async ([tags, rules]) => {
    const options = rules ? { runOnly: { type: "rule", values: rules } } : { runOnly: { type: "tag", values: tags } }
    const found = await axe.run(document, { ...options, resultTypes: ["violations"] })
    const shown = nodes => nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")
    return found.violations.map(each => `${each.id}: ${shown(each.nodes)}`) }"""


@pytest.fixture(scope="module")
def walker(chromium: Browser) -> Iterator[Page]:
    """Return one page for the whole walk, with axe in every document and its network and console on record."""
    context = chromium.new_context(viewport=PHONE, service_workers="block", reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_init_script(path=ROOT / "node_modules/axe-core/axe.min.js")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def addresses(site: Path) -> list[str]:
    """Return the addresses of all pages that stay where they are."""
    found = [path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html"))]
    return [each for each in found if 'http-equiv="refresh"' not in page_text(site, each)]


def page_text(site: Path, address: str) -> str:
    """Return the text of a page."""
    path = site / address
    return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")


def covering(site: Path) -> list[str]:
    """Return few pages that have, together, every element with its class names that any page has."""
    parts = {address: set(re.findall(r"<\w+(?: class=\"[^\"]*\")?", page_text(site, address)))
             for address in addresses(site)}
    missing, chosen = set().union(*parts.values()), []
    while missing:
        chosen.append(max(parts, key=lambda address: len(parts[address] & missing)))
        missing -= parts[chosen[-1]]
    return chosen


def axe(page: Page, *rules: str) -> list[str]:
    """Return what axe finds on the page as it stands, by the named rules or by all of the standard."""
    found: list[str] = page.evaluate(RUN, [STANDARD, list(rules) or None])
    return found


def settle(page: Page) -> None:
    """Wait until what moves on the page has come to rest."""
    page.evaluate("""async () => {
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        await Promise.all(document.getAnimations().map(each => each.finished.catch(() => 0))) }""")


def four_ways(page: Page) -> dict[str, list[str]]:
    """Return what axe finds at both widths and in both schemes; in dark, only what colours can alter."""
    found = {"390 light": axe(page)}
    page.emulate_media(color_scheme="dark")
    found["390 dark"] = axe(page, *COLOURS)
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    found["1280 dark"] = axe(page, *COLOURS)
    page.emulate_media(color_scheme="light")
    found["1280 light"] = axe(page)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(("built_site", "shard"), SHARDS, indirect=["built_site"])
def test_every_part_of_the_pages_passes(built_site: Path, site_url: str, walker: Page, shard: int) -> None:
    """No axe violation, no console error, no cookie, no request to anywhere else, on pages that have all parts.

    `scripts/bench access` looks at every page; the walk at 320 px reads the console and the requests of every page.
    """
    faults: dict[str, Any] = {}
    elsewhere: set[str] = set()
    errors: list[str] = []
    walker.on("request", lambda request: elsewhere.add(request.url) if not at_home(request.url, site_url) else None)
    walker.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    walker.on("pageerror", lambda error: errors.append(str(error)))
    chosen = covering(built_site)
    assert len(chosen) > 5
    for address in chosen[shard::2]:
        walker.goto(site_url + address, wait_until="load")
        found = {view: each for view, each in four_ways(walker).items() if each}
        if found or errors:
            faults[address] = {**found, **({"console": list(errors)} if errors else {})}
            errors.clear()
    print(f"axe: {len(chosen)} of {len(addresses(built_site))} pages, each at 390 and 1280 px, light and dark")
    assert json.dumps(faults, indent=1) == "{}"
    assert elsewhere == set()
    assert walker.context.cookies() == []


def at_home(url: str, site_url: str) -> bool:
    """Tell whether an address is the site's own, or no address at all."""
    return url.startswith(site_url) or urlsplit(url).scheme in ("data", "blob")


@every_site
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_open_search_and_menu_pass(walker: Page, site_url: str, size: Any, scheme: Any) -> None:
    """With the menu open, and with the search open, empty, with who to ring, and with nothing: axe finds nothing."""
    walker.emulate_media(color_scheme=scheme)
    walker.set_viewport_size(size)
    walker.goto(site_url)
    if size is PHONE:
        walker.locator("[data-sp-menu]").click()
        settle(walker)
        assert axe(walker) == []
        walker.keyboard.press("Escape")
        settle(walker)
    walker.locator(OPENER).click()
    found = {"": axe(walker)}
    for query in (danger(), "xqxqxqxq"):
        ask(walker, query)
        settle(walker)
        found[query] = axe(walker)
    assert found == {query: [] for query in found}


def test_search_that_cannot_load_passes(walker: Page, site_url: str) -> None:
    """What it says then has roles and names, too."""
    walker.route(INDEX, lambda route: route.abort())
    open_search(walker, site_url)
    expect(walker.locator("[data-sp-retry]")).to_be_visible()
    found = axe(walker)
    walker.unroute(INDEX)
    assert found == []


def focus_walk(page: Page, most: int = 60) -> list[str]:
    """Return what the Tab key reaches, in order: its name, and "lost" where it or the outline of focus is not seen, or
    something lies over it.
    """
    seen: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate("""() => {
            const at = document.activeElement
            if (at === document.body) return ""
            const box = at.getBoundingClientRect()
            const seen = at.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            const line = at.getClientRects()[0] ?? box
            const top = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2)
            const there = seen && box.width && box.height && box.right > 0 && box.left < innerWidth
                && getComputedStyle(at).outlineStyle !== "none" && (at.contains(top) || top?.contains(at))
            const name = at.getAttribute("aria-label") || at.innerText || at.id || at.className
            return (there ? "" : "lost: ") + name.trim() }""")
        if not name:
            break
        seen.append(" ".join(name.split()))
    return seen


@every_site
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_keyboard_reaches_what_is_seen_in_its_order(walker: Page, site_url: str, size: Any) -> None:
    """Tab goes: skip link, menu, search, back, exit, then the actions in order; nothing hidden gets the focus."""
    walker.set_viewport_size(size)
    walker.goto(site_url + usual().url)
    seen = focus_walk(walker)
    assert [each for each in seen if each.startswith("lost")] == []
    order = [next(index for index, each in enumerate(seen) if each.startswith(start))
             for start in ("Skip to content", *(["Menu"] if size is PHONE else []), "Search",
                           *(["Exit this page"] if is_sensitive(usual()) else []), f"Ring {phones(usual())[0].number}")]
    assert order == sorted(order)


@every_site
@pytest.mark.parametrize("address", ["", "urgent/", "{theme}"])
def test_focus_is_never_under_the_bar(walker: Page, site_url: str, address: str) -> None:
    """What the Tab key reaches on a phone is scrolled to where it can be seen (WCAG 2.4.11)."""
    walker.set_viewport_size(PHONE)  # type: ignore[arg-type]
    walker.goto(site_url + filled(address))
    assert [each for each in focus_walk(walker) if each.startswith("lost")] == []


@pytest.mark.parametrize(("width", "text"), [(390, 18), (320, 18), (390, 27), (390, 36)])
def test_focus_is_under_neither_bar_nor_notice(walker: Page, site_url: str, width: int, text: int) -> None:
    """Where the text is larger or the phone narrower they are higher, and the notice stands on the bar."""
    walker.set_viewport_size({"width": width, "height": 844})
    walker.route("**/list.json", lambda route: route.abort())  # the page would hide a notice of no newer list
    walker.goto(site_url, wait_until="networkidle")
    walker.evaluate("size => { document.documentElement.style.fontSize = `${size}px` }", text)
    walker.evaluate("document.querySelector('[data-sp-update]').hidden = false")
    expect(walker.locator("html")).to_have_attribute("style", re.compile("--sp-notice-height"))
    notice, bar = walker.locator(".sp-update").bounding_box(), walker.locator(".sp-bar").bounding_box()
    assert notice and bar and abs(notice["y"] + notice["height"] - bar["y"]) <= 1
    assert [each for each in focus_walk(walker) if each.startswith("lost")] == []
    walker.unroute("**/list.json")


@every_site
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_keyboard_stays_in_the_open_search_and_sees_where_it_is(walker: Page, site_url: str, size: Any) -> None:
    """Tab goes from the field through the dialog alone; each stop is seen."""
    walker.set_viewport_size(size)
    open_search(walker, site_url)
    ask(walker, usual().entry.name)
    seen = focus_walk(walker)
    assert [each for each in seen if each.startswith("lost")] == []
    assert seen[0] == "Clear what you typed" and seen[1] == "Exit this page"
    assert any(each.startswith(f"Ring {phones(usual())[0].number}") for each in seen)
    assert not any(each.startswith(("Skip to content", "Urgent help", "Plan (")) for each in seen)


@every_site
def test_menu_and_search_work_when_there_is_only_a_keyboard(walker: Page, site_url: str) -> None:
    """Space opens the menu, Escape closes it and gives the focus back; Enter opens the search with the focus in it.
    Escape closes one of them at a time.
    """
    walker.set_viewport_size(PHONE)  # type: ignore[arg-type]
    walker.goto(site_url)
    menu = walker.locator("[data-sp-menu]")
    menu.focus()
    walker.keyboard.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(walker.get_by_role("link", name="Find by need").first).to_be_visible()
    walker.keyboard.press("/")
    walker.keyboard.press("Escape")
    expect(walker.locator(QUERY)).to_be_hidden()
    expect(menu).to_have_attribute("aria-expanded", "true")
    walker.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    walker.locator(OPENER).focus()
    walker.keyboard.press("Enter")
    expect(walker.locator(QUERY)).to_be_focused()


@every_site
@pytest.mark.parametrize("address", ["", "urgent/", "{theme}", "{entry}", "find/", "{plan}", "?q={frequent}"])
def test_targets_are_44_px_and_nothing_overflows(walker: Page, site_url: str, address: str) -> None:
    """Buttons and the bar are at least 44 px high; at 320 px (400 % zoom) and with text of 200 % nothing is cut."""
    walker.set_viewport_size(PHONE)  # type: ignore[arg-type]
    walker.goto(site_url + filled(address))
    if "?q=" in address:
        expect(links(walker).first).to_be_visible()
    small = walker.evaluate("""names => [...document.querySelectorAll(names)]
        .filter(each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter(each => each.getBoundingClientRect().height < 43.9)
        .map(each => each.outerHTML.slice(0, 120))""", TARGETS)
    assert small == []
    walker.set_viewport_size({"width": 320, "height": 640})
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert walker.evaluate(wide) <= 0
    walker.set_viewport_size(PHONE)  # type: ignore[arg-type]
    walker.evaluate("() => { document.documentElement.style.fontSize = '225%' }")
    assert walker.evaluate(wide) <= 0


def test_ring_buttons_say_whom_they_ring(walker: Page, site_url: str) -> None:
    """A screen reader hears whom a button rings, not a number alone."""
    walker.goto(site_url + usual().url)
    expect(walker.get_by_role("link", name=ring(usual()))).to_be_visible()


def test_nothing_moves_when_the_reader_asked_for_stillness(walker: Page, site_url: str) -> None:
    """With reduced motion no element has a transition or an animation."""
    walker.goto(site_url)
    moving = walker.evaluate("""() => [...document.querySelectorAll("*")].filter(each => {
        const style = getComputedStyle(each)
        return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none" }).length""")
    assert moving == 0


def test_exit_and_buttons_have_borders_when_colours_are_forced(walker: Page, site_url: str) -> None:
    """With forced colours, buttons still look like buttons."""
    walker.emulate_media(forced_colors="active")
    walker.goto(site_url + pick(is_sensitive, is_helpline).url)
    widths = walker.evaluate("""() => [".sp-exit", ".sp-button", ".sp-bar__item--exit"].map(
        name => parseFloat(getComputedStyle(document.querySelector(name)).borderTopWidth))""")
    walker.emulate_media(forced_colors="none")
    assert min(widths) >= 1
