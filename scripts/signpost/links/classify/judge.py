"""Judges a navigation: from its response and page to a verdict with its reason. Pure: no network, no clock."""

from __future__ import annotations

import re
from dataclasses import replace

from signpost.links.addresses import Address
from signpost.links.classify import bot_walls, ownership, page_signals
from signpost.links.classify.home_page import is_home_page
from signpost.links.classify.missing_page import says_missing
from signpost.links.classify.ownership import KnownSite as KnownSite
from signpost.links.classify.statuses import verdict_of_status
from signpost.links.classify.takeover import find_takeover_signs
from signpost.links.finding import Finding
from signpost.links.http.response import Response
from signpost.links.page.fragments import candidate_ids
from signpost.links.page.page import COMPARED_TEXT, Page
from signpost.links.probe.navigation import Navigation
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

MISSING_PATH = re.compile(r"(^|/)(404|error-?_?404|404-?_?error|page-?_?not-?_?found|not-?_?found|error|"
                          r"page-?missing|404-?not-?found|file-?not-?found)(\.\w{2,5})?/?$", re.I)
LOGIN_HOST = re.compile(r"^(log-?in|sign-?in|sso|auth|accounts?|identity|idp|adfs|secure-login)\.", re.I)
EXPIRES_WITHIN_DAYS = 14
FEWEST_WORDS = 3
"""Pages with fewer words are too similar by chance to be compared."""
EMPTY_STATUS = frozenset({204, 205, 304})


def judge(navigation: Navigation, known: KnownSite) -> Finding:
    """Return the finding on a navigation. Soft 404s that need another page, and fragments, are judged by the prober."""
    if navigation.failure:
        return Finding(navigation.failure.verdict, navigation.failure.reason)
    response = navigation.response
    if response is None:
        return Finding(Verdict.TEMPORARY, Reason.BAD_RESPONSE)
    if bot_walls.is_bot_wall(response, navigation.page, navigation.markup):
        return Finding(Verdict.BLOCKED, Reason.BOT_WALL)
    if response.status >= 400 or response.status < 200:
        return Finding(*verdict_of_status(response.status))
    title = navigation.page.title or next(iter(navigation.page.headings), "") if navigation.page else ""
    finding = Finding(Verdict.OK, Reason.WORKS, title=title, domain=ownership.registrable_domain(navigation.end.host))
    if empty := _check_body(response, navigation.page):
        return replace(finding, verdict=empty[0], reason=empty[1])
    suspect = _check_page(navigation, navigation.page, known) if navigation.page else None
    if suspect:
        return replace(finding, verdict=Verdict.SUSPECT, reason=suspect[0], second_sign=suspect[1])
    verdict, reason, new_url = _check_redirects(navigation)
    return replace(finding, verdict=verdict, reason=reason, new_url=new_url)


def _check_body(response: Response, page: Page | None) -> tuple[Verdict, Reason] | None:
    """Return the verdict on a body that is empty or was cut off too early to be judged; None for any other."""
    if response.status in EMPTY_STATUS:
        return Verdict.SUSPECT, Reason.EMPTY_PAGE
    is_enough = len(page.text) > 200 or bool(page.title) if page else len(response.body) > 4096
    if response.timed_out and not is_enough:
        return Verdict.TEMPORARY, Reason.TIMEOUT
    if response.ended_early and not response.body:
        return Verdict.TEMPORARY, Reason.RESET
    if response.was_reset and not is_enough:
        return Verdict.TEMPORARY, Reason.RESET
    if response.ended_early and page and not page.text and not page.title:
        return Verdict.TEMPORARY, Reason.RESET
    if not response.body.strip() or (page and page.complete and page_signals.is_empty_page(page)):
        return Verdict.SUSPECT, Reason.EMPTY_PAGE
    return None


