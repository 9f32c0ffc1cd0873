"""The search index: one document a page, enriched from the catalogue, in the builder's own shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.publish.search import finish_search, fitting
from signpost.search.index import search_documents
from tests.conftest import ROOT, SMALL, with_entry, write_catalogue

BUILT = [
    {"location": "themes/missing/safecall/", "title": "SafeCall", "text": "Old text."},
    {"location": "themes/missing/safecall/#who-it-is-for", "title": "Who it is for", "text": "Old text."},
    {"location": "themes/missing/", "title": "Missing", "text": "<p>Old text.</p>"},
    {"location": "visit/", "title": "On a visit", "text": ""},
    {"location": "visit/#offline", "title": "No signal", "text": "<p>It works &lt;offline&gt; &amp; on.</p>"},
    {"location": "find/kind/", "title": "What sort of thing?", "text": "SafeCall"},
    {"location": "changed/", "title": "What has changed", "text": "SafeCall"},
]
LINES = ("about", "summary", "also", "by", "keywords", "said", "hinted", "numbers")


def docs(root: Path) -> dict[str, dict[str, Any]]:
    """Return the documents that are made of a catalogue and of what was built, by their location."""
    return {doc["location"]: doc for doc in search_documents(load_catalogue(root)[0], BUILT)}


def line(doc: dict[str, Any], name: str) -> str:
    """Return one line of a document's text."""
    lines: list[str] = doc["text"].split("\n")
    return lines[LINES.index(name)]


def test_search_documents_has_one_document_a_page(small: Path) -> None:
    """Sections are no results of their own, and plain pages of Find by need are none at all."""
    assert list(docs(small)) == ["themes/missing/safecall/", "themes/missing/", "themes/exploitation/", "visit/",
                                 "changed/"]


def test_search_documents_fills_lines_from_catalogue(small: Path) -> None:
    """Each line of an entry's text has its own meaning, which the worker reads by its place."""
    with_entry(small, also_known_as=["Safe line"], keywords=["runaway", "county lines"], area=["essex"],
               eligibility={"minimum_age": 11, "maximum_age": 25}, description="It **listens**.")
    doc = docs(small)["themes/missing/safecall/"]
    assert {name: line(doc, name) for name in LINES} == {
        "about": "Missing · Helpline · Ages 11 to 25 · Essex", "summary": "Help for you.", "also": "Safe line",
        "by": "Missing People", "keywords": "runaway, county lines", "said": "", "hinted": "",
        "numbers": "116 000 · 116000"}
    assert doc["text"].split("\n")[len(LINES):] == ["It listens."]


def test_search_documents_says_what_to_ring_when_entry_is_a_helpline(small: Path) -> None:
    """A helpline's numbers to ring and to text stand ready for the buttons beside its result."""
    with_entry(small, contacts={"phones": [
        {"number": "0808 800 5000"}, {"number": "85258", "type": "text", "body": "SHOUT"}]})
    assert docs(small)["themes/missing/safecall/"]["sp"] == {
        "is": "entry", "ring": [{"to": [["tel:08088005000", "Ring 0808 800 5000"],
                                        ["sms:85258?body=SHOUT", "Text SHOUT to 85258"]]}]}


def test_search_documents_says_what_to_know_when_a_number_has_hours_notes_or_doubts(small: Path) -> None:
    """What stands beside a button on a card stands beside it on a result."""
    times = [{"days": ["MO"], "opens": "09:00", "closes": "17:00"}]
    with_entry(small, contacts={"phones": [
        {"number": "116 000", "title": "By day", "schedule": times},
        {"number": "0800 1111", "hours": "At night", "note": "Ask for help.", "confirmed": "false"}]})
    assert docs(small)["themes/missing/safecall/"]["sp"]["ring"] == [
        {"to": [["tel:116000", "Ring 116 000"]], "beside": "By day. Monday 9am to 5pm.",
         "times": '[["MO","09:00","17:00"]]'},
        {"to": [["tel:08001111", "Ring 0800 1111"]], "beside": "At night. Ask for help.",
         "doubt": "Not confirmed: we found no up-to-date public page with this number."}]


