"""Another place's site in a real Chromium: its own people, areas, ages and words of danger."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.bench.search import RESULTS
from tests.conftest import DATA, ENVIRONMENT
from tests.static_server import serve


@pytest.fixture(scope="module")
def second_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the second catalogue's site, built and served on loopback."""
    base = tmp_path_factory.mktemp("second")
    done = subprocess.run(
        [sys.executable, "-m", "signpost.cli.build", "--catalogue", str(DATA / "second-catalogue"), "--site",
         str(base / "site"), "--docs", str(base / "docs")],
        capture_output=True, text=True, check=False, env={**ENVIRONMENT, "GITHUB_REPOSITORY": "tarn/list"})
    assert done.returncode == 0, done.stdout + done.stderr
    with serve(base / "site") as url:
        yield url


def ask(page: Page, query: str) -> None:
    """Type a query into the search box."""
    page.keyboard.press("/")
    page.locator("[data-md-component=search-query]").fill(query)


def test_words_of_danger_are_those_of_the_place(page: Page, second_url: str, complaints: list[str]) -> None:
    """Chest pain is one here, and a word that is one elsewhere is not."""
    page.goto(second_url)
    ask(page, "chest pain")
    expect(page.get_by_text("In danger now, or is a life at risk?")).to_be_visible()
    page.locator("[data-md-component=search-query]").fill("raped")
    expect(page.get_by_text("In danger now, or is a life at risk?")).to_be_hidden()
    assert complaints == []


def test_search_finds_entries_of_the_place(page: Page, second_url: str) -> None:
    """By a word of its text, and by what people say."""
    page.goto(second_url)
    ask(page, "hoist")
    expect(page.locator(RESULTS).first).to_contain_text("Beds and hoists")


def test_ages_over_60_can_be_chosen(page: Page, second_url: str) -> None:
    """Find by need offers the place's own ages and areas, and none of a county elsewhere."""
    page.goto(f"{second_url}find/")
    expect(page.locator("main")).to_contain_text("60 to 74")
    expect(page.locator("main")).to_contain_text("Upper Tarn")
    expect(page.locator("main")).not_to_contain_text("Essex")


def test_plan_speaks_of_the_people_of_the_place(page: Page, second_url: str) -> None:
    """Its wording is to the carer."""
    page.goto(f"{second_url}plan/")
    expect(page.locator("main")).to_contain_text("The first week at home")
    assert "To the carer" in page.content() and "young" not in page.locator("main").inner_text()