def _check_page(navigation: Navigation, page: Page, known: KnownSite) -> tuple[Reason, bool] | None:
    """Return why a page is suspect, and whether a second, independent sign shows the same; None where it is not."""
    takeover = find_takeover_signs(navigation, page, known)
    if takeover.is_parked:
        return Reason.PARKED, takeover.is_certainly_parked
    if takeover.is_spam:
        return Reason.CHANGED_HANDS, takeover.has_certainly_changed_hands
    if _is_soft_404(navigation, page):
        return Reason.SOFT_404, False
    if page_signals.is_error_page(page):
        return Reason.ERROR_PAGE, False
    if _is_login(navigation, page):
        return Reason.LOGIN_PAGE, False
    if takeover.has_changed_hands:
        return Reason.CHANGED_HANDS, takeover.has_certainly_changed_hands
    return (Reason.HOME_PAGE, False) if redirects_to_home(navigation, page) else None


def _is_soft_404(navigation: Navigation, page: Page) -> bool:
    """Whether the page says that it is missing, or the redirects end at an address that does."""
    redirected_there = (navigation.hops and MISSING_PATH.search(navigation.end.url.raw_path)
                        and not MISSING_PATH.search(navigation.start.url.raw_path))
    return bool(redirected_there) or says_missing(page)


def _is_login(navigation: Navigation, page: Page) -> bool:
    """Whether the navigation ends at a login page, and the address was not that of one."""
    typed = navigation.start.url.raw_path
    if page_signals.LOGIN_PATH.search(typed) or LOGIN_HOST.match(navigation.start.host):
        return False
    if navigation.hops and navigation.end.key != navigation.start.key:
        beginning = f"{page.title} {page.text[:500]}"
        return page_signals.is_login_page(page, navigation.end.url.raw_path) or bool(
            LOGIN_HOST.match(navigation.end.host) and page_signals.LOGIN_WORDS.search(beginning))
    return page.has_password and page.word_count < 60 and page_signals.is_login_page(page, "")


def redirects_to_home(navigation: Navigation, page: Page) -> bool:
    """Whether a link to a page within a site is redirected to a home page, of that site or another, and not to an
    anchor on it."""
    if not navigation.hops or is_home_page(navigation.start) or not is_home_page(navigation.end):
        return False
    return not (navigation.end.fragment and candidate_ids(navigation.end.fragment) & page.anchors)


def _check_redirects(navigation: Navigation) -> tuple[Verdict, Reason, str]:
    """Return the verdict on a good page by its redirects and certificate: verdict, reason, new address."""
    if navigation.start.url.scheme == "https" and navigation.end.url.scheme == "http":
        return Verdict.CAUTION, Reason.DOWNGRADE, ""
    if navigation.permanent_target and navigation.permanent_target.key != navigation.start.key:
        return Verdict.MOVED, Reason.PERMANENT, format_address(navigation.permanent_target)
    if navigation.is_client_redirect and navigation.end.key != navigation.start.key:
        return Verdict.MOVED, Reason.CLIENT_REDIRECT, format_address(navigation.end)
    if navigation.certificate_days is not None and navigation.certificate_days < EXPIRES_WITHIN_DAYS:
        return Verdict.EXPIRING, Reason.CERTIFICATE_ENDS, ""
    if navigation.start.has_credentials:
        return Verdict.CAUTION, Reason.PASSWORD_IN_ADDRESS, ""
    return Verdict.OK, Reason.WORKS, ""


def format_address(address: Address) -> str:
    """Return an address as it would be typed, with its fragment."""
    return address.href + (f"#{address.fragment}" if address.fragment else "")


def may_be_soft_404(navigation: Navigation, finding: Finding) -> bool:
    """Whether a good page is to be compared with what its host sends for a made-up path: a soft 404 looks the same."""
    page = navigation.page
    return (finding.verdict.is_working and page is not None and (page.complete or len(page.text) >= COMPARED_TEXT)
            and navigation.response is not None and 200 <= navigation.response.status < 300
            and page.word_count >= FEWEST_WORDS and not page.may_be_app
            and not is_home_page(navigation.start) and not is_home_page(navigation.end))
