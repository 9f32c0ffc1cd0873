"""The report as files: links.json with its schema, links.csv, summary.md and issue.md.

Texts for people are Markdown as GitHub reads it: a job's summary, the rolling issue, comments on it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from signpost.links.escape import cell, code, markdown
from signpost.links.report.memory import write_whole
from signpost.links.report.report_builder import sorted_list, unlisted
from signpost.links.report.rows import LISTS, ListName, Report, Row

ISSUE_ROWS = 60
TABLE_CHARACTERS = 34_000
"""How long all tables of a text may be together: GitHub takes no issue of more than 65,536 characters."""
LISTED = 20
"""How many sentences of a kind are listed."""
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
        return "\n".join([*lines, *_thrown_away(report), ""])
    lines += ["| List | How many |", "| --- | --- |"]
    lines += [f"| {TITLES[name]} | {report.lists.get(name, 0)} |" for name in LISTS]
    lines += ["", *render_tables({name: sorted_list(report, name) for name in LISTS}), *_faults(report)]
    return "\n".join(lines)


def render_issue(report: Report, page: str = "") -> str:
    """Return the text of the rolling issue: at most 60 rows, with the date of the check. `page` is the report page."""
    lines = [f"Checked on {day(report.generated_at)}. {markdown(report.summary)}", ""]
    if page:
        lines += [f"The whole report, with a chart: {page}", ""]
    if report.thrown_away:
        lines += [*_thrown_away(report), ""]
    else:
        lines += [*render_tables({name: sorted_list(report, name) for name in LISTS}), *_faults(report)]
    lines += ["---", "This issue is kept up to date by the weekly link check and closes by itself when nothing is left "
              "to fix. Please do not open another."]
    return "\n".join(lines) + "\n"


def _thrown_away(report: Report) -> list[str]:
    """Return what is said of a run that was thrown away."""
    return [f"**This check was thrown away:** {markdown(report.thrown_away or '')} It changed nothing: what the check "
            "before it found still stands."]


def render_tables(lists: Mapping[ListName, Sequence[Row]], longest: int = ISSUE_ROWS) -> list[str]:
    """Return lists as headings and tables, with so many rows in all, and no more than GitHub takes."""
    lines: list[str] = []
    left, room = longest, TABLE_CHARACTERS
    for name, rows in lists.items():
        if not rows:
            continue
        shown: list[str] = []
        for row in rows[:left]:
            text = _table_row(row)
            room -= len(text)
            if room < 0:
                break
            shown.append(text)
        left -= len(shown)
        lines += [f"### {TITLES[name]} ({len(rows)})", "", MEANING[name], ""]
        if shown:
            lines += ["| Entry | What | What is wrong, since when | What to do |", "| --- | --- | --- | --- |"]
            lines += [*shown, ""]
        if len(rows) > len(shown):
            lines += [f"\u2026 and {len(rows) - len(shown)} more: see links.csv.", ""]
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


def _faults(report: Report) -> list[str]:
    """Return what is wrong with the list of exceptions, and with the site itself."""
    lines = _listed("Exceptions that are no longer needed", report.exceptions)
    lines += _listed("Faults in the site itself", report.site_faults)
    if report.walk_failed:
        lines += ["**The links between the site's own pages could not be checked.** "
                  f"{markdown(report.walk_failed)}", ""]
    return lines


def _listed(title: str, sentences: Sequence[str]) -> list[str]:
    """Return sentences as a list under a heading; nothing where there are none."""
    if not sentences:
        return []
    more = [f"- \u2026 and {len(sentences) - LISTED} more: see links.json."] if len(sentences) > LISTED else []
    return [f"### {title}", "", *(f"- {markdown(each, 200)}" for each in sentences[:LISTED]), *more, ""]


def day(at: str | None) -> str:
    """Return a date as people write it: 20 November 2026."""
    if not at:
        return ""
    found = date.fromisoformat(at[:10])
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def write_reports(folder: Path, report: Report, page: str = "") -> None:
    """Write every file of the report for people and programs; OSError where that cannot be."""
    texts: Mapping[str, str | Iterable[str]] = {
        "links.json": render_json(report), "links.schema.json": render_schema(), "links.csv": render_csv(report),
        "summary.md": render_summary(report), "issue.md": render_issue(report, page)}
    for name, text in texts.items():
        write_whole(folder / name, text)
