"""From where a visit ended to a verdict. Pure: no network, no clock."""

from __future__ import annotations

import re
from dataclasses import replace

from signpost.links.addresses import Address
from signpost.links.classify import bot_walls, ownership, page_signals
from signpost.links.classify.home_page import is_home
from signpost.links.classify.missing_page import says_missing
from signpost.links.classify.ownership import Known as Known
from signpost.links.classify.statuses import of_status
from signpost.links.classify.takeover import takeover_signs
from signpost.links.finding import Finding
from signpost.links.http.response import Response
from signpost.links.page.fragments import candidate_ids
from signpost.links.page.page import Page
from signpost.links.probe.navigation import Navigation
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

MISSING_PATH = re.compile(r"(^|/)(404|error-?_?404|404-?_?error|page-?_?not-?_?found|not-?_?found|error|"
                          r"page-?missing|404-?not-?found|file-?not-?found)(\.\w{2,5})?/?$", re.I)
LOGIN_HOST = re.compile(r"^(log-?in|sign-?in|sso|auth|accounts?|identity|idp|adfs|secure-login)\.", re.I)
EXPIRES_WITHIN_DAYS = 14
FEWEST_WORDS = 3
"""Pages with fewer are too alike by chance to be compared."""
EMPTY_STATUS = frozenset({204, 205, 304})


def judge(navigation: Navigation, known: Known) -> Finding:
    """Return the verdict on a visit, leaving out what needs another page (`is_same_as_anywhere`) or a fragment."""
    if navigation.failure:
        return Finding(navigation.failure.verdict, navigation.failure.reason)
    response = navigation.response
    if response is None:
        return Finding(Verdict.TEMPORARY, Reason.BAD_RESPONSE)
    if bot_walls.is_wall(response, navigation.page, navigation.markup):
        return Finding(Verdict.BLOCKED, Reason.BOT_WALL)
    if response.status >= 400 or response.status < 200:
        return Finding(*of_status(response.status))
    title = navigation.page.title or next(iter(navigation.page.headings), "") if navigation.page else ""
    found = Finding(Verdict.OK, Reason.WORKS, title=title, domain=ownership.registrable(navigation.end.host))
    empty = _of_body(response, navigation.page)
    if empty:
        return replace(found, verdict=empty[0], reason=empty[1])
    bad = _of_page(navigation, navigation.page, known) if navigation.page else None
    if bad:
        return replace(found, verdict=Verdict.SUSPECT, reason=bad[0], second_sign=bad[1])
    verdict, reason, new_url = _of_way(navigation)
    return replace(found, verdict=verdict, reason=reason, new_url=new_url)


def _of_body(response: Response, page: Page | None) -> tuple[Verdict, Reason] | None:
    """Look at how much came, and whether it was enough to see anything."""
    if response.status in EMPTY_STATUS:
        return Verdict.SUSPECT, Reason.EMPTY_PAGE
    seen = len(page.text) > 200 or bool(page.title) if page else len(response.body) > 4096
    if response.timed_out and not seen:
        return Verdict.TEMPORARY, Reason.TIMEOUT
    if response.ended_early and not response.body:
        return Verdict.TEMPORARY, Reason.RESET
    if response.was_reset and not seen:
        return Verdict.TEMPORARY, Reason.RESET
    if response.ended_early and page and not page.text and not page.title:
        return Verdict.TEMPORARY, Reason.RESET
    if not response.body.strip() or (page and page.complete and page_signals.is_empty(page)):
        return Verdict.SUSPECT, Reason.EMPTY_PAGE
    return None


def _of_page(navigation: Navigation, page: Page, known: Known) -> tuple[Reason, bool] | None:
    """Return why a page that answers is suspect, and whether a second, independent sign says the same."""
    takeover = takeover_signs(navigation, page, known)
    if takeover.is_parked:
        return Reason.PARKED, takeover.is_certainly_parked
    if takeover.is_spam:
        return Reason.CHANGED_HANDS, takeover.has_certainly_changed_hands
    if _is_missing(navigation, page):
        return Reason.SOFT_404, False
    if page_signals.tells_of_fault(page):
        return Reason.ERROR_PAGE, False
    if _is_login(navigation, page):
        return Reason.LOGIN_PAGE, False
    if takeover.has_changed_hands:
        return Reason.CHANGED_HANDS, takeover.has_certainly_changed_hands
    return (Reason.HOME_PAGE, False) if is_home_instead(navigation, page) else None


def _is_missing(navigation: Navigation, page: Page) -> bool:
    """Whether the page says that it is missing, or the way ends at an address that does."""
    redirected_there = (navigation.hops and MISSING_PATH.search(navigation.end.url.raw_path)
                        and not MISSING_PATH.search(navigation.start.url.raw_path))
    return bool(redirected_there) or says_missing(page)


def _is_login(navigation: Navigation, page: Page) -> bool:
    """Whether the way ends at a login that the address did not speak of."""
    typed = navigation.start.url.raw_path
    if page_signals.LOGIN_PATH.search(typed) or LOGIN_HOST.match(navigation.start.host):
        return False
    if navigation.hops and navigation.end.key != navigation.start.key:
        beginning = f"{page.title} {page.text[:500]}"
        return page_signals.is_login(page, navigation.end.url.raw_path) or bool(
            LOGIN_HOST.match(navigation.end.host) and page_signals.LOGIN_WORDS.search(beginning))
    return page.has_password and page.word_count < 60 and page_signals.is_login(page, "")


def is_home_instead(navigation: Navigation, page: Page) -> bool:
    """Whether a link to a page within a site was sent to the site's home page, and not to a place on it."""
    if not navigation.hops or is_home(navigation.start) or not is_home(navigation.end):
        return False
    if navigation.end.fragment and candidate_ids(navigation.end.fragment) & page.anchors:
        return False
    return ownership.registrable(navigation.start.host) == ownership.registrable(navigation.end.host)


def _of_way(navigation: Navigation) -> tuple[Verdict, Reason, str]:
    """Return the verdict on a page that is right, by the way that led there: verdict, reason, new address."""
    if navigation.start.url.scheme == "https" and navigation.end.url.scheme == "http":
        return Verdict.CAUTION, Reason.DOWNGRADE, ""
    if navigation.permanent_target and navigation.permanent_target.key != navigation.start.key:
        return Verdict.MOVED, Reason.PERMANENT, shown_address(navigation.permanent_target)
    if navigation.is_client_redirect and navigation.end.key != navigation.start.key:
        return Verdict.MOVED, Reason.CLIENT_REDIRECT, shown_address(navigation.end)
    if navigation.certificate_days is not None and navigation.certificate_days < EXPIRES_WITHIN_DAYS:
        return Verdict.EXPIRING, Reason.CERTIFICATE_ENDS, ""
    if navigation.start.has_credentials:
        return Verdict.CAUTION, Reason.PASSWORD_IN_ADDRESS, ""
    return Verdict.OK, Reason.WORKS, ""


def shown_address(address: Address) -> str:
    """Return an address as it would be typed."""
    return address.href + (f"#{address.fragment}" if address.fragment else "")


def may_be_anywhere(navigation: Navigation, finding: Finding) -> bool:
    """Whether a good page that came whole deserves a comparison with what the host gives for a random path."""
    page = navigation.page
    return (finding.verdict.is_working and page is not None and page.complete and navigation.response is not None
            and navigation.response.status == 200 and page.word_count >= FEWEST_WORDS and not page.may_be_app
            and not is_home(navigation.start) and not is_home(navigation.end))
