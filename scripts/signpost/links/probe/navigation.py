"""Follows one address to where a reader would end up: redirects, refreshes, scripts; with cookies on the way."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field

from signpost.links.addresses import Address, Refusal, join_redirect
from signpost.links.http.charsets import DecodedText, decode_page
from signpost.links.http.cookies import CookieJar
from signpost.links.http.refresh import parse_refresh
from signpost.links.http.response import RequestFailure, Response
from signpost.links.limits import Limits
from signpost.links.page.page import Page
from signpost.links.page.parser_pool import parse_page_isolated
from signpost.links.probe.http_client import Fetcher
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
HTML = frozenset({"text/html", "application/xhtml+xml"})
UNTOLD = frozenset({"", "unknown/unknown", "application/unknown"})
PAGE = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype html|html|head|body)", re.I | re.S)
BASE = re.compile(r"<base\s[^<>]{0,200}?href\s*=\s*(\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)", re.I)
NOT_HTTP = RequestFailure(Verdict.TEMPORARY, Reason.BAD_RESPONSE)
LONGEST_REFRESH = 10
"""The seconds after which a refresh still counts as leading on, rather than as a page that renews itself."""
SCRIPTED = re.compile(r"(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?\s*=\s*[\"']([^\"'\s]+)[\"']|"
                      r"location\.(?:replace|assign)\(\s*[\"']([^\"'\s]+)[\"']\s*\)")


@dataclass(slots=True)
class Budget:
    """What one link may still cost in this run: requests, and seconds of open connection."""

    requests: int
    seconds: float
    asked: list[tuple[str, str]] = field(default_factory=list)

    def note(self, address: Address, outcome: Response | RequestFailure, took: float) -> None:
        """Take one request off, with what came of it."""
        self.requests -= 1
        self.seconds -= took
        said = outcome.reason if isinstance(outcome, RequestFailure) else str(outcome.status)
        self.asked.append((address.href, said))


@dataclass(slots=True)
class Navigation:
    """Where the way ended: with an answer, a trouble or a refusal; and how it went."""

    start: Address
    end: Address
    response: Response | None = None
    page: Page | None = None
    markup: str = ""
    failure: RequestFailure | None = None
    permanent_target: Address | None = None
    """Where the unbroken run of permanent redirects from the start leads."""
    is_client_redirect: bool = False
    hops: int = 0
    certificate_days: float | None = None

    def follow(self, target: Address, client: bool, unbroken: bool) -> None:
        """Go on to where an answer sends; `client` says that the page does, `unbroken` that all was for good so far."""
        self.permanent_target = target if unbroken else self.permanent_target
        self.is_client_redirect |= client
        self.hops += 1
        self.end = target

    def discard_content(self) -> None:
        """Let go of what only judging needed: many visits wait side by side for a second opinion."""
        self.markup = ""
        if self.response:
            self.response.body = b""
        if self.page:
            self.page.discard_content()


async def visit(fetcher: Fetcher, start: Address, budget: Budget, as_browser: bool, limits: Limits,
                seconds: float) -> Navigation:
    """Follow an address; `seconds` is the patience of this visit, over all of its hops."""
    navigation = Navigation(start, start)
    cookies = CookieJar()
    seen = {(start.key, "")}
    left = min(seconds, budget.seconds)
    unbroken = True
    while not navigation.failure:
        before = budget.seconds
        outcome = await _ask(fetcher, navigation.end, cookies.header_for(navigation.end), budget, as_browser, left)
        left -= before - budget.seconds
        if isinstance(outcome, RequestFailure):
            navigation.failure = outcome
            break
        cookies.store(outcome.headers.getall("Set-Cookie", ()), navigation.end)
        async with fetcher.reading:
            target, client = await _next(navigation, outcome, limits)
        if isinstance(target, Refusal):
            navigation.failure = RequestFailure(target.verdict, target.reason)
        if not isinstance(target, Address):
            break
        step = (target.key, cookies.header_for(target))
        if client and target.key == navigation.end.key and (step in seen or navigation.is_client_redirect):
            break  # a page that reloads itself is where the way ends; it may wait for its cookie once
        if step in seen:
            navigation.failure = RequestFailure(Verdict.BROKEN, Reason.REDIRECT_LOOP)
        seen.add(step)
        unbroken = unbroken and not client and outcome.status in FOR_GOOD
        navigation.follow(target, client, unbroken)
    return navigation


async def _ask(fetcher: Fetcher, address: Address, cookies: str, budget: Budget, as_browser: bool,
               left: float) -> Response | RequestFailure:
    """Ask for one hop, within what is left of the budget; a server that is not quite HTTP once more, forgivingly."""
    if budget.requests <= 0:
        return RequestFailure(Verdict.SUSPECT, Reason.MANY_REDIRECTS)
    if left <= 0:
        return RequestFailure(Verdict.TEMPORARY, Reason.TIMEOUT)
    outcome, took = await fetcher.ask(address, cookies, as_browser, left)
    budget.note(address, outcome, took)
    if outcome == NOT_HTTP and budget.requests > 0 and left > took:
        outcome, took = await fetcher.ask_forgivingly(address, cookies, as_browser, min(left - took, 10.0))
        budget.note(address, outcome, took)
    return outcome


async def _next(navigation: Navigation, response: Response, limits: Limits) -> tuple[Address | Refusal | None, bool]:
    """Return where an answer sends the reader (None: it stays) and whether it is the page that sends."""
    navigation.response = response
    if response.certificate_days is not None:
        navigation.certificate_days = min(response.certificate_days, navigation.certificate_days or response.certificate_days)
    locations = set(response.headers.getall("Location", ())) - {""}
    redirects = response.status in REDIRECTS or (response.status == 300 and bool(locations))
    if redirects and len(locations) == 1:
        return join_redirect(navigation.end, locations.pop()), False
    refused = Refusal(Reason.BAD_REDIRECT, Verdict.BROKEN) if redirects or response.status in (305, 306) else None
    if locations and refused:  # browsers refuse several that differ: a sign of an attack on the server
        return refused, False
    navigation.page, navigation.markup = await _read(response, limits)
    sent = _sent_on(response, navigation.page) if response.status < 400 else ""
    return (join_redirect(_base(navigation), sent), True) if sent else (refused, False)


def _base(navigation: Navigation) -> Address:
    """Return what addresses on the page are relative to: its <base>, else its own address."""
    told = BASE.search(navigation.markup)
    base = join_redirect(navigation.end, told.group(1).strip("\"'")) if told else navigation.end
    return base if isinstance(base, Address) else navigation.end


async def _read(response: Response, limits: Limits) -> tuple[Page | None, str]:
    """Read the page where the answer holds one; None where it is no page, or not to be understood."""
    text = await asyncio.to_thread(_text_of, response, limits.decoded_bytes)
    if text is None:
        return None, ""
    page = await parse_page_isolated(text.text, response.complete and text.certain, limits.parsed_bytes)
    return page, text.text[:60_000]


def _text_of(response: Response, limit: int) -> DecodedText | None:
    """Return the text of an answer that is a page; None where it is none, or not to be understood."""
    content = response.decoded_body(limit)
    response.complete = response.complete and content.complete
    is_page = content.supported and _is_page(response, content.data[:2048])
    return decode_page(content.data, response.charset) if is_page else None


def _is_page(response: Response, beginning: bytes) -> bool:
    """Whether a body is a web page, by its media type, else by how it begins."""
    if response.media_type in HTML:
        return True
    if response.media_type == "text/plain":
        return False
    text = decode_page(beginning, response.charset)
    if text is None:
        return False
    return bool(PAGE.match(text.text)) or (response.media_type in UNTOLD and "<" in text.text)


def _sent_on(response: Response, page: Page | None) -> str:
    """Return the address that a refresh (within ten seconds) or a bare page's script leads to, or nothing."""
    for told in (response.header("Refresh"), page.refresh if page else ""):
        found = parse_refresh(told)
        if found and found.target and found.seconds <= LONGEST_REFRESH:
            return found.target
    if page and page.words < 25 and not page.is_app and "cookie" not in page.scripts:
        script = SCRIPTED.search(page.scripts)
        if script and len(page.scripts) < 1500:
            return script.group(1) or script.group(2)
    return ""
