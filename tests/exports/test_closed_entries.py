"""What readers may see: a closed entry whose file keeps everything, and all that leaves the build made from it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import CLOSED_FIELDS, closed_notice, public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Entry
from signpost.catalogue.site import Site
from signpost.exports.catalogue_json import catalogue_data
from signpost.exports.data_files import render_data_files
from signpost.exports.plan_json import plan_data
from signpost.history.recent_changes import RecentChanges
from signpost.pages.render import render_site
from signpost.search.index import search_documents
from tests.conftest import ROOT, SMALL, with_entry, write_catalogue

DATA = ROOT / "tests" / "data" / "readers" / "catalogue"
SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
DAY = date(2026, 11, 25)
CLOSED = "missing/closed-line"
HIDDEN = ("HIDDEN", "0800 1111", "08001111", "85258?body=HIDDEN", "hidden@example.org", "hidden.example.org")
"""What stands in the files of the closed entries and may not leave the build."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Return the catalogue of tests/data/readers as readers may see it, as in every build."""
    loaded, problems = load_catalogue(DATA)
    assert problems == []
    return public_catalogue(loaded)


@pytest.fixture(scope="module")
def made(catalogue: Catalogue) -> dict[str, str]:
    """Return all that leaves the build: pages, data, and what the scripts ask for."""
    return {**render_site(catalogue, SITE), **render_data_files(catalogue, SITE, RecentChanges(), DAY, None),
            "catalogue.json": json.dumps(catalogue_data(catalogue, None), ensure_ascii=False),
            "plan.json": json.dumps(plan_data(catalogue), ensure_ascii=False),
            "search_index.json": json.dumps(search_documents(catalogue, []), ensure_ascii=False)}


def test_files_of_closed_entries_hold_what_must_not_be_seen() -> None:
    """The test data bites: what may not leave the build is in the catalogue as it is loaded."""
    entry = load_catalogue(DATA)[0].items[CLOSED].entry
    assert all(text in entry.model_dump_json().replace("0800 1111", "0800 1111 08001111 85258?body=HIDDEN")
               for text in HIDDEN)


@pytest.mark.parametrize("text", HIDDEN)
def test_nothing_of_a_closed_entry_leaves_the_build_but_what_it_was(made: dict[str, str], text: str) -> None:
    """No page and no export has a number, hours, wording or any other text that would send people to it."""
    assert [name for name, content in made.items() if text in content] == []


def test_closed_entry_says_so_and_where_to_go_wherever_it_is_shown(made: dict[str, str]) -> None:
    """Its page, its cards, its row and the list of organisations say it, with a link to what runs in its place."""
    link = 'missing/one-number/">A line</a>.'
    page = made["themes/missing/closed-line/index.md"]
    assert page.index("<span>Closed for now. Try instead: <a href=") < page.index("A line that has closed.</p>")
    for name in ("themes/missing/index.md", "themes/exploitation/index.md", "find/index.md"):
        shown = made[name].split("A closed line</a>")[1].split("</li>")[0]
        assert "Closed for now. Try instead: " in shown and link in shown, name
    assert "A closed line</a> (closed for now)" in made["organisations/index.md"]


def test_page_of_a_closed_entry_offers_nothing_to_use(made: dict[str, str]) -> None:
    """No button, no handout, no code, no message, no plan, and nothing for search engines."""
    page = made["themes/missing/closed-line/index.md"]
    assert 'linked_data: ""' in page and 'description: "Closed for now. A line that has closed."' in page
    for mark in ("tel:", "sms:", "mailto:", "data-sp-add", "data-sp-text", "data-sp-share", "data-sp-print", "sp-qr",
                 "Who it is for", "Wording"):
        assert mark not in page, mark
    assert "data-sp-add" not in made["themes/missing/index.md"].split('id="closed-line"')[1].split("</li>")[0]


