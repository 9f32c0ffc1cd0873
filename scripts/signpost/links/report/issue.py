"""The one rolling GitHub issue: opened for something confirmed, edited in place, commented on, closed when clean.

`python -m signpost.links.report.issue --out DIR --repository OWNER/NAME` posts what issue.json in that folder says,
with GITHUB_TOKEN; GITHUB_API_URL for another server. Uses the standard library alone: the job that may write to issues runs
no code of packages.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from signpost.links.escape import log

NAME = "issue.json"
LABEL = "link-report"
TITLE = "Links, addresses and numbers that need a person"
MARK = "<!-- signpost: the weekly link check keeps this issue -->"
LONGEST = 65_000
"""How long a text may be: GitHub refuses more than 65,536 characters."""
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "signpost",
           "Content-Type": "application/json"}


class GitHubFault(Exception):
    """GitHub did not do what was asked."""


@dataclass(frozen=True, slots=True)
class IssueText:
    """What the issue is to say after a run."""

    speaks: bool
    """Whether the run may speak for all: not thrown away, and not of a pull request."""
    wanted: bool
    """Whether there is anything for a person to do."""
    body: str
    news: str
    """The comment about what is new; empty where nothing is."""
    again: str
    """The comment for an issue that is opened again, where nothing is new."""
    closing: str
    """The comment for an issue that is closed."""


@dataclass(frozen=True, slots=True)
class GitHub:
    """Just enough of GitHub's API for one issue."""

    api: str
    repository: str
    token: str

    def call(self, method: str, path: str, data: dict[str, Any] | None = None) -> Any:
        """Send one request; GitHubFault where it fails."""
        request = urllib.request.Request(
            f"{self.api.rstrip('/')}/repos/{self.repository}{path}", method=method,
            data=json.dumps(data).encode() if data is not None else None,
            headers={**HEADERS, "Authorization": f"Bearer {self.token}"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read() or b"null")
        except (urllib.error.URLError, ValueError, OSError) as fault:
            raise GitHubFault(f"{method} {path}: {fault}") from None

    def find(self) -> dict[str, Any] | None:
        """Return our issue, open or closed: the newest one that carries our mark; pull requests are none."""
        found = self.call("GET", f"/issues?labels={LABEL}&state=all&per_page=100&sort=created&direction=desc")
        ours = [each for each in found if "pull_request" not in each and MARK in (each.get("body") or "")]
        still_open = [each for each in ours if each["state"] == "open"]
        return next(iter(still_open or ours), None)


def update(github: GitHub, text: IssueText) -> str:
    """Bring the issue up to date; return in a word what was done."""
    if not text.speaks:
        return "left alone"
    issue = github.find()
    is_open = issue is not None and issue["state"] == "open"
    if not text.wanted and not is_open:
        return "nothing to do"
    if issue is None:
        github.call("POST", "/issues", {"title": TITLE, "body": text.body, "labels": [LABEL]})
        return "opened"
    number = issue["number"]
    if not text.wanted:
        github.call("PATCH", f"/issues/{number}", {"body": text.body})
        github.call("POST", f"/issues/{number}/comments", {"body": text.closing})
        github.call("PATCH", f"/issues/{number}", {"state": "closed", "state_reason": "completed"})
        return "closed"
    github.call("PATCH", f"/issues/{number}", {"body": text.body, "state": "open", "title": TITLE})
    if text.news or not is_open:
        github.call("POST", f"/issues/{number}/comments", {"body": text.news or text.again})
    return "edited" if is_open else "opened again"


def load_text(path: Path) -> IssueText:
    """Read issue.json. ValueError where it is not what issue_text.py writes; OSError where it cannot be read."""
    found = json.loads(path.read_text(encoding="utf-8"))
    wanted = {each.name: bool if each.type == "bool" else str for each in fields(IssueText)}
    if not isinstance(found, dict) or {name: type(value) for name, value in found.items()} != wanted:
        raise ValueError(f"{path} is not the text of an issue")
    if max(len(value) for value in found.values() if isinstance(value, str)) > LONGEST:
        raise ValueError(f"{path} holds more than GitHub takes")
    return IssueText(**found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Post a folder's issue.json; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m signpost.links.report.issue", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/links"), help="the folder with issue.json")
    parser.add_argument("--repository", default=os.environ.get("GITHUB_REPOSITORY", ""), help="owner/name")
    options = parser.parse_args(arguments)
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    github = GitHub(api, options.repository, os.environ.get("GITHUB_TOKEN", ""))
    try:
        print(f"issue: {update(github, load_text(options.out / NAME))}")
    except (OSError, ValueError, GitHubFault) as fault:
        print(f"issue: {log(str(fault))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
