"""Walls against machines, and pages that only sound or look like one."""

from __future__ import annotations

import pytest
from multidict import CIMultiDict

from signpost.links.classify.bot_walls import is_bot_wall
from signpost.links.http.response import Response
from signpost.links.page.page import Page
from tests.links.lab import pages
from tests.links.reading import page, words

BARE, SHORT, MUCH = 80, 200, 400
"""Words of a page that is next to nothing, of one that its words can make a wall, of one that its title or code can."""
CHALLENGE = "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/x'></script>"
STATISTICS = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
SCRIPT = "<script>start()</script>"


def told(status: int = 200, title: str = "", body: str = "", headers: dict[str, str] | None = None) -> bool:
    """Return whether an answer with a page is a wall."""
    return is_bot_wall(Response(status, CIMultiDict(headers or {}), b"x"), page(title, body), body)


@pytest.mark.parametrize("status", [200, 202, 401, 403, 404, 405, 406, 410, 429, 430, 498, 500, 503, 520, 999])
def test_challenge_is_a_wall_when_it_comes_with_any_status(status: int) -> None:
    """ "Just a moment…" with its script."""
    assert told(status, "Just a moment\u2026", f"<h1>harbour.lab</h1><p>Verifying you are human.</p>{CHALLENGE}")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", ""),
        ("Attention Required!", "Please enable cookies."),
        ("harbour.lab", "Checking your browser"),
        ("", "Verify that you are human"),
        ("Security Check", ""),
        ("", "Sorry, you have been blocked"),
        ("Pardon Our Interruption", ""),
        ("", "Request unsuccessful. Incident ID: 1-2"),
        ("", "Press &amp; hold to confirm"),
        ("", "Please wait while we verify your connection"),
        ("", "We have detected unusual traffic from your network"),
        ("", "Automated requests are not allowed"),
        ("One moment, please...", ""),
        ("", "Complete the CAPTCHA"),
        ("", "Your access to this service has been temporarily limited. Please try again in a few minutes."),
        ("Your access to this site has been limited by the site owner", ""),
        ("", "This website is using a security service to protect itself from online attacks."),
        ("Waiting for the redirectiron...", "The site owner uses BitNinja."),
        ("", "Your IP address 192.0.2.1 has been greylisted."),
        ("", "Your IP is on our blacklist."),
        ("", "You've been temporarily blocked."),
        ("Access denied", "The owner of this website (harbour.lab) has banned your country."),
        ("Blocked by the web application firewall", ""),
        ("Access denied", "The owner of this website used Cloudflare to restrict access."),
    ],
)
def test_error_is_a_wall_when_its_words_are_those_of_one(title: str, text: str) -> None:
    """On 403 and 503 alike, without any code that is known."""
    assert told(503, title, f"<p>{text}</p>") and told(403, title, f"<p>{text}</p>")


@pytest.mark.parametrize(
    ("status", "title", "text"),
    [
        (503, "Down for maintenance", "Please wait while we carry out maintenance. We will be back soon."),
        (503, "Service unavailable", "The service is temporarily unavailable."),
        (503, "Error", "<script src=https://www.google.com/recaptcha/api.js></script>"),
        (500, "Harbour", "Sorry.<script src=https://js.hcaptcha.com/1/api.js></script>"),
        (503, "Maintenance", "We are down for maintenance and will be back in just a moment."),
        (503, "Just a moment", "We are upgrading our website."),
        (503, "We\u2019ll be back", "Just a moment while we mend something."),
        (503, "Just a moment", "The server is too busy."),
        (502, "Bad gateway", "One moment, please."),
        (500, "Internal Server Error", ""),
        (429, "Too many requests", "Slow down."),
        (403, "Forbidden", "Forbidden"),
        (522, "Connection timed out", "Error 522 <div id=cf-error-details>The web server did not answer.</div>"),
        (404, "Page not found", f"<p>Security check: a page about doors.</p>{SCRIPT}"),
        (404, "Page not found", f"<p>Sorry</p>{STATISTICS}"),
        (404, "Page not found", f"<p>Sorry</p>{CHALLENGE}"),
        (410, "Gone", "<p>Just a moment of your time: this page is gone.</p>"),
    ],
)
def test_error_is_no_wall_when_it_only_says_what_is_wrong(status: int, title: str, text: str) -> None:
    """Faults, maintenance, and missing pages of sites that also have a wall."""
    assert not told(status, title, f"<p>{text}</p>")


