"""The keeper's page of calls: what it shows of a call, and of the readers' reports."""

from __future__ import annotations

import html
from pathlib import Path

from signpost.catalogue.site import Site
from signpost.cli.build import write_pages
from signpost.github.reports import REPORTS_JSON, ReaderReport, write_reports
from signpost.history.recent_changes import RecentChanges
from signpost.pages.render import MOST_CALLS, render_site
from tests.calls.small_list import DAY, SURE, a_list, an_entry, phones
from tests.links.report.weeks import GOOD, HIJACKED
from tests.pages.test_link_status import links_after

SITE = Site("Signpost", "https://signpost.example.org/", "owner/signpost")


def page_of(root: Path, *reports: ReaderReport, **entries: dict[str, object]) -> str:
    """Return the page about entries."""
    return render_site(a_list(root, DAY, **entries), SITE, reports=reports)["calls/index.md"]


def test_page_says_whom_to_ring_why_and_what_to_ask(small: Path) -> None:
    """The number can be pressed; the file opens in GitHub's editor."""
    page = page_of(small, line=an_entry(ask_for_it="Ask for the duty worker.", tried=["2026-11-12", "2026-11-19"]))
    for words in ('<a href="tel:116000">Ring 116 000</a>', '<a href="../themes/missing/line/">SafeCall</a>',
                  "Missing People", "Ask for the duty worker.", "Nobody has confirmed this entry.",
                  "No answer on 12 November 2026 and 19 November 2026.", "<li>Is it still running?</li>",
                  'href="https://github.com/owner/signpost/edit/main/catalogue/missing/line.yml"',
                  "People in need wait on this line"):
        assert words in page, words
    assert "tried: [2026-11-12, 2026-11-19, 2026-11-26]" in page and "status: inactive" not in page


def test_page_names_the_file_when_there_is_no_repository(small: Path) -> None:
    """A link that leads nowhere helps nobody."""
    nowhere = Site("Signpost", "https://s.example/", "")
    page = render_site(a_list(small, DAY, line=an_entry()), nowhere)["calls/index.md"]
    assert "Open the file catalogue/missing/line.yml" in page and "github.com" not in page


def test_page_proposes_inactive_when_nobody_has_answered_for_long(small: Path) -> None:
    """With the line to paste."""
    page = page_of(small, line=an_entry(tried=["2026-08-01", "2026-09-01", "2026-10-01"]))
    assert "Nobody has answered for 60 days" in page and "<code>status: inactive</code>" in page


def test_page_says_so_when_no_call_is_due(small: Path) -> None:
    """And shows no empty list."""
    page = page_of(small, line=an_entry(confirmed=SURE))
    assert "No call is due." in page and "<ol" not in page


def test_page_shows_a_hundred_calls_when_more_are_due(small: Path) -> None:
    """The rest is counted: the page stays one that opens."""
    entries = {f"line_{number}": an_entry(name=f"Line {number}", contacts=phones(f"0800 00{number}"))
               for number in range(1000, 1000 + MOST_CALLS + 3)}
    page = page_of(small, **entries)
    assert page.count('class="sp-call"') == MOST_CALLS and "3 more follow" in page


def test_reports_stand_with_their_entry_or_by_themselves(small: Path) -> None:
    """As text, each with a link to the report itself."""
    page = page_of(small, ReaderReport(4, "Correct: SafeCall (missing/line)", "correction"),
                   ReaderReport(7, "<b>Suggest</b>: a club", "suggestion"), line=an_entry())
    assert page.count("https://github.com/owner/signpost/issues/4") == 1
    assert '<a href="https://github.com/owner/signpost/issues/7" rel="noreferrer noopener">Report 7</a>' in page
    assert "<b>" not in page and html.escape("<b>Suggest</b>: a club") in page


def test_page_leads_to_the_open_reports_when_there_is_a_repository(small: Path) -> None:
    """By the labels that the forms set, whether calls are due or not; without a repository there is no section."""
    link = "https://github.com/owner/signpost/issues?q=is%3Aissue+is%3Aopen+label%3Acorrection%2Clink%2Csuggestion"
    for confirmed in (None, SURE):
        page = page_of(small, line=an_entry(confirmed=confirmed))
        assert '<h2 id="reports">Readers’ reports</h2>' in page and page.count('href="#reports"') == 1
        assert f'<a href="{link}" rel="noreferrer noopener">Read the open reports on GitHub</a>' in page
    nowhere = Site("Signpost", "https://s.example/", "")
    assert "eaders’ reports" not in render_site(a_list(small, DAY, line=an_entry()), nowhere)["calls/index.md"]


def test_build_reads_the_reports_where_a_file_is_there(small: Path, tmp_path: Path) -> None:
    """Below build/, as the link check's result; without the file there are none."""
    catalogue = a_list(small, DAY, line=an_entry())
    write_pages(catalogue, SITE, tmp_path / "docs", tmp_path, RecentChanges())
    assert "Report 7" not in (tmp_path / "docs/calls/index.md").read_text(encoding="utf-8")
    write_reports(tmp_path / "build" / REPORTS_JSON, [ReaderReport(7, "Suggest: a club", "suggestion")])
    write_pages(catalogue, SITE, tmp_path / "docs", tmp_path, RecentChanges())
    assert "Report 7" in (tmp_path / "docs/calls/index.md").read_text(encoding="utf-8")


def test_page_leads_to_no_address_that_belongs_to_somebody_else_now(small: Path) -> None:
    """It warns instead; an address that works is a link."""
    links = links_after({"good": GOOD, "bad": HIJACKED})
    kind = {"kind": "online", "organization": None}
    catalogue = a_list(small, DAY, **{name: an_entry(**kind, name=name, contacts={"links": [
        {"title": "A page", "url": f"https://{name}.lab/"}]}) for name in ("good", "bad")})
    page = render_site(catalogue, SITE, links)["calls/index.md"]
    assert 'href="https://good.lab/"' in page and 'href="https://bad.lab/"' not in page
    assert "Look at bad.lab" in page and page.count("Do not go to this address") == 1
