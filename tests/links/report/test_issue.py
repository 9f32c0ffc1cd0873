"""What people read: the rolling issue, the lists, the site's lines and its report page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site
from signpost.history.git import GitError, run_git
from signpost.links.advice import advice
from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.issue import FILE_NAME, LABEL, MOST_CHARACTERS, IssueClient, load_issue_text, update_issue
from signpost.links.report.issue_text import build_issue_text, write_issue_text
from signpost.links.report.memory import Memory
from signpost.links.report.memory_branch import load_files, save_files
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_files import render_issue, write_reports
from signpost.links.report.report_model import Report
from signpost.links.targets import Place, Target
from signpost.links.verdicts import Verdict
from signpost.pages.jinja_environment import render_page
from signpost.pages.link_status import LinkStatus, load_link_status
from tests.links.lab.github import FakeGitHub

GOOD = Finding(Verdict.OK, Reason.WORKS, title="Harbour Carers")
GONE = Finding(Verdict.BROKEN, Reason.GONE_FOR_GOOD)
HIJACKED = Finding(Verdict.SUSPECT, Reason.CHANGED_HANDS, second_sign=True)
FLAKY = Finding(Verdict.TEMPORARY, Reason.SERVER_ERROR)
START = datetime(2026, 11, 2, 6, tzinfo=UTC)


class Weeks:
    """Weekly runs over a few targets."""

    def __init__(self) -> None:
        self.memory: Memory | None = None
        self.now = START

    def run(self, **found: Finding) -> Report:
        """Add a week; each name is an entry missing/<name> with one link."""
        targets = [
            Target(
                f"https://{name}.lab/",
                "web",
                [Place(f"catalogue/missing/{name}.yml", 7, f"missing/{name}", name.title(), phone="116 000")],
            )
            for name in found
        ]
        findings = {("web", f"https://{name}.lab/"): finding for name, finding in found.items()}
        context = RunContext(self.memory, LinkExceptions(Path("x.yml")), self.now)
        report, self.memory = build_report(targets, findings, context)
        self.now += timedelta(days=7)
        return report


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    """Return a GitHub of our own."""
    made = FakeGitHub()
    yield made
    made.close()


def hub(fake: FakeGitHub) -> IssueClient:
    """Return a client for it."""
    return IssueClient(fake.api, "essex/signpost", "secret")


def test_no_issue_is_opened_when_nothing_is_confirmed(fake: FakeGitHub) -> None:
    """A passing trouble is nobody's task."""
    assert update_issue(hub(fake), build_issue_text(Weeks().run(a=GOOD, b=FLAKY))) == "nothing to do"
    assert fake.issues == []


def test_one_issue_lives_from_opening_to_closing_when_weeks_go_by(fake: FakeGitHub) -> None:
    """Opened, edited with a new date, commented on for news, closed when clean, opened again: always the same one."""
    weeks = Weeks()
    github = hub(fake)
    assert update_issue(github, build_issue_text(weeks.run(a=GONE, b=GOOD), "https://s.lab/link-report/")) == "opened"
    first = fake.issues[0]["body"]
    assert "https://a.lab/" in first and fake.issues[0]["labels"] == [LABEL]
    assert update_issue(github, build_issue_text(weeks.run(a=GONE, b=GOOD))) == "edited"
    assert fake.comments == [] and fake.issues[0]["body"] != first
    assert update_issue(github, build_issue_text(weeks.run(a=GONE, b=HIJACKED))) == "edited"
    assert len(fake.comments) == 1 and "b.lab" in fake.comments[0] and "a.lab" not in fake.comments[0]
    assert update_issue(github, build_issue_text(weeks.run(a=GOOD, b=GOOD))) == "closed"
    assert fake.issues[0]["state"] == "closed"
    assert update_issue(github, build_issue_text(weeks.run(a=GOOD, b=GOOD))) == "nothing to do"
    assert update_issue(github, build_issue_text(weeks.run(a=GOOD, b=GONE))) == "opened again"
    assert (len(fake.issues), fake.issues[0]["state"]) == (1, "open")
    assert fake.tokens == {"Bearer secret"}


@pytest.mark.parametrize("change", [{"thrown_away": "offline"}, {"scope": "changed"}])
def test_issue_is_left_alone_when_a_run_may_not_speak_for_all(fake: FakeGitHub, change: dict[str, str]) -> None:
    """A run that was thrown away, or of a pull request, touches nothing."""
    report = Weeks().run(a=GONE).model_copy(update=change)
    assert update_issue(hub(fake), build_issue_text(report)) == "left alone"
    assert fake.log == []


def test_issue_has_at_most_sixty_rows_when_much_is_broken() -> None:
    """The rest is counted; what changed hands stands first."""
    report = Weeks().run(**{f"s{number}": GONE for number in range(90)}, zz=HIJACKED)
    text = render_issue(report)
    rows = [line for line in text.splitlines() if line.startswith("| S") or line.startswith("| Z")]
    assert len(rows) == 60 and rows[0].startswith("| Zz") and "31 more" in text
    assert len(text) < 60_000


