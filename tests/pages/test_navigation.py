"""The navigation: the themes as the catalogue has them, and pages that exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from signpost.catalogue.derived.generated_pages import hand_written, is_generated, page_titles
from signpost.catalogue.loader import load_catalogue
from signpost.pages.navigation import build_navigation
from tests.conftest import ROOT, write_catalogue


def pages_of(navigation: Any) -> Iterator[str]:
    """Yield the paths of the pages in a navigation."""
    for entry in navigation:
        for value in entry.values():
            yield from [value] if isinstance(value, str) else pages_of(value)


def test_navigation_has_themes_of_catalogue_with_escaped_titles(small: Path) -> None:
    """Themes stand in the catalogue's order; the builders insert titles as HTML."""
    theme = {"id": "a", "title": "Sex & love", "summary": "Help.", "audience": ["professional"], "sensitive": "false"}
    write_catalogue(small, {"themes.yml": {"themes": [theme, {**theme, "id": "missing", "title": "Missing"}]}})
    assert {"Themes": [{"Sex &amp; love": "themes/a/index.md"}, {"Missing": "themes/missing/index.md"}]} in (
        build_navigation(load_catalogue(small)[0], {}))


def test_navigation_leads_to_pages_that_exist(small: Path) -> None:
    """Each page is one that the build generates, or is written by hand."""
    titles = page_titles(hand_written(ROOT / "docs", small))
    pages = list(pages_of(build_navigation(load_catalogue(small)[0], titles)))
    assert [page for page in pages if not is_generated(page) and page not in titles] == []


def test_page_that_is_not_there_is_not_in_the_menu(small: Path) -> None:
    """A catalogue need not have a page about itself."""
    assert "about.md" not in pages_of(build_navigation(load_catalogue(small)[0], {"privacy.md": "Privacy"}))


def test_page_of_the_catalogue_is_in_the_menu_with_its_own_title(small: Path) -> None:
    """Its title is escaped like any other."""
    titles = {"accessibility.md": "x", "who-we-are.md": "Us & you"}
    menu = build_navigation(load_catalogue(small)[0], titles)[-1]["About the list"]
    assert menu[-3:] == [{"Accessibility": "accessibility.md"}, {"The list as data": "data/index.md"},
                         {"Us &amp; you": "who-we-are.md"}]
