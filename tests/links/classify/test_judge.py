"""From where a visit ended to a verdict: what comes first, and what each sign takes."""

from __future__ import annotations

import pytest

from signpost.links.classify.judge import (
    EXPIRES_WITHIN_DAYS,
    FEWEST_WORDS,
    KnownSite,
    format_address,
    judge,
    may_be_soft_404,
)
from signpost.links.http.response import RequestFailure
from signpost.links.page.page import COMPARED_TEXT, Page
from signpost.links.probe.navigation import Navigation
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict
from tests.links.lab import pages
from tests.links.reading import START, address, headed, navigation_to, page, page_of, words

NOBODY = KnownSite()
HARBOUR = KnownSite(names=("Harbour Carers",))
GOOD = page_of(pages.good())
ELSEWHERE = "https://www.grand-sofas.lab/page"


def said(navigation: Navigation, known: KnownSite = NOBODY) -> str:
    """Return verdict and reason."""
    found = judge(navigation, known)
    return f"{found.verdict}/{found.reason}"


def test_trouble_is_the_verdict_when_a_visit_was_stopped() -> None:
    """Whatever came before it; and no answer at all is a bad response."""
    navigation = navigation_to(seen=GOOD)
    navigation.failure = RequestFailure(Verdict.TEMPORARY, Reason.TIMEOUT)
    assert said(navigation) == "temporary/timeout"
    navigation.failure, navigation.response = None, None
    assert said(navigation) == "temporary/bad_response"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (199, "temporary/bad_response"),
        (200, "ok/works"),
        (203, "ok/works"),
        (204, "suspect/empty_page"),
        (205, "suspect/empty_page"),
        (206, "ok/works"),
        (304, "suspect/empty_page"),
        (399, "ok/works"),
        (400, "broken/http_400"),
        (404, "broken/not_found"),
        (503, "temporary/server_error"),
    ],
)
def test_status_decides_when_it_is_an_error(status: int, expected: str) -> None:
    """From 400 on and below 200, and where a status has no body."""
    assert said(navigation_to(seen=GOOD, status=status)) == expected


def test_wall_comes_first_when_its_status_is_an_error() -> None:
    """A wall's 404 or 503 says nothing of the page."""
    assert said(navigation_to(seen=page_of(pages.CLOUDFLARE), status=503)) == "blocked/bot_wall"
    assert said(navigation_to(seen=page_of(pages.ANUBIS))) == "blocked/bot_wall"


@pytest.mark.parametrize(
    ("told", "seen", "body", "expected"),
    [
        ({"timed_out": True}, page("", words(10)), b"x", "temporary/timeout"),
        ({"timed_out": True}, page("Title", "", complete=False), b"x", "ok/works"),
        ({"timed_out": True}, page("", "a" * 200), b"x", "temporary/timeout"),
        ({"timed_out": True}, page("", "a" * 201), b"x", "ok/works"),
        ({"timed_out": True}, None, b"x" * 4096, "temporary/timeout"),
        ({"timed_out": True}, None, b"x" * 4097, "ok/works"),
        ({"ended_early": True}, None, b"", "temporary/reset"),
        ({"ended_early": True}, None, b"x", "ok/works"),
        ({"ended_early": True}, Page(), b"<x", "temporary/reset"),
        ({"ended_early": True}, page("Title", "<p>Half"), b"x", "ok/works"),
        ({"ended_early": True, "was_reset": True}, page("", "<p>Half"), b"x", "temporary/reset"),
        ({"ended_early": True, "was_reset": True}, page("Title", "<p>Half"), b"x", "ok/works"),
        ({}, None, b"", "suspect/empty_page"),
        ({}, None, b" \n", "suspect/empty_page"),
        ({}, None, b"%PDF", "ok/works"),
        ({}, Page(), b"x", "suspect/empty_page"),
        ({}, Page(complete=False), b"x", "ok/works"),
    ],
)
def test_body_decides_when_too_little_came(
    told: dict[str, bool], seen: Page | None, body: bytes, expected: str
) -> None:
    """A page that was cut is good where enough of it came; what was not understood is not empty."""
    navigation = navigation_to(seen=seen, body=body)
    assert navigation.response
    for name, value in told.items():
        setattr(navigation.response, name, value)
    assert said(navigation) == expected


