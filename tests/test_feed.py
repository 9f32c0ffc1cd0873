"""What has changed lately, the feed and the calendar: from git's own history, the same for a commit, in words."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue
from signpost.exports.atom import ATOM, render_atom
from signpost.exports.icalendar import first_day, render_review_calendar
from signpost.history.diff import ChangeType, EntryChange, compare_entries
from signpost.history.recent_changes import UNAVAILABLE, RecentChanges, read_recent_changes
from signpost.pages.render import render_site
from tests.conftest import SMALL, with_entry, write_catalogue

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
DAY = date(2026, 11, 23)
OTHER: dict[str, Any] = {**SMALL["missing/safecall.yml"], "name": "Other line"}


def git(folder: Path, *words: str, on: str = "2026-11-01") -> str:
    """Run git in a folder as somebody, on a day."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", f"{on}T12:00:00Z"))}
    return subprocess.run(["git", "-C", str(folder), "-c", "commit.gpgsign=false", *words], check=True,
                          capture_output=True, text=True, env={**os.environ, **who}).stdout


def commit(root: Path, on: str) -> None:
    """Commit everything on a day."""
    git(root.parent, "add", "-A", on=on)
    git(root.parent, "commit", "-qm", "x", "--allow-empty", on=on)


@pytest.fixture
def kept(small: Path) -> Path:
    """Return the small catalogue in a git of its own, begun on 1 November."""
    git(small.parent, "init", "-q")
    commit(small, "2026-11-01")
    return small


def load(root: Path) -> Catalogue:
    """Load a catalogue without problems."""
    catalogue, problems = load_catalogue(root)
    assert [str(problem) for problem in problems] == []
    return catalogue


def news(lately: RecentChanges) -> list[tuple[str, str, str]]:
    """Return day, news and id of each change."""
    return [(told.day.date, change.type.value, change.id) for told in lately.days for change in told.changes]


def test_lately_says_only_that_the_list_began_when_there_is_one_day(kept: Path) -> None:
    """The first day is not told as one addition an entry."""
    told = read_recent_changes(kept).days
    assert [(each.day.date, each.initial_entries, each.changes) for each in told] == [("2026-11-01", 1, ())]


def test_lately_tells_each_news_when_entries_come_change_close_move_and_go(kept: Path) -> None:
    """Added, changed, closed, open again, moved and removed are told on their days, newest first."""
    write_catalogue(kept, {"missing/other.yml": OTHER})
    commit(kept, "2026-11-02")
    with_entry(kept, hours="9am to 5pm")
    write_catalogue(kept, {"missing/other.yml": {**OTHER, "status": "temporarily closed"}})
    commit(kept, "2026-11-03")
    (kept / "missing/other.yml").unlink()
    write_catalogue(kept, {"missing/new.yml": {**OTHER, "formerly": ["missing/other"]}})
    commit(kept, "2026-11-04")
    (kept / "missing/new.yml").unlink()
    commit(kept, "2026-11-05")
    assert news(read_recent_changes(kept)) == [
        ("2026-11-05", "Taken off the list", "missing/new"), ("2026-11-04", "New address", "missing/new"),
        ("2026-11-03", "Closed", "missing/other"), ("2026-11-03", "Changed", "missing/safecall"),
        ("2026-11-02", "Added", "missing/other")]


def test_lately_compares_days_and_not_commits_when_one_day_has_several(kept: Path) -> None:
    """What was changed and changed back on one day is no news; nor is what readers do not see."""
    for hours in ("9am", "10am", None):
        with_entry(kept, hours=hours)
        commit(kept, "2026-11-02")
    with_entry(kept, keywords=["runaway"])
    commit(kept, "2026-11-03")
    assert news(read_recent_changes(kept)) == []


def test_lately_holds_the_newest_days_when_there_are_many(kept: Path) -> None:
    """Only the last days of change are compared; of the day before them nothing is told."""
    for number in range(2, 7):
        with_entry(kept, hours=f"{number}am")
        commit(kept, f"2026-11-0{number}")
    lately = read_recent_changes(kept, max_days=2)
    assert [told.day.date for told in lately.days] == ["2026-11-06", "2026-11-05"]
    assert lately.last_modified == {"missing/safecall": "2026-11-06T12:00:00Z"}


