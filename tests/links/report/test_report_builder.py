"""What a finding means beside the past: the histories, without any network."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from signpost.catalogue.file_models import LinkException
from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.memory import Memory
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_model import Report, Row
from signpost.links.targets import Place, Target
from signpost.links.verdicts import Verdict
from tests.conftest import DATA

URL = "https://harbour.lab/help"
START = datetime(2026, 11, 20, 6, tzinfo=UTC)
FINDINGS = {
    "ok": Finding(Verdict.OK, Reason.WORKS, title="Harbour Carers | Home"),
    "title_changed_mildly": Finding(Verdict.OK, Reason.WORKS, title="Home - Harbour Carers Trust"),
    "server_error": Finding(Verdict.TEMPORARY, Reason.SERVER_ERROR),
    "timeout": Finding(Verdict.TEMPORARY, Reason.TIMEOUT),
    "dns_failure": Finding(Verdict.TEMPORARY, Reason.DNS_FAILURE),
    "not_found": Finding(Verdict.BROKEN, Reason.NOT_FOUND, seen_twice=True),
    "gone_for_good": Finding(Verdict.BROKEN, Reason.GONE_FOR_GOOD),
    "bot_wall": Finding(Verdict.BLOCKED, Reason.BOT_WALL),
    "expired": Finding(Verdict.INSECURE, Reason.EXPIRED),
    "nxdomain": Finding(Verdict.BROKEN, Reason.NO_SUCH_DOMAIN, seen_twice=True),
    "nxdomain_once": Finding(Verdict.BROKEN, Reason.NO_SUCH_DOMAIN),
    "parked": Finding(Verdict.SUSPECT, Reason.PARKED, second_sign=True),
    "changed_hands": Finding(Verdict.SUSPECT, Reason.CHANGED_HANDS, second_sign=True),
    "soft_404": Finding(Verdict.SUSPECT, Reason.SOFT_404),
    "null_mx": Finding(Verdict.UNDELIVERABLE, Reason.NULL_MX),
    "mx_missing": Finding(Verdict.UNDELIVERABLE, Reason.MX_MISSING),
    "not_checked": Finding(Verdict.NOT_CHECKED, Reason.OUT_OF_TIME),
    "moved": Finding(Verdict.MOVED, Reason.PERMANENT, new_url="https://harbour.lab/new"),
    "rate_limited": Finding(Verdict.TEMPORARY, Reason.RATE_LIMITED),
    "bad_number": Finding(Verdict.INVALID, Reason.BAD_NUMBER),
}
UNCONFIRMED = " (new, unconfirmed)"


@dataclass
class Story:
    """A target's life: runs at a distance, and what each said."""

    spacing: timedelta = timedelta(days=7)
    memory: Memory | None = None
    now: datetime = START
    exceptions: LinkExceptions = field(default_factory=lambda: LinkExceptions(Path("link-exceptions.yml")))
    reports: list[Report] = field(default_factory=list)

    def run(self, what: str, url: str = URL, owners: tuple[str, ...] = ("Harbour",)) -> Row:
        """Add a run that finds so; return the row."""
        target = Target(url, "web", [Place("harbour.yml", 3, name=owner) for owner in owners])
        report, self.memory = build_report(
            [target], {("web", url): FINDINGS[what]}, RunContext(self.memory, self.exceptions, self.now)
        )
        self.now += self.spacing
        self.reports.append(report)
        return report.results[0]

    def runs(self, *whats: str) -> list[str]:
        """Add runs; return what each said, as cases.yaml writes it."""
        return [said(self.run(what)) for what in whats]


def said(row: Row) -> str:
    """Return a verdict, with a remark where it is broken but not confirmed."""
    return row.verdict + (UNCONFIRMED if row.verdict == "broken" and not row.confirmed else "")


HISTORIES: dict[str, dict[str, Any]] = {
    each["id"]: each
    for each in yaml.safe_load((DATA / "links" / "cases.yaml").read_text(encoding="utf-8"))["histories"]
    if set(each["runs"]) <= set(FINDINGS)}
"""The histories that can be replayed from findings alone."""


@pytest.mark.parametrize("name", HISTORIES)
def test_history_gives_expected_verdicts_when_replayed(name: str) -> None:
    """Each run of a history gives the verdict that is expected of it."""
    history = HISTORIES[name]
    story = Story(timedelta(hours=2) if history.get("spacing") == "2 h" else timedelta(days=7))
    assert story.runs(*history["runs"]) == history["expected"]


@pytest.mark.parametrize(
    ("whats", "hours", "expected"),
    [
        (["not_found", "not_found"], 23, [False, False]),
        (["not_found", "not_found"], 24, [False, True]),
        (["not_found", "ok", "not_found"], 48, [False, False, False]),
        (["not_found", "bot_wall", "not_found"], 24, [False, False, True]),
        (["timeout", "not_found", "not_found"], 24, [False, False, True]),
        (["timeout", "timeout", "timeout"], 84, [False, False, True]),
        (["timeout", "timeout", "timeout"], 80, [False, False, False]),
        (["server_error", "timeout", "dns_failure"], 168, [False, False, True]),
        (["server_error", "server_error"], 168, [False, False]),
        (["expired", "expired"], 24, [False, True]),
        (["mx_missing", "mx_missing"], 24, [False, True]),
        (["soft_404", "soft_404"], 24, [False, True]),
        (["nxdomain"], 24, [True]),
        (["nxdomain_once"], 24, [False]),
        (["parked"], 24, [True]),
        (["changed_hands"], 24, [True]),
        (["null_mx"], 24, [True]),
        (["bad_number"], 24, [True]),
        (["gone_for_good"], 24, [True]),
        (["bot_wall"] * 5, 168, [False] * 5),
    ],
)
def test_confirmation_takes_what_the_rules_say_when_failures_repeat(
    whats: list[str], hours: int, expected: list[bool]
) -> None:
    """At once, two runs a day apart, three runs over a week, or never."""
    story = Story(timedelta(hours=hours))
    assert [story.run(what).confirmed for what in whats] == expected


