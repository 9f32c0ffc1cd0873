"""Exit this page: at once, by button and by Shift, without a network, without JavaScript, leaving nothing behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PHONE
from tests.live import filled, live, usual

NEUTRAL = "https://www.bbc.co.uk/weather"


@pytest.fixture
def neutral(page: Page) -> list[dict[str, str]]:
    """Stand in for the neutral site; return the headers of each request to it."""
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<title>Weather</title><h1>Weather</h1>", content_type="text/html")

    page.route(NEUTRAL + "**", answer)
    return asked


def sensitive_pages(site: Path) -> set[str]:
    """Return the addresses of the pages that have the button."""
    return {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")
            if "data-sp-exit" in path.read_text(encoding="utf-8")}


def test_every_sensitive_page_has_the_button_at_top_and_foot(built_site: Path) -> None:
    """Each theme and entry that the catalogue marks sensitive has it twice, and says that the history stays."""
    wanted = {item.url for item in live().items.values() if live().is_sensitive(item)}
    wanted |= {f"themes/{theme.id}/" for theme in live().themes if theme.sensitive}
    assert wanted and wanted <= sensitive_pages(built_site)
    for address in wanted:
        text = (built_site / address / "index.html").read_text(encoding="utf-8")
        assert len(re.findall(rf'href="{NEUTRAL}" rel="noreferrer noopener nofollow" data-sp-exit', text)) == 2, address
        assert "does not clear your browser's history" in text, address


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


def test_exit_stays_in_reach_when_page_is_scrolled_and_search_is_open(page: Page, site_url: str) -> None:
    """The button at the foot is on the screen wherever one is, at least 44 px high."""
    page.goto(site_url + filled("{theme}"))
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => scrollY > 0")
    button = page.locator(".sp-bar [data-sp-exit]")
    expect(button).to_be_in_viewport(ratio=1)
    size = button.bounding_box()
    assert size and size["height"] >= 44 and size["width"] >= 44
    page.locator('.md-header__button[data-sp-toggle="__search"]').click()
    on_top = "([x, y]) => Boolean(document.elementFromPoint(x, y).closest('[data-sp-exit]'))"
    assert page.evaluate(on_top, [size["x"] + size["width"] / 2, size["y"] + size["height"] / 2])


def test_exit_keeps_blank_when_there_is_no_network(page: Page, site_url: str, neutral: list[dict[str, str]]) -> None:
    """Without a network the screen goes blank with neutral words, and the neutral site follows with the network."""
    page.goto(site_url + usual().url)
    page.context.set_offline(True)
    page.locator(".sp-exit").click()
    expect(page.locator(".sp-exit-cover")).to_have_text("No internet connection. Try again later.")
    expect(page.locator("h1")).to_be_hidden()
    assert page.url == site_url
    page.context.set_offline(False)
    expect(page.locator("h1")).to_have_text("Weather")


def test_exit_is_a_plain_link_when_javascript_is_off(chromium: Browser, site_url: str) -> None:
    """Without JavaScript the button is a link to the neutral site."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.route(NEUTRAL + "**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))
    page.goto(site_url + usual().url)
    page.locator(".sp-exit").click()
    expect(page.locator("h1")).to_have_text("Weather")
    context.close()


def test_title_says_nothing_when_page_is_sensitive(page: Page, site_url: str) -> None:
    """The tab of a sensitive page bears the site's name alone, also after a step within the site; others their own."""
    page.goto(site_url + filled("{theme}"))
    expect(page).to_have_title(live().site.name)
    page.locator(f"#{usual().slug} .sp-card__name a").click()
    page.wait_for_url(f"**/{usual().url}")
    expect(page).to_have_title(live().site.name)
    page.goto(site_url + "about/")
    assert "About" in page.title()
