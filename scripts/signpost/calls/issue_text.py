"""The text of the rolling issue "This week: ten calls", made where the list is made.

The job that posts it may write to issues, and so runs no code of packages and cannot read the catalogue itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from signpost.calls.calls import Call, EntryToCheck
from signpost.calls.contact import Way
from signpost.catalogue.derived.date_formatting import format_date
from signpost.github.addresses import edit_url
from signpost.github.reports import ReaderReport
from signpost.github.rolling_issue import CALLS, MOST_CHARACTERS, IssueText
from signpost.links.escape import escape_code, escape_markdown

CALLS_A_WEEK = 10
MOST_ENTRIES = 5
"""How many entries of one call are written out."""
MOST_REPORTS = 20
ROOM_FOR_THE_REST = 4_000
"""Characters of the issue that are not calls: its head, readers' reports, and its foot."""
HOW_TO_WRITE = """Under “Write down what they said” stand the file to open and the lines to paste at its end. Put in
what they said, press **Commit changes…**, and choose **Create a new branch**."""


def build_issue_text(calls: Sequence[Call], reports: Sequence[ReaderReport], day: date, repository: str,
                     page: str = "") -> IssueText:
    """Return the issue's texts on a day: the first ten calls, and the readers' open reports.

    `repository` is OWNER/NAME on GitHub, and `page` the address of the page with all calls, if it has one.
    """
    today = format_date(day.isoformat())
    return IssueText(
        may_update=True, needs_attention=bool(calls or reports),
        body=f"{CALLS.marker}\n{render_list(calls, reports, day, repository, page)}",
        news_comment=f"The list for the week of {today} is above: {_counted(calls, reports)}.",
        reopening_comment=f"Open again on {today}: see above.",
        closing_comment=f"Nothing is due on {today}. Thank you.")


def render_list(calls: Sequence[Call], reports: Sequence[ReaderReport], day: date, repository: str,
                page: str = "") -> str:
    """Return the list as Markdown, with no more text than GitHub takes."""
    lines = [f"{format_date(day.isoformat())}: {_counted(calls, reports)}.", ""]
    if page:
        lines += [f"All calls, on a page to print: {page}", ""]
    if calls:
        lines += [*HOW_TO_WRITE.splitlines(), ""]
    characters_left = MOST_CHARACTERS - ROOM_FOR_THE_REST - len("\n".join(lines))
    for number, call in enumerate(calls[:CALLS_A_WEEK], 1):
        text = list(_call_lines(number, call, repository))
        characters_left -= len("\n".join(text)) + 1
        if characters_left < 0:
            lines += ["The calls after these are too long to stand here: see the page.", ""]
            break
        lines += text
    lines += [*_report_lines(reports), "---",
              "This issue is written anew each Monday, and closes by itself when nothing is due. "
              "Please do not open another."]
    return "\n".join(lines) + "\n"


def _counted(calls: Sequence[Call], reports: Sequence[ReaderReport]) -> str:
    """Return how much there is to do: "10 of 54 calls, 2 reports from readers"."""
    shown = min(len(calls), CALLS_A_WEEK)
    of_all = f" of {len(calls)}" if len(calls) > shown else ""
    return (f"{shown}{of_all} call{'' if len(calls) == 1 else 's'}, "
            f"{len(reports)} report{'' if len(reports) == 1 else 's'} from readers")


def _call_lines(number: int, call: Call, repository: str) -> Iterator[str]:
    """Yield the lines of one call."""
    title, address = call.title, call.contact.address
    if call.contact.way in (Way.RING, Way.WRITE):
        title = title.removesuffix(address)
        yield f"### {number}. {escape_markdown(title)} {escape_code(address)}"
    else:
        yield f"### {number}. {escape_markdown(title)}"
    yield ""
    yield f"{call.label}.{f' {escape_code(address)}' if call.contact.way is Way.LOOK else ''}"
    if call.rings_a_helpline:
        yield "People in need wait on this line: say at once that nobody is in danger, and offer to ring back."
    yield ""
    shown = call.entries[:MOST_ENTRIES]
    for entry in shown:
        yield from _entry_lines(entry, call.last_questions if entry is shown[-1] else ())
        yield from _file_lines(entry, call.asks_people, repository)
    if len(call.entries) > MOST_ENTRIES:
        yield f"Ask about {len(call.entries) - MOST_ENTRIES} more: see the page with all calls."
        yield ""


def _entry_lines(entry: EntryToCheck, last_questions: Sequence[str]) -> Iterator[str]:
    """Yield the lines of one entry of a call: why, and what to ask."""
    runs = f" ({escape_markdown(entry.organisation)})" if entry.organisation else ""
    yield f"**{escape_markdown(entry.item.entry.name)}**{runs}. {escape_markdown(' '.join(entry.reasons), 600)}"
    if entry.whom_to_ask:
        yield escape_markdown(entry.whom_to_ask, 600)
    yield ""
    yield from (f"- {escape_markdown(text, 600)}" for text in (*entry.questions, *last_questions))
    if entry.tries:
        yield f"- No answer on {', '.join(map(format_date, entry.tries))}."
    yield ""


def _file_lines(entry: EntryToCheck, asks_people: bool, repository: str) -> Iterator[str]:
    """Yield the lines that say what to write into an entry's file."""
    url = edit_url(repository, entry.file)
    file = f"[{entry.file}]({url})" if url else escape_code(entry.file)
    yield f"<details><summary>Write down what they said</summary>\n\nIn {file}:\n"
    yield f"```yaml\n{entry.confirmed_lines}\n```\n"
    if entry.take_out:
        yield "Then take out:\n"
        yield from (f"- {escape_markdown(text)}" for text in entry.take_out)
        yield ""
    if asks_people:
        yield f"Nobody answered?\n\n```yaml\n{entry.tried_line}\n```\n"
    if entry.inactive_line:
        yield ("Nobody has answered for 60 days, so it may not be running. Write this below `name:`. The check then "
               f"says what else to change.\n\n```yaml\n{entry.inactive_line}\n```\n")
    yield "</details>"
    yield ""


def _report_lines(reports: Sequence[ReaderReport]) -> Iterator[str]:
    """Yield the lines about the readers' open reports, which GitHub makes links of by their numbers."""
    if not reports:
        return
    yield f"### Readers' reports ({len(reports)})"
    yield ""
    yield from (f"- #{report.number}: {escape_markdown(report.title, 120)}" for report in reports[:MOST_REPORTS])
    if len(reports) > MOST_REPORTS:
        yield f"- … and {len(reports) - MOST_REPORTS} more"
    yield ""
