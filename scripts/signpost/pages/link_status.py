"""What the pages say about links, from the last links.json. Pure, except `load_link_status`.

Entries have a line about their links, and a warning beside a link that is known to be broken. The home page has the
date of the last check. The page /link-report/ has the five lists and a chart.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from signpost.catalogue.derived.date_formatting import format_date
from signpost.catalogue.problem import display_path
from signpost.links.escape import escape_log
from signpost.links.reasons import Reason
from signpost.links.report.report_builder import rows_in_list
from signpost.links.report.report_files import LIST_MEANINGS, LIST_TITLES
from signpost.links.report.report_model import LISTS, ListName, Report, Row
from signpost.links.verdicts import Verdict

WEEKS_SHOWN = 26
LINKS_JSON = Path("links/links.json")
LOGGER = logging.getLogger("signpost.links")


@dataclass(frozen=True, slots=True)
class ReportList:
    """One of the report's five lists."""

    name: ListName
    title: str
    meaning: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Bar:
    """One week's bar of the chart: its date in words, the counts, and the three counts in per cent of the total."""

    at: str
    total: int
    working: int
    unsure: int
    failing: int
    working_share: float
    unsure_share: float
    failing_share: float


@dataclass(frozen=True)
class LinkStatus:
    """The last check, with its rows by entry and by target."""

    report: Report
    by_entry: Mapping[str, Sequence[Row]]
    by_target: Mapping[str, Row]

    @property
    def checked_on(self) -> date:
        """The date of the check."""
        return date.fromisoformat(self.report.generated_at[:10])

    @property
    def checked_words(self) -> str:
        """The date of the check in words: 20 November 2026."""
        return format_date(self.report.generated_at[:10])

    def home_line(self) -> str:
        """Return the line for the home page."""
        return f"Links last checked on {self.checked_words}."

    def links_line(self, entry_id: str) -> str:
        """Return the line for an entry; empty where it has no link or email."""
        rows = [row for row in self.by_entry.get(entry_id, ()) if row.kind in ("web", "email")]
        checked = [row for row in rows if row.verdict is not Verdict.NOT_CHECKED and row.checked_at]
        if not rows:
            return ""
        if not checked:
            return "Links not checked yet."
        oldest = format_date(min(row.checked_at or "" for row in checked)[:10])
        bad = [row for row in checked if is_known_bad(row)]
        unseen = [row for row in checked if not row.verdict.is_working and row not in bad]
        if not bad and not unseen and len(checked) == len(rows):
            return f"Links seen working on {oldest}."
        parts = [f"Links last checked on {oldest}:"]
        working = len(checked) - len(bad) - len(unseen)
        parts += [f"{working} of {len(rows)} seen working"] if working else []
        parts += [f"{len(bad)} known not to work"] if bad else []
        parts += [f"{len(rows) - working - len(bad)} could not be seen"] if len(rows) > working + len(bad) else []
        return f"{parts[0]} {', '.join(parts[1:])}."

    def warning(self, target: str, phone: str = "") -> str:
        """Return the warning beside a target, with `phone` to ring instead; empty where none is needed."""
        row = self.by_target.get(target)
        if row is None or not is_known_bad(row):
            return ""
        what = {"email": "Mail to this address does not arrive", "phone": "This number is wrong"}.get(
            row.kind, "This link does not work")
        if self.is_taken_over(target):
            what = "Do not go to this address: it no longer belongs to this service"
        elif row.verdict is Verdict.INSECURE:
            what = "Browsers warn about this link: its security certificate is not valid"
        since = f" (since {format_date(row.first_failed_at[:10])})" if row.first_failed_at else ""
        return f"{what}{since}.{f' Ring {phone} instead.' if phone and row.kind != 'phone' else ''}"

    def is_taken_over(self, target: str) -> bool:
        """Whether an address certainly belongs to somebody else now, so that no page may link to it."""
        row = self.by_target.get(target)
        return row is not None and is_known_bad(row) and row.reason.is_taken_over

    @staticmethod
    def date_of(timestamp: str) -> str:
        """Return the date of a timestamp in words, for the template."""
        return format_date(timestamp[:10])

    @staticmethod
    def may_open(row: Row) -> bool:
        """Whether the report page may link to a target: a valid, public web address that was not taken over."""
        harmful = row.verdict is Verdict.INVALID or row.reason.is_taken_over or row.reason is Reason.PRIVATE_ADDRESS
        return row.kind == "web" and not harmful and row.target.startswith(("http://", "https://"))

    def lists(self) -> list[ReportList]:
        """Return the five lists in their order."""
        return [ReportList(name, LIST_TITLES[name], LIST_MEANINGS[name], rows_in_list(self.report, name))
                for name in LISTS]

    def bars(self) -> list[Bar]:
        """Return the chart's bars, the oldest first."""
        return [_bar(week.at, week.counts) for week in self.report.weeks[-WEEKS_SHOWN:]]


def _bar(at: str, counts: Mapping[str, int]) -> Bar:
    """Return the bar of one week."""
    total = sum(counts.values())
    working = sum(counts.get(name, 0) for name in Verdict if name.is_working)
    failing = sum(counts.get(name, 0) for name in Verdict if name.is_failing)
    whole = max(total, 1) / 100
    return Bar(format_date(at[:10]), total, working, total - working - failing, failing, round(working / whole, 2),
               round((total - working - failing) / whole, 2), round(failing / whole, 2))


def is_known_bad(row: Row) -> bool:
    """Whether readers are warned about a row: it is confirmed, and needs no person's judgement."""
    return row.confirmed and row.in_list == "fix_now"


def load_link_status(path: Path = LINKS_JSON) -> LinkStatus | None:
    """Read the last check; None where there is none, or where it cannot be used, which is logged as a warning."""
    try:
        report = Report.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        _warn_not_used(path, f"it cannot be read, or another version wrote it ({_summary_of(error)})")
        return None
    if why := _unusable(report):
        _warn_not_used(path, why)
        return None
    by_entry: dict[str, list[Row]] = {}
    for row in report.results:
        for place in row.entries:
            if place.id and row not in by_entry.setdefault(place.id, []):
                by_entry[place.id].append(row)
    return LinkStatus(report, by_entry, {row.target: row for row in report.results})


def _unusable(report: Report) -> str:
    """Return why a report does not cover the whole catalogue; empty where it does."""
    if report.thrown_away:
        return f"that check was thrown away: {report.thrown_away}"
    return "" if report.scope in ("all", "failing") else "it covers only a part of the catalogue"


def _warn_not_used(path: Path, why: str) -> None:
    """Log in one line why a report is not used."""
    LOGGER.warning("The last link check is not used, and pages say that links are not checked yet: %s: %s",
                   display_path(path), escape_log(why))


def _summary_of(error: Exception) -> str:
    """Return the first problem of a file in a few words."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        return f"{'.'.join(map(str, first['loc'])) or 'JSON'}: {first['msg']}"[:150]
    return (getattr(error, "strerror", None) or str(error))[:150]