def test_spam_comes_before_a_login_when_a_page_is_both() -> None:
    """A casino asks for a password, too."""
    seen = page("Casino and slots", "Jackpot <input type=password>")
    assert said(navigation_to("https://harbour.lab/account/login", seen)) == "suspect/changed_hands"


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (page_of(pages.SOFT_404), "suspect/soft_404"),
        (page_of(pages.DATABASE), "suspect/error_page"),
        (page_of(pages.LOGIN), "suspect/login_page"),
    ],
)
def test_page_that_says_what_it_is_comes_first_when_no_name_is_on_it(seen: Page, expected: str) -> None:
    """A notice need not show whose it is."""
    assert said(navigation_to(ELSEWHERE, seen, ELSEWHERE), HARBOUR) == expected


@pytest.mark.parametrize(
    ("start", "to", "expected"),
    [
        (START, "https://harbour.lab/404.html", "suspect/soft_404"),
        (START, "https://harbour.lab/errors/not-found", "suspect/soft_404"),
        (START, "https://harbour.lab/page_not_found/", "suspect/soft_404"),
        ("https://harbour.lab/error", "https://harbour.lab/404", "ok/works"),
        (START, "https://harbour.lab/help/404-club", "ok/works"),
        (START, "https://harbour.lab/?redirected=1", "suspect/home_page"),
        (START, "https://www.harbour.lab/en-gb/home", "suspect/home_page"),
        (START, "https://harbour.lab/#contact", "ok/works"),
        (START, "https://harbour.lab/#nowhere", "suspect/home_page"),
        (START, "https://harbour.lab/?p=12", "ok/works"),
        (START, "https://other.lab/", "suspect/home_page"),
        (START, "https://other.lab/services", "ok/works"),
        ("https://harbour.lab/", "https://other.lab/", "ok/works"),
        ("https://harbour.lab/home", "https://harbour.lab/", "ok/works"),
        ("https://harbour.lab/?p=12", "https://harbour.lab/", "suspect/home_page"),
    ],
)
def test_way_tells_of_a_missing_page_when_it_ends_at_a_home_or_error_page(start: str, to: str, expected: str) -> None:
    """By addresses alone, whatever the page says."""
    assert said(navigation_to(to, GOOD, start)) == expected


def test_home_page_is_right_when_no_redirect_led_there() -> None:
    """A link may name it."""
    assert said(navigation_to("https://harbour.lab/", GOOD, "https://harbour.lab/")) == "ok/works"
    assert said(navigation_to("https://harbour.lab/", GOOD, START, hops=0)) == "ok/works"


@pytest.mark.parametrize(
    ("start", "to", "seen", "expected"),
    [
        (START, "https://harbour.lab/account/login", page_of(pages.LOGIN), "suspect/login_page"),
        (START, "https://login.other.lab/x", headed("Sign in", "Sign in", words(201)), "suspect/login_page"),
        (START, "https://login.other.lab/x", headed("Welcome", "Welcome", words(60)), "ok/works"),
        (START, START, page("Harbour", f"{words(59)}<input type=password>"), "suspect/login_page"),
        (START, START, page("Harbour", f"{words(60)}<input type=password>"), "ok/works"),
        (START, f"{START}#a", page("Harbour", f"{words(60)}<input type=password>"), "ok/works"),
        ("https://harbour.lab/login", "https://harbour.lab/account/login", page_of(pages.LOGIN), "ok/works"),
        ("https://login.harbour.lab/x", "https://login.harbour.lab/x", page_of(pages.LOGIN), "ok/works"),
    ],
)
def test_page_is_a_login_when_the_address_did_not_speak_of_one(start: str, to: str, seen: Page, expected: str) -> None:
    """A link to a login is right where it leads to one."""
    assert said(navigation_to(to, seen, start)) == expected


