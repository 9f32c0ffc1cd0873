"""An entry in memory: what is in doubt by the day stands wherever readers meet the entry."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.site import Site
from signpost.exports.catalogue_json import render_catalogue_json
from signpost.exports.csv_table import render_csv
from signpost.exports.hsds import render_hsds
from signpost.exports.icalendar import render_review_calendar
from signpost.exports.plan_json import render_plan_json
from signpost.pages.handout import message_text
from signpost.pages.render import render_site
from signpost.search.index import search_records
from tests.conftest import load_valid, with_entry

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
BEFORE, DAY = date(2027, 3, 31), date(2027, 4, 1)
WORKDAYS = {"days": ["MO", "TU", "WE", "TH", "FR"], "opens": "09:00", "closes": "17:00"}
IN_DOUBT: dict[str, dict[str, Any]] = {
    "held until": {"confirmed": {"on": "2026-11-25", "how": "phone", "said_by": "duty worker", "until": "2027-03"}},
    "The hours ended on": {"hours": "Weekdays", "schedule": [{**WORKDAYS, "valid_to": "2027-03-31"}]},
    "The hours of 116 000 ended on": {"contacts": {"phones": [
        {"number": "116 000", "hours": "Weekdays", "schedule": [{**WORKDAYS, "valid_to": "2027-03-31"}]}]}},
}
"""Fields that put an entry in doubt from 1 April 2027 on, by words of the sentence that says so."""


def places(catalogue: Catalogue) -> dict[str, str]:
    """Return the texts in which readers meet the small catalogue's entry, by what they are."""
    item, pages = catalogue.items["missing/safecall"], render_site(catalogue, SITE)
    return {"page": pages["themes/missing/safecall/index.md"], "card": pages["themes/missing/index.md"],
            "Find by need": pages["find/index.md"], "facet": pages["find/kind/index.md"],
            "result": json.dumps(search_records(catalogue, ())),
            "message": message_text(SITE, item), "plan": render_plan_json(catalogue),
            "data": render_catalogue_json(catalogue, None), "table": render_csv(catalogue, SITE),
            "services": render_hsds(catalogue, SITE, {}),
            "calendar": render_review_calendar(catalogue, SITE, DAY).replace("\r\n ", "")}


@pytest.mark.parametrize(("words", "fields"), IN_DOUBT.items())
def test_doubt_of_the_day_stands_in_every_place_when_the_day_is_past(
        small: Path, words: str, fields: dict[str, Any]) -> None:
    """Page, card, result, lists, message, plan and exports say it, and none of them on the day before."""
    catalogue = load_valid(with_entry(small, review_by="2027-09", **fields))
    assert [name for name, text in places(public_catalogue(catalogue, BEFORE)).items() if words in text] == []
    texts = places(public_catalogue(catalogue, DAY))
    assert [name for name, text in texts.items() if words not in text] == []


def test_doubts_of_the_day_leave_out_the_entrys_own_when_it_has_some(small: Path) -> None:
    """A card has no room for them; the page has both."""
    fields = {**IN_DOUBT["The hours ended on"], "doubts": ["Ask for the night worker."]}
    item = public_catalogue(load_valid(with_entry(small, **fields)), DAY).items["missing/safecall"]
    ended = "The hours ended on 31 March 2027, and we do not know the new ones: ring first."
    assert (item.doubts_of_day, item.doubts) == ([ended], [ended, "Ask for the night worker."])


def test_doubt_of_the_day_is_escaped_when_it_stands_on_a_page(small: Path) -> None:
    """In lists as on the entry's page: what stands in a file is text."""
    catalogue = load_valid(small)
    item = replace(catalogue.items["missing/safecall"], ended_hours=("<b>ended</b>",))
    texts = places(replace(catalogue, items={item.id: item}))
    for name in ("page", "card", "Find by need", "facet"):
        assert "<b>ended" not in texts[name] and html.escape("<b>ended</b>") in texts[name], name
