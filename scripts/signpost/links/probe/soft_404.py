"""Soft 404s that only a comparison shows: hosts that send or redirect every path, even an invalid one, to one page."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from signpost.links.addresses import Address, RejectedAddress, join_redirect
from signpost.links.classify.judge import KnownSite
from signpost.links.classify.page_signals import text_similarity
from signpost.links.http.response import Response
from signpost.links.limits import Limits
from signpost.links.page.page import COMPARED_TEXT, Page
from signpost.links.page.page_reader import read_page
from signpost.links.probe.http_client import HttpClient
from signpost.links.probe.navigation import Navigation, RequestBudget
from signpost.links.probe.redirects import follow_redirects
from signpost.links.reasons import Reason

SAME_PAGE = 0.95
"""Two pages more similar than this count as the same page."""
MAX_PAGES = 800
"""Pages kept of invalid paths and home pages: four for each host that can be checked at a time."""
REQUEST_SECONDS = 10.0
MAX_HOPS = 4
Result = TypeVar("Result")


class Soft404Detector:
    """Compares pages with what their host sends for an invalid path; requests that once a run and host."""

    def __init__(self, client: HttpClient, limits: Limits) -> None:
        self._client, self._limits = client, limits
        self._pages: dict[str, asyncio.Task[Page | None]] = {}
        self._ends: dict[str, asyncio.Task[Address | None]] = {}

    async def find_reason(self, navigation: Navigation, known: KnownSite) -> Reason | None:
        """Return the reason where the host sends (nearly) the same page for an invalid path, else None.

        Pages that scripts may replace are not compared: many apps send one page for every path.
        """
        if await self._redirects_everything(navigation):
            return Reason.SOFT_404
        page, end = navigation.page, navigation.end
        if page is None or page.may_be_app:
            return None
        error_page = await self._page_at(end, _invalid_path(end))
        if error_page is None or not _is_same_page(page, error_page):
            return None
        if known.last_title and known.last_title != page.title:
            home_page = await self._page_at(end, "/")
            return Reason.HOME_PAGE if home_page and _is_same_page(page, home_page) else Reason.SOFT_404
        return Reason.SOFT_404

    async def _redirects_everything(self, navigation: Navigation) -> bool:
        """Whether an address was redirected to another path, and its host redirects an invalid path there too."""
        if not navigation.hops or _path(navigation.start) == _path(navigation.end):
            return False
        end = await self._once(self._ends, navigation.start, _invalid_path(navigation.start), self._end_of)
        return end is not None and end.key == navigation.end.key

    async def _page_at(self, end: Address, path: str) -> Page | None:
        """Return the page of a path on the host of an address; None where there is none."""
        return await self._once(self._pages, end, path, self._request_page)

    async def _once(self, tasks: dict[str, asyncio.Task[Result | None]], base: Address, path: str,
                    request: Callable[[Address], Coroutine[Any, Any, Result | None]]) -> Result | None:
        """Return what a request of a path on the host of an address gives; each path is requested once."""
        address = join_redirect(base, path)
        if isinstance(address, RejectedAddress):
            return None
        if address.key not in tasks:
            oldest = next(iter(tasks), "")
            if len(tasks) >= MAX_PAGES and tasks[oldest].done():
                del tasks[oldest]
            tasks[address.key] = asyncio.create_task(request(address))
        return await tasks[address.key]

    async def _end_of(self, address: Address) -> Address | None:
        """Return where an address is redirected to; None where it is not, or fails."""
        budget = RequestBudget(MAX_HOPS, REQUEST_SECONDS)
        navigation = await follow_redirects(self._client, address, budget, False, self._limits, REQUEST_SECONDS)
        response = navigation.response
        is_page = response is not None and 200 <= response.status < 300 and not navigation.failure
        return navigation.end if navigation.hops and is_page else None

    async def _request_page(self, address: Address) -> Page | None:
        """Request an address, and return its page without what is not compared."""
        outcome, _ = await self._client.get(address, "", False, REQUEST_SECONDS)
        if not isinstance(outcome, Response) or not 200 <= outcome.status < 300 or outcome.timed_out:
            return None
        async with self._client.body_slots:
            read = await read_page(outcome, self._limits)
        if read is None:
            return None
        read.page.discard_content()
        return Page(title=read.page.title, text=read.page.text, main=read.page.main, complete=read.page.complete)


def _invalid_path(address: Address) -> str:
    """Return a path that no site has, always the same one for a host."""
    return "/" + hashlib.sha256(address.host.encode()).hexdigest()[:14]


def _path(address: Address) -> str:
    """Return path and query of an address, as they are compared with those of another host."""
    return address.url.raw_path_qs.rstrip("/").lower()


def _is_same_page(one: Page, other: Page) -> bool:
    """Whether two pages have nearly the same text, and the same main text where both have any.

    Of a page that is not complete, enough of the text must be known.
    """
    if not all(page.complete or len(page.text) >= COMPARED_TEXT for page in (one, other)):
        return False
    pairs = [(one.text, other.text), *([(one.main, other.main)] if one.main and other.main else [])]
    return all(text_similarity(_without_numbers(first), _without_numbers(second)) > SAME_PAGE
               for first, second in pairs)


def _without_numbers(text: str) -> Page:
    """Return a page of the words without digits: times, dates and counters differ at each request."""
    return Page(text=" ".join(word for word in text.split() if not any(char.isdigit() for char in word)))