@pytest.mark.parametrize(
    ("body", "wall"),
    [
        (f"<p>Checking your browser</p>{SCRIPT}", True),
        ("<p>Checking your browser</p>", False),
        (f"<p>Checking your browser {words(BARE - 4)}</p>{SCRIPT}", True),
        (f"<p>Checking your browser {words(BARE - 3)}</p>{SCRIPT}", False),
        (f"<p>Harbour</p>{CHALLENGE}", True),
        (f"<p>{pages.GOOD_TEXT}</p>{STATISTICS}", False),
        (f"<p>{words(BARE)}</p>{CHALLENGE}", False),
        ("<script>document.cookie='a=1';location.reload()</script>", True),
        ("<script>document.cookie='a=1'</script>", True),
        (f"<p>{words(14)}</p><script>location.reload()</script>", True),
        (f"<p>{words(15)}</p><script>location.reload()</script>", False),
        (f"<p>{words(14)}</p><script>crypto.subtle.digest(1)</script>", True),
        (f"<p>{words(15)}</p><script>crypto.subtle.digest(1)</script>", False),
        ("<div id=root></div><script src=/x.js></script>", False),
        ("<div id=root></div><script src=/x.js></script><noscript>Checking your browser</noscript>", True),
        (f"<p>{pages.GOOD_TEXT}</p><script src=https://www.google.com/recaptcha/api.js></script>", False),
        (f"<p>{pages.GOOD_TEXT}</p>", False),
    ],
)
def test_page_is_a_wall_when_it_has_no_text_and_a_way_through(body: str, wall: bool) -> None:
    """Words and code, known code, or a script that sets a cookie or computes and then asks again."""
    assert told(200, "Harbour", body) is wall


@pytest.mark.parametrize(
    ("status", "title", "body", "wall"),
    [
        (403, "Just a moment", words(MUCH - 1), True),
        (403, "Just a moment", words(MUCH), False),
        (403, "Harbour", f"{words(MUCH - 1)}{CHALLENGE}", True),
        (403, "Harbour", f"{words(MUCH)}{CHALLENGE}", False),
        (403, "Harbour", f"Unusual traffic. {words(SHORT - 3)}", True),
        (403, "Harbour", f"Unusual traffic. {words(SHORT - 2)}", False),
        (403, "Harbour", f"{words(BARE - 1)}<script src=https://js.hcaptcha.com/1/api.js></script>", True),
        (403, "Harbour", f"{words(BARE)}<script src=https://js.hcaptcha.com/1/api.js></script>", False),
        (403, "Access Denied", "Reference #18.2f", True),
        (403, "Access Denied", "Ask the office", False),
        (503, "Access Denied", "Reference #18.2f", False),
        (403, "Harbour", f"{'a' * 286} access denied, reference #18.2f", True),
        (403, "Harbour", f"{'a' * 287} access denied, reference #18.2f", False),
    ],
)
def test_error_is_a_wall_when_its_page_is_short_enough(status: int, title: str, body: str, wall: bool) -> None:
    """A title or known code weigh more than words in the text, and those more than a form's captcha."""
    assert told(status, title, f"<p>{body}</p>") is wall


@pytest.mark.parametrize("status", [200, 403, 404, 410, 503])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cf-mitigated", "challenge"),
        ("x-amzn-waf-action", "captcha"),
        ("x-vercel-mitigated", "deny"),
        ("sg-captcha", "challenge"),
    ],
)
def test_header_tells_of_a_wall_when_it_says_that_this_answer_is_one(status: int, name: str, value: str) -> None:
    """Whatever the status."""
    assert told(status, "x", "<p>x</p>", {name: value})


@pytest.mark.parametrize(
    ("status", "body", "wall"),
    [
        (403, "x", True),
        (202, words(BARE), True),
        (200, words(BARE - 1), True),
        (200, words(BARE), False),
        (404, "x", False),
        (410, "x", False),
    ],
)
def test_header_of_every_answer_tells_of_a_wall_when_there_is_no_page(status: int, body: str, wall: bool) -> None:
    """Some walls sign all that passes: a whole page, or a missing one, is none of theirs."""
    assert told(status, "x", f"<p>{body}</p>", {"x-datadome": "protected"}) is wall


@pytest.mark.parametrize(
    ("status", "body", "wall"),
    [
        (503, "Just a moment\u2026", True),
        (403, '{"error": "captcha required"}', True),
        (404, "Just a moment\u2026", False),
        (200, "Just a moment\u2026", False),
        (503, "Busy", False),
    ],
)
def test_text_that_is_no_page_is_a_wall_when_an_error_says_so(status: int, body: str, wall: bool) -> None:
    """Plain text and JSON."""
    assert is_bot_wall(Response(status, CIMultiDict(), body.encode()), None, "") is wall


@pytest.mark.parametrize(
    ("title", "body", "wall"),
    [
        ("Just a moment", SCRIPT, True),
        ("Just a moment", CHALLENGE, True),
        ("Just a moment", "<script src=/x.js></script>", True),
        ("Just a moment", "<p>x</p>", False),
        ("Harbour", CHALLENGE, False),
        ("Just a moment", f"{words(BARE)}{CHALLENGE}", False),
        ("Just a moment", f"<h1>Page not found</h1>{CHALLENGE}", False),
    ],
)
def test_missing_page_is_a_wall_when_title_and_code_say_so(title: str, body: str, wall: bool) -> None:
    """A 404 must look like a wall in every way, and must not speak of a missing page."""
    assert told(404, title, body) is wall


def test_answer_with_a_script_is_a_wall_when_its_status_is_202() -> None:
    """ "Accepted" is no answer to a reader."""
    assert told(202, "", "<script src=/x.js></script><script>x</script>")
    assert not told(202, "Harbour", f"<p>{pages.GOOD_TEXT * 2}</p>{SCRIPT}")
    assert not is_bot_wall(Response(202, CIMultiDict(), b"x"), Page(text="x", main="x"), "")