@pytest.mark.parametrize(
    ("start", "to", "is_client_redirect", "permanent_target", "days", "expected", "new"),
    [
        ("https://harbour.lab/a", "http://harbour.lab/b", False, "", None, "caution/downgrade", ""),
        (
            "http://harbour.lab/a",
            "https://harbour.lab/b",
            False,
            "https://harbour.lab/b",
            None,
            "moved/permanent",
            "https://harbour.lab/b",
        ),
        (
            START,
            "https://harbour.lab/c",
            False,
            "https://harbour.lab/b#x",
            None,
            "moved/permanent",
            "https://harbour.lab/b#x",
        ),
        (START, "https://harbour.lab/b", True, "", None, "moved/client_redirect", "https://harbour.lab/b"),
        (START, START, True, "", None, "ok/works", ""),
        (START, START, False, START, None, "ok/works", ""),
        (START, "https://harbour.lab/b", False, "", None, "ok/works", ""),
        (START, START, False, "", EXPIRES_WITHIN_DAYS - 0.1, "expiring/certificate_ends", ""),
        (START, START, False, "", EXPIRES_WITHIN_DAYS, "ok/works", ""),
        (START, "https://harbour.lab/b", False, "https://harbour.lab/b", 1, "moved/permanent", "https://harbour.lab/b"),
        (
            "https://me:pw@harbour.lab/a",
            "https://me:pw@harbour.lab/a",
            False,
            "",
            None,
            "caution/password_in_address",
            "",
        ),
    ],
)
def test_way_decides_when_the_page_is_right(
    start: str, to: str, is_client_redirect: bool, permanent_target: str, days: float | None, expected: str, new: str
) -> None:
    """Downgrade, permanent redirect, the page's own redirect, certificate, user name: in this order."""
    navigation = navigation_to(to, GOOD, start)
    navigation.is_client_redirect, navigation.certificate_days = is_client_redirect, days
    navigation.permanent_target = address(permanent_target) if permanent_target else None
    found = judge(navigation, NOBODY)
    assert (f"{found.verdict}/{found.reason}", found.new_url) == (expected, new)


def test_title_and_domain_are_noted_when_there_is_a_page() -> None:
    """The title, or the first heading; they are what the next run compares with."""
    found = judge(navigation_to("https://www.harbour.org.uk/a", GOOD, "https://www.harbour.org.uk/a"), NOBODY)
    assert (found.title, found.domain) == ("Harbour Carers", "harbour.org.uk")
    assert judge(navigation_to(seen=page("", "<h1>Heading</h1>")), NOBODY).title == "Heading"
    assert judge(navigation_to(seen=None), NOBODY).title == ""
    assert judge(navigation_to(seen=page_of(pages.SOFT_404)), NOBODY).title == "Page not found - Harbour Carers"


@pytest.mark.parametrize(
    ("navigation", "compared"),
    [
        (navigation_to(seen=GOOD), True),
        (navigation_to(seen=page("x", words(FEWEST_WORDS))), True),
        (navigation_to(seen=page("x", words(FEWEST_WORDS - 1))), False),
        (navigation_to(seen=page("x", f"<div id=root>{words(50)}</div><script src=/x.js></script>")), False),
        (navigation_to(seen=page("x", words(50), complete=False)), False),
        (navigation_to(seen=page("x", words(COMPARED_TEXT), complete=False)), True),
        (navigation_to(seen=GOOD, status=203), True),
        (navigation_to(seen=None), False),
        (navigation_to("https://harbour.lab/", GOOD, "https://harbour.lab/"), False),
        (navigation_to(seen=page_of(pages.SOFT_404)), False),
    ],
)
def test_page_is_compared_with_a_random_path_when_it_may_stand_for_any(navigation: Navigation, compared: bool) -> None:
    """A good page with a few words, not of an app, and not a home page."""
    assert may_be_soft_404(navigation, judge(navigation, NOBODY)) is compared


def test_address_is_shown_with_its_fragment_when_it_has_one() -> None:
    """As it would be typed."""
    assert format_address(address(f"{START}#contact")) == f"{START}#contact"
    assert format_address(address(START)) == START
