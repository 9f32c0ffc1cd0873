"""Recognises bot walls: the pages of a firewall or captcha service that a site sends to programs."""

from __future__ import annotations

import re

from signpost.links.classify.missing_page import says_missing
from signpost.links.classify.page_signals import says_error
from signpost.links.http.response import Response
from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern

CERTAIN_HEADERS = (
    ("cf-mitigated", re.compile(r"challenge|block|captcha", re.I)),
    ("x-amzn-waf-action", re.compile(r"challenge|captcha", re.I)),
    ("x-vercel-mitigated", re.compile(r"challenge|deny", re.I)),
    ("sg-captcha", re.compile(r"challenge", re.I)),
)
OTHER_HEADERS = (
    ("x-sucuri-block", re.compile(r".")),
    ("x-datadome", re.compile(r"protected|block|captcha|challenge", re.I)),
    ("x-dd-b", re.compile(r".")),
    ("x-kpsdk-ct", re.compile(r".")),
)
RELOAD_SCRIPT = re.compile(
    r"location\.reload|location\.href\s*=\s*(window\.|document\.)?location|"
    r"location\.replace\((window\.|document\.)?location|\.submit\(\)|location\s*=\s*location", re.I)
CHALLENGE_SCRIPT = re.compile(
    r"document\.cookie\s*=|crypto\.subtle|\bchallenge|\bproof|\bnonce\b|new Worker|sha-?256|\bPoW\b|"
    r"fingerprint", re.I)
MISSING = frozenset({404, 410})
MAINTENANCE = re.compile(r"\b(maintenance|maintaining|upgrad(e|es|ing)|updating|improvements?|fixing|"
                         r"we('ll| will) be (right )?back)\b", re.I)
TAG = re.compile(r"<[^<>]{0,500}>")
FEW_WORDS, SHORT_PAGE, LONG_PAGE = 80, 200, 400
"""Most words of a page with next to no text, of a wall by its words, and of a wall by its title or code."""


def is_bot_wall(response: Response, page: Page | None, markup: str) -> bool:
    """Whether a response is a bot wall and not the page; `markup` is the beginning of the page's source."""
    status = response.status
    if _has_wall_header(response) and (status >= 400 or status == 202 or _has_few_words(page)):
        return True
    if page is None:
        return status >= 400 and status not in MISSING and _has_wall_words(_body_text(response))
    if status in MISSING:
        return _is_wall_on_missing_page(page, markup)
    return _is_wall_on_error(response, page, markup) if status >= 400 else _is_wall_on_success(status, page, markup)


def _has_wall_header(response: Response) -> bool:
    """Whether a header marks a wall. Of a missing page only some count: some services set theirs on every response."""
    headers = CERTAIN_HEADERS if response.status in MISSING else (*CERTAIN_HEADERS, *OTHER_HEADERS)
    return any(pattern.search(response.header(name)) for name, pattern in headers if response.header(name))


def _is_wall_on_missing_page(page: Page, markup: str) -> bool:
    """Whether a 404 or 410 is a wall: it has the words and code of one, and does not say that the page is missing."""
    return (_has_few_words(page) and _has_wall_words(page.title) and not says_missing(page)
            and (_has_wall_markup(markup) or bool(page.scripts or page.script_files)))


def _is_wall_on_error(response: Response, page: Page, markup: str) -> bool:
    """Whether an error is a wall: by its code, or by its title or words where they are few.

    A server error whose page speaks of a fault or of maintenance is not a wall, whatever its words. The script of a
    captcha alone does not make one: any page with a form may have it.
    """
    is_short = page.word_count < SHORT_PAGE
    if page.word_count < LONG_PAGE and _has_wall_markup(markup):
        return True
    if response.status >= 500 and (says_error(page) or MAINTENANCE.search(normalise(_wall_text(page)))):
        return False
    if page.word_count < LONG_PAGE and _has_wall_words(" ".join((page.title, *page.headings[:1]))):
        return True
    widget = response.status < 500 and bool(phrase_pattern("bot-wall-widget").search(markup))
    return ((is_short and _has_wall_words(_wall_text(page))) or (widget and page.word_count < FEW_WORDS)
            or _is_akamai_refusal(response, page))


def _is_wall_on_success(status: int, page: Page, markup: str) -> bool:
    """Whether a page with a good status is a wall: next to no text, and code that could let a person through."""
    if not _has_few_words(page):
        return False
    if status == 202 and (page.scripts or page.refresh):
        return True
    has_words = _has_wall_words(_wall_text(page))
    if page.is_app and not has_words:
        return False
    return _has_wall_markup(markup) or (has_words and _has_active_content(page)) or _is_challenge_script(page)


def _wall_text(page: Page) -> str:
    """Return the texts of a page in which a wall has its words."""
    return f"{page.title} {' '.join(page.headings[:3])} {page.main[:1500]} {page.noscript}"


def _has_wall_words(text: str) -> bool:
    """Whether a text has the phrases of bot walls."""
    return bool(phrase_pattern("bot-wall-words").search(normalise(text)))


def _has_wall_markup(markup: str) -> bool:
    """Whether a page's source has the marks of a bot wall."""
    return bool(phrase_pattern("bot-wall-markup").search(markup))


def _body_text(response: Response) -> str:
    """Return the beginning of a body that is not HTML, without tags."""
    return TAG.sub(" ", response.body[:4096].decode("utf-8", "replace"))


def _has_active_content(page: Page) -> bool:
    """Whether a page has scripts, frames or a refresh, which could let a person through."""
    return bool(page.scripts or page.script_files or page.noscript or page.refresh or page.frames)


def _is_challenge_script(page: Page) -> bool:
    """Whether a page is only a script that sets a cookie or solves a challenge, and then reloads."""
    if RELOAD_SCRIPT.search(page.scripts) and (CHALLENGE_SCRIPT.search(page.scripts) or page.word_count < 15):
        return True
    return page.word_count < 15 and bool(CHALLENGE_SCRIPT.search(page.scripts))


def _has_few_words(page: Page | None) -> bool:
    """Whether a page has hardly any text of its own."""
    return page is None or page.word_count < FEW_WORDS


def _is_akamai_refusal(response: Response, page: Page) -> bool:
    """Whether it is Akamai's refusal: "Access Denied" with a reference number."""
    return response.status == 403 and bool(re.search(r"access denied", page.title + page.text[:300], re.I)
                                         and re.search(r"reference\s*#", page.text, re.I))
