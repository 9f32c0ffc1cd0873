"""One round of checking one web address: requested, requested again where that may help, and judged."""

from __future__ import annotations

from dataclasses import replace

from signpost.links.classify.judge import format_address, judge, may_be_soft_404
from signpost.links.finding import Attempt, Finding, combine_rounds, milder
from signpost.links.limits import Limits
from signpost.links.page.fragments import candidate_ids
from signpost.links.probe.http_client import HttpClient
from signpost.links.probe.navigation import Navigation, RequestBudget
from signpost.links.probe.redirects import follow_redirects
from signpost.links.probe.soft_404 import Soft404Detector
from signpost.links.probe.web_job import WebJob
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

RETRIED_AS_BROWSER = frozenset({400, 403, 404, 410})
"""Statuses with which sites refuse requests that do not look like those of a browser."""
MIN_RETRY_SECONDS = 2


class WebChecker:
    """Checks the web addresses of one run."""

    def __init__(self, client: HttpClient, limits: Limits) -> None:
        self._client, self._limits = client, limits
        self._soft_404 = Soft404Detector(client, limits)

    async def check(self, job: WebJob, round_number: int) -> None:
        """Check a job in round 1 or 2; its findings become the milder ones of the rounds so far."""
        if round_number > 1 and job.budget.requests < job.min_requests:
            return
        log_start = len(job.budget.log)
        navigation, finding = await self._navigate(job, round_number)
        if may_be_soft_404(navigation, finding) and not _has_linked_anchor(job, navigation):
            reason = await self._soft_404.find_reason(navigation, job.known)
            finding = replace(finding, verdict=Verdict.SUSPECT, reason=reason, new_url="") if reason else finding
        attempts = tuple(Attempt(round_number, *request) for request in job.budget.log[log_start:])
        for fragment in job.fragments:
            current = replace(_finding_for_fragment(navigation, finding, fragment), attempts=attempts)
            job.findings[fragment] = combine_rounds(job.findings.get(fragment), current)
        if not job.needs_second_round:
            job.budget.log = []  # its requests are recorded in the findings

    async def _navigate(self, job: WebJob, round_number: int) -> tuple[Navigation, Finding]:
        """Navigate to a job's address and judge the result; a second time at once where that may help."""
        seconds = self._limits.first_look_seconds if round_number == 1 else job.budget.seconds
        navigation, finding = await self._navigate_once(job, round_number > 1, seconds)
        if self._is_worth_retrying(navigation, finding, job.budget):
            retried, second_finding = await self._navigate_once(job, True, seconds)
            if milder(finding, second_finding) is second_finding:
                return retried, second_finding
        return navigation, finding

    async def _navigate_once(self, job: WebJob, as_browser: bool, seconds: float) -> tuple[Navigation, Finding]:
        """Navigate to a job's address and judge the result."""
        navigation = await follow_redirects(self._client, job.address, job.budget, as_browser, self._limits, seconds)
        finding = judge(navigation, job.known)
        navigation.discard_content()
        response = navigation.response
        delay = response.retry_after if response and finding.verdict is Verdict.TEMPORARY else None
        return navigation, replace(finding, retry_later_run=delay is not None and delay > self._limits.retry_after_cap)

    @staticmethod
    def _is_worth_retrying(navigation: Navigation, finding: Finding, budget: RequestBudget) -> bool:
        """Whether to request at once again: after a failure that may pass, or with the headers of a browser."""
        if finding.retry_later_run or finding.reason is Reason.BOT_WALL:
            return False
        if budget.requests < navigation.hops + 2 or budget.seconds < MIN_RETRY_SECONDS:
            return False
        status = navigation.response.status if navigation.response and not navigation.failure else 0
        return finding.reason.is_retryable or finding.reason is Reason.REFUSES_CHECKS or status in RETRIED_AS_BROWSER


def _has_linked_anchor(job: WebJob, navigation: Navigation) -> bool:
    """Whether the page has an anchor that a target refers to, so that it is certainly the right page."""
    page = navigation.page
    return bool(page and any(candidate_ids(fragment) & page.anchors for fragment in job.fragments))


def _finding_for_fragment(navigation: Navigation, finding: Finding, fragment: str) -> Finding:
    """Return the finding for a target with this fragment; a redirect's own fragment replaces the target's."""
    effective = navigation.end.fragment or fragment
    if not finding.verdict.is_working:
        return finding
    if effective and navigation.page and not navigation.page.has_anchor(effective):
        return replace(finding, verdict=Verdict.FRAGMENT_MISSING, reason=Reason.NO_SUCH_PLACE, new_url="")
    if finding.new_url and fragment and "#" not in finding.new_url:
        is_permanent = finding.reason is Reason.PERMANENT
        target = navigation.permanent_target if is_permanent else navigation.end
        if target:
            return replace(finding, new_url=format_address(replace(target, fragment=fragment)))
    return finding