def test_search_documents_says_where_to_go_instead_when_entry_is_closed(small: Path) -> None:
    """A closed entry is found, says that it is closed first of all, and offers nothing to ring."""
    write_catalogue(small, {"missing/other.yml": {**SMALL["missing/safecall.yml"], "name": "A line"}})
    with_entry(small, status="defunct", description="More.", eligibility={"instead": ["missing/other"]})
    doc = {each["location"]: each for each in search_documents(public_catalogue(load_catalogue(small)[0]), [])}[
        "themes/missing/safecall/"]
    assert doc["sp"] == {"is": "entry", "ring": [], "closed": "Closed",
                         "instead": [["themes/missing/other/", "A line"]]}
    assert doc["text"] == "Closed · Missing · Helpline\nHelp for you.\n\nMissing People"


def test_search_documents_has_nothing_to_ring_when_entry_is_a_service(small: Path) -> None:
    """Other kinds have their numbers on their pages alone."""
    with_entry(small, kind="service")
    assert docs(small)["themes/missing/safecall/"]["sp"]["ring"] == []


def test_search_documents_carries_peoples_words_when_vocabulary_leads_to_entry(small: Path) -> None:
    """What people say stands in the index of the entries that it leads to, sure and less sure apart."""
    with_entry(small, description="They speak with runaways.")
    write_catalogue(small, {"vocabulary.yml": {"words": [{"say": ["ran off"], "find": ["runaway"]},
                                                         {"say": ["AWOL"], "find": ["SafeCall"]}]}})
    doc = docs(small)["themes/missing/safecall/"]
    assert (line(doc, "said"), line(doc, "hinted")) == ("awol", "ran off")


def test_search_documents_escapes_when_text_looks_like_html(small: Path) -> None:
    """The builder's own search sets text as HTML: what an entry says stays text."""
    with_entry(small, name="You & < me", summary="1 < 2 & 3.")
    doc = docs(small)["themes/missing/safecall/"]
    assert doc["title"] == "You &amp; &lt; me"
    assert line(doc, "summary") == "1 &lt; 2 &amp; 3."


def test_search_documents_joins_sections_when_page_is_written_by_hand(small: Path) -> None:
    """A hand-written page is one document with the text of all its sections."""
    assert docs(small)["visit/"]["text"].endswith("No signal.\nIt works &lt;offline&gt; &amp; on.")


@pytest.mark.parametrize(("description", "lines"), [
    ("It has run:\n\n- computing\n- health and social care,\n- horse riding.\n\nLook there.",
     ["It has run: computing; health and social care; horse riding.", "Look there."]),
    ("**Steps:**\n\n1. Text *register*.\n2. Wait for a reply.", ["Steps: Text register. Wait for a reply."]),
    ("- one\n- two", ["one; two"])])
def test_search_documents_keeps_items_of_a_list_apart(small: Path, description: str, lines: list[str]) -> None:
    """A list is one sentence with what leads to it, or as many as its items are."""
    with_entry(small, description=description)
    assert docs(small)["themes/missing/safecall/"]["text"].split("\n")[len(LINES):] == lines


def test_search_documents_keeps_term_and_meaning_apart_in_the_glossary(small: Path) -> None:
    """A term stands before its meaning with a colon between, whatever the builder makes of it."""
    write_catalogue(small, {"vocabulary.yml": {"glossary": [
        {"term": "MARAC", "stands_for": "Multi Agency", "meaning": "A meeting."},
        {"term": "Hash", "meaning": "A code."}]}})
    built = [{"location": "glossary/", "title": "Glossary", "text": "Hash A code.MARAC (Multi Agency)A meeting."}]
    doc = {each["location"]: each for each in search_documents(load_catalogue(small)[0], built)}["glossary/"]
    assert doc["text"].split("\n")[len(LINES):] == ["Hash: A code.", "MARAC (Multi Agency): A meeting."]


