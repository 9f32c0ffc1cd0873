"""One look at one web address: asked, asked again where that is fair, judged; with all fragments that share it."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field, replace

from signpost.links.addresses import Address, Refusal, join_redirect, parse_address
from signpost.links.classify.judge import Known, judge, may_be_anywhere, shown_address
from signpost.links.classify.page_signals import alike
from signpost.links.finding import Attempt, Finding, milder
from signpost.links.http.charsets import DecodedText, decode_page
from signpost.links.http.response import Response
from signpost.links.limits import Limits
from signpost.links.page.fragments import candidate_ids
from signpost.links.page.page import COMPARED_TEXT, Page
from signpost.links.page.parser_pool import parse_page_isolated
from signpost.links.probe.http_client import Fetcher
from signpost.links.probe.navigation import Budget, Navigation, visit
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

ASK_AS_BROWSER = frozenset({400, 403, 404, 410})
SAME = 0.95
"""Two pages that are more alike than this are one page."""
PAGES_KEPT = 800
"""Of made-up paths and home pages: four for each host that can be under way."""


@dataclass(slots=True)
class Job:
    """One address without its fragment, and every fragment that is asked of it."""

    typed: str
    """The address as one of its links has it; taken apart only while it is looked at."""
    host: str
    known: Known
    budget: Budget
    fragments: tuple[str, ...] = ()
    findings: dict[str, Finding] = field(default_factory=dict)
    """By fragment; filled by the looks."""

    @property
    def address(self) -> Address:
        """What is asked; only addresses that can be asked become jobs."""
        found = parse_address(self.typed)
        if not isinstance(found, Address):
            raise ValueError(f"cannot be asked: {self.typed!r}")
        return replace(found, fragment="")

    @property
    def wants_second_look(self) -> bool:
        """Whether anything of it was not well, and asking again is allowed."""
        return any(not (each.verdict.is_working or each.verdict is Verdict.INVALID or each.later)
                   for each in self.findings.values())

    def give_up(self, fault: Exception) -> None:
        """Note that a look ended in a way that nobody foresaw; what an earlier look found stands."""
        attempts = (Attempt(0, self.typed, f"{type(fault).__name__}: {fault}"[:200]),)
        for fragment in self.fragments:
            self.findings.setdefault(fragment, Finding(Verdict.NOT_CHECKED, Reason.STOPPED, attempts=attempts))


class Looker:
    """Looks at jobs; keeps what each host gives for a made-up path."""

    def __init__(self, fetcher: Fetcher, limits: Limits) -> None:
        self._fetcher, self._limits = fetcher, limits
        self._pages: dict[str, asyncio.Task[Page | None]] = {}

    async def look(self, job: Job, number: int) -> None:
        """Look once more; the milder of this look and the last one stands."""
        if number > 1 and job.budget.requests < self._length(job):
            return
        asked_before = len(job.budget.asked)
        patience = self._limits.first_look_seconds if number == 1 else job.budget.seconds
        navigation, finding = await self._once(job, number > 1, patience)
        if self._again(navigation, finding, job.budget):
            second_way, second = await self._once(job, True, patience)
            better = milder(finding, second)
            navigation, finding = (second_way, second) if better is second else (navigation, finding)
        if may_be_anywhere(navigation, finding) and not self._names_a_place_of(job, navigation):
            reason = await self._stands_in(navigation, job.known)
            finding = replace(finding, verdict=Verdict.SUSPECT, reason=reason, new_url="") if reason else finding
        attempts = tuple(Attempt(number, *asked) for asked in job.budget.asked[asked_before:])
        for fragment in job.fragments:
            self._settle(job, fragment, _at_place(navigation, finding, fragment), attempts)
        if not job.wants_second_look:
            job.budget.asked = []  # its attempts stand with its findings

    async def _once(self, job: Job, as_browser: bool, patience: float) -> tuple[Navigation, Finding]:
        """Visit and judge."""
        navigation = await visit(self._fetcher, job.address, job.budget, as_browser, self._limits, patience)
        finding = judge(navigation, job.known)
        navigation.discard_content()
        waits = navigation.response.retry_after if navigation.response and finding.verdict is Verdict.TEMPORARY else None
        return navigation, replace(finding, later=waits is not None and waits > self._limits.retry_after_cap)

    def _again(self, navigation: Navigation, finding: Finding, budget: Budget) -> bool:
        """Whether it is fair to ask at once again: after a passing trouble, or as a browser would."""
        if finding.later or finding.reason is Reason.BOT_WALL or budget.requests < navigation.hops + 2 or budget.seconds < 2:
            return False
        status = navigation.response.status if navigation.response and not navigation.failure else 0
        return finding.reason.may_pass or finding.reason is Reason.REFUSES_CHECKS or status in ASK_AS_BROWSER

    def _settle(self, job: Job, fragment: str, finding: Finding, attempts: tuple[Attempt, ...]) -> None:
        """Put a look's finding beside what the look before it found."""
        before = job.findings.get(fragment)
        if before is None:
            job.findings[fragment] = replace(finding, attempts=attempts)
            return
        same = (before.verdict, before.reason) == (finding.verdict, finding.reason)
        job.findings[fragment] = replace(milder(before, finding), attempts=before.attempts + attempts, twice=same)

    @staticmethod
    def _length(job: Job) -> int:
        """How many requests one visit of this job takes at least, by what the first look took."""
        return max(1, len({asked for asked, _ in job.budget.asked}))

    @staticmethod
    def _names_a_place_of(job: Job, navigation: Navigation) -> bool:
        """Whether the page has a place that a link names, so that it is surely the right page."""
        return bool(navigation.page and any(candidate_ids(fragment) & navigation.page.anchors for fragment in job.fragments))

    async def _stands_in(self, navigation: Navigation, known: Known) -> Reason | None:
        """Return the reason where the host gives (nearly) the same page for a path that nobody can have made.

        Spared is what scripts may change once it is open: many apps send one page for every path.
        """
        if navigation.page is None or navigation.page.may_be_app:
            return None
        made_up = await self._page_at(navigation.end, "/" + hashlib.sha256(navigation.end.host.encode()).hexdigest()[:14])
        if made_up is None or alike(navigation.page, made_up) <= SAME:
            return None
        if known.last_title and known.last_title != navigation.page.title:
            home = await self._page_at(navigation.end, "/")
            return Reason.HOME_PAGE if home and alike(navigation.page, home) > SAME else Reason.SOFT_404
        return Reason.SOFT_404

    async def _page_at(self, end: Address, path: str) -> Page | None:
        """Return what a host gives for a path, asked once a run; None where it is no page."""
        key = str(end.url.origin()) + path
        if key not in self._pages:
            oldest = next(iter(self._pages), "")
            if len(self._pages) >= PAGES_KEPT and self._pages[oldest].done():
                del self._pages[oldest]
            self._pages[key] = asyncio.create_task(self._ask_for(end, path))
        return await self._pages[key]

    async def _ask_for(self, end: Address, path: str) -> Page | None:
        """Ask a host for a path."""
        address = join_redirect(end, path)
        if isinstance(address, Refusal):
            return None
        outcome, _ = await self._fetcher.ask(address, "", False, 10.0)
        if not isinstance(outcome, Response) or outcome.status != 200 or outcome.timed_out:
            return None
        async with self._fetcher.reading:
            text = await asyncio.to_thread(_text_of, outcome, self._limits.decoded_bytes)
            if text is None:
                return None
            page = await parse_page_isolated(text.text, outcome.complete and text.certain, self._limits.parsed_bytes)
        return Page(title=page.title, text=page.text[:COMPARED_TEXT])


def _text_of(response: Response, limit: int) -> DecodedText | None:
    """Return the text of an answer; None where it is not to be understood."""
    content = response.decoded_body(limit)
    return decode_page(content.data, response.charset) if content.supported else None


def _at_place(navigation: Navigation, finding: Finding, fragment: str) -> Finding:
    """Return the finding for a link with this fragment; a redirect's own fragment comes before the link's."""
    asked = navigation.end.fragment or fragment
    if not finding.verdict.is_working:
        return finding
    if asked and navigation.page and not navigation.page.has_anchor(asked):
        return replace(finding, verdict=Verdict.FRAGMENT_MISSING, reason=Reason.NO_SUCH_PLACE, new_url="")
    if finding.new_url and fragment and "#" not in finding.new_url:
        target = navigation.permanent_target if finding.reason is Reason.PERMANENT else navigation.end
        if target:
            return replace(finding, new_url=shown_address(replace(target, fragment=fragment)))
    return finding
