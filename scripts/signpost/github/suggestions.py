"""Suggestions on the lines of a pull request, posted as one review by GitHub's API.

Uses the standard library alone: the job that may write to pull requests runs no code of packages. What it posts comes
from a file that another job wrote, so that each part of it is checked and shown as text alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from signpost.github.rolling_issue import GitHubError, IssueClient

FILE_NAME = "suggestions.json"
MARKER = "<!-- signpost: suggestion {} -->"
MARKED = re.compile(r"<!-- signpost: suggestion ([0-9a-f]{16}) -->")
MOST = 30
"""How many suggestions one review has; the summary of the check has all."""
LONGEST = 5000
"""Characters of a suggestion."""
MOST_PAGES = 10
"""How many pages of 100 files or comments are read."""
HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.M)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Lines of a file, from `start` to `end`, what stands there, what should stand there, and what that mends."""

    path: str
    start: int
    end: int
    before: str
    after: str
    what: str

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return asdict(self)

    @property
    def key(self) -> str:
        """What a comment is known by, whatever line it has moved to since."""
        text = "\0".join((self.path, self.before, self.after))
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def body(self) -> str:
        """The comment's text; what stands in it can end neither the block nor the comment."""
        ticks = max((len(run) for run in re.findall(r"`+", self.after)), default=0)
        fence = "`" * max(3, ticks + 1)
        return (f"{MARKER.format(self.key)}\nThis can be mended for you: press **Commit suggestion**.\n\n"
                f"{fence}suggestion\n{self.after}\n{fence}")


def load_suggestions(path: Path) -> list[Suggestion]:
    """Read the suggestions. Raises ValueError where they are not what the check writes, OSError where unreadable."""
    data = json.loads(path.read_text(encoding="utf-8"))
    types = {each.name: int if each.type == "int" else str for each in fields(Suggestion)}
    if not isinstance(data, list) or any(
            not isinstance(each, dict) or {name: type(value) for name, value in each.items()} != types
            for each in data):
        raise ValueError(f"{path} holds no suggestions")
    found = [Suggestion(**each) for each in data]
    return [each for each in found if 1 <= each.start <= each.end and len(each.after) <= LONGEST
            and re.fullmatch(r"[\w./ -]+", each.path) and ".." not in each.path]


def post_suggestions(client: IssueClient, number: int, commit: str, suggestions: Sequence[Suggestion]) -> str:
    """Post what is new on the changed lines of a pull request; return in words what was done. Raises GitHubError."""
    changed = _changed_lines(client, number)
    known = set(_known(client, number))
    fitting = [each for each in suggestions if set(range(each.start, each.end + 1)) <= changed.get(each.path, set())]
    new = [each for each in fitting if each.key not in known][:MOST]
    if not new:
        return f"nothing new; {len(fitting)} of {len(suggestions)} on changed lines"
    client.send("POST", f"/pulls/{number}/reviews", {
        "commit_id": commit, "event": "COMMENT", "comments": [_comment(each) for each in new]})
    return f"{len(new)} posted; {len(fitting)} of {len(suggestions)} on changed lines"


def _comment(each: Suggestion) -> dict[str, Any]:
    """Return a suggestion as a comment of a review."""
    comment: dict[str, Any] = {"path": each.path, "line": each.end, "side": "RIGHT", "body": each.body}
    return comment | ({"start_line": each.start, "start_side": "RIGHT"} if each.start < each.end else {})


def _changed_lines(client: IssueClient, number: int) -> Mapping[str, set[int]]:
    """Return the lines on which GitHub takes comments: those of the pull request's difference, by file."""
    lines: dict[str, set[int]] = {}
    for file in _pages(client, f"/pulls/{number}/files"):
        for found in HUNK.finditer(file.get("patch") or ""):
            first, count = int(found[1]), int(found[2] or 1)
            lines.setdefault(file["filename"], set()).update(range(first, first + count))
    return lines


def _known(client: IssueClient, number: int) -> Iterator[str]:
    """Yield the keys of the suggestions that a pull request has already."""
    for comment in _pages(client, f"/pulls/{number}/comments"):
        yield from MARKED.findall(comment.get("body") or "")


def _pages(client: IssueClient, path: str) -> Iterator[dict[str, Any]]:
    """Yield what all pages of an answer hold. Raises GitHubError."""
    for page in range(1, MOST_PAGES + 1):
        found = client.send("GET", f"{path}?per_page=100&page={page}")
        if not isinstance(found, list):
            raise GitHubError(f"GET {path}: no list")
        yield from found
        if len(found) < 100:
            return
