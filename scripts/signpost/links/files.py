"""The report as files: links.json with its schema, links.csv, summary.md and issue.md."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from .compose import sorted_list, unlisted
from .escape import cell, code, markdown
from .memory import write_whole
from .rows import LISTS, ListName, Report, Row

ISSUE_ROWS = 60
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
TITLES: dict[ListName, str] = {"fix_now": "Fix now", "please_look": "Please look",
                               "when_you_next_edit": "When you next edit", "watching": "Watching",
                               "working_again": "Working again"}
MEANING: dict[ListName, str] = {
    "fix_now": "These are wrong, and have been for long enough to be sure. Readers meet them.",
    "please_look": "A machine cannot judge these. Open each one yourself.",
    "when_you_next_edit": "These work. Correct them when you have the entry open anyway.",
    "watching": "These failed, perhaps only for a moment. There is nothing to do yet.",
    "working_again": "These were wrong at the last check and work again.",
}
COLUMNS = ("list", "target", "kind", "verdict", "reason", "since", "what is wrong", "what to do", "new address",
           "entry", "file", "line", "note")


def render_json(report: Report) -> Iterator[str]:
    """Yield links.json piece by piece, one row a line: twenty thousand rows never stand in memory as text."""
    data = report.model_dump(mode="json", by_alias=True, exclude={"results"})
    yield json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).removesuffix("\n}") + ',\n "results": ['
    for place, row in enumerate(report.results):
        shown = json.dumps(row.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        yield ("," if place else "") + f"\n  {shown}"
    yield "\n ]\n}\n"


def render_schema() -> str:
    """Return the JSON Schema of links.json."""
    return json.dumps(Report.model_json_schema(by_alias=True), indent=1, sort_keys=True) + "\n"


def render_csv(report: Report) -> Iterator[str]:
    """Yield the spreadsheet: one line for each place of each target, what needs doing first."""
    yield "\ufeff" + _csv_line(COLUMNS)
    for row in chain(*(sorted_list(report, name) for name in LISTS), unlisted(report)):
        for place in row.entries:
            shown = (TITLES[row.in_list] if row.in_list else "", row.target, row.kind, row.verdict, row.reason,
                     (row.first_failed_at or "")[:10], row.sentence, row.what_to_do, row.new_url or "",
                     place.name or place.id, place.file, str(place.line), row.note)
            yield _csv_line([cell(each) for each in shown])


def _csv_line(cells: Sequence[str]) -> str:
    """Return one line of the spreadsheet."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def render_summary(report: Report) -> str:
    """Return the job's summary: the counts, and the lists."""
    lines = ["## Link check", "", markdown(report.summary), ""]
    if report.thrown_away:
        return "\n".join([*lines, f"**This run was thrown away:** {markdown(report.thrown_away)} "
                          "Nothing was remembered and nothing was changed.", ""])
    lines += ["| List | How many |", "| --- | --- |"]
    lines += [f"| {TITLES[name]} | {report.lists.get(name, 0)} |" for name in LISTS]
    lines += ["", *_lists(report, ISSUE_ROWS)]
    lines += _complaints(report)
    return "\n".join(lines)


def render_issue(report: Report, page: str = "") -> str:
    """Return the text of the rolling issue: at most 60 rows, with the date of the check."""
    lines = [f"Checked on {day(report.generated_at)}. {markdown(report.summary)}", ""]
    if page:
        lines += [f"The whole report, with a chart: {page}", ""]
    lines += _lists(report, ISSUE_ROWS)
    lines += _complaints(report)
    lines += ["---", "This issue is kept up to date by the weekly link check and closes by itself when nothing is left "
              "to fix. Please do not open another."]
    return "\n".join(lines) + "\n"


def _lists(report: Report, longest: int) -> list[str]:
    """Return the lists as tables, with so many rows in all."""
    lines: list[str] = []
    left = longest
    for name in LISTS:
        rows = sorted_list(report, name)
        if not rows:
            continue
        lines += [f"### {TITLES[name]} ({len(rows)})", "", MEANING[name], ""]
        if left > 0:
            lines += ["| Entry | What | What is wrong, since when | What to do |", "| --- | --- | --- | --- |"]
            lines += [_table_row(row) for row in rows[:left]]
        if len(rows) > left:
            lines.append(f"\n\u2026 and {len(rows) - max(left, 0)} more: see links.csv.")
        lines.append("")
        left -= len(rows)
    return lines


def _table_row(row: Row) -> str:
    """Return one row of a table."""
    places = row.entries
    names = list(dict.fromkeys(place.name or place.id or f"{place.file}, line {place.line}" for place in places))
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    shown = ", ".join(markdown(name, 80) for name in names[:6]) + more
    since = f" Since {day(row.first_failed_at)}." if row.first_failed_at else ""
    note = f" ({markdown(row.note)})" if row.note else ""
    new = f" New address: {code(row.new_url)}" if row.new_url else ""
    return f"| {shown} | {code(row.target)} | {markdown(row.sentence)}{since}{note} | {markdown(row.what_to_do)}{new} |"


def _complaints(report: Report) -> list[str]:
    """Return what is wrong with the list of exceptions, and with the site itself."""
    lines: list[str] = []
    if report.exceptions:
        lines += ["### Exceptions that are no longer needed", ""]
        lines += [*(f"- {markdown(each)}" for each in report.exceptions), ""]
    if report.site_faults:
        lines += ["### Faults of the site itself", ""]
        lines += [*(f"- {markdown(each)}" for each in report.site_faults[:20]), ""]
    return lines


def day(at: str | None) -> str:
    """Return a date as people write it: 20 November 2026."""
    if not at:
        return ""
    found = date.fromisoformat(at[:10])
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def write_reports(folder: Path, report: Report, page: str = "") -> None:
    """Write every file of the report; OSError where that cannot be."""
    texts: Mapping[str, str | Iterable[str]] = {"links.json": render_json(report), "links.schema.json": render_schema(),
                                "links.csv": render_csv(report), "summary.md": render_summary(report),
                                "issue.md": render_issue(report, page)}
    for name, text in texts.items():
        write_whole(folder / name, text)
