"""Suggestions on the lines of a pull request: posted once, on changed lines alone, and safe as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.model import Entry
from signpost.cli.github.suggestions import main
from signpost.fixes.catalogue_files import FixedFile
from signpost.fixes.fix import fix_text
from signpost.fixes.suggested_changes import suggestions_for
from signpost.github.rolling_issue import GitHubError, IssueClient
from signpost.github.suggestions import MOST, Suggestion, load_suggestions, post_suggestions
from tests.links.lab.pull_request import FakePullRequest

FILE = "catalogue/missing/a.yml"
ONE = Suggestion(FILE, 2, 2, "kind:helpline", "kind: helpline", "a space")


@pytest.fixture
def fake() -> Iterator[FakePullRequest]:
    """Return a pull request that changes lines 1 to 20 and 40 of a file."""
    made = FakePullRequest({FILE: "@@ -1,20 +1,20 @@\n x\n@@ -40 +40 @@\n x"})
    yield made
    made.close()


def client(fake: FakePullRequest) -> IssueClient:
    """Return a client of the pull request."""
    return IssueClient(fake.api, "essex/signpost", "secret")


def test_suggestion_is_posted_as_a_block_on_its_line(fake: FakePullRequest) -> None:
    """One review with all of them, on the commit that was checked."""
    two = replace(ONE, start=4, end=5, before="a\nb", after="c\nd")
    assert post_suggestions(client(fake), 7, "abc", [ONE, two]).startswith("2 posted")
    review = fake.reviews[0]
    assert (review["commit_id"], review["event"]) == ("abc", "COMMENT")
    first, second = review["comments"]
    assert (first["path"], first["line"], first["side"]) == (FILE, 2, "RIGHT") and "start_line" not in first
    assert "\n```suggestion\nkind: helpline\n```" in first["body"]
    assert (second["start_line"], second["line"]) == (4, 5) and "```suggestion\nc\nd\n```" in second["body"]


def test_suggestion_is_not_posted_again_after_a_new_push(fake: FakePullRequest) -> None:
    """Even where its line has moved; another fault on the line is posted."""
    post_suggestions(client(fake), 7, "abc", [ONE])
    assert post_suggestions(client(fake), 7, "def", [replace(ONE, start=3, end=3)]).startswith("nothing new")
    assert post_suggestions(client(fake), 7, "def", [replace(ONE, after="kind: service")]).startswith("1 posted")
    assert [len(review["comments"]) for review in fake.reviews] == [1, 1]


@pytest.mark.parametrize(("start", "end", "posted"), [(20, 20, True), (21, 21, False), (20, 21, False), (40, 40, True)])
def test_suggestion_is_posted_only_on_lines_of_the_difference(
        fake: FakePullRequest, start: int, end: int, posted: bool) -> None:
    """GitHub refuses a whole review for one comment elsewhere; the summary has what is left out."""
    post_suggestions(client(fake), 7, "abc", [replace(ONE, start=start, end=end)])
    assert bool(fake.reviews) is posted


def test_suggestions_have_a_limit_and_come_in_turns(fake: FakePullRequest) -> None:
    """Not hundreds of comments at once; the rest follows with the next push."""
    many = [replace(ONE, after=str(number)) for number in range(MOST + 5)]
    post_suggestions(client(fake), 7, "abc", many)
    post_suggestions(client(fake), 7, "def", many)
    assert [len(review["comments"]) for review in fake.reviews] == [MOST, 5]


def test_suggestion_cannot_end_its_block() -> None:
    """A text with backticks gets a longer fence."""
    body = replace(ONE, after="a\n```\n<script>\n````").body
    assert "\n`````suggestion\na\n```\n<script>\n````\n`````" in body


@pytest.mark.parametrize("data", [{}, [1], [{"path": FILE}], [{**ONE.as_data(), "more": 1}],
                                  [{**ONE.as_data(), "start": "2"}]])
def test_load_suggestions_refuses_what_the_check_does_not_write(tmp_path: Path, data: Any) -> None:
    """The file comes from a job that runs other code."""
    (tmp_path / "x.json").write_text(json.dumps(data))
    with pytest.raises(ValueError, match="no suggestions"):
        load_suggestions(tmp_path / "x.json")


@pytest.mark.parametrize("change", [{"path": "../x"}, {"path": "a\nb"}, {"start": 0}, {"start": 9},
                                    {"after": "x" * 9999}])
def test_load_suggestions_leaves_out_what_has_no_place(tmp_path: Path, change: dict[str, Any]) -> None:
    """A path that leads out of the project, lines that are none, and a text that is too long are not posted."""
    (tmp_path / "x.json").write_text(json.dumps([{**ONE.as_data(), **change}, ONE.as_data()]))
    assert load_suggestions(tmp_path / "x.json") == [ONE]


def test_command_says_what_it_did_and_what_github_refused(
        fake: FakePullRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 0, or 2 where nothing could be posted."""
    (tmp_path / "suggestions.json").write_text(json.dumps([ONE.as_data()]))
    for name, value in {"GITHUB_API_URL": fake.api, "GITHUB_REPOSITORY": "essex/signpost", "GITHUB_TOKEN": "secret",
                        "PULL_REQUEST": "7", "COMMIT": "abc"}.items():
        monkeypatch.setenv(name, value)
    assert main(["--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "suggestions: 1 posted; 1 of 1 on changed lines\n"
    assert fake.tokens == {"Bearer secret"}
    fake.status = 403
    assert main(["--out", str(tmp_path)]) == 2
    with pytest.raises(GitHubError):
        post_suggestions(client(fake), 7, "abc", [ONE])


def test_suggestions_cover_the_lines_that_change_and_no_others() -> None:
    """Neighbouring lines go together; line endings and the end of the last line cannot be suggested."""
    before = "name: a\nkind:helpline\ncost: \u201cfree\u201d\nhours: any\nkeywords: [\u201ca\u201d, b]"
    text = fix_text(Path(FILE), before.encode(), Entry, reorder=False)
    assert text
    found = list(suggestions_for([FixedFile(Path(FILE), Path(FILE), text)]))
    assert [(each.start, each.end, each.after) for each in found] == [
        (2, 3, 'kind: helpline\ncost: "free"'), (5, 5, 'keywords: ["a", b]')]
    plain = fix_text(Path(FILE), b"name: a\r\ncost: free", Entry, reorder=False)
    assert plain and list(suggestions_for([FixedFile(Path(FILE), Path(FILE), plain)])) == []
