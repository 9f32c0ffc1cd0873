"""The model of links.json, from which its JSON Schema is generated, and of a target's history in the memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

ListName = Literal["fix_now", "please_look", "when_you_next_edit", "watching", "working_again"]
DATE_FIRST = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?", re.ASCII)
LISTS: tuple[ListName, ...] = ("fix_now", "please_look", "when_you_next_edit", "watching", "working_again")


def parse_timestamp(text: str) -> datetime:
    """Parse an ISO 8601 date and time; without a zone it is UTC. Raises ValueError for anything else."""
    timestamp = datetime.fromisoformat(text)
    return timestamp if timestamp.tzinfo else timestamp.replace(tzinfo=UTC)


def format_timestamp(time: datetime) -> str:
    """Return a time as it stands in files: 2026-11-23T06:00:00+00:00."""
    return time.isoformat(timespec="seconds")


def _check_timestamp(text: str) -> str:
    """Return the text; ValueError where it is no date and time, or so far away that reckoning with it may overflow."""
    if not DATE_FIRST.fullmatch(text) or not 1970 <= parse_timestamp(text).year <= 9000:
        raise ValueError("must be a date and time such as 2026-11-23T06:00:00+00:00")
    return text


Timestamp = Annotated[str, AfterValidator(_check_timestamp)]
"""An ISO 8601 date and time as text."""


class StrictModel(BaseModel):
    """A record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class EntryPlace(StrictModel):
    """Where a target stands."""

    id: str = ""
    """The entry, such as missing/safecall; empty where it belongs to none."""
    name: str = ""
    title: str = ""
    file: str
    line: int
    field: str = ""
    phone: str = ""
    """A number of the same entry, for a reader who meets a broken link."""


class AttemptRow(StrictModel):
    """One request of this run."""

    look: int
    asked: str
    answer: str


class PastResult(StrictModel):
    """One past check of a target: when, and its verdict."""

    at: Timestamp
    verdict: Verdict
    reason: Reason


class TargetHistory(StrictModel):
    """What the memory holds of a target. Dates are ISO 8601 in UTC; absent ones are null."""

    first_seen: Timestamp
    last_ok_at: Timestamp | None = None
    last_good_title: str = ""
    last_good_domain: str = ""
    failing_since: Timestamp | None = None
    consecutive_failures: int = 0
    results: list[PastResult] = []
    """The last 24 checks, the newest last."""
    confirmed: bool = False
    checked_by_hand: str | None = None
    title: str = ""
    owners: list[str] = []


class Row(StrictModel):
    """One target: what is wrong with it since when, and what to do."""

    target: str
    kind: Literal["web", "email", "phone"]
    entries: list[EntryPlace]
    verdict: Verdict
    reason: Reason
    sentence: str
    what_to_do: str
    new_url: str | None = None
    confirmed: bool = False
    """Whether the verdict has stood long enough to act on; see the confirmation rules."""
    first_failed_at: Timestamp | None = None
    in_list: ListName | None = None
    is_new: bool = False
    """Whether it came into its list with this run."""
    note: str = ""
    """A remark such as "unreliable: failed 8 of 16 checks"."""
    quiet_until: str | None = None
    """Left out of the lists until this date: checked by hand, or excepted."""
    checked_at: Timestamp | None = None
    attempts: list[AttemptRow] = []
    history: TargetHistory


class ClosedTarget(StrictModel):
    """A target that is in the catalogue no more."""

    target: str
    closed_as: Literal["replaced", "removed"]
    replaced_by: str | None = None
    entries: list[str]


class WeekCounts(StrictModel):
    """The counts of a past check, for the chart."""

    at: Timestamp
    counts: dict[str, int]


class Report(StrictModel):
    """links.json."""

    schema_: Annotated[str, Field(alias="$schema")] = "links.schema.json"
    generated_at: Timestamp
    complete: bool
    """False where the run was thrown away, or ran out of time, or covers only part of the targets."""
    thrown_away: str | None = None
    """Why nothing here may be acted on; null for a good run."""
    scope: str = "all"
    """all, changed, failing, or a shard such as 1/3."""
    first_run: bool = False
    summary: str = ""
    counts: dict[str, int]
    lists: dict[str, int]
    results: Sequence[Row]
    closed: list[ClosedTarget] = []
    weeks: list[WeekCounts] = []
    exceptions: list[str] = []
    """Sentences about entries of link-exceptions.yml that have expired, or whose link works."""
    walked: dict[str, int] = {}
    """LinkChecker's walk of the built site: how many pages and links it saw. Empty where there was none."""
    site_faults: list[str] = []
    """Links within the site that lead nowhere: faults of the site's own, a sentence each."""
    walk_failed: str = ""
    """Why the site could not be walked, or not wholly; empty where nothing went wrong."""