def test_lately_survives_a_past_that_is_no_yaml(kept: Path) -> None:
    """A file that could not be read on some day does not stop the build."""
    write_catalogue(kept, {"missing/safecall.yml": "name: [", "missing/text.yml": "just text"})
    commit(kept, "2026-11-02")
    with_entry(kept)
    (kept / "missing/text.yml").unlink()
    commit(kept, "2026-11-03")
    assert ("2026-11-02", "Added", "missing/text") in news(read_recent_changes(kept))


def test_lately_says_so_when_there_is_no_history(small: Path, kept: Path, tmp_path: Path) -> None:
    """Outside git, and in a shallow clone, nothing is told but a sentence; the page and the feed still stand."""
    with_entry(kept, hours="9am")
    commit(kept, "2026-11-02")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept.parent}", "shallow")
    outside = write_catalogue(tmp_path.parent / f"{tmp_path.name}-outside" / "catalogue", SMALL)
    for folder in (tmp_path / "shallow" / "catalogue", outside):
        lately = read_recent_changes(folder)
        assert (lately.days, lately.unavailable) == ((), UNAVAILABLE)
        catalogue = load(folder)
        assert UNAVAILABLE in render_site(catalogue, SITE, recent=lately)["lately/index.md"].replace("&#39;", "'")
        feed = ElementTree.fromstring(render_atom(catalogue, SITE, lately, DAY))
        assert feed.findtext(f"{{{ATOM}}}subtitle") == UNAVAILABLE
        assert feed.findtext(f"{{{ATOM}}}updated") == "2026-11-23T00:00:00Z"


def test_feed_is_whole_and_the_same_when_made_twice(kept: Path) -> None:
    """Every item has a title, an id of its own, a time, a link and words; the same commit gives the same bytes."""
    write_catalogue(kept, {"missing/other.yml": {**OTHER, "name": "Tom & < Jerry"}})
    with_entry(kept, contacts={"phones": [{"number": "116 000"}, {"number": "0800 1111"}]})
    commit(kept, "2026-11-02")
    text = render_atom(load(kept), SITE, read_recent_changes(kept), DAY)
    assert text == render_atom(load(kept), SITE, read_recent_changes(kept), date(2030, 1, 1))
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


def test_page_shows_what_the_feed_says_when_something_changed(kept: Path) -> None:
    """The page names the day, the news, the entry with a link, and the words; markup in a name stays text."""
    write_catalogue(kept, {"missing/other.yml": {**OTHER, "name": "Tom & < Jerry"}})
    with_entry(kept, hours="9am")
    commit(kept, "2026-11-02")
    page = render_site(load(kept), SITE, recent=read_recent_changes(kept))["lately/index.md"]
    assert "## 2 November 2026 {: #2026-11-02 }" in page and 'id="2026-11-02-missing-other"' in page
    assert 'Added: <a href="../themes/missing/other/">Tom &amp; &lt; Jerry</a>' in page
    assert "<p>Hours: added “9am”.</p>" in page and "The list began, with 1 entry." in page


SAID: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "added": ({}, {"cost": "free"}, "Cost: added “free”."),
    "gone": ({"cost": "free"}, {}, "Cost: no longer “free”."),
    "changed": ({"cost": "free"}, {"cost": "£5."}, "Cost: was “free”, now “£5”."),
    "closed list": ({}, {"area": ["castle-point"]}, "Where it works: added “Castle Point”."),
    "number": ({"contacts": {"phones": [{"number": "101"}]}},
               {"contacts": {"phones": [{"number": "101", "confirmed": "false"}]}},
               "Ring or text: was “101”, now “101 (not confirmed)”."),
    "long": ({"description": "a " * 400}, {"description": "b " * 400}, "More about it: reworded."),
    "order": ({"places": ["a", "b"]}, {"places": ["b", "a"]}, "Where: in another order."),
    "confirmed": ({}, {"confirmed": {"on": "2026-01", "by": "https://www.example.org/x"}},
                  "Last confirmed: added “Confirmed in January 2026 by example.org”."),
    "confirmed in an older form": ({}, {"confirmed": {"by": "a letter"}}, "Last confirmed: added “by: a letter”."),
    "opening times": ({}, {"schedule": [{"days": ["MO", "TU"], "opens": "09:00", "closes": "17:00"}]},
                      "Opening times: added “Monday and Tuesday 9am to 5pm”."),
    "a closed entry's number": ({"status": "defunct", "summary": "A.", "contacts": {"phones": [{"number": "101"}]}},
                                {"status": "defunct", "summary": "B.", "contacts": {"phones": [{"number": "111"}]}},
                                "In one sentence: was “A”, now “B”."),
}


