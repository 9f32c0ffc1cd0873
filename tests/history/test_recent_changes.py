"""What changed lately: from git's own history, day by day, and the page that lists it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.exports.atom import ATOM, render_atom
from signpost.history.recent_changes import UNAVAILABLE, RecentChanges, read_recent_changes
from signpost.pages.render import render_site
from tests.conftest import SMALL, with_entry, write_catalogue
from tests.repository import commit, run_git, start_repository

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
DAY = date(2026, 11, 23)
OTHER: dict[str, Any] = {**SMALL["missing/safecall.yml"], "name": "Other line"}


@pytest.fixture
def committed(small: Path) -> Path:
    """Return the small catalogue in a repository of its own, begun on 1 November."""
    return start_repository(small)


def load(root: Path) -> Catalogue:
    """Load a catalogue without problems."""
    catalogue, problems = load_catalogue(root)
    assert [str(problem) for problem in problems] == []
    return catalogue


def news(lately: RecentChanges) -> list[tuple[str, str, str]]:
    """Return day, news and id of each change."""
    return [(told.day.date, change.type.value, change.id) for told in lately.days for change in told.changes]


def test_lately_says_only_that_the_list_began_when_there_is_one_day(committed: Path) -> None:
    """The first day is not told as one addition an entry."""
    told = read_recent_changes(committed).days
    assert [(each.day.date, each.initial_entries, each.changes) for each in told] == [("2026-11-01", 1, ())]


def test_lately_tells_each_news_when_entries_come_change_close_move_and_go(committed: Path) -> None:
    """Added, changed, closed, open again, moved and removed are told on their days, newest first."""
    write_catalogue(committed, {"missing/other.yml": OTHER})
    commit(committed, "2026-11-02")
    with_entry(committed, hours="9am to 5pm")
    write_catalogue(committed, {"missing/other.yml": {**OTHER, "status": "temporarily closed"}})
    commit(committed, "2026-11-03")
    (committed / "missing/other.yml").unlink()
    write_catalogue(committed, {"missing/new.yml": {**OTHER, "formerly": ["missing/other"]}})
    commit(committed, "2026-11-04")
    (committed / "missing/new.yml").unlink()
    commit(committed, "2026-11-05")
    assert news(read_recent_changes(committed)) == [
        ("2026-11-05", "Taken off the list", "missing/new"), ("2026-11-04", "New address", "missing/new"),
        ("2026-11-03", "Closed", "missing/other"), ("2026-11-03", "Changed", "missing/safecall"),
        ("2026-11-02", "Added", "missing/other")]


def test_lately_compares_days_and_not_commits_when_one_day_has_several(committed: Path) -> None:
    """What was changed and changed back on one day is no news; nor is what readers do not see."""
    for hours in ("9am", "10am", None):
        with_entry(committed, hours=hours)
        commit(committed, "2026-11-02")
    with_entry(committed, keywords=["runaway"])
    commit(committed, "2026-11-03")
    assert news(read_recent_changes(committed)) == []


def test_lately_holds_the_newest_days_when_there_are_many(committed: Path) -> None:
    """Only the last days of change are compared; of the day before them nothing is told."""
    for number in range(2, 7):
        with_entry(committed, hours=f"{number}am")
        commit(committed, f"2026-11-0{number}")
    lately = read_recent_changes(committed, max_days=2)
    assert [told.day.date for told in lately.days] == ["2026-11-06", "2026-11-05"]
    assert lately.last_modified == {"missing/safecall": "2026-11-06T12:00:00Z"}


def test_lately_survives_a_past_that_is_no_yaml(committed: Path) -> None:
    """A file that could not be read on some day does not stop the build."""
    write_catalogue(committed, {"missing/safecall.yml": "name: [", "missing/text.yml": "just text"})
    commit(committed, "2026-11-02")
    with_entry(committed)
    (committed / "missing/text.yml").unlink()
    commit(committed, "2026-11-03")
    assert ("2026-11-02", "Added", "missing/text") in news(read_recent_changes(committed))


def test_lately_says_so_when_there_is_no_history(small: Path, committed: Path, tmp_path: Path) -> None:
    """Outside git, and in a shallow clone, nothing is told but a sentence; the page and the feed still stand."""
    with_entry(committed, hours="9am")
    commit(committed, "2026-11-02")
    run_git(tmp_path, "clone", "-q", "--depth", "1", f"file://{committed.parent}", "shallow")
    outside = write_catalogue(tmp_path.parent / f"{tmp_path.name}-outside" / "catalogue", SMALL)
    for folder in (tmp_path / "shallow" / "catalogue", outside):
        lately = read_recent_changes(folder)
        assert (lately.days, lately.unavailable) == ((), UNAVAILABLE)
        catalogue = load(folder)
        assert UNAVAILABLE in render_site(catalogue, SITE, recent=lately)["lately/index.md"].replace("&#39;", "'")
        feed = ElementTree.fromstring(render_atom(catalogue, SITE, lately, DAY))
        assert feed.findtext(f"{{{ATOM}}}subtitle") == UNAVAILABLE
        assert feed.findtext(f"{{{ATOM}}}updated") == "2026-11-23T00:00:00Z"


def test_page_shows_what_the_feed_says_when_something_changed(committed: Path) -> None:
    """The page names the day, the news, the entry with a link, and the words; markup in a name stays text."""
    write_catalogue(committed, {"missing/other.yml": {**OTHER, "name": "Tom & < Jerry"}})
    with_entry(committed, hours="9am")
    commit(committed, "2026-11-02")
    page = render_site(load(committed), SITE, recent=read_recent_changes(committed))["lately/index.md"]
    assert "## 2 November 2026 {: #2026-11-02 }" in page and 'id="2026-11-02-missing-other"' in page
    assert 'Added: <a href="../themes/missing/other/">Tom &amp; &lt; Jerry</a>' in page
    assert "<p>Hours: added “9am”.</p>" in page and "The list began, with 1 entry." in page
