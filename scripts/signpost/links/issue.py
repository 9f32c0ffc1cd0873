"""The one rolling GitHub issue: opened for something confirmed, edited in place, commented on, closed when clean.

`python -m signpost.links.issue --out DIR --repository OWNER/NAME` with GITHUB_TOKEN; GITHUB_API_URL for another server.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .compose import sorted_list
from .escape import log
from .files import TITLES, day, render_issue
from .rows import LISTS, Report, Row
from .settings import public_address

LABEL = "link-report"
TITLE = "Links, addresses and numbers that need a person"
MARK = "<!-- signpost: the weekly link check keeps this issue -->"
NEW_ROWS_NAMED = 20
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "signpost",
           "Content-Type": "application/json"}


class GitHubFault(Exception):
    """GitHub did not do what was asked."""


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


def needs_person(report: Report) -> list[Row]:
    """Return the rows for which an issue is opened: what is confirmed and not kept quiet."""
    return [row for row in report.results if row.confirmed and row.in_list in ("fix_now", "please_look")]


def update(github: GitHub, report: Report, page: str) -> str:
    """Bring the issue up to date; return in a word what was done."""
    if report.thrown_away or report.scope not in ("all", "failing"):
        return "left alone"
    issue = github.find()
    wanted = needs_person(report)
    is_open = issue is not None and issue["state"] == "open"
    if not wanted and not is_open:
        return "nothing to do"
    body = f"{MARK}\n{render_issue(report, page)}"
    if issue is None:
        github.call("POST", "/issues", {"title": TITLE, "body": body, "labels": [LABEL]})
        return "opened"
    number = issue["number"]
    if not wanted:
        github.call("PATCH", f"/issues/{number}", {"body": body})
        said = f"Nothing is left to fix (checked on {day(report.generated_at)})."
        github.call("POST", f"/issues/{number}/comments", {"body": said})
        github.call("PATCH", f"/issues/{number}", {"state": "closed", "state_reason": "completed"})
        return "closed"
    github.call("PATCH", f"/issues/{number}", {"body": body, "state": "open", "title": TITLE})
    news = [row for row in wanted if row.is_new]
    if news or not is_open:
        github.call("POST", f"/issues/{number}/comments", {"body": _comment(report, news)})
    return "edited" if is_open else "opened again"


def _comment(report: Report, news: Sequence[Row]) -> str:
    """Return what is new, for those who get a mail about it."""
    ordered = [row for name in LISTS for row in sorted_list(report, name) if row in news]
    small = report.model_copy(update={"results": ordered[:NEW_ROWS_NAMED], "exceptions": [], "site_faults": []})
    lines = [f"New on {day(report.generated_at)}: {len(news)}."]
    more = f"\n\u2026 and {len(news) - NEW_ROWS_NAMED} more; see above." if len(news) > NEW_ROWS_NAMED else ""
    table = render_issue(small).partition("### ")[2].rpartition("---")[0]
    return "\n".join([*lines, "", ("### " + table) if table else TITLES["fix_now"], more]).rstrip() + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Update the issue from a folder's links.json; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m signpost.links.issue", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/links"), help="the folder with links.json")
    parser.add_argument("--repository", default=os.environ.get("GITHUB_REPOSITORY", ""), help="owner/name")
    options = parser.parse_args(arguments)
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    github = GitHub(api, options.repository, os.environ.get("GITHUB_TOKEN", ""))
    address = public_address(Path("mkdocs.yml"))
    try:
        report = Report.model_validate_json((options.out / "links.json").read_text(encoding="utf-8"))
        print(f"issue: {update(github, report, f'{address}link-report/' if address else '')}")
    except (OSError, ValueError, GitHubFault) as fault:
        print(f"issue: {log(str(fault))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
