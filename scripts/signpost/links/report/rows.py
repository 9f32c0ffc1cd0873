"""What links.json holds: the shape of a result, from which its JSON Schema comes."""

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


def moment(text: str) -> datetime:
    """Read an ISO date and time; without a zone it is UTC. ValueError for what is none."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _is_moment(text: str) -> str:
    """Refuse what is no date and time that can be reckoned with."""
    if not DATE_FIRST.fullmatch(text) or not 1970 <= moment(text).year <= 9000:
        raise ValueError("must be a date and time such as 2026-11-23T06:00:00+00:00")
    return text


Moment = Annotated[str, AfterValidator(_is_moment)]
"""A date and time as text, ISO 8601."""


class Shape(BaseModel):
    """A record of named fields."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class EntryPlace(Shape):
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


class AttemptRow(Shape):
    """One request of this run."""

    look: int
    asked: str
    answer: str


class Result(Shape):
    """One check of the past: when, and what it said."""

    at: Moment
    verdict: Verdict
    reason: Reason


class History(Shape):
    """What memory holds of a target. Dates are ISO 8601 in UTC; absent ones are null."""

    first_seen: Moment
    last_ok_at: Moment | None = None
    last_good_title: str = ""
    last_good_domain: str = ""
    failing_since: Moment | None = None
    consecutive_failures: int = 0
    results: list[Result] = []
    """The last 24 checks, the newest last."""
    confirmed: bool = False
    checked_by_hand: str | None = None
    title: str = ""
    owners: list[str] = []


class Row(Shape):
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
    first_failed_at: Moment | None = None
    in_list: ListName | None = None
    is_new: bool = False
    """Whether it came into its list with this run."""
    note: str = ""
    """A remark such as "unreliable: failed 8 of 16 checks"."""
    quiet_until: str | None = None
    """Hidden from the lists until this date: looked at by hand, or excepted."""
    checked_at: Moment | None = None
    attempts: list[AttemptRow] = []
    history: History


class Closed(Shape):
    """A target that is in the catalogue no more."""

    target: str
    closed_as: Literal["replaced", "removed"]
    replaced_by: str | None = None
    entries: list[str]


class Week(Shape):
    """The counts of a past check, for the chart."""

    at: Moment
    counts: dict[str, int]


class Report(Shape):
    """links.json."""

    schema_: Annotated[str, Field(alias="$schema")] = "links.schema.json"
    generated_at: Moment
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
    closed: list[Closed] = []
    weeks: list[Week] = []
    exceptions: list[str] = []
    """What is wrong with link-exceptions.yml: those that have expired, or whose link works."""
    walked: dict[str, int] = {}
    """LinkChecker's walk of the built site: how many pages and links it saw. Empty where there was none."""
    site_faults: list[str] = []
    """Links within the site that lead nowhere: faults of the site's own, a sentence each."""
    walk_failed: str = ""
    """Why the site could not be walked, or not wholly; empty where nothing went wrong."""
