"""The walk of the built site: what it finds, what it leaves alone, and what is said when it fails."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_files import render_issue, render_summary
from signpost.links.report.report_model import Report
from signpost.links.site_walk import linkchecker
from signpost.links.site_walk.linkchecker import SiteWalk, walk_site
from signpost.links.targets import Place, Target
from signpost.links.verdicts import Verdict
from tests.links.lab.pages import good
from tests.links.lab.sites import Lab
from tests.links.site_walk.built_site import site_of


def report_after(found: SiteWalk) -> Report:
    """Return the report of a run with one good link and this walk."""
    targets = [Target("https://a.lab/", "web", [Place("catalogue/x.yml", 1, "missing/a", "A")])]
    past = RunContext(None, LinkExceptions(Path("x.yml")), datetime(2026, 11, 23, 6, tzinfo=UTC))
    report, _ = build_report(targets, {("web", "https://a.lab/"): Finding(Verdict.OK, Reason.WORKS)}, past)
    found.add_to(report)
    return report


def test_missing_pages_and_places_are_told_and_nobody_outside_is_asked_when_a_site_is_walked(
    lab: Lab, tmp_path: Path
) -> None:
    """A page, a folder without a page, an image and a place that are not there; links that lead out are left alone."""
    out = lab.page("out", "/x", good())
    port = lab.web.port
    site = site_of(
        tmp_path / "site",
        home=f"<a href='themes/'>a</a><a href='no/'>b</a><a href='bare/'>c</a><img src='no.png'><a href='{out}'>d</a>"
        f"<a href='http://127.0.0.1:{port}/x'>e</a><a href='mailto:x@out.lab'>f</a><a href='themes/#gone'>g</a>",
        themes="<a href='../#here'>home</a><p id=there></p>",
    )
    (site / "bare").mkdir()
    found = walk_site(site)
    assert found.pages == 2 and found.links >= 8 and not found.failure
    told = {fault.partition(" links to ")[2].split()[0].rstrip(",") for fault in found.broken_links}
    assert told == {"/no/", "/bare/", "/no.png", "/themes/#gone", "/#here"}
    assert lab.web.log == []


def test_site_is_walked_at_its_root_when_it_states_no_address(tmp_path: Path) -> None:
    """A site without an address of its own is served at /."""
    (tmp_path / "index.html").write_text("<a href='/a.html#x'>a</a>")
    (tmp_path / "a.html").write_text("<p>no such place</p>")
    assert [fault.split()[3] for fault in walk_site(tmp_path).broken_links] == ["/a.html#x,"]


@pytest.mark.parametrize("how", ["slow", "crash", "no home page"])
def test_failed_walk_is_told_in_the_report_when_linkchecker_gives_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Too slow, crashed, or no page to begin with: a sentence in the summary and in the issue's text."""
    site = site_of(tmp_path, home="")
    if how == "crash":
        monkeypatch.setattr(sys, "executable", "false")
    if how == "no home page":
        (site / "index.html").unlink()
    report = report_after(walk_site(site, 0.01 if how == "slow" else 60))
    assert report.walk_failed and not report.site_faults and not report.walked
    for text in (render_summary(report), render_issue(report)):
        assert "could not be checked" in text


def test_what_was_found_is_told_with_a_remark_when_linkchecker_had_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some pages may be unseen then, which the report says beside the faults that were found."""
    broken = [{"page": "/", "url": "/no/", "result": "404"}]
    told = {"pages": 3, "links": 9, "complete": False, "broken": broken}
    monkeypatch.setattr(linkchecker, "_run_linkchecker", lambda *_: told)
    found = walk_site(site_of(tmp_path, home=""))
    assert found.pages == 3 and len(found.broken_links) == 1 and "may not have seen every page" in found.failure


def test_faults_of_the_site_stand_in_the_report_when_there_are_any() -> None:
    """Under a heading of their own; without faults and failures there is no such heading."""
    for text in (render_summary, render_issue):
        told = text(report_after(SiteWalk(2, 3, ("/a/ links to /b/, which does not exist",))))
        assert "### Faults in the site itself" in told and "/a/ links to /b/" in told
        assert "Faults in the site itself" not in text(report_after(SiteWalk(2, 3)))
