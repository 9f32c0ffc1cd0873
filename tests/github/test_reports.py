"""Readers' reports: read from GitHub, kept as number, title and label alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from signpost.cli.github.reports import main
from signpost.github.reports import ReaderReport, fetch_reports, load_reports, write_reports
from signpost.github.rolling_issue import IssueClient
from tests.links.lab.github import FakeGitHub


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    """Return a local stand-in for GitHub's API."""
    made = FakeGitHub()
    yield made
    made.close()


def an_issue(number: int, *labels: str, **more: object) -> dict[str, object]:
    """Return an issue as GitHub has it, with who wrote it."""
    return {"number": number, "title": f"Report {number}", "state": "open", "labels": labels, "body": "private",
            "user": {"login": "somebody"}, **more}


def client_for(fake: FakeGitHub) -> IssueClient:
    """Return a client of the stand-in."""
    return IssueClient(fake.api, "essex/signpost", "secret")


def test_open_reports_are_read_once_each_with_no_name(fake: FakeGitHub) -> None:
    """Not closed ones, not pull requests, not other issues; one with two labels is one report."""
    fake.issues = [an_issue(1, "correction"), an_issue(2, "link", state="closed"), an_issue(3, "bug"),
                   an_issue(4, "suggestion", "correction"), an_issue(5, "link", pull_request={})]
    reports = fetch_reports(client_for(fake))
    assert reports == [ReaderReport(1, "Report 1", "correction"), ReaderReport(4, "Report 4", "correction")]


def test_all_pages_are_read_when_there_are_more_than_a_hundred(fake: FakeGitHub) -> None:
    """Up to five of them for each label."""
    fake.issues = [an_issue(number, "link") for number in range(1, 251)]
    assert len(fetch_reports(client_for(fake))) == 250
    fake.issues = [an_issue(number, "link") for number in range(1, 701)]
    assert len(fetch_reports(client_for(fake))) == 500


def test_file_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    """And holds nothing else."""
    reports = [ReaderReport(1, "“x” @y", "link")]
    write_reports(tmp_path / "a" / "reports.json", reports)
    assert load_reports(tmp_path / "a" / "reports.json") == reports
    assert set(json.loads((tmp_path / "a/reports.json").read_text())[0]) == {"number", "title", "label"}


@pytest.mark.parametrize("text", ["{", "{}", "[1]", '[{"number": "1", "title": "x", "label": "y"}]',
                                  '[{"number": 1, "title": "x", "label": "y", "user": "z"}]'])
def test_damaged_file_is_left_out(tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    """With a warning; without a file there are no reports, and no warning."""
    assert load_reports(tmp_path / "none.json") == [] and caplog.text == ""
    path = tmp_path / "reports.json"
    path.write_text(text)
    assert load_reports(path) == [] and "reports.json" in caplog.text


def test_command_writes_the_file(fake: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                 capsys: pytest.CaptureFixture[str]) -> None:
    """Or says why GitHub refused, and writes nothing."""
    monkeypatch.setenv("GITHUB_API_URL", fake.api)
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    fake.issues = [an_issue(1, "correction")]
    path = tmp_path / "reports.json"
    assert main(["--out", str(path), "--repository", "a/b"]) == 0
    assert len(load_reports(path)) == 1 and "reports: 1 open" in capsys.readouterr().out
    fake.status = 410
    assert main(["--out", str(tmp_path / "other.json"), "--repository", "a/b"]) == 2
    assert "410" in capsys.readouterr().err and not (tmp_path / "other.json").exists()
