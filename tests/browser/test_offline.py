"""The saved copy: whole, of one version, told to the reader, replaced when asked, and taken away by the kill switch."""

from __future__ import annotations

import contextlib
import json
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from signpost.publish.service_worker import LIST, add_service_worker
from tests.bench.search import QUERY
from tests.browser.conftest import PHONE
from tests.browser.search_dialog import links
from tests.conftest import ROOT, both_builders, every_site
from tests.live import live, usual
from tests.static_server import StaticHandler, serve


class Gone(threading.Event):
    """Set when the network is gone: the server then drops every connection, those that linger too."""


@pytest.fixture(autouse=True)
def gone(monkeypatch: pytest.MonkeyPatch) -> Gone:
    """Return the switch that takes the network away."""
    switch = Gone()
    answer = StaticHandler.do_GET

    def answer_or_drop(handler: StaticHandler) -> None:
        handler.close_connection = True
        if not switch.is_set():
            answer(handler)

    monkeypatch.setattr(StaticHandler, "do_GET", answer_or_drop)
    return switch


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """Return a copy of the real site that a test may alter."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


@pytest.fixture
def less(site: Path) -> Path:
    """Return the site with the pages of one theme alone, which is sooner saved."""
    for folder in (site / "themes").iterdir():
        if folder.name != usual().theme:
            shutil.rmtree(folder)
    add_service_worker(site, ROOT)
    return site


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a fresh profile at phone size in which offline workers may live."""
    made = chromium.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    made.set_default_timeout(15_000)
    yield made
    made.close()


def visit(phone: BrowserContext, url: str) -> Page:
    """Open a page and wait until the whole list is saved."""
    page = phone.new_page()
    page.goto(url)
    expect(page.locator("[data-sp-saved]")).to_contain_text("Saved on this phone, list of", timeout=30_000)
    return page


def publish(site: Path, name: str, before: str, after: str) -> None:
    """Alter a page, and publish the site anew with its worker."""
    path = site / name / "index.html"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    add_service_worker(site, ROOT)


def lose_signal(phone: BrowserContext, url: str, gone: Gone) -> Page:
    """Take the network away, and prove it; return a fresh page."""
    gone.set()
    page = phone.new_page()
    page.goto(url + "about/")
    asked = "address => fetch(address, {cache: 'no-store'}).then(() => 'reached', () => 'gone')"
    assert page.evaluate(asked, f"{url}catalogue.json") == "gone"
    return page


NO_NETWORK = """
Object.defineProperty(Navigator.prototype, "onLine", { get: () => false })
window.addEventListener("online", event => event.stopImmediatePropagation())
"""


def lose_network(phone: BrowserContext) -> None:
    """Take the network away so that open pages know it at once, and each new page from its first script on.

    `set_offline` alone reaches a page late: its scripts now and then find it online, or are sent "online".
    """
    phone.set_offline(True)
    phone.add_init_script(NO_NETWORK)
    for page in phone.pages:
        page.evaluate(f"() => {{{NO_NETWORK}}}")


def wait_for_saving(page: Page) -> None:
    """Wait until the worker begins to save."""
    saving = "async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing)"
    while not page.evaluate(saving):
        page.wait_for_timeout(20)


def kept(page: Page) -> int:
    """Return how many responses the phone keeps."""
    found: int = page.evaluate("""async () => {
        let count = 0
        for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length
        return count }""")
    return found


def workers(page: Page) -> int:
    """Return how many offline workers are registered."""
    found: int = page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")
    return found


