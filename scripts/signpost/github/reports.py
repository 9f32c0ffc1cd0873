"""Readers' reports: the repository's open issues with the labels that the issue forms set.

Of an issue only its number, title and label are kept: no name of who wrote it, and nothing of its text. Uses the
standard library alone: the step that has a token runs no code of packages.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from signpost.github.labels import REPORT_LABELS
from signpost.github.rolling_issue import IssueClient

REPORTS_JSON = Path("calls/reports.json")
MOST_PAGES = 5
"""How many pages of 100 issues are read for each label."""
LONGEST_TITLE = 300
"""Characters. GitHub takes no title of more than 256."""
LOGGER = logging.getLogger("signpost.calls")


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """One open report."""

    number: int
    title: str
    label: str


def fetch_reports(client: IssueClient) -> list[ReaderReport]:
    """Return the open reports, the oldest first. Raises GitHubError."""
    found: dict[int, ReaderReport] = {}
    for label in (each.name for each in REPORT_LABELS):
        for issue in _open_issues(client, label):
            title = str(issue.get("title") or "")[:LONGEST_TITLE]
            found.setdefault(int(issue["number"]), ReaderReport(int(issue["number"]), title, label))
    return [found[number] for number in sorted(found)]


def _open_issues(client: IssueClient, label: str) -> Iterator[dict[str, Any]]:
    """Yield the open issues of a label, without pull requests."""
    for page in range(1, MOST_PAGES + 1):
        issues = client.send("GET", f"/issues?labels={label}&state=open&per_page=100&page={page}")
        yield from (issue for issue in issues if "pull_request" not in issue)
        if len(issues) < 100:
            return


def write_reports(path: Path, reports: Sequence[ReaderReport]) -> None:
    """Write the file that `load_reports` reads. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(report) for report in reports], indent=1) + "\n", encoding="utf-8")


def load_reports(path: Path) -> list[ReaderReport]:
    """Read the reports; none where there is no such file, or, with a warning in the log, where it is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        data = None
    if not isinstance(data, list) or not all(map(_is_report, data)):
        LOGGER.warning("%s is not a list of readers' reports, and is left out", path)
        return []
    return [ReaderReport(**record) for record in data]


def _is_report(record: object) -> bool:
    """Return whether a record of the file is a report as `write_reports` writes it."""
    types = {each.name: int if each.type == "int" else str for each in fields(ReaderReport)}
    return isinstance(record, dict) and {name: type(value) for name, value in record.items()} == types
