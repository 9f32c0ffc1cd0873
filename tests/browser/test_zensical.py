"""The site as Zensical builds it, in a real Chromium: the same flows as on MkDocs' site, by the very same tests.

Only the search is Zensical's own, and has its own tests here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_exit import (  # noqa: F401  (collected here again, for the other site)
    neutral,
    test_every_sensitive_page_has_the_button_at_top_and_foot,
    test_exit_covers_clears_and_leaves_when_pressed,
)
from tests.browser.test_find import (  # noqa: F401
    test_choice_shows_as_many_as_its_count_says,
    test_state_stands_in_address_and_comes_back,
)
from tests.browser.test_offline import (  # noqa: F401
    gone,
    phone,
    site,
    test_every_page_opens_when_the_network_is_gone_after_one_visit,
)
from tests.browser.test_pages import (  # noqa: F401
    test_deep_link_opens_at_its_card_when_followed,
    test_entry_works_without_javascript_when_refused,
    test_home_leads_to_entry_when_tapped,
    test_list_narrows_when_typed_into,
    test_page_has_its_own_head_when_shared,
)
from tests.browser.test_plan_page import (  # noqa: F401
    test_clear_when_pressed,
    test_the_whole_path_when_walked_on_a_phone,
    test_voice_when_switched,
)
from tests.live import one_word
from tests.static_server import serve


@pytest.fixture(scope="session")
def built_site(zensical_site: Path) -> Path:
    """Return Zensical's site where the other tests have MkDocs'."""
    return zensical_site


@pytest.fixture(scope="session")
def site_url(zensical_site: Path) -> Iterator[str]:
    """Return the address, ending in a slash, at which Zensical's site is served on loopback."""
    with serve(zensical_site) as url:
        yield url


def test_bar_opens_zensicals_own_search_when_tapped(page: Page, site_url: str, complaints: list[str]) -> None:
    """The thumb's search button opens Zensical's box, which finds the entry and leads to it, and nothing is refused."""
    page.goto(site_url)
    page.locator(".sp-bar [data-sp-search]").tap()
    dialog = page.locator("dialog[aria-label=Search]")
    expect(dialog).to_have_attribute("aria-hidden", "false")
    page.keyboard.type(one_word().entry.name)
    first = dialog.get_by_role("option").first
    expect(first).to_contain_text(one_word().entry.name)
    first.tap()
    page.wait_for_url(f"**/{one_word().url}**")
    expect(page.locator("h1")).to_have_text(one_word().entry.name)
    assert complaints == []


def test_zensicals_search_hides_the_page_behind_it_when_open(page: Page, site_url: str) -> None:
    """Its results stand on a ground of their own: the colours that its box needs were kept."""
    page.goto(site_url)
    page.locator(".sp-bar [data-sp-search]").tap()
    dialog = page.locator("dialog[aria-label=Search]")
    expect(dialog).to_be_visible()
    grounds: list[str] = dialog.evaluate(
        "dialog => [...dialog.querySelectorAll('*')].map(one => getComputedStyle(one).backgroundColor)")
    assert any(colour.startswith("rgba(255, 255, 255, 0.") for colour in grounds)
