"""Follows one address to where a reader would end up: redirects, refreshes, scripts; with cookies on the way."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field

from signpost.links.addresses import Address, Refusal, join_redirect
from signpost.links.http.charsets import Text, decoded_text
from signpost.links.http.cookies import Cookies
from signpost.links.http.refresh import parse_refresh
from signpost.links.http.response import Answer, Trouble
from signpost.links.limits import Limits
from signpost.links.page.page import Page
from signpost.links.page.parser_pool import read_page_apart
from signpost.links.probe.http_client import Fetcher
from signpost.links.verdicts import Reason, Verdict

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
HTML = frozenset({"text/html", "application/xhtml+xml"})
UNTOLD = frozenset({"", "unknown/unknown", "application/unknown"})
PAGE = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype html|html|head|body)", re.I | re.S)
BASE = re.compile(r"<base\s[^<>]{0,200}?href\s*=\s*(\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)", re.I)
NOT_HTTP = Trouble(Verdict.TEMPORARY, Reason.BAD_RESPONSE)
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

    def note(self, address: Address, outcome: Answer | Trouble, took: float) -> None:
        """Take one request off, with what came of it."""
        self.requests -= 1
        self.seconds -= took
        said = outcome.reason if isinstance(outcome, Trouble) else str(outcome.status)
        self.asked.append((address.href, said))


@dataclass(slots=True)
class Visit:
    """Where the way ended: with an answer, a trouble or a refusal; and how it went."""

    start: Address
    end: Address
    answer: Answer | None = None
    page: Page | None = None
    markup: str = ""
    stopped: Trouble | None = None
    for_good: Address | None = None
    """Where the unbroken run of permanent redirects from the start leads."""
    by_client: bool = False
    hops: int = 0
    certificate_days: float | None = None

    def follow(self, target: Address, client: bool, unbroken: bool) -> None:
        """Go on to where an answer sends; `client` says that the page does, `unbroken` that all was for good so far."""
        self.for_good = target if unbroken else self.for_good
        self.by_client |= client
        self.hops += 1
        self.end = target

    def lighten(self) -> None:
        """Let go of what only judging needed: many visits wait side by side for a second opinion."""
        self.markup = ""
        if self.answer:
            self.answer.body = b""
        if self.page:
            self.page.lighten()


async def visit(fetcher: Fetcher, start: Address, budget: Budget, as_browser: bool, limits: Limits,
                seconds: float) -> Visit:
    """Follow an address; `seconds` is the patience of this visit, over all of its hops."""
    way = Visit(start, start)
    cookies = Cookies()
    seen = {(start.key, "")}
    left = min(seconds, budget.seconds)
    unbroken = True
    while not way.stopped:
        before = budget.seconds
        outcome = await _ask(fetcher, way.end, cookies.header_for(way.end), budget, as_browser, left)
        left -= before - budget.seconds
        if isinstance(outcome, Trouble):
            way.stopped = outcome
            break
        cookies.keep(outcome.headers.getall("Set-Cookie", ()), way.end)
        async with fetcher.reading:
            target, client = await _next(way, outcome, limits)
        if isinstance(target, Refusal):
            way.stopped = Trouble(target.verdict, target.reason)
        if not isinstance(target, Address):
            break
        step = (target.key, cookies.header_for(target))
        if client and target.key == way.end.key and (step in seen or way.by_client):
            break  # a page that reloads itself is where the way ends; it may wait for its cookie once
        if step in seen:
            way.stopped = Trouble(Verdict.BROKEN, Reason.REDIRECT_LOOP)
        seen.add(step)
        unbroken = unbroken and not client and outcome.status in FOR_GOOD
        way.follow(target, client, unbroken)
    return way


async def _ask(fetcher: Fetcher, address: Address, cookies: str, budget: Budget, as_browser: bool,
               left: float) -> Answer | Trouble:
    """Ask for one hop, within what is left of the budget; a server that is not quite HTTP once more, forgivingly."""
    if budget.requests <= 0:
        return Trouble(Verdict.SUSPECT, Reason.MANY_REDIRECTS)
    if left <= 0:
        return Trouble(Verdict.TEMPORARY, Reason.TIMEOUT)
    outcome, took = await fetcher.ask(address, cookies, as_browser, left)
    budget.note(address, outcome, took)
    if outcome == NOT_HTTP and budget.requests > 0 and left > took:
        outcome, took = await fetcher.ask_forgivingly(address, cookies, as_browser, min(left - took, 10.0))
        budget.note(address, outcome, took)
    return outcome


async def _next(way: Visit, answer: Answer, limits: Limits) -> tuple[Address | Refusal | None, bool]:
    """Return where an answer sends the reader (None: it stays) and whether it is the page that sends."""
    way.answer = answer
    if answer.certificate_days is not None:
        way.certificate_days = min(answer.certificate_days, way.certificate_days or answer.certificate_days)
    locations = set(answer.headers.getall("Location", ())) - {""}
    redirects = answer.status in REDIRECTS or (answer.status == 300 and bool(locations))
    if redirects and len(locations) == 1:
        return join_redirect(way.end, locations.pop()), False
    refused = Refusal(Reason.BAD_REDIRECT, Verdict.BROKEN) if redirects or answer.status in (305, 306) else None
    if locations and refused:  # browsers refuse several that differ: a sign of an attack on the server
        return refused, False
    way.page, way.markup = await _read(answer, limits)
    sent = _sent_on(answer, way.page) if answer.status < 400 else ""
    return (join_redirect(_base(way), sent), True) if sent else (refused, False)


def _base(way: Visit) -> Address:
    """Return what addresses on the page are relative to: its <base>, else its own address."""
    told = BASE.search(way.markup)
    base = join_redirect(way.end, told.group(1).strip("\"'")) if told else way.end
    return base if isinstance(base, Address) else way.end


async def _read(answer: Answer, limits: Limits) -> tuple[Page | None, str]:
    """Read the page where the answer holds one; None where it is no page, or not to be understood."""
    text = await asyncio.to_thread(_text_of, answer, limits.decoded_bytes)
    if text is None:
        return None, ""
    page = await read_page_apart(text.text, answer.whole and text.sure, limits.parsed_bytes)
    return page, text.text[:60_000]


def _text_of(answer: Answer, limit: int) -> Text | None:
    """Return the text of an answer that is a page; None where it is none, or not to be understood."""
    content = answer.content(limit)
    answer.whole = answer.whole and content.whole
    is_page = content.understood and _is_page(answer, content.data[:2048])
    return decoded_text(content.data, answer.charset) if is_page else None


def _is_page(answer: Answer, beginning: bytes) -> bool:
    """Whether a body is a web page, by its media type, else by how it begins."""
    if answer.media_type in HTML:
        return True
    if answer.media_type == "text/plain":
        return False
    text = decoded_text(beginning, answer.charset)
    if text is None:
        return False
    return bool(PAGE.match(text.text)) or (answer.media_type in UNTOLD and "<" in text.text)


def _sent_on(answer: Answer, page: Page | None) -> str:
    """Return the address that a refresh (within ten seconds) or a bare page's script leads to, or nothing."""
    for told in (answer.header("Refresh"), page.refresh if page else ""):
        found = parse_refresh(told)
        if found and found.address and found.seconds <= LONGEST_REFRESH:
            return found.address
    if page and page.words < 25 and not page.is_app and "cookie" not in page.scripts:
        script = SCRIPTED.search(page.scripts)
        if script and len(page.scripts) < 1500:
            return script.group(1) or script.group(2)
    return ""
