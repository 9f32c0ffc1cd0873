"""What the rolling issue is to say, as issue.json: composed where the report is made, posted by issue.py elsewhere.

The job that may write to issues runs no code of packages, and so cannot read a report itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from signpost.links.report.issue import MARK, NAME, IssueText
from signpost.links.report.memory import write_whole
from signpost.links.report.report_builder import sorted_list
from signpost.links.report.report_files import day, render_issue, render_tables
from signpost.links.report.rows import ListName, Report, Row

FOR_A_PERSON: tuple[ListName, ...] = ("fix_now", "please_look")
NEW_ROWS_NAMED = 20


def text_of(report: Report, page: str = "") -> IssueText:
    """Return what the issue is to say after a run; `page` is the address of the report page, if it has one."""
    today = day(report.generated_at)
    return IssueText(
        speaks=not report.thrown_away and report.scope in ("all", "failing"),
        wanted=needs_person(report),
        body=f"{MARK}\n{render_issue(report, page)}",
        news=_news(report),
        again=f"Open again on {today}: see above.",
        closing=f"Nothing is left to fix (checked on {today}).")


def needs_person(report: Report) -> bool:
    """Whether there is anything for a person to do: something confirmed, or a fault in the site itself."""
    return bool(report.site_faults) or any(
        row.confirmed for name in FOR_A_PERSON for row in sorted_list(report, name))


def _news(report: Report) -> str:
    """Return what is new, for those who get a mail about it; nothing where nothing is."""
    new: dict[ListName, Sequence[Row]] = {
        name: [row for row in sorted_list(report, name) if row.confirmed and row.is_new] for name in FOR_A_PERSON}
    total = sum(map(len, new.values()))
    if not total:
        return ""
    lines = [f"New on {day(report.generated_at)}: {total}.", "", *render_tables(new, NEW_ROWS_NAMED)]
    return "\n".join(lines).rstrip() + "\n"


def write_issue_text(folder: Path, report: Report, page: str = "") -> None:
    """Write issue.json; OSError where that cannot be."""
    write_whole(folder / NAME, json.dumps(asdict(text_of(report, page)), indent=1, sort_keys=True) + "\n")
