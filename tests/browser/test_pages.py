"""The built site in a real Chromium at phone size: from home to an entry by taps, and every page whole."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from signpost.catalogue.enums import Kind, Status
from tests.conftest import every_site
from tests.live import (
    emergency,
    filled,
    first_of,
    has_link,
    is_helpline,
    largest_theme,
    links,
    live,
    phones,
    pick,
    require,
    ring,
    usual,
    worded,
)


@every_site
def test_home_leads_to_entry_when_tapped(page: Page, site_url: str, complaints: list[str]) -> None:
    """Home, theme, card, entry: three taps, and the ring button rings the number that it shows."""
    page.goto(site_url)
    item = usual()
    page.locator(".sp-themes").get_by_role("link", name=live().themes_by_id[item.theme].title, exact=False).first.tap()
    page.wait_for_url(f"**/themes/{item.theme}/")
    page.locator(f"#{item.slug}").get_by_role("link", name=item.entry.name, exact=True).tap()
    page.wait_for_url(f"**/{item.url}")
    expect(page.locator("h1")).to_have_text(item.entry.name)
    number = phones(item)[0].number.replace(" ", "")
    expect(page.get_by_role("link", name=ring(item))).to_have_attribute("href", f"tel:{number}")
    assert complaints == []


def test_home_shows_urgent_help_first_when_opened(page: Page, site_url: str) -> None:
    """Without scrolling: 999, urgent help, the search, in reach."""
    page.goto(site_url)
    for found in (page.locator(".sp-urgent").get_by_role("link", name=f"Ring {emergency()}"),
                  page.locator(".sp-urgent").get_by_role("link", name="Urgent help"),
                  page.locator("[data-sp-search]").first):
        box = found.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 844 - 56
        assert box["height"] >= 44


@every_site
def test_deep_link_opens_at_its_card_when_followed(page: Page, site_url: str) -> None:
    """…/themes/missing/#safecall shows the card, not the top of the page, in each theme that lists the entry."""
    item = usual()
    for theme in (item.theme, *(item.entry.also_in or ())):
        page.goto(f"{site_url}themes/{theme}/#{item.slug}")
        expect(page.locator(f"#{item.slug}")).to_be_in_viewport()


def test_copy_link_puts_address_on_clipboard_when_tapped(context: BrowserContext, page: Page, site_url: str) -> None:
    """Copy link copies the page's own address, and says so."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}{usual().url}?from=chat#part")
    page.locator("[data-sp-copy]").first.tap()
    expect(page.locator("[data-sp-copy]").first).to_contain_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == site_url + usual().url


@pytest.mark.parametrize("address", ["", "find/", "{plan}", "about/", "404.html", "{entry}"])
def test_way_to_tell_us_is_seen_and_large_enough_when_page_is_scrolled(page: Page, site_url: str, address: str) -> None:
    """At the foot of every page, above the bar; what a link does is said on it."""
    page.goto(site_url + filled(address))
    link = page.get_by_role("link", name="Tell us on GitHub")
    expect(link).to_contain_text("Public: everyone can read it. You need an account.")
    link.scroll_into_view_if_needed()
    page.mouse.wheel(0, 100_000)
    box, bar = link.bounding_box(), page.locator(".sp-bar").bounding_box()
    assert box and bar and box["height"] >= 48 and box["y"] + box["height"] <= bar["y"]


def test_way_to_tell_us_holds_nothing_of_what_the_reader_did(page: Page, site_url: str) -> None:
    """Not what stands in the address, nor what is typed into the search."""
    page.goto(f"{site_url}find/?kind=secretword#secretword")
    page.locator(".sp-bar [data-sp-search]").tap()
    page.keyboard.type("secretword")
    hrefs = page.locator(".sp-tell-us a").evaluate_all("links => links.map(link => link.href)")
    assert len(hrefs) == 1 and "find/" in unquote(hrefs[0]) and "secretword" not in hrefs[0]


def test_way_to_tell_us_is_of_the_page_shown_when_the_next_is_opened(page: Page, site_url: str) -> None:
    """It never tells of the page before, since that may be a sensitive one."""
    link = page.get_by_role("link", name="Tell us on GitHub")
    sensitive = first_of((theme for theme in live().themes if theme.sensitive), "sensitive theme")
    page.goto(site_url)
    page.locator(".sp-themes").get_by_role("link", name=sensitive.title, exact=False).first.tap()
    expect(page.locator("h1")).to_have_text(sensitive.title)
    expect(link).to_have_attribute("href", re.compile(r"\?template=[a-z-]+\.yml$"))
    page.locator(".sp-footer").get_by_role("link", name="About").tap()
    expect(page.locator("h1")).to_have_text(re.compile("^About"))
    expect(link).to_have_attribute("href", re.compile(r"entry=[^&]*about/$"))


@every_site
def test_entry_works_without_javascript_when_refused(chromium: Browser, site_url: str) -> None:
    """Numbers, folds and links are all there; what needs a script is not shown."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + usual().url)
    expect(page.get_by_role("link", name=ring(usual()))).to_be_visible()
    page.goto(site_url + worded().url)
    page.get_by_text("Wording for a plan", exact=True).click()
    expect(page.locator("blockquote").first).to_be_visible()
    assert page.locator("[data-sp-copy]:visible").count() == 0
    context.close()