@every_site
def test_every_page_opens_when_the_network_is_gone_after_one_visit(
        site: Path, phone: BrowserContext, gone: Gone) -> None:
    """One visit to an entry by a deep link, then no server at all: every page for readers opens with its heading."""
    pages = sorted({path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")} - {"calls"})
    with serve(site) as url:
        visit(phone, url + usual().url).close()
    page = lose_signal(phone, url, gone)
    page.goto(url + "urgent/")
    missing = page.evaluate("""async ([base, pages]) => {
        const lost = []
        for (const path of pages) {
            const answer = await fetch(path === "." ? base : `${base}${path}/`).catch(() => null)
            if (!answer?.ok || !(await answer.text()).includes("<h1")) lost.push(path)
        }
        return lost }""", [url, pages])
    assert len(pages) > len(live().items)
    assert [path for path in missing if not is_moved(site, path)] == []
    page.goto(f"{url}themes/{live().themes[-1].id}/")
    expect(page.locator("h1")).to_be_visible()
    page.goto(url + usual().url.removesuffix("/"))
    assert page.url == url + usual().url
    page.goto(url + "no/such/page/")
    expect(page.locator("h1")).to_contain_text("Page not found")


def test_whole_site_is_saved_when_the_first_page_is_left_at_once(less: Path, phone: BrowserContext) -> None:
    """A reader who taps on before the list's date has come gets the same worker, for the site and not for a folder."""
    with serve(less) as url:
        page = phone.new_page()
        page.route("**/list.json", lambda _: None, times=1)  # no answer while the first page is there
        with page.expect_request("**/list.json"):
            page.goto(url)
        page.locator(".sp-themes a", has_text=live().themes_by_id[usual().theme].title).first.tap()
        page.wait_for_url(f"**/themes/{usual().theme}/")
        expect(page.locator("[data-sp-saved]")).to_contain_text("Saved on this phone, list of", timeout=30_000)
        scopes = "navigator.serviceWorker.getRegistrations().then(all => all.map(each => each.scope))"
        assert page.evaluate(scopes) == [url]


SPELLINGS = ["{theme}{slug}/?", "{theme}%{first:x}{rest}/", "{theme}{slug}%2F", "{theme}{slug}",
             "{theme}{slug}/index.html", "themes//{theme_id}/{slug}", "{theme}{slug}?from=chat",
             "%74hemes/{theme_id}/{slug}?"]
"""Of the address of one entry; `first` is the code of its first letter."""


def test_page_is_found_in_all_spellings_of_its_address(less: Path, phone: BrowserContext, gone: Gone) -> None:
    """Without a signal, as chats and mail programs alter them; the page's links then lead where they should."""
    item = usual()
    with serve(less) as url:
        visit(phone, url).close()
    page = lose_signal(phone, url, gone)
    for spelling in SPELLINGS:
        page.goto(url + spelling.format(theme=f"themes/{item.theme}/", theme_id=item.theme, slug=item.slug,
                                        first=ord(item.slug[0]), rest=item.slug[1:]))
        expect(page.locator("h1"), spelling).to_have_text(item.entry.name)
        links_home = page.locator(".md-header .md-logo").evaluate("link => link.href")
        assert links_home == url, spelling
    page.goto(f"{url}urgent?q={item.entry.name}")
    expect(links(page).first).to_have_text(item.entry.name)


def test_page_not_found_is_shown_when_nothing_of_that_name_is_saved(less: Path, phone: BrowserContext,
                                                                    gone: Gone) -> None:
    """Without a signal an unknown entry leads neither to its theme nor to an error of the browser."""
    with serve(less) as url:
        visit(phone, url).close()
    page = lose_signal(phone, url, gone)
    answer = page.goto(f"{url}themes/{usual().theme}/{usual().slug}x/")
    assert answer and answer.status == 404
    expect(page.locator("h1")).to_have_text("Page not found")
    expect(page.locator("[data-sp-nearest] a", has_text=usual().entry.name).first).to_be_visible()


def test_page_that_was_left_stays_away_without_a_signal(less: Path, phone: BrowserContext, gone: Gone) -> None:
    """Exit, then a reload and Back, on a saved copy: blank with neutral words."""
    with serve(less) as url:
        visit(phone, url + usual().url).close()
        page = phone.new_page()
        page.goto(url + "about/")
        page.goto(url + usual().url)
        lose_network(phone)
        page.locator(".sp-bar [data-sp-exit]").tap()
        for step in (page.reload, page.go_back, page.reload):
            step()
            expect(page.locator(".sp-exit-cover")).to_have_text("No internet connection. Try again later.")
            expect(page.locator("h1")).to_be_hidden()
            expect(page).to_have_title(live().site.name)


def is_moved(site: Path, path: str) -> bool:
    """Tell whether a page only leads to another."""
    return 'http-equiv="refresh"' in (site / path / "index.html").read_text(encoding="utf-8")


@every_site
def test_search_works_when_the_network_is_gone(less: Path, phone: BrowserContext, gone: Gone) -> None:
    """The search finds an entry with no server, from a page that was never visited."""
    with serve(less) as url:
        visit(phone, url).close()
    page = lose_signal(phone, url, gone)
    page.goto(f"{url}about/?q={usual().entry.name}")
    expect(links(page).first).to_have_text(usual().entry.name)


@both_builders
def test_newer_list_is_offered_and_not_mixed_when_published(less: Path, phone: BrowserContext) -> None:
    """A newer list waits: the old pages stay, even unvisited ones, until the reader asks; then all are new.

    The other tab is left alone, since somebody may be typing there.
    """
    with serve(less) as url:
        visit(phone, url + usual().url).close()
        publish(less, usual().url, f"{usual().entry.name}</h1>", f"{usual().entry.name} renamed</h1>")
        publish(less, "urgent", "Urgent help</h1>", "Urgent help renamed</h1>")
        page = phone.new_page()
        page.goto(url + usual().url)
        offer = page.locator("[data-sp-update]")
        expect(offer).to_contain_text("A newer list is ready", timeout=30_000)
        expect(page.locator("h1")).not_to_contain_text("renamed")
        other = phone.new_page()
        other.goto(url + "urgent/")
        expect(other.locator("h1")).not_to_contain_text("renamed")
        offer.get_by_role("button", name="Show it").click()
        expect(page.locator("h1")).to_contain_text("renamed")
        expect(other.locator("h1")).not_to_contain_text("renamed")
        other.reload()
        expect(other.locator("h1")).to_contain_text("renamed")


def test_old_list_stays_whole_when_an_update_breaks_off(less: Path, phone: BrowserContext) -> None:
    """A server that changes under the update leaves the old list as it was, and offers nothing."""
    with serve(less) as url:
        visit(phone, url + usual().url).close()
        publish(less, usual().url, f"{usual().entry.name}</h1>", f"{usual().entry.name} renamed</h1>")
        publish(less, "urgent", "Urgent help</h1>", "Urgent help renamed</h1>")
        (less / "urgent/index.html").write_text("<h1>from yet another version</h1>", encoding="utf-8")
        page = phone.new_page()
        page.goto(url + usual().url)
        state = page.evaluate("""async () => {
            const registration = await navigator.serviceWorker.getRegistration()
            const failed = registration.installing
            if (failed) await new Promise(done => failed.addEventListener("statechange", done))
            try { await registration.update() } catch {}
            const later = () => new Promise(done => setTimeout(done, 100))
            for (let turn = 0; registration.installing && turn < 100; turn++) await later()
            return [Boolean(registration.active), Boolean(registration.waiting)] }""")
        assert state == [True, False]
        expect(page.locator("h1")).not_to_contain_text("renamed")
        expect(page.locator("[data-sp-update]")).to_be_hidden()
        page.goto(url + "urgent/")
        expect(page.locator("h1")).to_contain_text("Urgent help")


@pytest.mark.parametrize(("days", "loud"), [(31, True), (30, False)])
def test_old_copy_says_so_loudly_when_older_than_30_days(
        less: Path, phone: BrowserContext, days: int, loud: bool) -> None:
    """After 31 days the page's first words say how old the list is; after 30 they do not."""
    day = (date.today() - timedelta(days=days)).isoformat()
    (less / LIST).write_text(json.dumps({"date": day, "offline": False}))
    with serve(less) as url:
        page = phone.new_page()
        page.goto(url + usual().url)
        expect(page.locator("[data-sp-saved]")).to_contain_text("List of")
        warning = page.locator("[data-sp-stale-list]")
        if loud:
            expect(warning).to_contain_text("This list is 31 days old")
            place = warning.bounding_box()
            assert place and place["y"] < 400
        else:
            expect(warning).to_be_hidden()


def test_kill_switch_takes_the_saved_copy_away_when_published(less: Path, phone: BrowserContext) -> None:
    """A release with the kill switch leaves no worker and nothing saved, and the page stays usable from the server."""
    with serve(less) as url:
        page = visit(phone, url + usual().url)
        assert (workers(page), kept(page) > 0) == (1, True)
        assert "kill switch" in add_service_worker(less, ROOT, enabled=False)
        with contextlib.suppress(Exception):
            page.reload()
        page.wait_for_function("() => !navigator.serviceWorker.controller")
        assert (workers(page), kept(page)) == (0, 0)
        page.goto(url + usual().url)
        expect(page.locator("[data-sp-saved]")).to_contain_text("List of")
        assert (workers(page), kept(page)) == (0, 0)


def test_reader_can_remove_the_saved_copy_when_on_the_privacy_page(less: Path, phone: BrowserContext) -> None:
    """The button of the privacy page takes away the worker, the saved pages and what the reader chose."""
    with serve(less) as url:
        page = visit(phone, url + "privacy/")
        page.evaluate("localStorage.setItem('sp-plan', '[]')")
        page.locator("[data-sp-remove]").click()
        expect(page.locator("[data-sp-removed]")).to_contain_text("Done")
        assert (workers(page), kept(page), page.evaluate("localStorage.length")) == (0, 0, 0)


def test_nothing_is_saved_again_after_all_was_removed(less: Path, phone: BrowserContext) -> None:
    """Neither by the page that is still open, nor by the next ones in this tab; the foot says so. A new tab saves."""
    with serve(less) as url:
        page = visit(phone, url + "privacy/")
        page.locator("[data-sp-remove]").click()
        foot = page.locator("[data-sp-saved]")
        expect(foot).to_contain_text("Nothing is saved on this phone, since you removed it. List of")
        page.keyboard.press("/")
        page.keyboard.type(usual().entry.name)
        expect(links(page).first).to_be_visible()
        assert (workers(page), kept(page)) == (0, 0)
        page.goto(url + usual().url)
        expect(foot).to_contain_text("Nothing is saved on this phone, since you removed it. List of")
        assert (workers(page), kept(page)) == (0, 0)
        visit(phone, url)


def test_other_tabs_save_nothing_after_all_was_removed(less: Path, phone: BrowserContext) -> None:
    """A tab that is open meanwhile says so too; once all are closed, the site is saved whole again."""
    with serve(less) as url:
        other = visit(phone, url)
        page = visit(phone, url + "privacy/")
        page.locator("[data-sp-remove]").click()
        foot = other.locator("[data-sp-saved]")
        expect(foot).to_contain_text("Nothing is saved on this phone, since you removed it. List of")
        other.goto(url + usual().url)
        expect(foot).to_contain_text("Nothing is saved on this phone, since you removed it. List of")
        assert (workers(other), kept(other)) == (0, 0)
        page.close()
        other.close()
        assert kept(visit(phone, url)) > 0


def test_saving_stops_when_all_is_removed_meanwhile(less: Path, phone: BrowserContext) -> None:
    """On a first visit, before the list is saved."""
    with serve(less) as url:
        page = phone.new_page()
        page.goto(url + "privacy/")
        wait_for_saving(page)
        page.locator("[data-sp-remove]").click()
        expect(page.locator("[data-sp-removed]")).to_contain_text("Done")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        assert (workers(page), kept(page)) == (0, 0)


def test_saving_waits_until_a_search_has_loaded(less: Path, phone: BrowserContext) -> None:
    """A reader who searches at once needs all of a weak signal for it."""
    with serve(less) as url:
        page = phone.new_page()
        held: list[Route] = []
        page.route("**/search/index.json*", lambda route: held.append(route))
        page.goto(f"{url}?q=a")
        page.wait_for_timeout(1500)
        assert len(held) == 1 and "/sw.js" not in url.sent
        held[0].continue_()
        expect(page.locator("[data-sp-saved]")).to_contain_text("Saved on this phone", timeout=30_000)


def test_saving_pauses_while_a_search_loads(less: Path, phone: BrowserContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is under way comes to its end, nothing new begins, and afterwards the rest is saved."""
    answer = StaticHandler.do_GET

    def answer_slowly(handler: StaticHandler) -> None:
        time.sleep(0.2)
        answer(handler)

    monkeypatch.setattr(StaticHandler, "do_GET", answer_slowly)
    with serve(less) as url:
        page = phone.new_page()
        held: list[Route] = []
        page.route("**/search/index.json*", lambda route: held.append(route))
        page.goto(url)
        wait_for_saving(page)
        page.keyboard.press("/")
        page.wait_for_timeout(1000)
        before = url.sent.copy()
        page.wait_for_timeout(1000)
        assert len(held) == 1 and "/sw.js" in url.sent and url.sent - before == {}
        held[0].continue_()
        expect(page.locator("[data-sp-saved]")).to_contain_text("Saved on this phone", timeout=30_000)


@pytest.mark.parametrize("by", ["the reader", "the kill switch"])
def test_what_others_keep_at_the_same_host_stays(less: Path, phone: BrowserContext, by: str) -> None:
    """A worker for another folder, its cache and those of other programs are none of ours."""
    (less / "other").mkdir()
    (less / "other/sw.js").write_text("")
    with serve(less) as url:
        page = visit(phone, url + "privacy/")
        others = ["other", f"signpost-precache-v2-{url}other/"]
        page.evaluate("""async ([url, names]) => {
            for (const name of names) await caches.open(name)
            await navigator.serviceWorker.register(`${url}other/sw.js`) }""", [url, others])
        if by == "the reader":
            page.locator("[data-sp-remove]").click()
            expect(page.locator("[data-sp-removed]")).to_contain_text("Done")
        else:
            add_service_worker(less, ROOT, enabled=False)
            with contextlib.suppress(Exception):
                page.reload()
            page.wait_for_function("() => !navigator.serviceWorker.controller")
        assert (workers(page), page.evaluate("caches.keys()")) == (1, others)


def test_app_is_installable_when_its_manifest_is_read(less: Path, phone: BrowserContext) -> None:
    """Chromium finds nothing against installing the site; its shortcuts lead to urgent help and to an open search."""
    with serve(less) as url:
        page = visit(phone, url)
        session = phone.new_cdp_session(page)
        errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert {each["errorId"] for each in errors} <= {"in-incognito"}, "profiles of tests are private ones"
        manifest = json.loads((less / "manifest.webmanifest").read_text())
        assert [each["url"] for each in manifest["shortcuts"]] == ["urgent/", "./?q="]
        assert (less / "urgent/index.html").exists()
        page.goto(f"{url}?q=")
        expect(page.locator(QUERY)).to_be_focused()
