"""The facets of Find by need: which entries each choice shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.pages.facets import build_facets
from signpost.pages.render import render_site
from tests.conftest import SMALL, load_valid, with_entry, write_catalogue

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
    ({"referral": {"who": ["parent-carer"]}}, "refer", ["parent-carer"]),
    ({"eligibility": {"minimum_age": 26}}, "age", []),
    ({}, "refer", []),
    ({"cost": "Free"}, "cost", ["free"]),
])
def test_facet_shows_entry_when_its_field_says_so(
        small: Path, fields: dict[str, Any], facet: str, expected: list[str]) -> None:
    """A choice shows the entries that state it; each age shows those that state none."""
    with_entry(small, **fields)
    assert shown_under(small, facet) == expected


EVERYWHERE = {**SMALL["missing/safecall.yml"], "name": "Other", "area": ["harlow", "southend", "england", "uk"]}
"""An entry by which all areas are choices but Thurrock, and Basildon in which nothing works."""


@pytest.mark.parametrize(("area", "expected"), [
    (["harlow"], ["essex", "harlow"]),
    (["essex"], ["essex", "harlow"]),
    (["southend"], ["southend"]),
    (["uk"], ["essex", "southend", "harlow", "england", "uk"]),
    (["england"], ["essex", "southend", "harlow", "england"]),
    (["thurrock", "basildon"], ["essex", "thurrock", "basildon"]),
    (None, ["essex", "southend", "harlow", "england", "uk", "any"]),
])
def test_area_shows_what_works_around_it_and_within_it(
        small: Path, area: list[str] | None, expected: list[str]) -> None:
    """An area shows itself, what is around it, and what is within it unless it is whole."""
    write_catalogue(small, {"missing/other.yml": EVERYWHERE})
    with_entry(small, area=area)
    assert shown_under(small, "area") == expected


def test_page_without_scripts_leads_from_an_area_to_all_that_it_shows(small: Path) -> None:
    """Under each area stand the entries that state it, and links to the areas around it and within it."""
    write_catalogue(small, {"missing/other.yml": EVERYWHERE})
    facet = next(each for each in build_facets(load_valid(with_entry(small, area=["essex"]))) if each.name == "area")
    assert {choice.value: choice.see_also for choice in facet.choices} == {
        "essex": ("England", "UK", "Basildon", "Castle Point", "Harlow", "No area stated"),
        "southend": ("England", "UK", "No area stated"), "harlow": ("Essex", "England", "UK", "No area stated"),
        "england": ("UK", "No area stated"), "uk": ("No area stated",)}


@pytest.mark.parametrize(("ages", "expected"), [
    ([[0, 17], [18, 64], [65, 120]], ["under-18 Under 18", "18-64 18 to 64", "65-and-over 65 and over"]),
    ([[16, 17], [18, 18]], ["16-17 16 and 17", "18-18 18"])])
def test_age_bands_are_those_of_the_site(small: Path, ages: list[list[int]], expected: list[str]) -> None:
    """A list for older people asks for other ages than one for the young."""
    text = SMALL["site.yml"].replace("[[0, 10], [11, 15], [16, 17], [18, 25]]", str(ages))
    write_catalogue(small, {"site.yml": text})
    facet = next(each for each in build_facets(load_valid(small)) if each.name == "age")
    assert [f"{choice.value} {choice.label}" for choice in facet.choices[:-1]] == expected


def test_find_page_asks_no_age_and_no_area_when_the_site_has_none(small: Path) -> None:
    """A question without answers is not asked."""
    text = SMALL["site.yml"]
    write_catalogue(small, {"site.yml": re.sub(r"^ages:.*\n", "", text[:text.index("areas:")], flags=re.M)})
    pages = render_site(load_valid(small), SITE)
    assert not {"find/age/index.md", "find/area/index.md"} & pages.keys()
    assert "How old is" not in pages["find/index.md"] and "Where?" not in pages["find/index.md"]


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
