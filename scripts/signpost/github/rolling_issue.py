"""A workflow's one rolling GitHub issue: opened, edited in place, commented on, closed when nothing is left.

Uses the standard library alone: the job that may write to issues runs no code of packages.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

FILE_NAME = "issue.json"
MOST_CHARACTERS = 65_000
"""How long a text may be: GitHub refuses more than 65,536 characters."""
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "signpost",
           "Content-Type": "application/json"}


class GitHubError(Exception):
    """A request to GitHub's API failed."""


@dataclass(frozen=True, slots=True)
class RollingIssue:
    """Which issue a workflow keeps. It stands here, and not in the file with the texts, which other code writes."""

    label: str
    title: str
    marker: str
    """By this comment in its body the issue is found again."""


LINKS = RollingIssue("link-report", "Links, addresses and numbers that need a person",
                     "<!-- signpost: the weekly link check keeps this issue -->")
CALLS = RollingIssue("calls", "This week: ten calls", "<!-- signpost: the weekly list of calls keeps this issue -->")


@dataclass(frozen=True, slots=True)
class IssueText:
    """The issue's texts after a run, and whether it should be open."""

    may_update: bool
    """Whether the run speaks for the whole catalogue; if not, the issue stays as it is."""
    needs_attention: bool
    """Whether there is anything for a person to do."""
    body: str
    news_comment: str
    """The comment about what is new; empty where nothing is."""
    reopening_comment: str
    """The comment for an issue that is opened again where nothing is new."""
    closing_comment: str
    """The comment for an issue that is closed."""


@dataclass(frozen=True, slots=True)
class IssueClient:
    """The part of GitHub's REST API that one issue needs. `api` is the API's address, `repository` owner/name."""

    api: str
    repository: str
    token: str

    @classmethod
    def from_environment(cls, repository: str) -> IssueClient:
        """Return the client of a workflow's step, by GITHUB_TOKEN, and GITHUB_API_URL for another server."""
        return cls(os.environ.get("GITHUB_API_URL", "https://api.github.com"), repository,
                   os.environ.get("GITHUB_TOKEN", ""))

    def send(self, method: str, path: str, data: dict[str, Any] | None = None) -> Any:
        """Send one request and return the JSON of the response. Raises GitHubError where it fails."""
        request = urllib.request.Request(
            f"{self.api.rstrip('/')}/repos/{self.repository}{path}", method=method,
            data=json.dumps(data).encode() if data is not None else None,
            headers={**HEADERS, "Authorization": f"Bearer {self.token}"})
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.loads(response.read() or b"null")
        except (urllib.error.URLError, ValueError, OSError) as error:
            raise GitHubError(f"{method} {path}: {error}") from None

    def find_issue(self, kept: RollingIssue) -> dict[str, Any] | None:
        """Return a workflow's issue: the newest open one with its marker, else the newest closed one, else None."""
        issues = self.send("GET", f"/issues?labels={kept.label}&state=all&per_page=100&sort=created&direction=desc")
        ours = [each for each in issues if "pull_request" not in each and kept.marker in (each.get("body") or "")]
        still_open = [each for each in ours if each["state"] == "open"]
        return next(iter(still_open or ours), None)


def update_issue(client: IssueClient, kept: RollingIssue, text: IssueText) -> str:
    """Bring the issue up to date; return in a word what was done. Raises GitHubError."""
    if not text.may_update:
        return "left alone"
    issue = client.find_issue(kept)
    is_open = issue is not None and issue["state"] == "open"
    if not text.needs_attention and not is_open:
        return "nothing to do"
    if issue is None:
        client.send("POST", "/issues", {"title": kept.title, "body": text.body, "labels": [kept.label]})
        return "opened"
    number = issue["number"]
    if not text.needs_attention:
        client.send("PATCH", f"/issues/{number}", {"body": text.body})
        client.send("POST", f"/issues/{number}/comments", {"body": text.closing_comment})
        client.send("PATCH", f"/issues/{number}", {"state": "closed", "state_reason": "completed"})
        return "closed"
    client.send("PATCH", f"/issues/{number}", {"body": text.body, "state": "open", "title": kept.title})
    if text.news_comment or not is_open:
        client.send("POST", f"/issues/{number}/comments", {"body": text.news_comment or text.reopening_comment})
    return "edited" if is_open else "opened again"


def load_issue_text(path: Path) -> IssueText:
    """Read issue.json. Raises ValueError where it is not the text of an issue, OSError where it cannot be read."""
    data = json.loads(path.read_text(encoding="utf-8"))
    types = {each.name: bool if each.type == "bool" else str for each in fields(IssueText)}
    if not isinstance(data, dict) or {name: type(value) for name, value in data.items()} != types:
        raise ValueError(f"{path} is not the text of an issue")
    if max(len(value) for value in data.values() if isinstance(value, str)) > MOST_CHARACTERS:
        raise ValueError(f"{path} holds more than GitHub takes")
    return IssueText(**data)
