"""From where a visit ended to a verdict. Pure: no network, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import owner, signs, walls
from .addresses import Address
from .answer import Answer
from .finding import Finding
from .page import Page
from .verdicts import Reason, Verdict
from .visit import Visit

HOME = re.compile(r"^/?((index|default|home|main|welcome)(\.\w{2,5})?|[a-z]{2}(-[a-z]{2})?|hom)?/?$", re.I)
MISSING_PATH = re.compile(r"(^|/)(404|error-?_?404|404-?_?error|page-?_?not-?_?found|not-?_?found|error|"
                          r"page-?missing|404-?not-?found|file-?not-?found)(\.\w{2,5})?/?$", re.I)
LOGIN_HOST = re.compile(r"^(log-?in|sign-?in|sso|auth|accounts?|identity|idp|adfs|secure-login)\.", re.I)
_STATUSES = (
    (Verdict.BROKEN, Reason.HTTP_400, (400,)),
    (Verdict.BROKEN, Reason.NOT_FOUND, (404,)),
    (Verdict.BROKEN, Reason.GONE_FOR_GOOD, (410,)),
    (Verdict.BLOCKED, Reason.LOGIN_REQUIRED, (401,)),
    (Verdict.BLOCKED, Reason.HTTP_402, (402,)),
    (Verdict.BLOCKED, Reason.HTTP_403, (403,)),
    (Verdict.BLOCKED, Reason.HTTP_451, (451,)),
    (Verdict.BLOCKED, Reason.HTTP_999, (999,)),
    (Verdict.BLOCKED, Reason.REFUSES_CHECKS, (405, 406, 409, 412, 417, 418, 428, 431)),
    (Verdict.TEMPORARY, Reason.TIMEOUT, (408,)),
    (Verdict.TEMPORARY, Reason.RATE_LIMITED, (420, 429)),
    (Verdict.TEMPORARY, Reason.SERVER_ERROR, (407, 421, 423, 425, 444, 499)),
)
BY_STATUS = {status: (verdict, reason) for verdict, reason, statuses in _STATUSES for status in statuses}
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
        return Finding(Verdict.TEMPORARY, Reason.BAD_RESPONSE)
    if walls.is_wall(answer, way.page, way.markup):
        return Finding(Verdict.BLOCKED, Reason.BOT_WALL)
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
        verdict, reason = Verdict.BROKEN, Reason.HTTP_REFUSED
    elif 500 <= answer.status < 600:
        verdict, reason = Verdict.TEMPORARY, Reason.SERVER_ERROR
    else:
        verdict, reason = Verdict.TEMPORARY, Reason.BAD_RESPONSE
    return Finding(verdict, reason)


def _of_body(answer: Answer, page: Page | None) -> tuple[Verdict, Reason] | None:
    """Look at how much came, and whether it was enough to see anything."""
    if answer.status in EMPTY_STATUS:
        return Verdict.SUSPECT, Reason.EMPTY_PAGE
    seen = len(page.text) > 200 or bool(page.title) if page else len(answer.body) > 4096
    if answer.late and not seen:
        return Verdict.TEMPORARY, Reason.TIMEOUT
    if answer.broke_off and not answer.body:
        return Verdict.TEMPORARY, Reason.RESET
    if answer.was_reset and not seen:
        return Verdict.TEMPORARY, Reason.RESET
    if answer.broke_off and page and not page.text and not page.title:
        return Verdict.TEMPORARY, Reason.RESET
    if not answer.body.strip() or (page and answer.whole and signs.is_empty(page)):
        packed = answer.header("Content-Encoding").lower() in ("br", "zstd", "compress") and answer.body
        return None if packed else (Verdict.SUSPECT, Reason.EMPTY_PAGE)
    return None


def _of_page(way: Visit, page: Page, known: Known) -> tuple[Verdict, Reason] | None:
    """Look for what is wrong with a page that answers."""
    if signs.is_parked(page, way.end.host, way.markup):
        return Verdict.SUSPECT, Reason.PARKED
    if way.hops and MISSING_PATH.search(way.end.url.raw_path) and not MISSING_PATH.search(way.start.url.raw_path):
        return Verdict.SUSPECT, Reason.SOFT_404
    if signs.says_missing(page):
        return Verdict.SUSPECT, Reason.SOFT_404
    if signs.tells_of_fault(page):
        return Verdict.SUSPECT, Reason.ERROR_PAGE
    if _is_login(way, page):
        return Verdict.SUSPECT, Reason.LOGIN_PAGE
    moved = owner.registrable(way.end.host) != (known.last_domain or owner.registrable(way.start.host))
    if owner.has_changed_hands(page, known.names, known.last_title, moved):
        return Verdict.SUSPECT, Reason.CHANGED_HANDS
    if is_home_instead(way.start, way.end, way.hops):
        return Verdict.SUSPECT, Reason.HOME_PAGE
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


def _of_way(way: Visit) -> tuple[Verdict, Reason, str]:
    """Return the verdict on a page that is right, by the way that led there: verdict, reason, new address."""
    if way.start.url.scheme == "https" and way.end.url.scheme == "http":
        return Verdict.CAUTION, Reason.DOWNGRADE, ""
    if way.for_good and way.for_good.key != way.start.key:
        return Verdict.MOVED, Reason.PERMANENT, shown_address(way.for_good)
    if way.by_client and way.end.key != way.start.key:
        return Verdict.MOVED, Reason.CLIENT_REDIRECT, shown_address(way.end)
    if way.certificate_days is not None and way.certificate_days < EXPIRES_WITHIN_DAYS:
        return Verdict.EXPIRING, Reason.CERTIFICATE_ENDS, ""
    if way.start.has_credentials:
        return Verdict.CAUTION, Reason.PASSWORD_IN_ADDRESS, ""
    return Verdict.OK, Reason.WORKS, ""


def shown_address(address: Address) -> str:
    """Return an address as it would be typed."""
    return str(address.url) + (f"#{address.fragment}" if address.fragment else "")


def may_be_anywhere(way: Visit, finding: Finding) -> bool:
    """Whether a good page deserves a comparison with what the host gives for a random path."""
    page = way.page
    return (finding.verdict.is_working and page is not None and way.answer is not None
            and way.answer.status == 200 and page.words >= 12 and not page.is_app
            and not is_home(way.start) and not is_home(way.end))
