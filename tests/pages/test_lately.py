"""The page 'What has changed lately'."""

from __future__ import annotations

from pathlib import Path

from signpost.catalogue.site import NO_SITE_FILE, Site
from signpost.history.recent_changes import read_recent_changes
from signpost.pages.render import render_site
from tests.conftest import OTHER, load_valid, with_entry, write_catalogue
from tests.repository import commit

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")


def test_page_lists_changes_with_links_to_their_entries(committed: Path) -> None:
    """The page has the date, the type of change, a link to the entry, and the details; markup in a name is escaped."""
    write_catalogue(committed, {"missing/other.yml": {**OTHER, "name": "Tom & < Jerry"}})
    with_entry(committed, hours="9am")
    commit(committed, "2026-11-02")
    recent = read_recent_changes(committed, NO_SITE_FILE)
    page = render_site(load_valid(committed), SITE, recent=recent)["lately/index.md"]
    assert "## 2 November 2026 {: #2026-11-02 }" in page and 'id="2026-11-02-missing-other"' in page
    assert 'Added: <a href="../themes/missing/other/">Tom &amp; &lt; Jerry</a>' in page
    assert "<p>Hours: added “9am”.</p>" in page and "The list began, with 1 entry." in page
