"""The one rolling issue: its texts, and what is sent to GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from signpost.github.rolling_issue import (
    FILE_NAME,
    LINKS,
    MOST_CHARACTERS,
    IssueClient,
    IssueText,
    load_issue_text,
    update_issue,
)
from signpost.links.report.issue_text import build_issue_text, write_issue_text
from signpost.links.report.report_files import render_issue
from tests.links.lab.github import FakeGitHub
from tests.links.report.weeks import FLAKY, GONE, GOOD, HIJACKED, Weeks


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    """Return a local stand-in for GitHub's API."""
    made = FakeGitHub()
    yield made
    made.close()


def client_for(fake: FakeGitHub) -> IssueClient:
    """Return a client of the stand-in."""
    return IssueClient(fake.api, "essex/signpost", "secret")


def update(client: IssueClient, text: IssueText) -> str:
    """Bring the link check's issue up to date."""
    return update_issue(client, LINKS, text)


def test_no_issue_is_opened_when_nothing_is_confirmed(fake: FakeGitHub) -> None:
    """A temporary failure is nobody's task."""
    assert update(client_for(fake), build_issue_text(Weeks().run(a=GOOD, b=FLAKY))) == "nothing to do"
    assert fake.issues == []


def test_one_issue_lives_from_opening_to_closing_when_weeks_go_by(fake: FakeGitHub) -> None:
    """Opened, edited with a new date, commented on for news, closed when clean, opened again: always the same one."""
    weeks = Weeks()
    github = client_for(fake)
    assert update(github, build_issue_text(weeks.run(a=GONE, b=GOOD), "https://s.lab/link-report/")) == "opened"
    first = fake.issues[0]["body"]
    assert "https://a.lab/" in first and fake.issues[0]["labels"] == [LINKS.label]
    assert update(github, build_issue_text(weeks.run(a=GONE, b=GOOD))) == "edited"
    assert fake.comments == [] and fake.issues[0]["body"] != first
    assert update(github, build_issue_text(weeks.run(a=GONE, b=HIJACKED))) == "edited"
    assert len(fake.comments) == 1 and "b.lab" in fake.comments[0] and "a.lab" not in fake.comments[0]
    assert update(github, build_issue_text(weeks.run(a=GOOD, b=GOOD))) == "closed"
    assert fake.issues[0]["state"] == "closed"
    assert update(github, build_issue_text(weeks.run(a=GOOD, b=GOOD))) == "nothing to do"
    assert update(github, build_issue_text(weeks.run(a=GOOD, b=GONE))) == "opened again"
    assert (len(fake.issues), fake.issues[0]["state"]) == (1, "open")
    assert fake.tokens == {"Bearer secret"}


@pytest.mark.parametrize("change", [{"thrown_away": "offline"}, {"scope": "changed"}])
def test_issue_is_left_alone_when_a_run_may_not_speak_for_all(fake: FakeGitHub, change: dict[str, str]) -> None:
    """A run that was thrown away, or of a pull request, touches nothing."""
    report = Weeks().run(a=GONE).model_copy(update=change)
    assert update(client_for(fake), build_issue_text(report)) == "left alone"
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
    weeks, github = Weeks(), client_for(fake)
    update(github, build_issue_text(weeks.run(a=GONE)))
    fake.issues[0]["state"] = "closed"
    assert update(github, build_issue_text(weeks.run(a=GONE))) == "opened again"
    assert fake.comments == ["Open again on 9 November 2026: see above."]


def test_issue_is_opened_when_the_site_itself_is_at_fault(fake: FakeGitHub) -> None:
    """A link within the site that leads nowhere needs a person too."""
    report = Weeks().run(a=GOOD).model_copy(update={"site_faults": ["/a/ links to /b/, which does not exist"]})
    assert update(client_for(fake), build_issue_text(report)) == "opened"
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
    write_issue_text(tmp_path, build_issue_text(Weeks().run(a=GONE)))
    path = tmp_path / FILE_NAME
    if change == {}:
        assert load_issue_text(path) == build_issue_text(Weeks().run(a=GONE))
        return
    path.write_text("[]" if change is None else json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ValueError, match=FILE_NAME):
        load_issue_text(path)
