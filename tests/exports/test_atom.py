"""feed.xml: valid Atom, the same for a commit."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from signpost.catalogue.site import NO_SITE_FILE, Site
from signpost.cli.check import read_catalogue
from signpost.exports.atom import ATOM, render_atom
from signpost.exports.icalendar import render_review_calendar
from signpost.history.recent_changes import read_recent_changes
from tests.conftest import OTHER, load_valid, with_entry, write_catalogue
from tests.repository import commit

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
DAY = date(2026, 11, 23)


def test_feed_is_whole_and_the_same_when_made_twice(committed: Path) -> None:
    """Every item has a title, an id of its own, a time, a link and words; the same commit gives the same bytes."""
    write_catalogue(committed, {"missing/other.yml": {**OTHER, "name": "Tom & < Jerry"}})
    with_entry(committed, contacts={"phones": [{"number": "116 000"}, {"number": "0800 1111"}]})
    commit(committed, "2026-11-02")
    recent = read_recent_changes(committed, NO_SITE_FILE)
    text = render_atom(load_valid(committed), SITE, recent, DAY)
    assert text == render_atom(load_valid(committed), SITE, recent, date(2030, 1, 1))
    feed = ElementTree.fromstring(text)
    items = feed.findall(f"{{{ATOM}}}entry")
    assert [item.findtext(f"{{{ATOM}}}title") for item in items] == [
        "Added: Tom & < Jerry", "Changed: SafeCall", "The list began"]
    assert [item.findtext(f"{{{ATOM}}}summary") for item in items][1] == "Ring or text: added “0800 1111”."
    assert len({item.findtext(f"{{{ATOM}}}id") for item in items}) == 3
    for item in items:
        assert re.fullmatch(r"2026-11-0\dT12:00:00Z", str(item.findtext(f"{{{ATOM}}}updated")))
        link = item.find(f"{{{ATOM}}}link")
        assert link is not None and str(link.get("href")).startswith(SITE.url)
    assert feed.findtext(f"{{{ATOM}}}updated") == items[0].findtext(f"{{{ATOM}}}updated")


def test_closed_entry_says_so_when_it_is_in_feed_and_calendar(committed: Path) -> None:
    """Its title has its status, and its number, which its file still has, is in neither."""
    with_entry(committed, status="defunct", review_by="2027-05", hours="9am", doubts=["Ring 0800 1111 first."])
    commit(committed, "2026-11-02")
    catalogue = read_catalogue(committed, DAY)[0]
    feed = render_atom(catalogue, SITE, read_recent_changes(committed, NO_SITE_FILE), DAY)
    assert "<title>Closed: SafeCall (closed)</title>" in feed and "116 000" not in feed and "9am" not in feed
    calendar = render_review_calendar(catalogue, SITE, DAY)
    assert "SUMMARY:Review: SafeCall (closed)" in calendar and "0800" not in calendar


def test_feed_is_xml_when_texts_look_like_markup(committed: Path) -> None:
    """Read as XML, each text is as it was."""
    with_entry(committed, name="A & < B ]]> \"C\"", summary="1 < 2 & 3 > 2.", hours="9am < 5pm")
    commit(committed, "2026-11-02")
    feed = render_atom(load_valid(committed), SITE, read_recent_changes(committed, NO_SITE_FILE), DAY)
    item = ElementTree.fromstring(feed).find(f"{{{ATOM}}}entry")
    assert item is not None
    assert item.findtext(f"{{{ATOM}}}title") == 'Changed: A & < B ]]> "C"'
    assert "Hours: added “9am < 5pm”." in str(item.findtext(f"{{{ATOM}}}summary"))
