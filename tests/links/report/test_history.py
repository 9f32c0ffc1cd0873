"""What one finding does to a history, at every edge of the rules for when it is certain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.report_model import PastResult, TargetHistory, format_timestamp
from signpost.links.report.target_history import (
    RESULTS_KEPT,
    failure_streak,
    is_confirmed,
    reported_verdict,
    unreliable_note,
    updated_history,
    works_again,
)
from signpost.links.verdicts import Verdict

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
GONE = Finding(Verdict.BROKEN, Reason.NOT_FOUND)
DOWN = Finding(Verdict.TEMPORARY, Reason.SERVER_ERROR)
WELL = Finding(Verdict.OK, Reason.WORKS, title="Harbour", domain="harbour.lab")
WALL = Finding(Verdict.BLOCKED, Reason.BOT_WALL)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def after(*looks: tuple[timedelta, Finding]) -> TargetHistory:
    """Return the history of findings made so long before NOW, the oldest first."""
    history: TargetHistory | None = None
    for ago, finding in looks:
        history = updated_history(history, finding, NOW - ago, ["harbour"])
    assert history is not None
    return history


@pytest.mark.parametrize(
    ("ago", "confirmed"), [(DAY, True), (DAY - SECOND, False), (DAY + SECOND, True), (timedelta(0), False)]
)
def test_lasting_failure_is_certain_when_two_runs_are_a_day_apart(ago: timedelta, confirmed: bool) -> None:
    """24 hours to the second."""
    assert after((ago, GONE), (timedelta(0), GONE)).confirmed is confirmed


@pytest.mark.parametrize(
    ("days", "confirmed"),
    [
        ((7, 3, 0), True),
        ((6.9, 3, 0), False),
        ((7, 0), False),
        ((8, 8, 0), False),
        ((8, 0, 0), False),
        ((9, 8, 0), True),
        ((30, 0), False),
        ((8, 1, 1, 0), True),
    ],
)
def test_passing_trouble_is_certain_when_three_days_of_a_week_saw_it(days: tuple[float, ...], confirmed: bool) -> None:
    """Three runs on different days, the first of them seven days ago."""
    looks = [(timedelta(days=day), DOWN) for day in days]
    assert after(*looks).confirmed is confirmed


@pytest.mark.parametrize(
    ("finding", "confirmed"),
    [
        (Finding(Verdict.BROKEN, Reason.GONE_FOR_GOOD), True),
        (Finding(Verdict.UNDELIVERABLE, Reason.NULL_MX), True),
        (Finding(Verdict.INVALID, Reason.NO_SCHEME), True),
        (Finding(Verdict.INVALID, Reason.PRIVATE_ADDRESS), True),
        (Finding(Verdict.BROKEN, Reason.PRIVATE_ADDRESS), False),
        (Finding(Verdict.BROKEN, Reason.NO_SUCH_DOMAIN, seen_twice=True), True),
        (Finding(Verdict.BROKEN, Reason.NO_SUCH_DOMAIN), False),
        (Finding(Verdict.BROKEN, Reason.NOT_FOUND, seen_twice=True), False),
        (Finding(Verdict.TEMPORARY, Reason.TIMEOUT, seen_twice=True), False),
        (Finding(Verdict.SUSPECT, Reason.PARKED, second_sign=True), True),
        (Finding(Verdict.SUSPECT, Reason.CHANGED_HANDS, second_sign=True), True),
        (Finding(Verdict.SUSPECT, Reason.PARKED, seen_twice=True), False),
        (Finding(Verdict.SUSPECT, Reason.SOFT_404, second_sign=True), False),
        (Finding(Verdict.BLOCKED, Reason.HTTP_403, seen_twice=True, second_sign=True), False),
    ],
)
def test_failure_is_certain_at_once_when_its_reason_allows_it(finding: Finding, confirmed: bool) -> None:
    """Gone for good, no mail, invalid; a lost name seen twice; a takeover with a second sign; nothing else."""
    assert after((timedelta(0), finding)).confirmed is confirmed


def test_takeover_never_becomes_certain_when_one_sign_is_seen_again_and_again() -> None:
    """A person must look; the site keeps the link."""
    parked = Finding(Verdict.SUSPECT, Reason.PARKED, seen_twice=True)
    assert not after(*((timedelta(days=7 * week), parked) for week in range(9, -1, -1))).confirmed


def test_blocked_is_never_certain_when_it_lasts() -> None:
    """And it neither starts nor ends a failure."""
    history = after(*((timedelta(days=7 * week), WALL) for week in range(9, -1, -1)))
    assert (history.confirmed, history.failing_since, history.consecutive_failures) == (False, None, 0)
    assert not is_confirmed(history, WALL, NOW)


def test_blocked_in_between_neither_counts_nor_breaks_a_row() -> None:
    """Two failures a day apart stay two."""
    between = after((2 * DAY, GONE), (DAY, WALL))
    assert (between.failing_since, between.consecutive_failures) == (format_timestamp(NOW - 2 * DAY), 1)
    history = after((2 * DAY, GONE), (DAY, WALL), (timedelta(0), GONE))
    assert (history.confirmed, history.consecutive_failures, len(failure_streak(history))) == (True, 2, 2)


def test_passing_trouble_does_not_count_towards_a_lasting_failure() -> None:
    """A time-out the day before does not make today's 404 certain."""
    assert not after((2 * DAY, DOWN), (timedelta(0), GONE)).confirmed
    assert after((2 * DAY, DOWN), (DAY, GONE), (timedelta(0), GONE)).confirmed


