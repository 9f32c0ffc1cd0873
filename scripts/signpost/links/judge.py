"""From where a visit ended to a verdict. Pure: no network, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import owner, signs, walls
from .addresses import Address
from .answer import Answer
from .finding import Finding
from .page import Page
from .visit import Visit

HOME = re.compile(r"^/?((index|default|home|main|welcome)(\.\w{2,5})?|[a-z]{2}(-[a-z]{2})?|hom)?/?$", re.I)
MISSING_PATH = re.compile(r"(^|/)(404|error-?_?404|404-?_?error|page-?_?not-?_?found|not-?_?found|error|"
                          r"page-?missing|404-?not-?found|file-?not-?found)(\.\w{2,5})?/?$", re.I)
LOGIN_HOST = re.compile(r"^(log-?in|sign-?in|sso|auth|accounts?|identity|idp|adfs|secure-login)\.", re.I)
BY_STATUS = {400: ("broken", "http_400"), 401: ("blocked", "login_required"), 402: ("blocked", "http_402"),
             403: ("blocked", "http_403"), 404: ("broken", "not_found"), 405: ("blocked", "refuses_checks"),
             406: ("blocked", "refuses_checks"), 407: ("temporary", "server_error"), 408: ("temporary", "timeout"),
             409: ("blocked", "refuses_checks"), 410: ("broken", "gone_for_good"), 412: ("blocked", "refuses_checks"),
             417: ("blocked", "refuses_checks"), 418: ("blocked", "refuses_checks"), 420: ("temporary", "rate_limited"),
             421: ("temporary", "server_error"), 423: ("temporary", "server_error"), 425: ("temporary", "server_error"),
             428: ("blocked", "refuses_checks"), 429: ("temporary", "rate_limited"), 431: ("blocked", "refuses_checks"),
             444: ("blocked", "refuses_checks"), 451: ("blocked", "http_451"), 499: ("temporary", "server_error"),
             999: ("blocked", "http_999")}
EXPIRES_WITHIN_DAYS = 14
EMPTY_STATUS = frozenset({204, 205, 304})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a target beforehand: the names that it should belong to, and what stood there last."""

    names: tuple[str, ...] = ()
    last_title: str = ""
    last_domain: str = ""


def judge(way: Visit, known: Known) -> Finding:
    """Return the verdict on a visit, leaving out what needs another page (`is_same_as_anywhere`) or a fragment."""
    if way.stopped:
        return Finding(way.stopped.verdict, way.stopped.reason)
    answer = way.answer
    if answer is None:
        return Finding("temporary", "bad_response")
    if walls.is_wall(answer, way.page, way.markup):
        return Finding("blocked", "bot_wall")
    if answer.status >= 400 or answer.status < 200:
        return _of_status(answer)
    shown = _of_body(answer, way.page) or (_of_page(way, way.page, known) if way.page else None)
    title = way.page.title or next(iter(way.page.headings), "") if way.page else ""
    domain = owner.registrable(way.end.host)
    if shown:
        return Finding(*shown, title=title, domain=domain)
    verdict, reason, new_url = _of_way(way)
    return Finding(verdict, reason, new_url, title, domain)


def _of_status(answer: Answer) -> Finding:
    """Return what a status says by itself."""
    if answer.status in BY_STATUS:
        verdict, reason = BY_STATUS[answer.status]
    elif 400 <= answer.status < 500:
        verdict, reason = "broken", "http_refused"
    elif 500 <= answer.status < 600:
        verdict, reason = "temporary", "server_error"
    else:
        verdict, reason = "temporary", "bad_response"
    return Finding(verdict, reason)


def _of_body(answer: Answer, page: Page | None) -> tuple[str, str] | None:
    """Look at how much came, and whether it was enough to see anything."""
    if answer.status in EMPTY_STATUS:
        return "suspect", "empty_page"
    seen = len(page.text) > 200 or bool(page.title) if page else len(answer.body) > 4096
    if answer.late and not seen:
        return "temporary", "timeout"
    if answer.broke_off and not answer.body:
        return "temporary", "reset"
    if answer.was_reset and not seen:
        return "temporary", "reset"
    if answer.broke_off and page and not page.text and not page.title:
        return "temporary", "reset"
    if not answer.body.strip() or (page and answer.whole and signs.is_empty(page)):
        packed = answer.header("Content-Encoding").lower() in ("br", "zstd", "compress") and answer.body
        return None if packed else ("suspect", "empty_page")
    return None


def _of_page(way: Visit, page: Page, known: Known) -> tuple[str, str] | None:
    """Look for what is wrong with a page that answers."""
    if signs.is_parked(page, way.end.host, way.markup):
        return "suspect", "parked"
    if way.hops and MISSING_PATH.search(way.end.url.raw_path) and not MISSING_PATH.search(way.start.url.raw_path):
        return "suspect", "soft_404"
    if signs.says_missing(page):
        return "suspect", "soft_404"
    if signs.tells_of_fault(page):
        return "suspect", "error_page"
    if _is_login(way, page):
        return "suspect", "login_page"
    moved = owner.registrable(way.end.host) != (known.last_domain or owner.registrable(way.start.host))
    if owner.has_changed_hands(page, known.names, known.last_title, moved):
        return "suspect", "changed_hands"
    if is_home_instead(way.start, way.end, way.hops):
        return "suspect", "home_page"
    return None


def _is_login(way: Visit, page: Page) -> bool:
    """Whether the way ends at a login that the address did not speak of."""
    typed = way.start.url.raw_path
    if signs.LOGIN_PATH.search(typed) or LOGIN_HOST.match(way.start.host):
        return False
    if way.hops and way.end.key != way.start.key:
        return signs.is_login(page, way.end.url.raw_path) or bool(
            LOGIN_HOST.match(way.end.host) and signs.LOGIN_WORDS.search(page.title + page.text[:500]))
    return page.has_password and page.words < 60 and signs.is_login(page, "")


def is_home_instead(start: Address, end: Address, hops: int) -> bool:
    """Whether a link to a page within a site was sent to the site's home page."""
    return bool(hops and not is_home(start) and is_home(end)
                and owner.registrable(start.host) == owner.registrable(end.host))


def is_home(address: Address) -> bool:
    """Whether an address is that of a home page."""
    return bool(HOME.match(address.url.raw_path)) and not address.url.raw_query_string


def _of_way(way: Visit) -> tuple[str, str, str]:
    """Return the verdict on a page that is right, by the way that led there: verdict, reason, new address."""
    if way.start.url.scheme == "https" and way.end.url.scheme == "http":
        return "caution", "downgrade", ""
    if way.for_good and way.for_good.key != way.start.key:
        return "moved", "permanent", shown_address(way.for_good)
    if way.by_client and way.end.key != way.start.key:
        return "moved", "client_redirect", shown_address(way.end)
    if way.certificate_days is not None and way.certificate_days < EXPIRES_WITHIN_DAYS:
        return "expiring", "certificate_ends", ""
    if way.start.has_credentials:
        return "caution", "password_in_address", ""
    return "ok", "works", ""


def shown_address(address: Address) -> str:
    """Return an address as it would be typed."""
    return str(address.url) + (f"#{address.fragment}" if address.fragment else "")


def may_be_anywhere(way: Visit, finding: Finding) -> bool:
    """Whether a good page deserves a comparison with what the host gives for a random path."""
    page = way.page
    return (finding.verdict in ("ok", "moved", "caution", "expiring") and page is not None and way.answer is not None
            and way.answer.status == 200 and page.words >= 12 and not page.is_app
            and not is_home(way.start) and not is_home(way.end))
