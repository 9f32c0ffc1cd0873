"""The facets of Find by need: which entries each choice shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.pages.facets import build_facets
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
    """A choice shows the entries that state it; each age shows those that state none."""
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
    """Essex shows its districts and what works in all of England or the UK, but not Southend and Thurrock."""
    with_entry(small, area=area)
    assert shown_under(small, "area") == expected


def test_district_shows_what_works_in_all_of_essex(small: Path) -> None:
    """Who lives in Harlow sees the county's services beside Harlow's own."""
    with_entry(small, area=["essex"])
    local = {**SMALL["missing/safecall.yml"], "name": "Local", "area": ["harlow"]}
    write_catalogue(small, {"missing/local.yml": local})
    assert shown_under(small, "area") == ["essex", "harlow"]


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
