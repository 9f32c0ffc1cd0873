"""What a run has to request: one job for each web address, the email addresses, and findings that need no request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from signpost.links.addresses import Address, parse_address
from signpost.links.classify.judge import KnownSite
from signpost.links.finding import Finding
from signpost.links.http.address_policy import is_allowed_ip, is_ip_address
from signpost.links.limits import Limits
from signpost.links.probe.navigation import RequestBudget
from signpost.links.probe.phone_check import check_phone
from signpost.links.probe.rounds import Findings
from signpost.links.probe.web_job import WebJob
from signpost.links.reasons import Reason
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict


@dataclass(slots=True)
class ProbePlan:
    """The jobs by host, the email addresses, and the findings of targets that need no request."""

    jobs: dict[str, list[WebJob]] = field(default_factory=lambda: defaultdict(list))
    job_of_target: dict[tuple[str, str], tuple[WebJob, str]] = field(default_factory=dict)
    """The job and the fragment of each web target, by kind and text."""
    emails: list[Target] = field(default_factory=list)
    settled: Findings = field(default_factory=dict)

    @property
    def all_jobs(self) -> list[WebJob]:
        """Every job, those of the hosts with the most jobs first."""
        return [job for jobs in sorted(self.jobs.values(), key=len, reverse=True) for job in jobs]


def plan_probe(targets: Iterable[Target], memory: Mapping[str, KnownSite], is_excluded: Callable[[str], bool],
               limits: Limits, allow_loopback: bool) -> ProbePlan:
    """Sort targets into a plan. `is_excluded` says of an address that its owner does not want it requested."""
    plan = ProbePlan()
    jobs_by_key: dict[str, WebJob] = {}
    for target in targets:
        key = (target.kind, target.text)
        if target.kind == "phone":
            shown = next((place.shown for place in target.places if place.shown), "")
            plan.settled[key] = check_phone(target.text, shown)
        elif target.kind == "email":
            plan.emails.append(target)
        elif is_excluded(target.text):
            plan.settled[key] = Finding(Verdict.NOT_CHECKED, Reason.DO_NOT_CHECK)
        else:
            _plan_web(plan, jobs_by_key, target, memory, limits, allow_loopback)
    return plan


def _plan_web(plan: ProbePlan, jobs_by_key: dict[str, WebJob], target: Target, memory: Mapping[str, KnownSite],
              limits: Limits, allow_loopback: bool) -> None:
    """Settle an address that cannot be requested; add any other to the job of the same address."""
    key = (target.kind, target.text)
    address = parse_address(target.text)
    if not isinstance(address, Address):
        plan.settled[key] = Finding(address.verdict, address.reason)
        return
    if is_ip_address(address.host) and not is_allowed_ip(address.host, allow_loopback):
        plan.settled[key] = Finding(Verdict.INVALID, Reason.PRIVATE_ADDRESS)
        return
    known = memory.get(target.text, KnownSite())
    job = jobs_by_key.get(address.key)
    if job is None:
        host = next((each.host for each in plan.jobs.get(address.host, ())), address.host)  # one text saves memory
        job = WebJob(target.text, host, KnownSite(), RequestBudget(limits.requests, limits.link_seconds))
        jobs_by_key[address.key] = job
        plan.jobs[host].append(job)
    if address.fragment not in job.fragments:
        job.fragments += (address.fragment,)
    job.known = KnownSite(tuple(sorted({*job.known.names, *target.names})), job.known.last_title or known.last_title,
                      job.known.last_domain or known.last_domain)
    plan.job_of_target[key] = (job, address.fragment)
