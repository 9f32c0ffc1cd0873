"""The documents of the search index: one a page, made of the catalogue and of the built pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.search.index import search_documents
from tests.conftest import SMALL, with_entry, write_catalogue
from tests.search.built import BUILT

LINES = ("about", "summary", "also", "by", "keywords", "strong", "weak", "numbers")


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
        "by": "Missing People", "keywords": "runaway, county lines", "strong": "", "weak": "",
        "numbers": "116 000 · 116000"}
    assert doc["text"].split("\n")[len(LINES):] == ["It listens."]


def test_search_documents_says_what_to_ring_when_entry_is_a_helpline(small: Path) -> None:
    """A helpline's result has buttons to ring and to text its numbers."""
    with_entry(small, contacts={"phones": [
        {"number": "0808 800 5000"}, {"number": "85258", "type": "text", "body": "SHOUT"}]})
    assert docs(small)["themes/missing/safecall/"]["sp"] == {
        "is": "entry", "ring": [{"to": [["tel:08088005000", "Ring 0808 800 5000"],
                                        ["sms:85258?body=SHOUT", "Text SHOUT to 85258"]]}]}


def test_search_documents_says_what_to_know_when_a_number_has_hours_notes_or_doubts(small: Path) -> None:
    """A result's buttons have the details and warnings of a card's."""
    times = [{"days": ["MO"], "opens": "09:00", "closes": "17:00"}]
    with_entry(small, contacts={"phones": [
        {"number": "116 000", "title": "By day", "schedule": times},
        {"number": "0800 1111", "hours": "At night", "note": "Ask for help.", "confirmed": "false"}]})
    assert docs(small)["themes/missing/safecall/"]["sp"]["ring"] == [
        {"to": [["tel:116000", "Ring 116 000"]], "beside": "By day. Monday 9am to 5pm.",
         "times": '{"rules":[["MO","09:00","17:00"]]}'},
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
    """The vocabulary's terms stand in the documents of the entries that they lead to, strong and weak matches apart."""
    with_entry(small, description="They speak with runaways.")
    write_catalogue(small, {"vocabulary.yml": {"words": [{"say": ["ran off"], "find": ["runaway"]},
                                                         {"say": ["AWOL"], "find": ["SafeCall"]}]}})
    doc = docs(small)["themes/missing/safecall/"]
    assert (line(doc, "strong"), line(doc, "weak")) == ("awol", "ran off")


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
    """Term and meaning are separated by a colon, whatever text the builder extracts."""
    write_catalogue(small, {"vocabulary.yml": {"glossary": [
        {"term": "MARAC", "stands_for": "Multi Agency", "meaning": "A meeting."},
        {"term": "Hash", "meaning": "A code."}]}})
    built = [{"location": "glossary/", "title": "Glossary", "text": "Hash A code.MARAC (Multi Agency)A meeting."}]
    doc = {each["location"]: each for each in search_documents(load_catalogue(small)[0], built)}["glossary/"]
    assert doc["text"].split("\n")[len(LINES):] == ["Hash: A code.", "MARAC (Multi Agency): A meeting."]


def test_search_documents_keeps_lists_by_name_alone(small: Path) -> None:
    """A page that lists entries is found by its title alone, so that it does not outrank them."""
    assert docs(small)["changed/"] == {"location": "changed/", "title": "What has changed", "text": "Page",
                                       "sp": {"is": "page"}}


def test_search_documents_leaves_out_former_addresses(small: Path) -> None:
    """An address that only sends the reader on is no result."""
    with_entry(small, formerly=["missing/old"])
    built = [{"location": "themes/missing/old/", "title": "Moved", "text": "Moved."}]
    assert "themes/missing/old/" not in {doc["location"] for doc in search_documents(load_catalogue(small)[0], built)}
