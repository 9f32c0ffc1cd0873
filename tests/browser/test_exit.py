"""Exit this page: at once, by button and by Shift, without a network, without JavaScript, leaving nothing behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PHONE
from tests.browser.search_dialog import DIALOG, links
from tests.conftest import every_site
from tests.live import filled, harmless, live, sensitive, usual


@pytest.fixture
def neutral(page: Page) -> list[dict[str, str]]:
    """Stand in for the neutral site; return the headers of each request to it."""
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<title>Weather</title><h1>Weather</h1>", content_type="text/html")

    page.route(live().site.exit_to + "**", answer)
    return asked


def sensitive_pages() -> set[str]:
    """Return the addresses of urgent help, the plan, and the themes and entries that the catalogue marks sensitive."""
    found = {item.url for item in live().items.values() if live().is_sensitive(item)}
    plan = {"plan/"} if live().has_plan else set()
    return found | plan | {"urgent/"} | {f"themes/{theme.id}/" for theme in live().themes if theme.sensitive}


@every_site
def test_every_page_has_the_button_and_sensitive_ones_at_their_top_too(built_site: Path) -> None:
    """In the bar and in the search of each; a sensitive page also says that the history stays."""
    wanted = sensitive_pages()
    assert sensitive().url in wanted
    link = f'href="{live().site.exit_to}" rel="noreferrer noopener nofollow" data-sp-exit'
    for path in built_site.rglob("*.html"):
        text, address = path.read_text(encoding="utf-8"), path.relative_to(built_site).as_posix()
        is_sensitive = address.removesuffix("index.html") in wanted
        assert text.count(link) == (3 if is_sensitive else 2), address
        assert ("does not clear your browser's history" in text) is is_sensitive, address


@every_site
def test_title_of_a_sensitive_page_is_neutral_in_its_html(built_site: Path) -> None:
    """From the first byte on, without a script, the tab bears the site's name alone; other pages have their own."""
    for address in sensitive_pages():
        text = (built_site / address / "index.html").read_text(encoding="utf-8")
        assert re.findall(r"<title>(.*?)</title>", text, re.S)[:1] == [live().site.name], address
    assert "<title>About" in (built_site / "about/index.html").read_text(encoding="utf-8")


@every_site
@pytest.mark.parametrize("by", ["button", "keys"])
@pytest.mark.parametrize("address", ["", "find/", "no/such/page/", "?q={harmless}", "{entry}?q={harmless}"],
                         ids=["home", "find", "not found", "search", "search on a sensitive page"])
def test_exit_works_on_every_page_and_in_the_open_search(page: Page, site_url: str, neutral: list[dict[str, str]],
                                                         address: str, by: str) -> None:
    """By the button that is on the screen, and by three presses of Shift; what was searched for goes with it."""
    page.goto(site_url + filled(address))
    is_search = "?q=" in address
    if is_search:
        expect(links(page).first).to_be_visible()
    button = page.locator(f"{DIALOG} [data-sp-exit]" if is_search else ".sp-bar [data-sp-exit]")
    expect(button).to_be_in_viewport(ratio=1)
    box = button.bounding_box()
    assert box and box["height"] >= 44 and box["width"] >= 44
    if by == "button":
        button.tap()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    expect(page.locator("h1")).to_have_text("Weather")
    assert len(neutral) == 1 and "referer" not in neutral[0]


@every_site
def test_exit_covers_clears_and_leaves_when_pressed(page: Page, site_url: str, neutral: list[dict[str, str]]) -> None:
    """One press: blank at once, the plan and last search gone, and the neutral site in this one's place, unreferred."""
    page.goto(site_url + usual().url)
    page.evaluate("""() => { localStorage.setItem("sp-plan", "x"); sessionStorage.setItem("sp-last", "x")
                             localStorage.setItem("other", "stays") }""")
    before = page.evaluate("history.length")
    left = page.evaluate("""() => {
        document.addEventListener("sp:forget", () => { window.told = true })
        document.querySelector(".sp-bar [data-sp-exit]").click()
        const blank = document.querySelector(".sp-exit-cover").getBoundingClientRect()
        const seen = [...document.body.children].filter(each => each.checkVisibility()).map(each => each.className)
        return { seen, whole: blank.width === innerWidth && blank.height === innerHeight, told: window.told,
                 title: document.title, path: location.pathname, ours: localStorage.getItem("sp-plan"),
                 last: sessionStorage.getItem("sp-last"), other: localStorage.getItem("other") } }""")
    assert left == {"seen": ["sp-exit-cover"], "whole": True, "told": True, "title": live().site.name, "path": "/",
                    "ours": None, "last": None, "other": "stays"}
    expect(page.locator("h1")).to_have_text("Weather")
    assert page.evaluate("history.length") == before
    assert "referer" not in neutral[0]


@pytest.mark.usefixtures("neutral")
def test_exit_leaves_when_shift_is_pressed_three_times(page: Page, site_url: str) -> None:
    """Shift three times leaves; capitals typed in between do not."""
    page.goto(site_url + usual().url)
    for keys in ("Shift", "Shift", "Shift+A", "Shift", "b", "Shift"):
        page.keyboard.press(keys)
    assert page.locator(".sp-exit-cover").count() == 0
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.locator("h1")).to_have_text("Weather")


