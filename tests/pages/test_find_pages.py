"""Find by need as pages: the whole list, and a page a facet for readers without JavaScript."""

from __future__ import annotations

from pathlib import Path

from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.pages.find_pages import opening_hours_json
from signpost.pages.render import render_site
from tests.conftest import SMALL, with_entry, write_catalogue

SITE = Site("Signpost", "https://example.org/", "owner/name")


def test_opening_holds_numbers_times_when_they_have_their_own(small: Path) -> None:
    """An entry answers when it is open, or when one of its numbers is."""
    times = [{"days": ["MO"], "opens": "09:00", "closes": "17:00"}]
    with_entry(small, contacts={"phones": [{"number": "116 000", "schedule": times}]})
    item = load_catalogue(small)[0].items["missing/safecall"]
    assert opening_hours_json(item) == '{"rules":[["MO","09:00","17:00"]]}'


def test_opening_is_empty_when_hours_are_not_structured(small: Path) -> None:
    """Hours in words alone cannot tell whether something is open now."""
    with_entry(small, hours="Every day")
    assert opening_hours_json(load_catalogue(small)[0].items["missing/safecall"]) == ""


def test_opening_has_days_and_times_when_hours_are_structured(small: Path) -> None:
    """The page's script reads days, opening and closing time."""
    with_entry(small, schedule=[{"days": ["MO", "TU"], "opens": "09:00", "closes": "17:00"}])
    item = load_catalogue(small)[0].items["missing/safecall"]
    assert opening_hours_json(item) == '{"rules":[["MOTU","09:00","17:00"]]}'


def test_find_page_links_plain_pages_when_javascript_is_off(small: Path) -> None:
    """Every choice is a link to a plain page that lists the same entries."""
    with_entry(small, area=["essex"], cost="free", referral={"who": ["self"]})
    pages = render_site(load_catalogue(small)[0], SITE)
    assert '<a href="kind/#helpline">Helplines</a>' in pages["find/index.md"]
    assert "## Helplines {#helpline}" in pages["find/kind/index.md"]
    assert '<a href="../../themes/missing/safecall/">SafeCall</a>' in pages["find/kind/index.md"]
    assert {path for path in pages if path.startswith("find/")} == {
        f"find/{name}index.md" for name in ("", "kind/", "for/", "age/", "area/", "refer/", "cost/")}


def test_find_page_lists_every_entry_once(small: Path) -> None:
    """The page holds the whole list, by name."""
    write_catalogue(small, {"missing/other.yml": {**SMALL["missing/safecall.yml"], "name": "A line"}})
    page = render_site(load_catalogue(small)[0], SITE)["find/index.md"]
    assert page.index('data-id="missing/other"') < page.index('data-id="missing/safecall"')
    assert page.count("data-id=") == 2
