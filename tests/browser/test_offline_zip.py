"""The zip: its pages work when they are opened from a folder, without a server."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from signpost.publish.offline_zip import standalone_page, with_index_file, write_zip
from tests.browser.search_dialog import OPENER, ask, links
from tests.conftest import ROOT, every_site
from tests.live import danger, emergency, live, worded


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked zip of the real site."""
    place = tmp_path_factory.mktemp("zip")
    write_zip(built_site, place / "signpost.zip", ROOT)
    with zipfile.ZipFile(place / "signpost.zip") as archive:
        archive.extractall(place)
    return place / "signpost"


@pytest.mark.parametrize(("address", "meant"), [
    (".", "./index.html"), ("..", "../index.html"), ("../../themes/missing/", "../../themes/missing/index.html"),
    ("../#a", "../index.html#a"), ("?q=x", "?q=x"), ("assets/a.css", "assets/a.css"), ("./?q=", "./index.html?q=")])
def test_link_names_the_index_when_an_address_is_a_folder(address: str, meant: str) -> None:
    """A folder's address names its index; files and bare queries stay."""
    assert with_index_file(address) == meant


def test_page_has_plain_scripts_and_no_manifest() -> None:
    """Modules become deferred plain scripts; links elsewhere stay as they are."""
    page = ('<a href="https://example.org/x/">x</a><a href="../">up</a>'
            '<script src="../assets/a.js" type="module"></script>')
    made = standalone_page('<link rel="manifest" href="m">' + page)
    assert '<a href="https://example.org/x/">' in made and '<a href="../index.html">' in made
    assert '<script src="../assets/a.js" defer></script>' in made and "manifest" not in made


@every_site
def test_pages_search_plan_and_date_work_when_opened_from_a_folder(
        page: Page, folder: Path, complaints: list[str]) -> None:
    """From file://: links lead on, the search finds and opens, the plan holds an entry, the list's date is told."""
    page.goto((folder / "index.html").as_uri())
    title = live().themes_by_id[worded().theme].title
    page.get_by_role("link", name=title, exact=False).first.click()
    expect(page.locator("h1")).to_contain_text(title)
    expect(page.locator("[data-sp-saved]")).to_contain_text("List of")
    page.locator(OPENER).click()
    ask(page, danger())
    expect(page.locator("[data-sp-crisis]").get_by_role("link", name=f"Ring {emergency()}")).to_be_visible()
    ask(page, worded().entry.name)
    links(page).first.click()
    expect(page.locator("h1")).to_contain_text(worded().entry.name)
    assert page.url.startswith("file://") and page.url.split("?")[0].endswith(f"/{worded().url}index.html")
    page.locator("[data-sp-add]").first.click()
    page.locator("[data-sp-plan-link]").first.click()
    expect(page.locator("main")).to_contain_text(worded().entry.name)
    assert complaints == []


@pytest.mark.parametrize("address", ["urgent/", "themes/{theme}/"])
def test_exit_leaves_a_page_that_was_opened_from_a_folder(page: Page, folder: Path, address: str) -> None:
    """No page there may take another's address; the reader is led away all the same."""
    elsewhere = live().site.exit_to
    page.route(f"{elsewhere}**", lambda route: route.fulfill(body="elsewhere"))
    page.goto((folder / address.format(theme=worded().theme) / "index.html").as_uri())
    expect(page.locator("html")).to_have_class("js")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{elsewhere}**")


def test_zip_has_the_same_bytes_when_made_twice(built_site: Path, folder: Path, tmp_path: Path) -> None:
    """The same site gives the same zip."""
    write_zip(built_site, tmp_path / "again.zip", ROOT)
    assert (tmp_path / "again.zip").read_bytes() == (folder.parent / "signpost.zip").read_bytes()