def test_exports_say_that_an_entry_is_closed(made: dict[str, str]) -> None:
    """Status, in the words of each format, and where to go instead."""
    service = next(each for each in json.loads(made["services.json"])["contents"] if each["x_entry"] == CLOSED)
    assert service["status"] == "temporarily closed" and service["alert"] == "Closed for now. Try instead: A line."
    assert service["description"].startswith("Closed for now. Try instead: A line.")
    rows = list(csv.DictReader(io.StringIO(made["catalogue.csv"].removeprefix("\ufeff"))))
    row = next(each for each in rows if each["Id"] == CLOSED)
    assert (row["Whether it is open"], row["Try instead"], row["Ring or text"]) == (
        "Closed for now", "A line", "")
    entry = next(each for each in json.loads(made["catalogue.json"])["entries"] if each["id"] == CLOSED)
    assert entry["status"] == "temporarily closed" and entry["contacts"] == {}
    assert json.loads(made["plan.json"])["entries"][CLOSED] == {
        "name": "A closed line", "url": "themes/missing/closed-line/", "status": "Closed for now",
        "trust": "Confirmed in 2024 by example.org.", "by": "https://www.example.org/closed",
        "changed": ["It has closed."], "instead": ["missing/one-number"]}


def test_open_entry_keeps_notes_doubts_and_cautions_in_the_data(made: dict[str, str]) -> None:
    """What to know before using a number, that nobody confirmed it, and what to settle first are in catalogue.json."""
    entry = next(each for each in json.loads(made["catalogue.json"])["entries"] if each["id"] == "missing/two-numbers")
    assert [(each["note"], each["confirmed"]) for each in entry["contacts"]["phones"] if "note" in each] == [
        ("Ask for the Priority Line.", True), ("This does not call for help.", False)]
    assert entry["plan"]["before_sharing"] == "Agree with the police first."
    assert entry["eligibility"]["age_note"] == "over 18 only for care leavers"


@pytest.mark.parametrize(("status", "words"), [
    ("defunct", "Closed. Try instead: A line."), ("temporarily closed", "Closed for now. Try instead: A line."),
    ("inactive", "Not running at the moment. Try instead: A line."), ("active", "")])
def test_closed_words_are_said_when_an_entry_is_not_open(small: Path, status: str, words: str) -> None:
    """How it stands, and where to go instead; of what is open nothing. Whatever the status, its number is gone."""
    write_catalogue(small, {"missing/other.yml": {**SMALL["missing/safecall.yml"], "name": "A line"}})
    root = with_entry(small, status=status, eligibility={"instead": ["missing/other"]})
    catalogue = public_catalogue(load_catalogue(root)[0])
    item = catalogue.items["missing/safecall"]
    assert closed_notice(catalogue, item) == words
    assert (item.entry.contacts is None) is bool(words)


def test_suggested_plan_leaves_out_what_is_closed(small: Path) -> None:
    """A plan of nothing else is none."""
    write_catalogue(small, {
        "missing/other.yml": {**SMALL["missing/safecall.yml"], "status": "inactive"},
        "plans.yml": {"plans": [
            {"id": "both", "name": "x", "summary": "X.", "themes": ["missing"],
             "entries": ["missing/other", "missing/safecall"]},
            {"id": "gone", "name": "y", "summary": "Y.", "themes": ["missing"], "entries": ["missing/other"]}]}})
    plans = public_catalogue(load_catalogue(small)[0]).plans
    assert [(plan.id, plan.entries) for plan in plans] == [("both", ["missing/safecall"])]


def test_nobody_is_sent_to_what_is_closed(small: Path) -> None:
    """Where an open entry names a closed one as an alternative, readers do not see it."""
    other: dict[str, Any] = {**SMALL["missing/safecall.yml"], "status": "inactive"}
    write_catalogue(small, {"missing/other.yml": other})
    with_entry(small, eligibility={"maximum_age": "25", "instead": ["missing/other"]})
    eligibility = public_catalogue(load_catalogue(small)[0]).items["missing/safecall"].entry.eligibility
    assert eligibility is not None and (eligibility.maximum_age, eligibility.instead) == (25, None)


def test_open_entry_is_what_it_was(small: Path) -> None:
    """Nothing is taken from an entry that is active; once more changes nothing."""
    catalogue = load_catalogue(with_entry(small, hours="9am to 5pm"))[0]
    once = public_catalogue(catalogue)
    assert once.items["missing/safecall"] is catalogue.items["missing/safecall"]
    assert public_catalogue(once).items == once.items


def test_field_is_hidden_when_nobody_said_that_closed_entries_keep_it() -> None:
    """What is kept are named fields of the model: a new field is hidden until it is named."""
    assert Entry.model_fields.keys() > CLOSED_FIELDS
    assert not {"contacts", "hours", "schedule", "referral", "plan", "urgency", "doubts"} & CLOSED_FIELDS
