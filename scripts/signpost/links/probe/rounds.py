"""One look at everything: hosts side by side, the links of each one after the other, mail meanwhile."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from signpost.links.finding import Finding, milder
from signpost.links.http.dns_resolver import DnsResolver
from signpost.links.probe.email_check import check_mail
from signpost.links.probe.web_check import Job, Looker
from signpost.links.reasons import Reason
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict

Findings = dict[tuple[str, str], Finding]
Progress = Callable[[str, int, int], None]
"""Called with the phase, how many are done and how many there are."""

HOSTS_AT_ONCE = 200
JOBS_OF_A_HOST = 4
MAIL_AT_ONCE = 20
PHASES = {1: "first look", 2: "second look"}


@dataclass(slots=True)
class Looks:
    """The looks of one run. What is found of web addresses stands in their jobs, of mail in `mail`."""

    looker: Looker
    lookup: DnsResolver
    allow_loopback: bool
    progress: Progress
    mail: Findings = field(default_factory=dict)
    _number: int = 0
    _done: int = 0
    _total: int = 0
    _hosts: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(HOSTS_AT_ONCE))
    _mail_turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MAIL_AT_ONCE))

    async def look(self, number: int, jobs: list[Job], mail: list[Target]) -> None:
        """Look once at all jobs and mail addresses; `number` is 1 or 2."""
        self._number, self._done, self._total = number, 0, len(jobs) + len(mail)
        hosts: dict[str, list[Job]] = defaultdict(list)
        for job in jobs:
            hosts[job.host].append(job)
        async with asyncio.TaskGroup() as group:
            for queue in hosts.values():
                group.create_task(self._host(queue))
            for target in mail:
                group.create_task(self._address(target))

    async def _host(self, queue: Iterable[Job]) -> None:
        """Look at the jobs of one host; a few are under way at once, where their redirects lead elsewhere."""
        async with self._hosts:
            turns = asyncio.Semaphore(JOBS_OF_A_HOST)
            async with asyncio.TaskGroup() as group:
                for job in queue:
                    await turns.acquire()
                    group.create_task(self._job(job, turns))

    async def _job(self, job: Job, turns: asyncio.Semaphore) -> None:
        """Look at one job."""
        try:
            await self.looker.look(job, self._number)
        except Exception as fault:  # one strange server must not end the run for all others
            job.give_up(fault)
        finally:
            turns.release()
            self._one_more()

    async def _address(self, target: Target) -> None:
        """Look at one mail address."""
        async with self._mail_turns:
            try:
                finding = await check_mail(target.text, self.lookup, self.allow_loopback, self._number)
            except Exception:  # as above
                finding = Finding(Verdict.NOT_CHECKED, Reason.STOPPED)
            _settle(self.mail, target, finding)
            self._one_more()

    def _one_more(self) -> None:
        """Tell that one more is done."""
        self._done += 1
        self.progress(PHASES[self._number], self._done, self._total)


def _settle(found: Findings, target: Target, finding: Finding) -> None:
    """Put a look's finding on a mail address beside the one before."""
    key = (target.kind, target.text)
    before = found.get(key)
    if before is not None:
        same = (before.verdict, before.reason) == (finding.verdict, finding.reason)
        finding = replace(milder(before, finding), attempts=before.attempts + finding.attempts, twice=same)
    found[key] = finding