@every_site
def test_exit_covers_the_open_search_at_once(page: Page, site_url: str, neutral: list[dict[str, str]]) -> None:
    """The search lies above the whole page, and is gone with the same press, before the other site has come."""
    page.goto(f"{site_url}?q={harmless()}")
    expect(links(page).first).to_be_visible()
    seen = page.evaluate("""name => {
        document.querySelector(`${name} [data-sp-exit]`).click()
        const place = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
        return [document.querySelector(name).checkVisibility(), place?.className ?? "", location.search] }""", DIALOG)
    assert seen == [False, "sp-exit-cover", ""]
    expect(page.locator("h1")).to_have_text("Weather")


def test_exit_stays_in_reach_when_page_is_scrolled(page: Page, site_url: str) -> None:
    """The button in the bar is on the screen wherever one is, at least 44 px high."""
    page.goto(site_url + filled("{theme}"))
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => scrollY > 0")
    button = page.locator(".sp-bar [data-sp-exit]")
    expect(button).to_be_in_viewport(ratio=1)
    size = button.bounding_box()
    assert size and size["height"] >= 44 and size["width"] >= 44


@every_site
def test_exit_keeps_blank_when_there_is_no_network(page: Page, site_url: str, neutral: list[dict[str, str]]) -> None:
    """Wherever one went before: blank with neutral words, the address too; the neutral site comes with the network."""
    page.goto(site_url)
    item = sensitive()
    page.locator(".sp-themes a", has_text=live().themes_by_id[item.theme].title).first.tap()
    page.locator(f"#{item.slug} .sp-card__name a").tap()
    page.wait_for_url(f"**/{item.url}")
    page.context.set_offline(True)
    page.locator(".sp-exit").click()
    expect(page.locator(".sp-exit-cover")).to_have_text("No internet connection. Try again later.")
    expect(page.locator("h1")).to_be_hidden()
    assert page.url == site_url
    page.context.set_offline(False)
    expect(page.locator("h1")).to_have_text("Weather")


WATCH = """requestAnimationFrame(function look() {
    const heading = document.querySelector("h1")
    if (heading?.checkVisibility() && location.href.startsWith(ROOT)) window.spSeen(heading.textContent)
    requestAnimationFrame(look)
})"""


@every_site
@pytest.mark.parametrize("way", ["back", "back twice", "back and reload"])
def test_nothing_is_seen_when_one_goes_back_after_exit(page: Page, site_url: str, neutral: list[dict[str, str]],
                                                       way: str) -> None:
    """Whoever takes the phone and goes back sees the neutral site again, and not for a moment a page of ours."""
    seen: list[str] = []
    page.expose_function("spSeen", lambda text: seen.append(text))
    page.add_init_script(WATCH.replace("ROOT", repr(site_url)))
    page.goto(site_url)
    page.goto(site_url + filled("{theme}"))
    page.goto(site_url + usual().url)
    page.locator(".sp-bar [data-sp-exit]").tap()
    expect(page.locator("h1")).to_have_text("Weather")
    before = len(seen)
    assert before
    for _ in range(2 if way == "back twice" else 1):
        page.evaluate("() => { window.spLeft = true; setTimeout(() => history.back()) }")  # answers before it leaves
        page.wait_for_function("() => !window.spLeft && document.querySelector('h1')?.textContent === 'Weather'")
    if way == "back and reload":
        page.reload()
        expect(page.locator("h1")).to_have_text("Weather")
    assert seen[before:] == [] and len(neutral) > 1


@every_site
def test_site_opens_as_ever_when_its_address_is_opened_anew_after_exit(page: Page, site_url: str,
                                                                      neutral: list[dict[str, str]]) -> None:
    """In the same tab; from then on a reload and Back are again what they are."""
    page.goto(site_url + usual().url)
    page.locator(".sp-bar [data-sp-exit]").tap()
    expect(page.locator("h1")).to_have_text("Weather")
    page.goto(site_url + "about/")
    expect(page.locator("h1")).to_be_visible()
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    assert page.url == site_url + "about/" and len(neutral) == 1


@every_site
def test_exit_is_a_plain_link_when_javascript_is_off(chromium: Browser, site_url: str) -> None:
    """Without JavaScript the button is a link to the neutral site."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.route(live().site.exit_to + "**",
               lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))
    page.goto(site_url + sensitive().url)
    page.locator(".sp-exit").click()
    expect(page.locator("h1")).to_have_text("Weather")
    context.close()


@every_site
def test_exit_can_be_tapped_while_the_menu_is_open(page: Page, site_url: str) -> None:
    """Nothing lies over the bar, on a page of any kind."""
    page.goto(site_url + filled("{theme}"))
    page.get_by_role("button", name="Menu").first.tap()
    covered = page.locator(".sp-bar > *").evaluate_all("""items => items.filter(item => {
        const { x, y, width, height } = item.getBoundingClientRect()
        return !item.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    }).map(item => item.textContent)""")
    assert covered == []
