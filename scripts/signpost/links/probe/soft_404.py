"""Soft 404s that only a comparison shows: hosts that send the same page for every path, even an invalid one."""

from __future__ import annotations

import asyncio
import hashlib

from signpost.links.addresses import Address, RejectedAddress, join_redirect
from signpost.links.classify.judge import KnownSite
from signpost.links.classify.page_signals import text_similarity
from signpost.links.http.response import Response
from signpost.links.limits import Limits
from signpost.links.page.page import COMPARED_TEXT, Page
from signpost.links.page.page_reader import read_page
from signpost.links.probe.http_client import HttpClient
from signpost.links.probe.navigation import Navigation
from signpost.links.reasons import Reason

SAME_PAGE = 0.95
"""Two pages more similar than this count as the same page."""
MAX_PAGES = 800
"""Pages kept of invalid paths and home pages: four for each host that can be checked at a time."""
REQUEST_SECONDS = 10.0


class Soft404Detector:
    """Compares pages with what their host sends for an invalid path; requests that once a run and host."""

    def __init__(self, client: HttpClient, limits: Limits) -> None:
        self._client, self._limits = client, limits
        self._pages: dict[str, asyncio.Task[Page | None]] = {}

    async def find_reason(self, navigation: Navigation, known: KnownSite) -> Reason | None:
        """Return the reason where the host sends (nearly) the same page for an invalid path, else None.

        Pages that scripts may replace are not compared: many apps send one page for every path.
        """
        page, end = navigation.page, navigation.end
        if page is None or page.may_be_app:
            return None
        invalid_path = "/" + hashlib.sha256(end.host.encode()).hexdigest()[:14]
        error_page = await self._page_at(end, invalid_path)
        if error_page is None or text_similarity(page, error_page) <= SAME_PAGE:
            return None
        if known.last_title and known.last_title != page.title:
            home_page = await self._page_at(end, "/")
            return Reason.HOME_PAGE if home_page and text_similarity(page, home_page) > SAME_PAGE else Reason.SOFT_404
        return Reason.SOFT_404

    async def _page_at(self, end: Address, path: str) -> Page | None:
        """Return the page of a path on the host of an address; None where there is none."""
        key = str(end.url.origin()) + path
        if key not in self._pages:
            oldest = next(iter(self._pages), "")
            if len(self._pages) >= MAX_PAGES and self._pages[oldest].done():
                del self._pages[oldest]
            self._pages[key] = asyncio.create_task(self._request_page(end, path))
        return await self._pages[key]

    async def _request_page(self, end: Address, path: str) -> Page | None:
        """Request a path."""
        address = join_redirect(end, path)
        if isinstance(address, RejectedAddress):
            return None
        outcome, _ = await self._client.get(address, "", False, REQUEST_SECONDS)
        if not isinstance(outcome, Response) or outcome.status != 200 or outcome.timed_out:
            return None
        async with self._client.body_slots:
            read = await read_page(outcome, self._limits)
        return Page(title=read.page.title, text=read.page.text[:COMPARED_TEXT]) if read else None
