"""One round over all targets: hosts at the same time, the jobs of each host a few at a time, email alongside."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from signpost.links.finding import Finding, combine_rounds
from signpost.links.http.dns_resolver import DnsResolver
from signpost.links.probe.email_check import check_email
from signpost.links.probe.web_check import WebChecker
from signpost.links.probe.web_job import WebJob
from signpost.links.reasons import Reason
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict

Findings = dict[tuple[str, str], Finding]
"""By the kind and text of the target."""
Progress = Callable[[str, int, int], None]
"""Called with the name of the phase, how many targets are done and how many there are."""

MAX_HOSTS = 200
MAX_JOBS_OF_HOST = 4
MAX_EMAILS = 20
PHASES = {1: "first look", 2: "second look"}


@dataclass(slots=True)
class Rounds:
    """The rounds of one run. The findings of web addresses are in their jobs, those of email addresses in `emails`."""

    checker: WebChecker
    dns_resolver: DnsResolver
    allow_loopback: bool
    progress: Progress
    emails: Findings = field(default_factory=dict)
    _number: int = 0
    _done: int = 0
    _total: int = 0
    _host_slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MAX_HOSTS))
    _email_slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MAX_EMAILS))

    async def run(self, number: int, jobs: list[WebJob], emails: list[Target]) -> None:
        """Check all jobs and email addresses once; `number` is 1 or 2."""
        self._number, self._done, self._total = number, 0, len(jobs) + len(emails)
        hosts: dict[str, list[WebJob]] = defaultdict(list)
        for job in jobs:
            hosts[job.host].append(job)
        async with asyncio.TaskGroup() as group:
            for queue in hosts.values():
                group.create_task(self._check_host(queue))
            for target in emails:
                group.create_task(self._check_email(target))

    async def _check_host(self, queue: Iterable[WebJob]) -> None:
        """Check the jobs of one host, a few at a time, since their redirects may lead to other hosts."""
        async with self._host_slots:
            slots = asyncio.Semaphore(MAX_JOBS_OF_HOST)
            async with asyncio.TaskGroup() as group:
                for job in queue:
                    await slots.acquire()
                    group.create_task(self._check_job(job, slots))

    async def _check_job(self, job: WebJob, slots: asyncio.Semaphore) -> None:
        """Check one job."""
        try:
            await self.checker.check(job, self._number)
        except Exception as error:  # an unexpected response of one server must not end the run for all others
            job.record_exception(error)
        finally:
            slots.release()
            self._report_progress()

    async def _check_email(self, target: Target) -> None:
        """Check one email address."""
        async with self._email_slots:
            try:
                finding = await check_email(target.text, self.dns_resolver, self.allow_loopback, self._number)
            except Exception:  # as for web addresses
                finding = Finding(Verdict.NOT_CHECKED, Reason.STOPPED)
            key = (target.kind, target.text)
            self.emails[key] = combine_rounds(self.emails.get(key), finding)
            self._report_progress()

    def _report_progress(self) -> None:
        """Count one more target as done."""
        self._done += 1
        self.progress(PHASES[self._number], self._done, self._total)