@every_site
def test_list_narrows_when_typed_into(page: Page, site_url: str) -> None:
    """A long theme page has a box that narrows it, and says how many are left."""
    theme = largest_theme()
    item = live().by_theme[theme][0]
    require(len(live().by_theme[theme]) > 8, "theme with more than 8 entries")
    page.goto(f"{site_url}themes/{theme}/")
    cards = page.locator(".sp-card[data-sp-id]:visible")
    whole = len(live().by_theme[theme])
    page.get_by_label("Narrow this list").fill(item.entry.name)
    expect(page.locator(f"#{item.slug}")).to_be_visible()
    left = cards.count()
    assert left < whole
    expect(page.locator(".sp-list-filter__count")).to_have_text(f"{left} of {whole} fit")


@every_site
def test_page_has_its_own_head_when_shared(page: Page, site_url: str) -> None:
    """A link pasted into a chat shows the service's name and sentence."""
    page.goto(site_url + usual().url)
    assert page.locator("meta[property='og:title']").get_attribute("content") == usual().entry.name
    summary = page.locator(".sp-entry__summary").first.text_content()
    assert page.locator("meta[property='og:description']").get_attribute("content") == summary
    assert page.locator("link[rel=canonical]").get_attribute("href", timeout=1000) is not None


def all_pages(site: Path) -> list[str]:
    """Return the address of every page from the site's root, but not of those that lead to another at once."""
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")
                  if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"))


def test_every_page_is_whole_when_opened_at_320px(chromium: Browser, built_site: Path, site_url: str) -> None:
    """Every page answers, has one h1, no console error, no request elsewhere, no sideways scroll."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, service_workers="block")
    page = context.new_page()
    faults: list[str] = []
    origin = urlsplit(site_url).netloc
    page.on("request", lambda request: faults.append(f"{page.url} asked {request.url}")
            if urlsplit(request.url).netloc not in (origin, "") else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda message: faults.append(f"{page.url}: {message.text}")
            if message.type == "error" else None)
    for address in all_pages(built_site):
        answer = page.goto(site_url + address, wait_until="load")
        assert answer is not None
        found = page.evaluate(
            "() => [document.querySelectorAll('h1').length, document.documentElement.scrollWidth, document.title]")
        if answer.status != 200 or found[0] != 1 or found[1] > 320:
            faults.append(f"{address}: status {answer.status}, {found[0]} h1, {found[1]} px wide")
    context.close()
    assert faults == []


@pytest.mark.parametrize("address", ["", "{theme}", "{entry}", "urgent/"])
def test_page_fits_when_text_is_twice_as_large(chromium: Browser, site_url: str, address: str) -> None:
    """At 200 % text size nothing needs sideways scrolling at 320 px, and nothing is cut off."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, service_workers="block")
    page = context.new_page()
    page.goto(site_url + filled(address))
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%', 'important')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("address", ["", "{theme}", "{entry}", "urgent/"])
def test_targets_are_large_enough_when_measured(page: Page, site_url: str, address: str) -> None:
    """What one taps in the content is at least 44 px high, links inside sentences aside."""
    page.goto(site_url + filled(address))
    small = page.evaluate("""() => [...document.querySelectorAll(
        '.sp-button, .sp-tool, .sp-back a, .sp-themes a, .sp-disclosure > summary, .sp-bar__item, .sp-search')]
        .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44)
        .map(one => one.outerHTML.slice(0, 80))""")
    assert small == []


