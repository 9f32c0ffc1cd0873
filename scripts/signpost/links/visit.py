"""Follows one address to where a reader would end up: redirects, refreshes, scripts; with cookies on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from .addresses import Address, Refusal, join_redirect
from .answer import Answer, Trouble, text_of
from .fetch import Fetcher
from .owner import registrable
from .page import Page, read_page
from .settings import Limits
from .verdicts import Reason, Verdict

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
HTML = frozenset({"text/html", "application/xhtml+xml", ""})
SCRIPTED = re.compile(r"(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?\s*=\s*[\"']([^\"'\s]+)[\"']|"
                      r"location\.(?:replace|assign)\(\s*[\"']([^\"'\s]+)[\"']\s*\)")


@dataclass(slots=True)
class Budget:
    """What one link may still cost in this run: requests, and seconds of open connection."""

    requests: int
    seconds: float
    asked: list[tuple[str, str]] = field(default_factory=list)


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
    cookies: dict[str, dict[str, str]] = {}
    seen = {(start.key, "[]")}
    unbroken = True
    left = min(seconds, budget.seconds)
    while True:
        if budget.requests <= 0 or left <= 0:
            spent = budget.requests <= 0
            way.stopped = (Trouble(Verdict.SUSPECT, Reason.MANY_REDIRECTS) if spent
                           else Trouble(Verdict.TEMPORARY, Reason.TIMEOUT))
            return way
        jar = cookies.setdefault(registrable(way.end.host), {})
        budget.requests -= 1
        outcome, took = await fetcher.ask(way.end, "; ".join(f"{k}={v}" for k, v in jar.items()), as_browser, left)
        left, budget.seconds = left - took, budget.seconds - took
        budget.asked.append((str(way.end.url), outcome.reason if isinstance(outcome, Trouble) else str(outcome.status)))
        if isinstance(outcome, Trouble):
            way.stopped = outcome
            return way
        keep_cookies(jar, outcome)
        target, client = _next(way, outcome, limits)
        if target is None:
            return way
        if isinstance(target, Refusal):
            way.stopped = Trouble(target.verdict, target.reason)
            return way
        unbroken = unbroken and not client and outcome.status in FOR_GOOD
        way.for_good = target if unbroken else way.for_good
        way.by_client |= client
        way.hops += 1
        way.end = target
        step = (target.key, repr(sorted(cookies.get(registrable(target.host), {}).items())))
        if step in seen:
            way.stopped = Trouble(Verdict.BROKEN, Reason.REDIRECT_LOOP)
            return way
        seen.add(step)


def _next(way: Visit, answer: Answer, limits: Limits) -> tuple[Address | Refusal | None, bool]:
    """Return where an answer sends the reader (None: it stays) and whether it is the page that sends."""
    way.answer = answer
    if answer.certificate_days is not None:
        way.certificate_days = min(answer.certificate_days, way.certificate_days or answer.certificate_days)
    location = answer.headers.get("Location")
    if answer.status in REDIRECTS or (answer.status == 300 and location):
        if location is None or not location.strip():
            return Refusal(Reason.BAD_REDIRECT, Verdict.BROKEN), False
        return join_redirect(way.end, location), False
    if answer.status in (305, 306):
        return Refusal(Reason.BAD_REDIRECT, Verdict.BROKEN), False
    way.page, way.markup = _read(answer, limits)
    sent = _sent_on(answer, way.page) if answer.status < 400 else ""
    if not sent:
        return None, False
    target = join_redirect(way.end, sent)
    if isinstance(target, Address) and target.key == way.end.key:
        return None, False
    return target, True


def _read(answer: Answer, limits: Limits) -> tuple[Page | None, str]:
    """Read the page where the answer holds one."""
    data = answer.decoded(limits.decoded_bytes)
    looks = bool(re.match(rb"[\s\xef\xbb\xbf]*(<\?xml[^>]*>\s*)?<(!doctype html|html|head|body)", data[:1024], re.I))
    if not looks and (answer.media_type not in HTML or (answer.media_type == "" and b"<" not in data[:1024])):
        return None, ""
    if answer.media_type == "text/plain":
        return None, ""
    text = text_of(answer, data)
    whole = answer.whole and len(data) < limits.decoded_bytes
    return read_page(text, whole, limits.parsed_bytes), text[:60_000]


def _sent_on(answer: Answer, page: Page | None) -> str:
    """Return the address that a refresh (within ten seconds) or a bare page's script leads to, or nothing."""
    for told in (answer.header("Refresh"), page.refresh if page else ""):
        found = re.match(r"^\s*(\d*)(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", told, re.I)
        if found and int(found.group(1) or 0) <= 10:
            return found.group(2).strip()
    if page and page.words < 25 and not page.is_app and "cookie" not in page.scripts:
        script = SCRIPTED.search(page.scripts)
        if script and len(page.scripts) < 1500:
            return script.group(1) or script.group(2)
    return ""


def keep_cookies(jar: dict[str, str], answer: Answer) -> None:
    """Keep an answer's cookies for the rest of this link's way."""
    for line in answer.headers.getall("Set-Cookie", []):
        try:
            found = SimpleCookie(line)
        except CookieError:
            continue
        jar.update({name: part.value for name, part in found.items() if part["max-age"] != "0"})
