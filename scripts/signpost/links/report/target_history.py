"""How a finding changes a target's history: confirmed or not, working again, unreliable. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from signpost.links.finding import Finding
from signpost.links.reasons import Confirmation, Reason
from signpost.links.report.report_model import PastResult, TargetHistory, format_timestamp, parse_timestamp
from signpost.links.verdicts import Verdict

RESULTS_KEPT = 24
TWO_RUNS_APART = timedelta(hours=24)
THREE_RUNS_OVER = timedelta(days=7)
UNRELIABLE_FROM = 3


def updated_history(past: TargetHistory | None, finding: Finding, now: datetime, owners: list[str]) -> TargetHistory:
    """Return the history after this run; `past` is None for a new target, and is not changed."""
    at = format_timestamp(now)
    history = past.model_copy() if past else TargetHistory(first_seen=at)
    history.owners = owners
    if finding.verdict is Verdict.NOT_CHECKED:
        return history
    result = PastResult(at=at, verdict=finding.verdict, reason=finding.reason)
    history.results = [*history.results, result][-RESULTS_KEPT:]
    history.title = finding.title
    if finding.verdict.is_working:
        history.last_ok_at, history.failing_since, history.consecutive_failures = at, None, 0
        history.confirmed = False
        history.last_good_title = finding.title or history.last_good_title
        history.last_good_domain = finding.domain or history.last_good_domain
    elif finding.verdict.is_failing:
        history.failing_since = history.failing_since or at
        history.consecutive_failures += 1
        history.confirmed = is_confirmed(history, finding, now)
    return history


def is_confirmed(history: TargetHistory, finding: Finding, now: datetime) -> bool:
    """Whether a failure counts as confirmed by the rule of its reason; `history` has today's result already."""
    if finding.verdict is Verdict.BLOCKED or history.failing_since is None:
        return False
    rule = finding.reason.confirmation
    if finding.verdict is Verdict.INVALID or rule is Confirmation.AT_ONCE:
        return True
    if rule is Confirmation.WITH_SECOND_SIGN:
        return finding.second_sign
    if rule is Confirmation.WHEN_SEEN_TWICE and finding.seen_twice:
        return True
    streak = failure_streak(history)
    if rule is Confirmation.AFTER_THREE_RUNS:
        days = {each.at[:10] for each in streak}
        return len(days) >= 3 and now - parse_timestamp(history.failing_since) >= THREE_RUNS_OVER
    lasting = [each for each in streak if each.reason.confirmation is not Confirmation.AFTER_THREE_RUNS]
    return len(lasting) >= 2 and now - parse_timestamp(lasting[0].at) >= TWO_RUNS_APART


def failure_streak(history: TargetHistory) -> list[PastResult]:
    """Return the failures since it last worked; a check that was blocked neither counts nor ends the streak."""
    found: list[PastResult] = []
    for result in reversed(history.results):
        if result.verdict.is_working:
            break
        if result.verdict.is_failing:
            found.append(result)
    return found[::-1]


def reported_verdict(finding: Finding, history: TargetHistory) -> tuple[Verdict, Reason]:
    """Return the verdict for the report: a temporary failure that is confirmed is reported as broken."""
    if finding.verdict is Verdict.TEMPORARY and history.confirmed:
        return Verdict.BROKEN, finding.reason
    return finding.verdict, finding.reason


def unreliable_note(history: TargetHistory) -> str:
    """Return a remark on a target that fails again and again without staying down; empty for any other."""
    failed = [each.verdict.is_failing for each in history.results if each.verdict is not Verdict.BLOCKED]
    failures_begun = sum(1 for before, after in pairwise(failed) if after and not before)
    if failures_begun + (bool(failed) and failed[0]) < UNRELIABLE_FROM:
        return ""
    return f"unreliable: failed {sum(failed)} of {len(failed)} checks"


def works_again(past: TargetHistory | None, finding: Finding) -> bool:
    """Whether a failure that was confirmed is over."""
    return bool(past and past.confirmed and finding.verdict.is_working)
