"""The records of the search index: one a page, made of the catalogue and of the built pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.search.index import search_records, search_settings
from tests.conftest import SMALL, with_entry, write_catalogue
from tests.search.built import BUILT, built_page


def records(root: Path) -> dict[str, dict[str, Any]]:
    """Return the records that are made of a catalogue and of what was built, by their location."""
    return {record["location"]: record for record in search_records(load_catalogue(root)[0], BUILT)}


def test_search_records_has_one_record_a_page(small: Path) -> None:
    """Plain pages of Find by need, pages for whoever keeps the list and the page "not found" have none."""
    assert list(records(small)) == ["themes/missing/safecall/", "themes/missing/", "themes/exploitation/", "visit/",
                                    "changed/"]


def test_search_records_fills_fields_from_catalogue(small: Path) -> None:
    """Each field of an entry's record has its own meaning; empty ones are left out."""
    with_entry(small, also_known_as=["Safe line"], keywords=["runaway", "county lines"], area=["essex"],
               eligibility={"minimum_age": 11, "maximum_age": 25}, description="It **listens**.")
    assert records(small)["themes/missing/safecall/"] == {
        "location": "themes/missing/safecall/", "title": "SafeCall", "type": "entry",
        "about": "Missing · Helpline · Ages 11 to 25 · Essex", "summary": "Help for you.",
        "also_known_as": ["Safe line"], "ages": "11-25", "organisation": "Missing People",
        "keywords": ["runaway", "county lines"],
        "numbers": ["116 000"], "body": "It listens.",
        "buttons": [{"links": [{"href": "tel:116000", "text": "Ring 116 000"}]}]}


def test_search_records_says_what_to_ring_when_entry_is_a_helpline(small: Path) -> None:
    """A helpline's result has buttons to ring and to text its numbers."""
    with_entry(small, contacts={"phones": [
        {"number": "0808 800 5000"}, {"number": "85258", "type": "text", "body": "SHOUT"}]})
    assert records(small)["themes/missing/safecall/"]["buttons"] == [{"links": [
        {"href": "tel:08088005000", "text": "Ring 0808 800 5000"},
        {"href": "sms:85258?body=SHOUT", "text": "Text SHOUT to 85258"}]}]


def test_search_records_says_what_to_know_when_a_number_has_hours_notes_or_doubts(small: Path) -> None:
    """A result's buttons have the details and warnings of a card's."""
    times = [{"days": ["MO"], "opens": "09:00", "closes": "17:00"}]
    with_entry(small, contacts={"phones": [
        {"number": "116 000", "title": "By day", "schedule": times},
        {"number": "0800 1111", "hours": "At night", "note": "Ask for help.", "confirmed": "false"}]})
    assert records(small)["themes/missing/safecall/"]["buttons"] == [
        {"links": [{"href": "tel:116000", "text": "Ring 116 000"}], "details": "By day. Monday 9am to 5pm.",
         "schedule": '{"rules":[["MO","09:00","17:00"]]}'},
        {"links": [{"href": "tel:08001111", "text": "Ring 0800 1111"}], "details": "At night. Ask for help.",
         "warning": "Not confirmed: we know of no up-to-date public page with this number."}]


def test_search_records_says_where_to_go_instead_when_entry_is_closed(small: Path) -> None:
    """A closed entry is found, says that it is closed first of all, and offers nothing to ring."""
    write_catalogue(small, {"missing/other.yml": {**SMALL["missing/safecall.yml"], "name": "A line"}})
    with_entry(small, status="defunct", description="More.", eligibility={"instead": ["missing/other"]})
    record = {each["location"]: each for each in search_records(public_catalogue(load_catalogue(small)[0]), [])}[
        "themes/missing/safecall/"]
    assert record == {"location": "themes/missing/safecall/", "title": "SafeCall", "type": "entry",
                      "about": "Closed · Missing · Helpline", "summary": "Help for you.",
                      "organisation": "Missing People", "closed": "Closed",
                      "instead": [{"location": "themes/missing/other/", "name": "A line"}]}


def test_search_records_says_what_is_in_doubt_by_the_day(small: Path) -> None:
    """The result says where something was confirmed until an earlier day only."""
    with_entry(small, confirmed={"on": "2026-01-01", "how": "phone", "said_by": "duty worker", "until": "2026-02"})
    catalogue = public_catalogue(load_catalogue(small)[0], date(2026, 3, 1))
    assert search_records(catalogue, [])[0]["doubt"].startswith("What they told us held until February 2026")


def test_search_records_has_nothing_to_ring_when_entry_is_a_service(small: Path) -> None:
    """Other kinds have their numbers on their pages alone."""
    with_entry(small, kind="service")
    assert "buttons" not in records(small)["themes/missing/safecall/"]