def test_passing_trouble_becomes_broken_when_it_lasts_a_week() -> None:
    """Three failed runs over seven days turn temporary into broken, with another sentence."""
    story = Story()
    assert story.runs("server_error", "server_error", "server_error") == ["temporary", "temporary", "broken"]
    assert "at least a week" in story.reports[-1].results[0].sentence


def test_many_runs_in_one_day_do_not_confirm_when_repeated_by_hand() -> None:
    """Days count, not runs: five runs in a day and one a week later are two days."""
    story = Story(timedelta(hours=2))
    story.runs(*["server_error"] * 5)
    story.now = START + timedelta(days=8)
    assert not story.run("server_error").confirmed


def test_failure_is_forgotten_when_it_works_again() -> None:
    """A blip leaves no first_failed_at."""
    story = Story()
    story.runs("ok", "server_error", "ok")
    row = story.reports[-1].results[0]
    assert (row.first_failed_at, row.history.consecutive_failures, row.in_list) == (None, 0, None)


def test_recovery_is_told_once_when_a_confirmed_failure_ends() -> None:
    """Working again is a list of its own, for one run."""
    story = Story()
    story.runs("not_found", "not_found")
    assert [story.run("ok").in_list, story.run("ok").in_list] == ["working_again", None]


def test_flapping_target_is_called_unreliable_when_it_fails_again_and_again() -> None:
    """Failed 8 of 16 checks: watching, never broken."""
    story = Story()
    assert "broken" not in story.runs(*["ok", "server_error"] * 8)
    row = story.reports[-1].results[0]
    assert (row.note, row.in_list) == ("unreliable: failed 8 of 16 checks", "watching")


def test_row_is_closed_as_replaced_when_the_address_is_edited() -> None:
    """The old address is closed with its successor; the new one starts without a failure."""
    story = Story()
    story.runs("not_found", "not_found")
    row = story.run("ok", "https://harbour.lab/new")
    (closed,) = story.reports[-1].closed
    assert (closed.target, closed.closed_as, closed.replaced_by) == (URL, "replaced", "https://harbour.lab/new")
    assert row.history.consecutive_failures == 0 and row.history.first_seen == row.history.last_ok_at


def test_row_is_closed_as_removed_when_nothing_takes_its_place() -> None:
    """A link of an entry that went is removed, and memory forgets it."""
    story = Story()
    story.run("not_found")
    story.run("ok", "https://other.lab/", ("Other",))
    assert story.reports[-1].closed[0].closed_as == "removed"
    assert story.memory and list(story.memory.targets) == ["web https://other.lab/"]


def test_one_row_names_all_services_when_they_share_an_address() -> None:
    """One URL in five services is one row with five entries."""
    story = Story()
    row = story.run("not_found", owners=tuple("abcde"))
    assert [entry.name for entry in row.entries] == list("abcde")


def test_blocked_link_is_quiet_for_ninety_days_when_looked_at_by_hand() -> None:
    """checked_by_hand on 20 November hides it until 18 February, and no longer."""
    exception = LinkException(url=URL, reason="Turns machines away.", until="2027-12-31", checked_by_hand="2026-11-20")
    story = Story(exceptions=LinkExceptions(Path("x.yml"), (exception,)))
    row = story.run("bot_wall")
    assert (row.verdict, row.in_list, row.quiet_until) == ("blocked", None, "2027-02-18")
    story.now = datetime(2027, 2, 18, 6, tzinfo=UTC)
    assert story.run("bot_wall").in_list == "please_look"


def test_exception_is_a_problem_when_it_has_expired_or_its_link_works() -> None:
    """An immortal or needless exception is complained of."""
    old = LinkException(url=URL, reason="Old.", until="2026-10")
    needless = LinkException(prefix="https://harbour.lab/", reason="Needless.", until="2027-01")
    story = Story(exceptions=LinkExceptions(Path("x.yml"), (old, needless)))
    story.run("ok")
    assert ["ended on 2026-10" in each or "works; take" in each for each in story.reports[0].exceptions] == [True] * 3


def test_memory_keeps_the_last_24_results_when_runs_go_on() -> None:
    """Memory does not grow for ever."""
    story = Story()
    story.runs(*["ok"] * 30)
    assert story.memory and len(story.memory.targets[f"web {URL}"].results) == 24


def test_unchecked_target_keeps_its_past_when_time_runs_out() -> None:
    """What could not be asked says nothing about the link."""
    story = Story()
    before = story.run("ok").history
    after = story.run("not_checked")
    assert after.verdict == "not_checked" and after.history == before and not story.reports[-1].complete


def test_first_run_says_so_when_there_is_no_memory() -> None:
    """No history yet."""
    story = Story()
    story.run("ok")
    assert story.reports[0].first_run and "no history yet" in story.reports[0].summary


def test_same_inputs_give_the_same_report_when_composed_twice() -> None:
    """Nothing but the inputs is in a report."""
    assert Story().run("moved") == Story().run("moved")