@pytest.mark.parametrize("case", SAID)
def test_change_is_said_in_words_when(case: str) -> None:
    """Each sort of change is one sentence that begins with the field's label as readers know it."""
    old, new, words = SAID[case]
    assert compare_entries({"a/b": {"name": "x", **old}}, {"a/b": {"name": "x", **new}}) == [
        EntryChange(ChangeType.CHANGED, "a/b", "x", (words,))]


def test_nothing_is_said_when_only_lines_were_broken_anew() -> None:
    """Where a line ends in the file is no change."""
    before, after = ({"a/b": {"description": text}} for text in ("one two\nthree\n", "one\ntwo three"))
    assert compare_entries(before, after) == []


def test_calendar_has_a_day_for_each_review_when_entries_are_due(small: Path) -> None:
    """Each entry with a review has one event, on the first day that its date allows; lines are folded at 75 bytes."""
    root = with_entry(small, review_by="2027-05", doubts=["Ring first; é, then “ask”. " * 6])
    text = render_review_calendar(load(root), SITE, DAY)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", "")
    whole = text.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270501\r\nDTEND;VALUE=DATE:20270502\r\nSUMMARY:Review: SafeCall" in whole
    assert "Ring first\\; é\\, then" in whole and "DTSTAMP:20261123T000000Z" in whole


def test_closed_entry_says_so_when_it_is_in_feed_and_calendar(kept: Path) -> None:
    """Its title says how it stands, and no number is told, though its file still has one."""
    with_entry(kept, status="defunct", review_by="2027-05", hours="9am", doubts=["Ring 0800 1111 first."])
    commit(kept, "2026-11-02")
    catalogue = read_catalogue(kept, DAY)[0]
    feed = render_atom(catalogue, SITE, read_recent_changes(kept), DAY)
    assert "<title>Closed: SafeCall (closed)</title>" in feed and "116 000" not in feed and "9am" not in feed
    calendar = render_review_calendar(catalogue, SITE, DAY)
    assert "SUMMARY:Review: SafeCall (closed)" in calendar and "0800" not in calendar


def test_feed_is_xml_when_texts_look_like_markup(kept: Path) -> None:
    """Texts land as texts: whoever reads the feed as XML gets each letter back."""
    with_entry(kept, name="A & < B ]]> \"C\"", summary="1 < 2 & 3 > 2.", hours="9am < 5pm")
    commit(kept, "2026-11-02")
    feed = render_atom(load(kept), SITE, read_recent_changes(kept), DAY)
    item = ElementTree.fromstring(feed).find(f"{{{ATOM}}}entry")
    assert item is not None
    assert item.findtext(f"{{{ATOM}}}title") == 'Changed: A & < B ]]> "C"'
    assert "Hours: added “9am < 5pm”." in str(item.findtext(f"{{{ATOM}}}summary"))


@pytest.mark.parametrize(("partial", "day"), [("2027", date(2027, 1, 1)), ("2027-05", date(2027, 5, 1)),
                                              ("2027-05-09", date(2027, 5, 9))])
def test_review_stands_on_the_first_day_when_its_date_is_partial(partial: str, day: date) -> None:
    """A year or a month means its first day, so that nobody is reminded too late."""
    assert first_day(partial) == day
