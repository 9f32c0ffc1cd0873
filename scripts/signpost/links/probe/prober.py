"""Targets in, findings out: one job per address, hosts side by side, a second look at what was not well.

A target always gets a finding: what could not be asked in time is not_checked.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from signpost.links.addresses import Address, parse_address
from signpost.links.classify.judge import Known
from signpost.links.finding import Finding
from signpost.links.http.address_policy import is_allowed_ip, is_ip_address
from signpost.links.http.dns_resolver import DnsResolver
from signpost.links.limits import Limits, Settings
from signpost.links.probe.http_client import Fetcher
from signpost.links.probe.navigation import Budget
from signpost.links.probe.phone_check import check_phone
from signpost.links.probe.rate_limit import Gates
from signpost.links.probe.rounds import Findings as Findings
from signpost.links.probe.rounds import Looks, Progress
from signpost.links.probe.web_check import Job, Looker
from signpost.links.reasons import Reason
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict


@dataclass(slots=True)
class Plan:
    """What is to be asked: jobs by host, mail, and what is settled already without asking."""

    jobs: dict[str, list[Job]] = field(default_factory=lambda: defaultdict(list))
    owners: dict[tuple[str, str], tuple[Job, str]] = field(default_factory=dict)
    """The job and the fragment of each web target, by kind and text."""
    mail: list[Target] = field(default_factory=list)
    settled: Findings = field(default_factory=dict)

    @property
    def all_jobs(self) -> list[Job]:
        """Every job, the hosts with the most links first."""
        return [job for jobs in sorted(self.jobs.values(), key=len, reverse=True) for job in jobs]


def plan_probe(targets: Iterable[Target], memory: Mapping[str, Known], spared: Callable[[str], bool], limits: Limits,
            allow_loopback: bool) -> Plan:
    """Sort the targets. `spared` tells which addresses their owners do not want asked."""
    plan = Plan()
    by_key: dict[str, Job] = {}
    for target in targets:
        key = (target.kind, target.text)
        if target.kind == "phone":
            plan.settled[key] = check_phone(target.text, next((p.shown for p in target.places if p.shown), ""))
        elif target.kind == "email":
            plan.mail.append(target)
        elif spared(target.text):
            plan.settled[key] = Finding(Verdict.NOT_CHECKED, Reason.DO_NOT_CHECK)
        else:
            _plan_web(plan, by_key, target, memory, limits, allow_loopback)
    return plan


def _plan_web(plan: Plan, by_key: dict[str, Job], target: Target, memory: Mapping[str, Known], limits: Limits,
              allow_loopback: bool) -> None:
    """Settle what cannot be asked; put the rest with the job that asks for the same address."""
    key = (target.kind, target.text)
    address = parse_address(target.text)
    if not isinstance(address, Address):
        plan.settled[key] = Finding(address.verdict, address.reason)
        return
    if is_ip_address(address.host) and not is_allowed_ip(address.host, allow_loopback):
        plan.settled[key] = Finding(Verdict.INVALID, Reason.PRIVATE_ADDRESS)
        return
    known = memory.get(target.text, Known())
    job = by_key.get(address.key)
    if job is None:
        host = next((each.host for each in plan.jobs.get(address.host, ())), address.host)  # one text for all
        job = Job(target.text, host, Known(), Budget(limits.requests, limits.link_seconds))
        by_key[address.key] = job
        plan.jobs[host].append(job)
    if address.fragment not in job.fragments:
        job.fragments += (address.fragment,)
    job.known = Known(tuple(sorted({*job.known.names, *target.names})), job.known.last_title or known.last_title,
                      job.known.last_domain or known.last_domain)
    plan.owners[key] = (job, address.fragment)


async def probe(plan: Plan, settings: Settings, second_look: float, seconds: float, progress: Progress) -> Findings:
    """Carry a plan out within so many seconds; `second_look` is the pause before what was not well is asked again."""
    end = time.monotonic() + seconds
    limits = settings.limits
    lookup = DnsResolver(settings.resolver, settings.allow_loopback, limits.dns_seconds)
    mail: Findings = {}
    async with Fetcher(settings, Gates(limits), lookup) as fetcher:
        looks = Looks(Looker(fetcher, limits), lookup, settings.allow_loopback, progress, mail)
        await _phase(looks.look(1, plan.all_jobs, plan.mail), end)
        jobs = [job for job in plan.all_jobs if job.wants_second_look]
        again = [target for target in plan.mail if _asks_again(mail.get((target.kind, target.text)))]
        room = end - time.monotonic() - limits.link_seconds
        if (jobs or again) and room > 0:
            progress("waiting for the second look", 0, len(jobs) + len(again))
            await asyncio.sleep(min(second_look, room))
            await _phase(looks.look(2, jobs, again), end)
    late = Finding(Verdict.NOT_CHECKED, Reason.OUT_OF_TIME)
    found = {key: job.findings.get(fragment, late) for key, (job, fragment) in plan.owners.items()}
    return plan.settled | mail | found | _missing(plan, mail)


def _missing(plan: Plan, mail: Findings) -> Findings:
    """Return what the time did not reach among the mail addresses."""
    return {(target.kind, target.text): Finding(Verdict.NOT_CHECKED, Reason.OUT_OF_TIME) for target in plan.mail
            if (target.kind, target.text) not in mail}


def _asks_again(finding: Finding | None) -> bool:
    """Whether a mail address is looked at a second time."""
    return finding is not None and finding.verdict in (Verdict.TEMPORARY, Verdict.UNDELIVERABLE)


async def _phase(work: Coroutine[Any, Any, None], end: float) -> None:
    """Run one phase until it is done or time is up; what was found by then is kept."""
    try:
        async with asyncio.timeout(max(0.0, end - time.monotonic())):
            await work
    except TimeoutError:
        return


async def controls_respond(settings: Settings) -> bool:
    """Whether at least half of the control addresses answer at all; True where there are none."""
    if not settings.controls:
        return True
    lookup = DnsResolver(settings.resolver, settings.allow_loopback, settings.limits.dns_seconds)
    async with Fetcher(settings, Gates(settings.limits), lookup) as fetcher:

        async def answers(text: str) -> bool:
            address = parse_address(text)
            if not isinstance(address, Address):
                return False
            outcome, _ = await fetcher.ask(address, "", False, 15.0)
            return hasattr(outcome, "status")

        found = await asyncio.gather(*(answers(text) for text in settings.controls))
    return sum(found) * 2 >= len(found)
