"""Carries a plan out: a first round over everything, and a second one, after a pause, over what was not good.

Every target gets a finding; what could not be checked in time is `not_checked`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

from signpost.links.addresses import Address, parse_address
from signpost.links.finding import Finding
from signpost.links.http.dns_resolver import DnsResolver
from signpost.links.http.response import Response
from signpost.links.limits import ProbeSettings
from signpost.links.probe.http_client import HttpClient
from signpost.links.probe.probe_plan import ProbePlan
from signpost.links.probe.rate_limit import RateLimiter
from signpost.links.probe.rounds import Findings, Progress, Rounds
from signpost.links.probe.web_check import WebChecker
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

CONTROL_SECONDS = 15.0


async def probe(plan: ProbePlan, settings: ProbeSettings, pause: float, seconds: float, progress: Progress) -> Findings:
    """Carry a plan out within some seconds; `pause` is the time between the two rounds."""
    end = time.monotonic() + seconds
    limits = settings.limits
    dns_resolver = _dns_resolver(settings)
    async with HttpClient(settings, RateLimiter(limits), dns_resolver) as client:
        rounds = Rounds(WebChecker(client, limits), dns_resolver, settings.allow_loopback, progress)
        await _run_until(rounds.run(1, plan.all_jobs, plan.emails), end)
        jobs = [job for job in plan.all_jobs if job.needs_second_round]
        emails = [target for target in plan.emails
                  if _needs_second_round(rounds.emails.get((target.kind, target.text)))]
        remaining = end - time.monotonic() - limits.link_seconds
        if (jobs or emails) and remaining > 0:
            progress("waiting for the second look", 0, len(jobs) + len(emails))
            await asyncio.sleep(min(pause, remaining))
            await _run_until(rounds.run(2, jobs, emails), end)
    out_of_time = Finding(Verdict.NOT_CHECKED, Reason.OUT_OF_TIME)
    web = {key: job.findings.get(fragment, out_of_time) for key, (job, fragment) in plan.job_of_target.items()}
    emails_not_checked = {(target.kind, target.text): out_of_time for target in plan.emails}
    return plan.settled | emails_not_checked | rounds.emails | web


def _dns_resolver(settings: ProbeSettings) -> DnsResolver:
    """Return the resolver of a run."""
    return DnsResolver(settings.resolver, settings.allow_loopback, settings.limits.dns_seconds)


def _needs_second_round(finding: Finding | None) -> bool:
    """Whether an email address is checked again."""
    return finding is not None and finding.verdict in (Verdict.TEMPORARY, Verdict.UNDELIVERABLE)


async def _run_until(work: Coroutine[Any, Any, None], end: float) -> None:
    """Run a coroutine until it is done or the time is up; findings until then are kept."""
    try:
        async with asyncio.timeout(max(0.0, end - time.monotonic())):
            await work
    except TimeoutError:
        return


async def controls_respond(settings: ProbeSettings) -> bool:
    """Whether at least half of the control addresses respond at all; True where there are none."""
    if not settings.controls:
        return True
    async with HttpClient(settings, RateLimiter(settings.limits), _dns_resolver(settings)) as client:

        async def responds(text: str) -> bool:
            address = parse_address(text)
            if not isinstance(address, Address):
                return False
            outcome, _ = await client.get(address, "", False, CONTROL_SECONDS)
            return isinstance(outcome, Response)

        results = await asyncio.gather(*(responds(text) for text in settings.controls))
    return sum(results) * 2 >= len(results)
