"""Writes issue.json: the texts of the rolling issue, made where the report is made.

The job that posts them may write to issues, and so runs no code of packages and cannot read a report itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from signpost.catalogue.derived.date_formatting import format_date
from signpost.github.rolling_issue import FILE_NAME, LINKS, IssueText
from signpost.links.report.memory import write_atomically
from signpost.links.report.report_builder import rows_in_list
from signpost.links.report.report_files import render_issue, render_tables
from signpost.links.report.report_model import ListName, Report, Row

LISTS_FOR_PEOPLE: tuple[ListName, ...] = ("fix_now", "please_look")
MOST_NEW_ROWS = 20


def build_issue_text(report: Report, page: str = "") -> IssueText:
    """Return the issue's texts after a run; `page` is the address of the report page, if it has one."""
    today = format_date(report.generated_at[:10])
    return IssueText(
        may_update=not report.thrown_away and report.scope in ("all", "failing"),
        needs_attention=needs_attention(report),
        body=f"{LINKS.marker}\n{render_issue(report, page)}",
        news_comment=_news(report),
        reopening_comment=f"Open again on {today}: see above.",
        closing_comment=f"Nothing is left to fix (checked on {today}).")


def needs_attention(report: Report) -> bool:
    """Whether there is anything for a person to do: something confirmed, or a fault in the site itself."""
    return bool(report.site_faults) or any(
        row.confirmed for name in LISTS_FOR_PEOPLE for row in rows_in_list(report, name))


def _news(report: Report) -> str:
    """Return the comment about what is new and confirmed, of which subscribers get a mail; empty where nothing is."""
    new: dict[ListName, Sequence[Row]] = {
        name: [row for row in rows_in_list(report, name) if row.confirmed and row.is_new] for name in LISTS_FOR_PEOPLE}
    total = sum(map(len, new.values()))
    if not total:
        return ""
    today = format_date(report.generated_at[:10])
    return "\n".join([f"New on {today}: {total}.", "", *render_tables(new, MOST_NEW_ROWS)]).rstrip() + "\n"


def write_issue_text(folder: Path, text: IssueText) -> None:
    """Write issue.json, which `load_issue_text` reads. Raises OSError where it cannot be written."""
    write_atomically(folder / FILE_NAME, json.dumps(asdict(text), indent=1, sort_keys=True) + "\n")
