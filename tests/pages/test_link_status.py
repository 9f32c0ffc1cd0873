"""What the pages say about their links, and the page of the link report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site
from signpost.links.finding import Finding
from signpost.links.report.report_files import write_reports
from signpost.pages.jinja_environment import render_page
from signpost.pages.link_status import LinkStatus, load_link_status
from tests.links.report.weeks import FLAKY, GONE, GOOD, HIJACKED, Weeks


def links_after(*weeks: dict[str, Finding]) -> LinkStatus:
    """Return what the site sees after these weeks."""
    story = Weeks()
    report = [story.run(**week) for week in weeks][-1]
    by_entry = {place.id: [row] for row in report.results for place in row.entries}
    return LinkStatus(report, by_entry, {row.target: row for row in report.results})


def test_entry_says_when_its_links_were_seen_working_when_all_are_well() -> None:
    """Links seen working on the day of the check."""
    links = links_after({"a": GOOD})
    assert links.links_line("missing/a") == "Links seen working on 2 November 2026."
    assert links.warning("https://a.lab/") == "" and links.links_line("missing/other") == ""


def test_entry_warns_beside_the_link_when_it_is_confirmed_broken() -> None:
    """The warning names the number to ring, and since when."""
    links = links_after({"a": GONE, "b": FLAKY, "c": HIJACKED})
    assert (
        links.warning("https://a.lab/", "116 000")
        == "This link does not work (since 2 November 2026). Ring 116 000 instead."
    )
    assert links.warning("https://b.lab/") == ""
    assert links.warning("https://c.lab/").startswith("Do not go to this address")
    assert "known not to work" in links.links_line("missing/a") and "could not be seen" in links.links_line("missing/b")


def test_home_has_the_date_of_the_last_check() -> None:
    """In words, on its own line."""
    links = links_after({"a": GOOD})
    assert links.home_line() == "Links last checked on 2 November 2026."


def test_site_says_not_checked_when_there_is_no_usable_report(tmp_path: Path) -> None:
    """Absent, damaged, thrown away or of a pull request: as if nothing had been checked."""
    path = tmp_path / "links.json"
    assert load_link_status(path) is None
    path.write_text("{}")
    assert load_link_status(path) is None
    for change in ({"thrown_away": "offline"}, {"scope": "changed"}):
        write_reports(tmp_path, Weeks().run(a=GOOD).model_copy(update=change))
        assert load_link_status(path) is None
    write_reports(tmp_path, Weeks().run(a=GOOD))
    found = load_link_status(path)
    assert found and found.links_line("missing/a")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "",
        lambda text: "[]",
        lambda text: "{}",
        lambda text: "\x00" * 9,
        lambda text: text.replace('"scope"', '"of_a_later_version": 1, "scope"'),
        lambda text: text.replace('"gone_for_good"', '"a_reason_of_tomorrow"'),
        lambda text: text.replace('"2026-11-02T06:00:00+00:00"', '"yesterday"', 1),
        lambda text: text.replace('"first_failed_at": "2026-11-02T06:00:00+00:00"', '"first_failed_at": "soon"'),
        lambda text: text.replace('"at": "2026-11-02T06:00:00+00:00"', '"at": "2026-99-99"'),
        lambda text: text.replace("https://a.lab/", "https://a.lab/\\ud800"),
        lambda text: "[" * 100_000,
        lambda text: text.replace("A", "\udce9"),
    ],
)
def test_site_says_not_checked_and_one_line_when_the_report_is_spoilt(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[str], str]
) -> None:
    """Cut, empty, of another version, with dates that are none, or not ours: the pages are made all the same."""
    write_reports(tmp_path, Weeks().run(a=GONE))
    path = tmp_path / "links.json"
    path.write_bytes(spoil(path.read_text(encoding="utf-8")).encode("utf-8", "surrogateescape"))
    links = load_link_status(path)
    assert links is None and "have not been checked yet" in page_with(links)
    (line,) = caplog.messages
    assert "links.json" in line and "not checked yet" in line and "\n" not in line and len(line) < 500


def test_nothing_is_said_when_there_was_no_check_yet(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No report is no fault; a report that is a folder is one."""
    assert load_link_status(tmp_path / "links.json") is None and not caplog.messages
    assert load_link_status(tmp_path) is None and len(caplog.messages) == 1


def test_build_says_why_when_the_last_run_was_thrown_away(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The reason stands in the line; a report of a pull request is not used either."""
    for change, said in (({"thrown_away": "It was offline."}, "offline"), ({"scope": "changed"}, "only a part")):
        write_reports(tmp_path, Weeks().run(a=GOOD).model_copy(update=change))
        assert load_link_status(tmp_path / "links.json") is None and said in caplog.messages[-1]


def page_with(links: LinkStatus | None) -> str:
    """Return the report page."""
    return render_page(
        "link-report.md.j2",
        root="../",
        links=links,
        catalogue=Catalogue(Path("catalogue")),
        site=Site("Signpost", "https://s.lab/", "essex/signpost"),
    )


def test_report_page_has_five_lists_in_order_when_rendered() -> None:
    """Fix now, Please look, When you next edit, Watching, Working again; a chart; Edit this entry."""
    links = links_after({"a": GONE, "b": GOOD}, {"a": GOOD, "b": HIJACKED, "c": FLAKY})
    text = page_with(links)
    places = [
        text.index(f">{title} (")
        for title in ("Fix now", "Please look", "When you next edit", "Watching", "Working again")
    ]
    assert places == sorted(places) and "<svg" in text and "<title" in text
    assert "https://github.com/essex/signpost/edit/main/catalogue/missing/b.yml" in text
    assert 'href="https://b.lab/"' not in text, "what changed hands is not offered as a link"


def test_report_page_says_so_when_nothing_was_checked() -> None:
    """No report, no lists."""
    assert "have not been checked yet" in page_with(None)


def test_report_page_tells_faults_of_the_site_and_a_failed_walk_when_there_are_any() -> None:
    """Each under its own words; neither where all is well."""
    report = Weeks().run(a=GOOD)
    told = report.model_copy(update={"site_faults": ["/a/ links to <b>"], "walk_failed": "It took too long."})
    text = page_with(LinkStatus(told, {}, {}))
    assert "Faults in the site itself" in text and "/a/ links to &lt;b&gt;" in text and "It took too long." in text
    text = page_with(LinkStatus(report, {}, {}))
    assert "Faults in the site itself" not in text and "could not be checked" not in text


def test_report_page_escapes_what_comes_from_outside() -> None:
    """A target full of markup is text on the page."""
    report = Weeks().run(a=GONE)
    row = report.results[0].model_copy(update={"target": "https://x.lab/<script>alert(1)</script>\"'"})
    text = page_with(LinkStatus(report.model_copy(update={"results": [row]}), {}, {}))
    assert "<script>" not in text and "&lt;script&gt;" in text
