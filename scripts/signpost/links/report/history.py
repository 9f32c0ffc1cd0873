"""What today's finding means beside the past: confirmed or not, working again, unreliable. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from signpost.links.finding import Finding
from signpost.links.reasons import Certain, Reason
from signpost.links.report.memory import moment
from signpost.links.report.rows import History, Result
from signpost.links.verdicts import Verdict

KEPT = 24
TWO_RUNS_APART = timedelta(hours=24)
THREE_RUNS_OVER = timedelta(days=7)
UNRELIABLE_FROM = 3


def remembered(past: History | None, finding: Finding, now: datetime, owners: list[str]) -> History:
    """Return the history after this run."""
    at = stamp(now)
    history = past.model_copy() if past else History(first_seen=at)
    history.owners = owners
    if finding.verdict is Verdict.NOT_CHECKED:
        return history
    history.results = [*history.results, Result(at=at, verdict=finding.verdict, reason=finding.reason)][-KEPT:]
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


def is_confirmed(history: History, finding: Finding, now: datetime) -> bool:
    """Whether a failure has stood long enough; `history` holds today's result already."""
    if finding.verdict is Verdict.BLOCKED or history.failing_since is None:
        return False
    certain = finding.reason.certain
    if finding.verdict is Verdict.INVALID or certain is Certain.AT_ONCE:
        return True
    if certain is Certain.WITH_SECOND_SIGN:
        return finding.second_sign
    if certain is Certain.WHEN_SEEN_TWICE and finding.twice:
        return True
    streak = streak_of(history)
    if certain is Certain.AFTER_THREE_RUNS:
        days = {each.at[:10] for each in streak}
        return len(days) >= 3 and now - moment(history.failing_since) >= THREE_RUNS_OVER
    lasting = [each for each in streak if each.reason.certain is not Certain.AFTER_THREE_RUNS]
    return len(lasting) >= 2 and now - moment(lasting[0].at) >= TWO_RUNS_APART


def streak_of(history: History) -> list[Result]:
    """Return the failures since it last worked; what a robot could not see neither counts nor breaks the row."""
    found: list[Result] = []
    for result in reversed(history.results):
        if result.verdict.is_working:
            break
        if result.verdict.is_failing:
            found.append(result)
    return found[::-1]


def settled(finding: Finding, history: History) -> tuple[Verdict, Reason]:
    """Return the verdict that is reported: a passing trouble that is confirmed has become a lasting one."""
    if finding.verdict is Verdict.TEMPORARY and history.confirmed:
        return Verdict.BROKEN, finding.reason
    return finding.verdict, finding.reason


def unreliable(history: History) -> str:
    """Return a remark on a target that fails again and again without staying down, or nothing."""
    failed = [each.verdict.is_failing for each in history.results if each.verdict is not Verdict.BLOCKED]
    falls = sum(1 for before, after in pairwise(failed) if after and not before)
    if falls + (bool(failed) and failed[0]) < UNRELIABLE_FROM:
        return ""
    return f"unreliable: failed {sum(failed)} of {len(failed)} checks"


def works_again(past: History | None, finding: Finding) -> bool:
    """Whether a failure that was confirmed is over."""
    return bool(past and past.confirmed and finding.verdict.is_working)


def stamp(now: datetime) -> str:
    """Return a moment as it stands in files: 2026-11-23T06:00:00+00:00."""
    return now.isoformat(timespec="seconds")
