"""Another place's site in a real Chromium: its own people, areas, ages and words of danger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_dialog import ask, open_search, results
from tests.conftest import build_once
from tests.static_server import serve

CRISIS = "[data-sp-crisis]"


@pytest.fixture(scope="module")
def second_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the second catalogue's site, built once for all workers and served on loopback."""
    with serve(build_once(tmp_path_factory.getbasetemp(), "second-list")) as url:
        yield url


@pytest.mark.parametrize("query", ["chest pain", "she has fallen", "he cant get up"])
def test_words_of_danger_are_those_of_the_place(page: Page, second_url: str, complaints: list[str], query: str) -> None:
    """Its urgent number stands above the results, and the entry for that danger comes first."""
    open_search(page, second_url)
    ask(page, query)
    expect(page.locator(CRISIS)).to_contain_text("In danger now, or is a life at risk?")
    expect(page.locator(CRISIS)).to_contain_text("999")
    expect(results(page).first).to_contain_text("Ambulance")
    assert complaints == []


@pytest.mark.parametrize("query", ["raped", "county lines", "course on a stroke"])
def test_words_of_danger_of_another_place_are_none_here(page: Page, second_url: str, query: str) -> None:
    """A topic of the place suppresses a word that is only mentioned."""
    open_search(page, second_url)
    ask(page, query)
    expect(page.locator(CRISIS)).to_be_empty()


def test_search_finds_entries_of_the_place(page: Page, second_url: str) -> None:
    """By a word of its text, and by what people say."""
    open_search(page, second_url)
    ask(page, "hoist")
    expect(results(page).first).to_contain_text("Beds and hoists")


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
