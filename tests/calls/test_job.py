"""The workflow calls.yml from its own file: each step run as GitHub runs it, on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from signpost.github.rolling_issue import CALLS
from tests.conftest import SMALL
from tests.links.lab.actions import Actions
from tests.links.lab.github import FakeGitHub
from tests.links.test_job import small_catalogue

WEEKLY = {"event_name": "schedule", "event": {"schedule": "47 4 * * 1", "repository": {"fork": False}}}
ENTRY = "catalogue/missing/safecall.yml"
SURE = {**SMALL["missing/safecall.yml"], "confirmed": {"on": "2026-10", "by": "https://www.missingpeople.org.uk/"}}


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    """Return GitHub's issues."""
    made = FakeGitHub()
    yield made
    made.close()


@pytest.fixture
def actions(tmp_path: Path, fake: FakeGitHub) -> Actions:
    """Return a project on GitHub with the small catalogue, of whose one entry nothing is confirmed."""
    return Actions(tmp_path, fake.api, variables={"SIGNPOST_REPORT_EMAIL": "report@essex.lab"}, environment={},
                   override={}, files=small_catalogue)


def list_issues(fake: FakeGitHub) -> list[dict[str, object]]:
    """Return the issues that the workflow keeps."""
    return [issue for issue in fake.issues if CALLS.label in issue["labels"]]


def test_one_issue_lives_from_opening_to_opening_again_when_weeks_go_by(actions: Actions, fake: FakeGitHub) -> None:
    """From the catalogue and the readers' reports as they are each week; never a second issue."""
    report = {"number": 1, "title": "Correct: SafeCall @someone", "state": "open", "labels": ["correction"],
              "user": {"login": "somebody"}, "body": "private words"}
    fake.issues.append(report)
    ran = actions.run("calls", WEEKLY)
    assert set(ran.results.values()) == {"success"}, ran.text
    issue, = list_issues(fake)
    body = str(issue["body"])
    assert (issue["title"], issue["state"], issue["labels"]) == (CALLS.title, "open", [CALLS.label])
    for words in ("Ring `116 000`", f"on: {date.today().isoformat()}", "https://essex.lab/signpost/calls/",
                  "https://github.com/essex/signpost/edit/main/catalogue/missing/safecall.yml",
                  "- #1: Correct: SafeCall"):
        assert words in body, words
    assert "@someone" not in body and "somebody" not in body and "private words" not in body
    assert "Ring `116 000`" in ran.summary and fake.tokens == {"Bearer secret"} and fake.comments == []
    actions.commit("Catalogue: a second entry", {"catalogue/missing/club.yml": json.dumps(
        {**SMALL["missing/safecall.yml"], "name": "Club", "contacts": {"phones": [{"number": "0800 1111"}]}})})
    assert actions.run("calls", WEEKLY).results["tell"] == "success"
    issue, = list_issues(fake)
    assert "Ring `0800 1111`" in str(issue["body"]) and len(fake.comments) == 1 and "2 calls" in fake.comments[0]
    report["state"] = "closed"
    actions.commit("Catalogue: all is certain", {ENTRY: json.dumps(SURE), "catalogue/missing/club.yml": json.dumps(
        {**SURE, "name": "Club"})})
    actions.run("calls", WEEKLY)
    issue, = list_issues(fake)
    assert issue["state"] == "closed" and "Nothing is due" in fake.comments[-1]
    actions.run("calls", WEEKLY)
    assert issue["state"] == "closed" and len(fake.comments) == 2
    actions.commit("Catalogue: not any more", {ENTRY: json.dumps(SMALL["missing/safecall.yml"])})
    actions.run("calls", WEEKLY)
    assert [each["state"] for each in list_issues(fake)] == ["open"] and report["state"] == "closed"


def test_issue_stays_as_it_is_when_the_catalogue_has_a_problem(actions: Actions, fake: FakeGitHub) -> None:
    """The run shows red, and its page says what is wrong; the issue of the link check is another's."""
    fake.issues.append({"number": 1, "title": "x", "state": "open", "labels": ["link-report"], "body": CALLS.marker})
    actions.run("calls", WEEKLY)
    before = dict(list_issues(fake)[0])
    actions.commit("Catalogue: a problem", {ENTRY: "name: 1\n"})
    ran = actions.run("calls", WEEKLY)
    assert ran.results == {"list": "failure", "tell": "skipped"} and "missing field" in ran.summary, ran.text
    assert list_issues(fake) == [before] and fake.issues[0]["body"] == CALLS.marker


def test_copy_of_the_project_lists_no_calls(actions: Actions, fake: FakeGitHub) -> None:
    """Only the original keeps the issue."""
    fork = {**WEEKLY, "event": {**WEEKLY["event"], "repository": {"fork": True}}}  # type: ignore[dict-item]
    assert actions.run("calls", fork).results == {"list": "skipped", "tell": "skipped"}
    assert fake.log == []
