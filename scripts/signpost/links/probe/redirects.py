"""Follows an address to where a browser would end: over redirects, refreshes and scripts, with cookies."""

from __future__ import annotations

import re

from signpost.links.addresses import Address, RejectedAddress, join_redirect
from signpost.links.http.cookies import CookieJar
from signpost.links.http.refresh import parse_refresh
from signpost.links.http.response import RequestFailure, Response
from signpost.links.limits import Limits
from signpost.links.page.page import Page
from signpost.links.page.page_reader import read_page
from signpost.links.probe.http_client import LENIENT_SECONDS, HttpClient
from signpost.links.probe.navigation import Navigation, RequestBudget
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT_REDIRECTS = frozenset({301, 308})
INVALID_HTTP = RequestFailure(Verdict.TEMPORARY, Reason.BAD_RESPONSE)
MAX_REFRESH_SECONDS = 10
"""A later refresh renews a page rather than redirects from it."""
MAX_REDIRECT_WORDS, MAX_REDIRECT_SCRIPT = 25, 1500
"""The words of text and the length of the scripts below which a page may exist only to redirect."""
COMMENT = re.compile(r"/\*[\s\S]*?\*/|^\s*//[^\n]*", re.M)
SCRIPT_REDIRECT = re.compile(
    r"(?<![\w$.])(?<!\bvar )(?<!\blet )(?<!\bconst )(?:(?:window|document|self|top|parent|globalThis)\.)*location"
    r"(?:(?:\.href)?\s*=|\.(?:replace|assign)\()\s*([\"'])(?P<target>(?:(?!\1)[^\s\\])+)\1(?!\s*[+.])")
"""An assignment of a whole text to `location`, or a call with one. Part of an address, to which more is added, and a
text with escapes are not understood, and so no redirect."""


async def follow_redirects(client: HttpClient, start: Address, budget: RequestBudget, as_browser: bool, limits: Limits,
                           seconds: float) -> Navigation:
    """Follow an address within a budget; `seconds` limits the time of this navigation, over all of its hops."""
    navigation = Navigation(start, start)
    cookies = CookieJar()
    visited = {(start.key, "")}
    remaining = min(seconds, budget.seconds)
    all_permanent = True
    while not navigation.failure:
        before = budget.seconds
        cookie_header = cookies.header_for(navigation.end)
        outcome = await _request(client, navigation.end, cookie_header, budget, as_browser, remaining)
        remaining -= before - budget.seconds
        if isinstance(outcome, RequestFailure):
            navigation.failure = outcome
            break
        cookies.store(outcome.headers.getall("Set-Cookie", ()), navigation.end)
        async with client.body_slots:
            target, by_client = await _redirect_target(navigation, outcome, limits)
        if isinstance(target, RejectedAddress):
            navigation.failure = RequestFailure(target.verdict, target.reason)
        if not isinstance(target, Address):
            break
        step = (target.key, cookies.header_for(target))
        if by_client and target.key == navigation.end.key and (step in visited or navigation.is_client_redirect):
            break  # a page that reloads itself ends the navigation; it may do so once to receive its cookie
        if step in visited:
            navigation.failure = RequestFailure(Verdict.BROKEN, Reason.REDIRECT_LOOP)
        visited.add(step)
        all_permanent = all_permanent and not by_client and outcome.status in PERMANENT_REDIRECTS
        navigation.redirect(target, by_client, all_permanent)
    return navigation


async def _request(client: HttpClient, address: Address, cookies: str, budget: RequestBudget, as_browser: bool,
                   remaining: float) -> Response | RequestFailure:
    """Request one hop within the budget; where the response is invalid HTTP, once more with the lenient reader."""
    if budget.requests <= 0:
        return RequestFailure(Verdict.SUSPECT, Reason.MANY_REDIRECTS)
    if remaining <= 0:
        return RequestFailure(Verdict.TEMPORARY, Reason.TIMEOUT)
    outcome, elapsed = await client.get(address, cookies, as_browser, remaining)
    budget.record(address, outcome, elapsed)
    if outcome == INVALID_HTTP and budget.requests > 0 and remaining > elapsed:
        seconds = min(remaining - elapsed, LENIENT_SECONDS)
        outcome, elapsed = await client.get_leniently(address, cookies, as_browser, seconds)
        budget.record(address, outcome, elapsed)
    return outcome


async def _redirect_target(navigation: Navigation, response: Response,
                           limits: Limits) -> tuple[Address | RejectedAddress | None, bool]:
    """Return where a response redirects to (None: nowhere), and whether it is the page that redirects.

    Sets the response and, unless its status redirects, the page of the navigation.
    """
    navigation.response = response
    days = response.certificate_days
    if days is not None:
        navigation.certificate_days = min(days, navigation.certificate_days or days)
    locations = set(response.headers.getall("Location", ())) - {""}
    is_redirect = response.status in REDIRECTS or (response.status == 300 and bool(locations))
    if is_redirect and len(locations) == 1:
        return join_redirect(navigation.end, locations.pop()), False
    is_invalid = is_redirect or response.status in (305, 306)
    rejected = RejectedAddress(Reason.BAD_REDIRECT, Verdict.BROKEN) if is_invalid else None
    if locations and rejected:  # browsers reject several different ones, as a sign of an attack on the server
        return rejected, False
    read = await read_page(response, limits)
    navigation.page, navigation.markup = (read.page, read.markup) if read else (None, "")
    if navigation.page:
        navigation.page.add_address_names(navigation.end.host)
    target = _client_redirect(response, navigation.page) if response.status < 400 else ""
    return (join_redirect(_base_address(navigation), target), True) if target else (rejected, False)


def _base_address(navigation: Navigation) -> Address:
    """Return what addresses on the page are relative to: its <base>, else its own address."""
    written = navigation.page.base if navigation.page else ""
    base = join_redirect(navigation.end, written) if written else navigation.end
    return base if isinstance(base, Address) else navigation.end


def _client_redirect(response: Response, page: Page | None) -> str:
    """Return the target of a refresh (within ten seconds), or of the script of a page with little else; else empty."""
    for value in (response.header("Refresh"), page.refresh if page else ""):
        refresh = parse_refresh(value)
        if refresh and refresh.target and refresh.seconds <= MAX_REFRESH_SECONDS:
            return refresh.target
    if page and page.word_count < MAX_REDIRECT_WORDS and not page.is_app and "cookie" not in page.scripts:
        match = SCRIPT_REDIRECT.search(COMMENT.sub("", page.scripts[:MAX_REDIRECT_SCRIPT]))
        if match and len(page.scripts) < MAX_REDIRECT_SCRIPT:
            return match["target"]
    return ""