def test_search_documents_keeps_lists_by_name_alone(small: Path) -> None:
    """A page that only lists entries again is found by its name, never in the place of the entries."""
    assert docs(small)["changed/"] == {"location": "changed/", "title": "What has changed", "text": "Page",
                                       "sp": {"is": "page"}}


def test_search_documents_leaves_out_former_addresses(small: Path) -> None:
    """An address that only sends the reader on is no result."""
    with_entry(small, formerly=["missing/old"])
    built = [{"location": "themes/missing/old/", "title": "Moved", "text": "Moved."}]
    assert "themes/missing/old/" not in {doc["location"] for doc in search_documents(load_catalogue(small)[0], built)}


@pytest.mark.parametrize("index", ['{"items": []}', "[]", '{"docs": [{"href": "x"}]}'])
def test_finish_search_leaves_index_when_its_shape_is_unknown(small: Path, tmp_path: Path, index: str) -> None:
    """Another builder's index stays as it is, for its own search."""
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    path.write_text(index)
    finish_search(load_catalogue(small)[0], tmp_path, ROOT)
    assert path.read_text() == index


def test_finish_search_keeps_config_when_it_rewrites_index(small: Path, tmp_path: Path) -> None:
    """The builder's own search can read the enriched index: its settings and its fields are there."""
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": BUILT}))
    finish_search(load_catalogue(small)[0], tmp_path, ROOT)
    made = json.loads(path.read_text())
    assert made["config"] == {"lang": ["en"]}
    assert all({"location", "title", "text"} <= doc.keys() for doc in made["docs"])


def test_finish_search_puts_worker_beside_builders_own(small: Path, tmp_path: Path) -> None:
    """The builder's worker stays: it takes the place of ours where ours fails."""
    workers = tmp_path / "assets" / "javascripts" / "workers"
    workers.mkdir(parents=True)
    (workers / "search.0123abcd.min.js").write_text("theirs")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text('{"docs": []}')
    finish_search(load_catalogue(small)[0], tmp_path, ROOT)
    assert (workers / "search.0123abcd.min.js").read_text() == "theirs"
    assert "postMessage" in (workers / "signpost.0123abcd.min.js").read_text()


def test_index_of_real_site_is_smaller_than_what_the_builder_wrote(built_site: Path) -> None:
    """One document a page: no entry's text stands twice, on its page and on its theme's."""
    found = json.loads((built_site / "search" / "search_index.json").read_text())["docs"]
    locations = [doc["location"] for doc in found]
    assert len(locations) == len(set(locations))
    assert not any("#" in location for location in locations)


def test_fitting_keeps_all_text_when_the_index_is_small(small: Path) -> None:
    """Within the budget the index is as it was made, and nothing is said."""
    index = {"config": {}, "docs": search_documents(load_catalogue(small)[0], [])}
    text, told = fitting(index, 100_000)
    assert (json.loads(text), told) == (index, "")


def test_fitting_leaves_names_keywords_and_numbers_when_the_index_is_large(small: Path) -> None:
    """Beyond the budget entries lose their long text, themes and pages do not, and the build says so."""
    long = "".join(chr(97 + number * number % 26) for number in range(20_000))
    catalogue, _ = load_catalogue(with_entry(small, description=long, keywords=["runaway"]))
    index = {"config": {}, "docs": search_documents(catalogue, [{"location": "about/", "title": "About", "text": long}])}
    text, told = fitting(index, 100)
    entry, *others = json.loads(text)["docs"]
    assert "runaway" in entry["text"] and "116000" in entry["text"] and long not in entry["text"]
    assert others == list(index["docs"])[1:]
    assert told.startswith("search: the whole index would be ")
