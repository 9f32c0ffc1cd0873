"""Writes the report as files: links.json with its schema, links.csv, summary.md and issue.md.

Texts for people are GitHub Flavored Markdown: a job's summary, the rolling issue, comments on it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from signpost.catalogue.derived.date_formatting import format_date
from signpost.links.escape import escape_cell, escape_code, escape_markdown
from signpost.links.report.memory import write_atomically
from signpost.links.report.report_builder import rows_in_list, unlisted_rows
from signpost.links.report.report_model import LISTS, ListName, Report, Row

MOST_ROWS = 60
MOST_TABLE_CHARACTERS = 34_000
"""How long all tables of a text may be together: GitHub takes no issue of more than 65,536 characters."""
MOST_SENTENCES = 20
"""How many sentences one bulleted list has at most."""
LIST_TITLES: dict[ListName, str] = {
    "fix_now": "Fix now", "please_look": "Please look", "when_you_next_edit": "When you next edit",
    "watching": "Watching", "working_again": "Working again"}
LIST_MEANINGS: dict[ListName, str] = {
    "fix_now": "These are wrong, and have been for long enough to be sure. Readers meet them.",
    "please_look": "A machine cannot judge these. Open each one yourself.",
    "when_you_next_edit": "These work. Correct them when you have the entry open anyway.",
    "watching": "These failed, perhaps only for a moment. There is nothing to do yet.",
    "working_again": "These were wrong at the last check and work again.",
}
COLUMNS = ("list", "target", "kind", "verdict", "reason", "since", "what is wrong", "what to do", "new address",
           "entry", "file", "line", "note")


def render_json(report: Report) -> Iterator[str]:
    """Yield the text of links.json in parts, one row a line, so that a large report is never held as one text."""
    data = report.model_dump(mode="json", by_alias=True, exclude={"results"})
    yield json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).removesuffix("\n}") + ',\n "results": ['
    for index, row in enumerate(report.results):
        text = json.dumps(row.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        yield ("," if index else "") + f"\n  {text}"
    yield "\n ]\n}\n"


def render_schema() -> str:
    """Return the JSON Schema of links.json."""
    return json.dumps(Report.model_json_schema(by_alias=True), indent=1, sort_keys=True) + "\n"


def render_csv(report: Report) -> Iterator[str]:
    """Yield the lines of links.csv: one for each place of each target, rows that need action first."""
    yield "\ufeff" + _csv_line(COLUMNS)
    for row in chain(*(rows_in_list(report, name) for name in LISTS), unlisted_rows(report)):
        for place in row.entries:
            cells = (LIST_TITLES[row.in_list] if row.in_list else "", row.target, row.kind, row.verdict, row.reason,
                     (row.first_failed_at or "")[:10], row.sentence, row.what_to_do, row.new_url or "",
                     place.name or place.id, place.file, str(place.line), row.note)
            yield _csv_line([escape_cell(each) for each in cells])


def _csv_line(cells: Sequence[str]) -> str:
    """Return one line of CSV, with every cell in quotation marks."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def render_summary(report: Report) -> str:
    """Return summary.md: how many rows each list has, and the lists."""
    lines = ["## Link check", "", escape_markdown(report.summary), ""]
    if report.thrown_away:
        return "\n".join([*lines, *_thrown_away(report), ""])
    lines += ["| List | How many |", "| --- | --- |"]
    lines += [f"| {LIST_TITLES[name]} | {report.lists.get(name, 0)} |" for name in LISTS]
    lines += ["", *render_tables({name: rows_in_list(report, name) for name in LISTS}), *_problem_lists(report)]
    return "\n".join(lines)


def render_issue(report: Report, page: str = "") -> str:
    """Return issue.md, with at most 60 rows; `page` is the address of the report page, if it has one."""
    lines = [f"Checked on {format_date(report.generated_at[:10])}. {escape_markdown(report.summary)}", ""]
    if page:
        lines += [f"The whole report, with a chart: {page}", ""]
    if report.thrown_away:
        lines += [*_thrown_away(report), ""]
    else:
        lines += [*render_tables({name: rows_in_list(report, name) for name in LISTS}), *_problem_lists(report)]
    lines += ["---", "This issue is kept up to date by the weekly link check and closes by itself when nothing is left "
              "to fix. Please do not open another."]
    return "\n".join(lines) + "\n"


def _thrown_away(report: Report) -> list[str]:
    """Return the lines about a run that was thrown away."""
    return [f"**This check was thrown away:** {escape_markdown(report.thrown_away or '')} "
            "It changed nothing: what the check before it found still stands."]


def render_tables(lists: Mapping[ListName, Sequence[Row]], most_rows: int = MOST_ROWS) -> list[str]:
    """Return lists as headings and tables, with at most so many rows in all, and no more text than GitHub takes."""
    lines: list[str] = []
    rows_left, characters_left = most_rows, MOST_TABLE_CHARACTERS
    for name, rows in lists.items():
        if not rows:
            continue
        table: list[str] = []
        for row in rows[:rows_left]:
            text = _table_row(row)
            characters_left -= len(text)
            if characters_left < 0:
                break
            table.append(text)
        rows_left -= len(table)
        lines += [f"### {LIST_TITLES[name]} ({len(rows)})", "", LIST_MEANINGS[name], ""]
        if table:
            lines += ["| Entry | What | What is wrong, since when | What to do |", "| --- | --- | --- | --- |"]
            lines += [*table, ""]
        if len(rows) > len(table):
            lines += [f"\u2026 and {len(rows) - len(table)} more: see links.csv.", ""]
    return lines


def _table_row(row: Row) -> str:
    """Return one row of a table."""
    places = row.entries
    names = list(dict.fromkeys(place.name or place.id or f"{place.file}, line {place.line}" for place in places))
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    entries = ", ".join(escape_markdown(name, 80) for name in names[:6]) + more
    since = f" Since {format_date(row.first_failed_at[:10])}." if row.first_failed_at else ""
    note = f" ({escape_markdown(row.note)})" if row.note else ""
    new = f" New address: {escape_code(row.new_url)}" if row.new_url else ""
    return (f"| {entries} | {escape_code(row.target)} | {escape_markdown(row.sentence)}{since}{note} "
            f"| {escape_markdown(row.what_to_do)}{new} |")


def _problem_lists(report: Report) -> list[str]:
    """Return the lines about exceptions that are not needed, and about faults of the site itself."""
    lines = _bullets("Exceptions that are no longer needed", report.exceptions)
    lines += _bullets("Faults in the site itself", report.site_faults)
    if report.walk_failed:
        lines += ["**The links between the site's own pages could not be checked.** "
                  f"{escape_markdown(report.walk_failed)}", ""]
    return lines


def _bullets(title: str, sentences: Sequence[str]) -> list[str]:
    """Return sentences as a bulleted list under a heading; no lines where there are none."""
    if not sentences:
        return []
    left_out = len(sentences) - MOST_SENTENCES
    more = [f"- \u2026 and {left_out} more: see links.json."] if left_out > 0 else []
    return [f"### {title}", "", *(f"- {escape_markdown(each, 200)}" for each in sentences[:MOST_SENTENCES]), *more, ""]


def write_reports(folder: Path, report: Report, page: str = "") -> None:
    """Write every file of the report. Raises OSError where one cannot be written."""
    texts: Mapping[str, str | Iterable[str]] = {
        "links.json": render_json(report), "links.schema.json": render_schema(), "links.csv": render_csv(report),
        "summary.md": render_summary(report), "issue.md": render_issue(report, page)}
    for name, text in texts.items():
        write_atomically(folder / name, text)