def test_comment_names_the_number_when_an_issue_is_opened_again_without_news(fake: FakeGitHub) -> None:
    """An issue that somebody closed by hand is opened again, with a comment that says so."""
    weeks, github = Weeks(), hub(fake)
    update_issue(github, build_issue_text(weeks.run(a=GONE)))
    fake.issues[0]["state"] = "closed"
    assert update_issue(github, build_issue_text(weeks.run(a=GONE))) == "opened again"
    assert fake.comments == ["Open again on 9 November 2026: see above."]


def test_issue_is_opened_when_the_site_itself_is_at_fault(fake: FakeGitHub) -> None:
    """A link within the site that leads nowhere needs a person too."""
    report = Weeks().run(a=GOOD).model_copy(update={"site_faults": ["/a/ links to /b/, which does not exist"]})
    assert update_issue(hub(fake), build_issue_text(report)) == "opened"
    assert "/a/ links to /b/" in fake.issues[0]["body"]


def test_text_is_never_longer_than_github_takes_when_everything_is_long() -> None:
    """Long addresses and names full of marks: fewer rows, and the rest is counted."""
    weeks, mess = Weeks(), "[*_`|\\<@#:.-" * 30
    report = weeks.run(**{f"s{number}": GONE for number in range(90)})
    rows = [row.model_copy(update={"target": f"{row.target}{mess}", "sentence": mess, "what_to_do": mess, "note": mess,
                                   "entries": [place.model_copy(update={"name": f"{number}{mess}"})
                                               for number in range(9) for place in row.entries]})
            for row in report.results]
    report = report.model_copy(update={"results": rows, "exceptions": [mess] * 90, "site_faults": [mess] * 90})
    text = build_issue_text(report)
    assert max(len(text.body), len(text.news_comment)) < MOST_CHARACTERS
    assert " more: see links.csv." in text.body and " more: see links.json." in text.body


@pytest.mark.parametrize(
    "change", [{}, {"body": 1}, {"body": "x" * 70_000}, {"may_update": "yes"}, {"more": "x"}, None])
def test_text_is_refused_when_the_report_did_not_write_it(tmp_path: Path, change: dict[str, object] | None) -> None:
    """The job that may write to issues takes only the fields that it knows, each of its kind, none too long."""
    write_issue_text(tmp_path, Weeks().run(a=GONE))
    path = tmp_path / FILE_NAME
    if change == {}:
        assert load_issue_text(path) == build_issue_text(Weeks().run(a=GONE))
        return
    path.write_text("[]" if change is None else json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ValueError, match=FILE_NAME):
        load_issue_text(path)


def test_every_reason_says_what_to_do_when_it_is_given() -> None:
    """Each reason has a sentence and a thing to do, in whole sentences."""
    for verdict in Verdict:
        for reason in Reason:
            said = advice(verdict, reason)
            assert said.sentence.endswith((".", ")")) and said.what_to_do.endswith(".")


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


def test_memory_returns_when_it_was_saved_to_its_branch(tmp_path: Path) -> None:
    """Saved as a commit on link-report, loaded in another clone; the working branch is not touched."""
    remote, here, there = tmp_path / "remote", tmp_path / "here", tmp_path / "there"
    run_git(tmp_path, "init", "-q", "--bare", str(remote))
    for clone in (here, there):
        run_git(tmp_path, "clone", "-q", str(remote), str(clone))
    out = tmp_path / "out"
    assert load_files(here, out) == "no history yet" and not out.exists()
    out.mkdir()
    for text in ("one", "two"):
        (out / "memory.json").write_text(text)
        save_files(here, out, "Links: the last check")
    load_files(there, tmp_path / "again")
    assert (tmp_path / "again/memory.json").read_text() == "two"
    assert run_git(remote, "rev-list", "--count", "link-report").strip() == b"2"
    assert run_git(here, "status", "--porcelain").strip() == b""


def test_memory_is_not_begun_afresh_when_the_remote_cannot_be_reached(tmp_path: Path) -> None:
    """A remote that fails is no first run."""
    run_git(tmp_path, "init", "-q", str(tmp_path / "here"))
    with pytest.raises(GitError):
        load_files(tmp_path / "here", tmp_path / "out", str(tmp_path / "nowhere"))


def test_memory_is_not_begun_afresh_when_its_branch_lacks_the_file(tmp_path: Path) -> None:
    """A branch without memory.json is damaged, and stays as it is."""
    run_git(tmp_path, "init", "-q", "--bare", str(tmp_path / "remote"))
    run_git(tmp_path, "clone", "-q", str(tmp_path / "remote"), str(tmp_path / "here"))
    out = tmp_path / "out"
    out.mkdir()
    (out / "links.csv").write_text("by somebody else")
    save_files(tmp_path / "here", out, "Links: the last check")
    with pytest.raises(GitError, match=r"must hold memory\.json"):
        load_files(tmp_path / "here", out)
