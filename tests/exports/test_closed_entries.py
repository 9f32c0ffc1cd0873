"""Closed entries: their files keep everything, and nothing that the build publishes holds a way to reach them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.exports.catalogue_json import catalogue_data
from signpost.exports.data_files import render_data_files
from signpost.exports.plan_json import plan_data
from signpost.history.recent_changes import RecentChanges
from signpost.pages.render import render_site
from signpost.search.index import search_records
from tests.conftest import ROOT

DATA = ROOT / "tests" / "data" / "readers" / "catalogue"
SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
DAY = date(2026, 11, 25)
CLOSED = "missing/closed-line"
HIDDEN = ("HIDDEN", "0800 1111", "08001111", "85258?body=HIDDEN", "hidden@a-charity.org", "hidden.a-charity.org")
"""Texts in the files of the closed entries that must not be published."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the catalogue of tests/data/readers as readers may see it, as in every build."""
    loaded, problems = load_catalogue(DATA)
    assert problems == []
    return public_catalogue(loaded)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, str]:
    """Return all that leaves the build: pages, data, and what the scripts ask for; not the page about the data."""
    pages = {name: text for name, text in render_site(catalogue, SITE).items() if name != "data/index.md"}
    return {**pages, **render_data_files(catalogue, SITE, RecentChanges(), DAY, None),
            "catalogue.json": json.dumps(catalogue_data(catalogue, None), ensure_ascii=False),
            "plan.json": json.dumps(plan_data(catalogue), ensure_ascii=False),
            "search_index.json": json.dumps(search_records(catalogue, []), ensure_ascii=False)}


def test_files_of_closed_entries_hold_what_must_not_be_seen() -> None:
    """The catalogue as it is loaded holds the texts that must not be published."""
    entry = load_catalogue(DATA)[0].items[CLOSED].entry
    assert all(text in entry.model_dump_json().replace("0800 1111", "0800 1111 08001111 85258?body=HIDDEN")
               for text in HIDDEN)


@pytest.mark.parametrize("text", HIDDEN)
def test_nothing_of_a_closed_entry_leaves_the_build_but_what_it_was(files: dict[str, str], text: str) -> None:
    """No page and no export has a number, hours, wording or any other text that would send people to it."""
    assert [name for name, content in files.items() if text in content] == []


def test_closed_entry_says_so_and_where_to_go_wherever_it_is_shown(files: dict[str, str]) -> None:
    """Its page, its cards, its row and the list of organisations say it, with a link to what runs in its place."""
    link = 'missing/one-number/">A line</a>.'
    page = files["themes/missing/closed-line/index.md"]
    assert page.index("<span>Closed for now. Try instead: <a href=") < page.index("A line that has closed.</p>")
    for name in ("themes/missing/index.md", "themes/exploitation/index.md", "find/index.md"):
        shown = files[name].split("A closed line</a>")[1].split("</li>")[0]
        assert "Closed for now. Try instead: " in shown and link in shown, name
    assert "A closed line</a> (closed for now)" in files["organisations/index.md"]


def test_page_of_a_closed_entry_offers_nothing_to_use(files: dict[str, str]) -> None:
    """No button, no handout, no code, no message, no plan, and nothing for search engines."""
    page = files["themes/missing/closed-line/index.md"]
    assert 'linked_data: ""' in page and 'description: "Closed for now. A line that has closed."' in page
    for mark in ("tel:", "sms:", "mailto:", "data-sp-add", "data-sp-text", "data-sp-share", "data-sp-print", "sp-qr",
                 "Who it is for", "Wording"):
        assert mark not in page, mark
    assert "data-sp-add" not in files["themes/missing/index.md"].split('id="closed-line"')[1].split("</li>")[0]


def test_exports_say_that_an_entry_is_closed(files: dict[str, str]) -> None:
    """Status, in the words of each format, and where to go instead."""
    service = next(each for each in json.loads(files["services.json"])["contents"] if each["x_entry"] == CLOSED)
    assert service["status"] == "temporarily closed" and service["alert"] == "Closed for now. Try instead: A line."
    assert service["description"].startswith("Closed for now. Try instead: A line.")
    rows = list(csv.DictReader(io.StringIO(files["catalogue.csv"].removeprefix("\ufeff"))))
    row = next(each for each in rows if each["Id"] == CLOSED)
    assert (row["Whether it is open"], row["Try instead"], row["Ring or text"]) == (
        "Closed for now", "A line", "")
    entry = next(each for each in json.loads(files["catalogue.json"])["entries"] if each["id"] == CLOSED)
    assert entry["status"] == "temporarily closed" and entry["contacts"] == {}
    assert json.loads(files["plan.json"])["entries"][CLOSED] == {
        "name": "A closed line", "url": "themes/missing/closed-line/", "status": "Closed for now",
        "trust": "Confirmed in 2024 by a-charity.org.", "confirmed": True,
        "changed": ["It has closed."], "instead": ["missing/one-number"]}


def test_open_entry_keeps_notes_doubts_and_cautions_in_the_data(files: dict[str, str]) -> None:
    """What to know before using a number, that nobody confirmed it, and what to settle first are in catalogue.json."""
    entry = next(each for each in json.loads(files["catalogue.json"])["entries"] if each["id"] == "missing/two-numbers")
    assert [(each["note"], each["confirmed"]) for each in entry["contacts"]["phones"] if "note" in each] == [
        ("Ask for the Priority Line.", True), ("This does not call for help.", False)]
    assert entry["plan"]["before_sharing"] == "Agree with the police first."
    assert entry["eligibility"]["age_note"] == "over 18 only for care leavers"