def test_search_records_carries_peoples_words_when_vocabulary_leads_to_entry(small: Path) -> None:
    """The vocabulary's terms stand in the records of the entries that they lead to, by how surely they do."""
    with_entry(small, description="They speak with runaways.")
    write_catalogue(small, {"vocabulary.yml": {"words": [{"say": ["ran off"], "find": ["runaway"]},
                                                         {"say": ["AWOL"], "find": ["SafeCall"]},
                                                         {"say": ["ran"], "find": ["help for you"]}]}})
    record = records(small)["themes/missing/safecall/"]
    assert (record["named"], record["strong"], record["weak"]) == (["awol"], ["ran"], ["ran off"])


def test_search_records_keeps_text_as_text(small: Path) -> None:
    """Nothing is escaped: the page sets every text as text."""
    with_entry(small, name="You & < me", summary="1 < 2 & 3.")
    record = records(small)["themes/missing/safecall/"]
    assert (record["title"], record["summary"]) == ("You & < me", "1 < 2 & 3.")


def test_search_records_joins_sections_when_page_is_written_by_hand(small: Path) -> None:
    """A hand-written page is one record with the text of all its sections, without header, exit and heading links."""
    assert records(small)["visit/"] == {
        "location": "visit/", "title": "On a visit", "type": "page", "about": "Page", "summary": "No signal.",
        "body": "No signal.\nIt works <offline> & on."}


def test_search_records_carries_what_people_type_when_a_page_says_so(small: Path) -> None:
    """It stands on the page's heading, in an attribute that a reader does not see."""
    address, html = built_page("tell-us/", "Tell us", "<p>By email.</p>")
    built = [(address, html.replace("<h1 ", '<h1 data-sp-say="dead link, does not &quot;work&quot;" '))]
    record = {each["location"]: each for each in search_records(load_catalogue(small)[0], built)}["tell-us/"]
    assert (record["title"], record["strong"]) == ("Tell us", ["dead link", 'does not "work"'])


@pytest.mark.parametrize(("description", "lines"), [
    ("It has run:\n\n- computing\n- health and social care,\n- horse riding.\n\nLook there.",
     ["It has run: computing; health and social care; horse riding.", "Look there."]),
    ("**Steps:**\n\n1. Text *register*.\n2. Wait for a reply.", ["Steps: Text register. Wait for a reply."]),
    ("- one\n- two", ["one; two"])])
def test_search_records_keeps_items_of_a_list_apart(small: Path, description: str, lines: list[str]) -> None:
    """A list is one sentence with what leads to it, or as many as its items are."""
    with_entry(small, description=description)
    assert records(small)["themes/missing/safecall/"]["body"].split("\n") == lines


def test_search_records_keeps_term_and_meaning_apart_in_the_glossary(small: Path) -> None:
    """Term and meaning are separated by a colon, whatever text the builder extracts."""
    write_catalogue(small, {"vocabulary.yml": {"glossary": [
        {"term": "MARAC", "stands_for": "Multi Agency", "meaning": "A meeting."},
        {"term": "Hash", "meaning": "A code."}]}})
    built = [built_page("glossary/", "Glossary", "Hash A code.MARAC (Multi Agency)A meeting.")]
    record = {each["location"]: each for each in search_records(load_catalogue(small)[0], built)}["glossary/"]
    assert record["body"].split("\n") == ["Hash: A code.", "MARAC (Multi Agency): A meeting."]
    assert record["indexed"].split("\n") == ["Hash", "MARAC (Multi Agency)"]


def test_search_records_keeps_lists_by_name_alone(small: Path) -> None:
    """A page that lists entries is found by its title alone, so that it does not outrank them."""
    assert records(small)["changed/"] == {
        "location": "changed/", "title": "What has changed", "type": "page", "about": "Page"}


def test_search_settings_has_the_common_words_of_the_place(small: Path) -> None:
    """A word of site.yml that many searches have hardly narrows them."""
    write_catalogue(small, {**SMALL, "site.yml": f"{SMALL['site.yml']}common_words: [essex]\n"})
    assert search_settings(load_catalogue(small)[0])["common"] == ["essex"]


def test_search_settings_has_the_names_of_places_alone(small: Path) -> None:
    """Where a service is online stands among its places, and a county that most entries name says nothing."""
    with_entry(small, places=["Online", "Mill Street, Ferrybury", "Harwich, Essex"])
    write_catalogue(small, {"site.yml": f"{SMALL['site.yml']}common_words: [essex]\n"})
    names = search_settings(load_catalogue(small)[0])["places"]
    assert ["Ferrybury"] in names
    assert ["Harwich"] in names
    assert not {"Online", "Essex", "Mill Street"} & {name for each in names for name in each}


def test_search_records_leaves_out_former_addresses(small: Path) -> None:
    """An address that only sends the reader on is no result."""
    with_entry(small, formerly=["missing/old"])
    built = [built_page("themes/missing/old/", "Moved", "<p>Moved.</p>")]
    assert "themes/missing/old/" not in {each["location"] for each in search_records(load_catalogue(small)[0], built)}