def test_print_spells_out_numbers_when_entry_is_printed(page: Page, site_url: str) -> None:
    """On paper the number and the web address can be read, and the bar and the menu are gone."""
    item = pick(is_helpline, has_link)
    page.goto(site_url + item.url)
    page.emulate_media(media="print")
    expect(page.get_by_text(f"Ring {phones(item)[0].number}").first).to_be_visible()
    expect(page.locator(".sp-bar")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()
    link = page.locator(".sp-entry .sp-button[href^=http]").first
    spelled = link.evaluate("link => link.innerText + getComputedStyle(link, '::after').content")
    assert urlsplit(links(item)[0].url).netloc.removeprefix("www.") in spelled


def printed_sides(page: Page) -> list[tuple[int, int]]:
    """Return the sides on which a page prints, each with its width and height in points."""
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", page.pdf(prefer_css_page_size=True))
    return [(round(float(width)), round(float(height))) for width, height in sizes]


@every_site
def test_handout_is_one_side_of_a5_when_printed(page: Page, site_url: str) -> None:
    """With a number of 16 pt, and nothing smaller than 9 pt."""
    page.goto(site_url + usual().url)
    assert printed_sides(page) == [(420, 595)]
    page.emulate_media(media="print")
    size = "text => parseFloat(getComputedStyle(text).fontSize) * 0.75"
    assert page.locator(".sp-entry .sp-button[href^='tel:']").first.evaluate(size) == pytest.approx(16, abs=0.01)
    texts = page.locator(".sp-entry :is(p, li, dt, dd, h2, a):visible")
    assert min(texts.evaluate_all(f"texts => texts.map({size})")) >= 8.99


def test_handout_of_every_entry_has_one_side(page: Page, site_url: str) -> None:
    """Whatever the entry says."""
    longer = []
    for item in live().items.values():
        page.goto(site_url + item.url)
        if len(printed_sides(page)) != 1:
            longer.append(item.id)
    assert longer == []


def test_first_screen_of_a_helpline_says_all_that_one_must_know(page: Page, site_url: str) -> None:
    """Its numbers with their hours, cost, area and who it is for stand above the bar, on a phone."""
    below = []
    for item in live().items.values():
        if item.entry.kind is Kind.HELPLINE and item.entry.status is Status.ACTIVE:
            page.goto(site_url + item.url)
            bottom = page.locator("h2:text-is('Who it is for') + p").bounding_box()
            bar = page.locator(".sp-bar").bounding_box()
            assert bottom and bar
            if bottom["y"] + bottom["height"] > bar["y"]:
                below.append(item.id)
    assert below == []


@every_site
@pytest.mark.parametrize("address", ["{sensitive_theme}", "{sensitive}", "urgent/", "{plan}"])
def test_heading_has_the_whole_width_and_exit_stays_on_the_screen(page: Page, site_url: str, address: str) -> None:
    """The exit stands in the header, which does not scroll away."""
    page.goto(site_url + filled(address))
    heading, content = page.locator("h1").bounding_box(), page.locator(".md-content__inner").bounding_box()
    assert heading and content and heading["width"] >= content["width"] - 1
    page.mouse.wheel(0, 2000)
    expect(page.locator("header .sp-exit")).to_be_in_viewport()


@every_site
def test_what_has_changed_lately_is_one_tap_from_home(page: Page, site_url: str) -> None:
    """Not only in the menu, below "About the list"."""
    page.goto(site_url)
    page.get_by_role("main").get_by_role("link", name="What has changed lately").tap()
    expect(page.locator("h1")).to_have_text("What has changed lately")


def test_first_ten_calls_fit_on_paper_when_they_are_printed(page: Page, site_url: str) -> None:
    """On A4 without its margins nothing is cut off, each call has its form, and what follows stays on the screen."""
    page.set_viewport_size({"width": 688, "height": 1016})
    page.goto(site_url + "calls/")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    shown = page.locator(".sp-call:visible")
    assert shown.count() == min(10, page.locator(".sp-call").count())
    assert page.locator(".sp-call__form:visible").count() == shown.count()
    for box in (part.bounding_box() for part in page.locator(".sp-call__form span:visible, .sp-call li:visible").all()):
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 688
