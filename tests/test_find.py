"""Find by need: which entries each choice shows, and the plain pages for readers without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.pages.facets import build_facets
from signpost.pages.find_pages import opening_hours_json
from signpost.pages.render import render_site
from tests.conftest import SMALL, with_entry, write_catalogue

SITE = Site("Signpost", "https://example.org/", "owner/name")


def shown_under(root: Path, facet: str) -> list[str]:
    """Return the choices of a facet that show SafeCall."""
    catalogue, problems = load_catalogue(root)
    assert problems == []
    item = catalogue.items["missing/safecall"]
    return next(each for each in build_facets(catalogue) if each.name == facet).values(item)


@pytest.mark.parametrize(("fields", "facet", "expected"), [
    ({}, "theme", ["missing"]),
    ({"also_in": ["exploitation"]}, "theme", ["missing", "exploitation"]),
    ({}, "kind", ["helpline"]),
    ({"audience": ["parent-carer", "professional"]}, "for", ["parent-carer", "professional"]),
    ({"eligibility": {"minimum_age": 13, "maximum_age": 17}}, "age", ["11-15", "16-17"]),
    ({"eligibility": {"minimum_age": 16}}, "age", ["16-17", "18-25"]),
    ({"eligibility": {"maximum_age": 10}}, "age", ["under-11"]),
    ({}, "age", ["under-11", "11-15", "16-17", "18-25", "any"]),
    ({"referral": {"who": ["self", "school"]}}, "refer", ["self", "school"]),
    ({}, "refer", []),
    ({"cost": "Free"}, "cost", ["free"]),
])
def test_facet_shows_entry_when_its_field_says_so(
        small: Path, fields: dict[str, Any], facet: str, expected: list[str]) -> None:
    """An entry stands under the choices that fit it; where it states no age, under each."""
    with_entry(small, **fields)
    assert shown_under(small, facet) == expected


@pytest.mark.parametrize(("area", "expected"), [
    (["basildon"], ["essex", "basildon"]),
    (["essex"], ["essex"]),
    (["southend"], ["southend"]),
    (["uk"], ["essex", "southend", "thurrock", "uk"]),
    (["england"], ["essex", "southend", "thurrock", "england"]),
    (None, ["essex", "southend", "thurrock", "any"]),
])
def test_area_shows_what_works_there_when_entry_covers_more(
        small: Path, area: list[str] | None, expected: list[str]) -> None:
    """Essex shows its districts and what works in all of England or the UK; Southend and Thurrock stand apart."""
    with_entry(small, area=area)
    assert shown_under(small, "area") == expected


def test_district_shows_what_works_in_all_of_essex(small: Path) -> None:
    """Who lives in Harlow sees the county's services beside Harlow's own."""
    with_entry(small, area=["essex"])
    local = {**SMALL["missing/safecall.yml"], "name": "Local", "area": ["harlow"]}
    write_catalogue(small, {"missing/local.yml": local})
    assert shown_under(small, "area") == ["essex", "harlow"]


@pytest.mark.parametrize(("cost", "free"), [
    ("free", True), ("Free to members", True), ("Free where the area pays.", True),
    ("Free: no card needed", True), ("£3.99 a month", False),
    ("Freely given", False), (None, False)])
def test_is_free_when_cost_begins_with_the_word(small: Path, cost: str | None, free: bool) -> None:
    """Only the word free at the start says that something is free."""
    with_entry(small, cost=cost)
    assert is_free(load_catalogue(small)[0].items["missing/safecall"].entry) is free


def test_opening_holds_numbers_times_when_they_have_their_own(small: Path) -> None:
    """An entry answers when it is open, or when one of its numbers is."""
    times = [{"days": ["MO"], "opens": "09:00", "closes": "17:00"}]
    with_entry(small, contacts={"phones": [{"number": "116 000", "schedule": times}]})
    assert opening_hours_json(load_catalogue(small)[0].items["missing/safecall"]) == '[["MO","09:00","17:00"]]'


def test_closed_entry_is_shown_for_no_age_or_place(small: Path) -> None:
    """Its row says that it is closed and where to go instead; no age and no place lead to it."""
    write_catalogue(small, {"missing/other.yml": {**SMALL["missing/safecall.yml"], "name": "A line"}})
    with_entry(small, status="defunct", area=["essex"], eligibility={"instead": ["missing/other"]})
    catalogue = public_catalogue(load_catalogue(small)[0])
    item = catalogue.items["missing/safecall"]
    found = {facet.name: facet.values(item) for facet in build_facets(catalogue)}
    assert found == {"theme": ["missing"], "kind": ["helpline"], "for": ["young-person"], "age": [], "area": [],
                     "refer": [], "cost": []}
    row = render_site(catalogue, SITE)["find/index.md"].split('data-id="missing/safecall"')[1].split("</li>")[0]
    assert 'Closed. Try instead: <a href="../themes/missing/other/">A line</a>.' in row


def test_opening_is_empty_when_hours_are_not_structured(small: Path) -> None:
    """Hours in words alone cannot tell whether something is open now."""
    with_entry(small, hours="Every day")
    assert opening_hours_json(load_catalogue(small)[0].items["missing/safecall"]) == ""


def test_opening_has_days_and_times_when_hours_are_structured(small: Path) -> None:
    """The page's script reads days, opening and closing time."""
    with_entry(small, schedule=[{"days": ["MO", "TU"], "opens": "09:00", "closes": "17:00"}])
    assert opening_hours_json(load_catalogue(small)[0].items["missing/safecall"]) == '[["MOTU","09:00","17:00"]]'


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
