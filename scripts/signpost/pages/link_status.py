"""What the pages of the site say about their links, from the last links.json. Pure but for `load_links`.

For an entry: one line, and a warning beside a link that is known to be broken. For the home page: when the last
check was. For /link-report/: five lists and a chart.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from signpost.catalogue.problem import display_path
from signpost.links.escape import log
from signpost.links.reasons import Reason
from signpost.links.report.report_builder import sorted_list
from signpost.links.report.report_files import MEANING, TITLES, day
from signpost.links.report.rows import LISTS, ListName, Report, Row
from signpost.links.verdicts import Verdict

STALE_AFTER_DAYS = 21
WEEKS_SHOWN = 26
LINKS = Path("build/links/links.json")
LOGGER = logging.getLogger("signpost.links")


@dataclass(frozen=True, slots=True)
class ReportList:
    """One of the five lists."""

    name: ListName
    title: str
    meaning: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Bar:
    """One week of the chart: a date in words, how many, and the heights of the three parts in per cent of all."""

    at: str
    total: int
    working: int
    unsure: int
    failing: int
    working_share: float
    unsure_share: float
    failing_share: float


@dataclass(frozen=True)
class Links:
    """The last check as the site sees it."""

    report: Report
    by_entry: Mapping[str, Sequence[Row]]
    by_target: Mapping[str, Row]

    @property
    def checked_on(self) -> date:
        """The day of the check."""
        return date.fromisoformat(self.report.generated_at[:10])

    @property
    def checked_words(self) -> str:
        """The day of the check in words: 20 November 2026."""
        return day(self.report.generated_at)

    def home_line(self) -> str:
        """Return the line for the home page."""
        return f"Links last checked on {self.checked_words}."

    def is_stale(self, today: date) -> bool:
        """Whether the last check is too long ago to rely on."""
        return (today - self.checked_on).days > STALE_AFTER_DAYS

    def links_line(self, entry_id: str) -> str:
        """Return the line for an entry; nothing where it has no link or email."""
        rows = [row for row in self.by_entry.get(entry_id, ()) if row.kind in ("web", "email")]
        checked = [row for row in rows if row.verdict is not Verdict.NOT_CHECKED and row.checked_at]
        if not rows:
            return ""
        if not checked:
            return "Links not checked yet."
        oldest = day(min(row.checked_at or "" for row in checked))
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
        """Return the warning that stands beside a link or address, or nothing; `phone` is shown with it."""
        row = self.by_target.get(target)
        if row is None or not is_known_bad(row):
            return ""
        what = {"email": "Mail to this address does not arrive", "phone": "This number is wrong"}.get(
            row.kind, "This link does not work")
        if self.is_taken(target):
            what = "Do not go to this address: it no longer belongs to this service"
        elif row.verdict is Verdict.INSECURE:
            what = "Browsers warn about this link: its security certificate is not valid"
        since = f" (since {day(row.first_failed_at)})" if row.first_failed_at else ""
        return f"{what}{since}.{f' Ring {phone} instead.' if phone and row.kind != 'phone' else ''}"

    def is_taken(self, target: str) -> bool:
        """Whether an address surely belongs to somebody else now, so that no page offers it as a link."""
        row = self.by_target.get(target)
        return row is not None and is_known_bad(row) and row.reason.is_taken

    @staticmethod
    def day(at: str | None) -> str:
        """Return a date in words, for the template."""
        return day(at)

    @staticmethod
    def edit_url(repository: str, file: str) -> str:
        """Return where a file of the catalogue is edited in the browser; nothing where there is no repository."""
        return f"https://github.com/{repository}/edit/main/{file}" if repository and file and file[0] != "/" else ""

    @staticmethod
    def may_open(row: Row) -> bool:
        """Whether the report offers the address as a link: not what changed hands, and only the web."""
        harmful = row.verdict is Verdict.INVALID or row.reason.is_taken or row.reason is Reason.PRIVATE_ADDRESS
        return row.kind == "web" and not harmful and row.target.startswith(("http://", "https://"))

    def lists(self) -> list[ReportList]:
        """Return the five lists in their order."""
        return [ReportList(name, TITLES[name], MEANING[name], sorted_list(self.report, name)) for name in LISTS]

    def bars(self) -> list[Bar]:
        """Return the weeks of the chart, the oldest first."""
        return [_bar(week.at, week.counts) for week in self.report.weeks[-WEEKS_SHOWN:]]


def _bar(at: str, counts: Mapping[str, int]) -> Bar:
    """Return one week's bar."""
    total = sum(counts.values())
    working = sum(counts.get(name, 0) for name in Verdict if name.is_working)
    failing = sum(counts.get(name, 0) for name in Verdict if name.is_failing)
    whole = max(total, 1) / 100
    return Bar(day(at), total, working, total - working - failing, failing, round(working / whole, 2),
               round((total - working - failing) / whole, 2), round(failing / whole, 2))


def is_known_bad(row: Row) -> bool:
    """Whether readers should be warned: confirmed, and not something that only a person can judge."""
    return row.confirmed and row.in_list == "fix_now"


def load_links(path: Path = LINKS) -> Links | None:
    """Read the last check; None where there is none, or where it cannot be used, which is then logged in one line."""
    try:
        report = Report.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as fault:
        _say_not_used(path, f"it cannot be read, or another version wrote it ({_in_short(fault)})")
        return None
    if why := _unusable(report):
        _say_not_used(path, why)
        return None
    by_entry: dict[str, list[Row]] = {}
    for row in report.results:
        for place in row.entries:
            if place.id and row not in by_entry.setdefault(place.id, []):
                by_entry[place.id].append(row)
    return Links(report, by_entry, {row.target: row for row in report.results})


def _unusable(report: Report) -> str:
    """Return why a report does not speak for the whole catalogue; nothing where it does."""
    if report.thrown_away:
        return f"that check was thrown away: {report.thrown_away}"
    return "" if report.scope in ("all", "failing") else "it covers only a part of the catalogue"


def _say_not_used(path: Path, why: str) -> None:
    """Log why a report is not used, in one line."""
    LOGGER.warning("The last link check is not used, and pages say that links are not checked yet: %s: %s",
                   display_path(path), log(why))


def _in_short(fault: Exception) -> str:
    """Return in a few words what is wrong with a file."""
    if isinstance(fault, ValidationError):
        first = fault.errors(include_url=False, include_input=False, include_context=False)[0]
        return f"{'.'.join(map(str, first['loc'])) or 'JSON'}: {first['msg']}"[:150]
    return (getattr(fault, "strerror", None) or str(fault))[:150]