def test_confirmation_is_taken_back_when_it_works_again() -> None:
    """With all that counted towards it."""
    history = after((3 * DAY, GONE), (2 * DAY, GONE), (DAY, WELL))
    assert (history.confirmed, history.failing_since, history.consecutive_failures) == (False, None, 0)
    assert history.last_ok_at == format_timestamp(NOW - DAY)
    again = after((3 * DAY, GONE), (2 * DAY, GONE), (DAY, WELL), (timedelta(0), GONE))
    assert (again.confirmed, again.failing_since, again.consecutive_failures) == (False, format_timestamp(NOW), 1)


def test_title_and_domain_of_the_last_good_look_are_kept_when_it_fails() -> None:
    """They are what a takeover is seen by; a good look without a title does not wipe them out."""
    other = Finding(Verdict.SUSPECT, Reason.CHANGED_HANDS, title="Sofas", domain="sofas.lab")
    bare = Finding(Verdict.OK, Reason.WORKS)
    history = after((3 * DAY, WELL), (2 * DAY, bare), (DAY, other))
    assert (history.last_good_title, history.last_good_domain, history.title) == ("Harbour", "harbour.lab", "Sofas")


def test_history_is_not_touched_when_nothing_was_checked() -> None:
    """Only whom it belongs to is noted."""
    before = after((DAY, GONE))
    later = updated_history(before, Finding(Verdict.NOT_CHECKED, Reason.OUT_OF_TIME), NOW, ["other"])
    assert later == before.model_copy(update={"owners": ["other"]})
    assert updated_history(None, Finding(Verdict.NOT_CHECKED, Reason.OUT_OF_TIME), NOW, []).results == []


def test_history_before_is_not_changed_when_a_finding_is_added() -> None:
    """A run that is thrown away leaves no trace."""
    before = after((DAY, GONE))
    told = before.model_dump()
    updated_history(before, GONE, NOW, ["other"])
    assert before.model_dump() == told


@pytest.mark.parametrize(
    ("runs", "kept"),
    [(RESULTS_KEPT - 1, RESULTS_KEPT - 1), (RESULTS_KEPT, RESULTS_KEPT), (RESULTS_KEPT + 1, RESULTS_KEPT)])
def test_results_are_the_last_ones_when_there_are_many(runs: int, kept: int) -> None:
    """The newest is the last."""
    history = after(*((timedelta(days=ago), WELL) for ago in range(runs - 1, -1, -1)))
    assert len(history.results) == kept and history.results[-1].at == format_timestamp(NOW)


@pytest.mark.parametrize(
    ("finding", "confirmed", "verdict"),
    [
        (DOWN, True, Verdict.BROKEN),
        (DOWN, False, Verdict.TEMPORARY),
        (GONE, True, Verdict.BROKEN),
        (Finding(Verdict.SUSPECT, Reason.SOFT_404), True, Verdict.SUSPECT),
        (WELL, True, Verdict.OK),
    ],
)
def test_temporary_becomes_broken_when_it_is_certain(finding: Finding, confirmed: bool, verdict: Verdict) -> None:
    """With its own reason; every other verdict stays."""
    history = TargetHistory(first_seen=format_timestamp(NOW), confirmed=confirmed)
    assert reported_verdict(finding, history) == (verdict, finding.reason)


def results(pattern: str) -> TargetHistory:
    """Return a history: o for ok, x for a failure, b for blocked, n for not checked."""
    kinds = {"o": WELL, "x": DOWN, "b": WALL}
    return TargetHistory(
        first_seen=format_timestamp(NOW),
        results=[PastResult(at=format_timestamp(NOW), verdict=kinds[each].verdict, reason=kinds[each].reason)
                 for each in pattern],
    )


@pytest.mark.parametrize(
    ("pattern", "note"),
    [
        ("oxoxox", "unreliable: failed 3 of 6 checks"),
        ("xoxox", "unreliable: failed 3 of 5 checks"),
        ("oxox", ""),
        ("xox", ""),
        ("oxxxxxo", ""),
        ("oxbxoxbo", ""),
        ("oxboxoxb", "unreliable: failed 3 of 6 checks"),
        ("b", ""),
        ("", ""),
    ],
)
def test_target_is_unreliable_when_it_fell_three_times(pattern: str, note: str) -> None:
    """A failure at the beginning is a fall; blocked checks are left out."""
    assert unreliable_note(results(pattern)) == note


@pytest.mark.parametrize(
    ("past", "finding", "again"),
    [(True, WELL, True), (True, GONE, False), (True, WALL, False), (False, WELL, False), (None, WELL, False)],
)
def test_target_works_again_when_a_certain_failure_is_over(past: bool | None, finding: Finding, again: bool) -> None:
    """Not when it was never certain, or cannot be seen."""
    history = None if past is None else TargetHistory(first_seen=format_timestamp(NOW), confirmed=past)
    assert works_again(history, finding) is again


def test_streak_is_what_failed_since_it_last_worked_when_there_is_more() -> None:
    """In order, the oldest first."""
    assert [each.verdict for each in failure_streak(results("xoxbx"))] == [Verdict.TEMPORARY, Verdict.TEMPORARY]
    assert failure_streak(results("xo")) == [] == failure_streak(results(""))


def test_moment_is_written_in_full_when_it_is_stored() -> None:
    """With its zone, to the second."""
    assert format_timestamp(NOW.replace(microsecond=5)) == "2026-11-25T06:00:00+00:00"
