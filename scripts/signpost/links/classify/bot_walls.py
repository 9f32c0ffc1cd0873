"""Pages that a site shows to machines instead of the page that people get."""

from __future__ import annotations

import re

from signpost.links.classify.missing_page import says_missing
from signpost.links.http.response import Response
from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern

SURE_HEADERS = (
    ("cf-mitigated", re.compile(r"challenge|block|captcha", re.I)),
    ("x-amzn-waf-action", re.compile(r"challenge|captcha", re.I)),
    ("x-vercel-mitigated", re.compile(r"challenge|deny", re.I)),
    ("sg-captcha", re.compile(r"challenge", re.I)),
)
HEADERS = (
    ("x-sucuri-block", re.compile(r".")),
    ("x-datadome", re.compile(r"protected|block|captcha|challenge", re.I)),
    ("x-dd-b", re.compile(r".")),
    ("x-kpsdk-ct", re.compile(r".")),
)
RELOADS = re.compile(r"location\.reload|location\.href\s*=\s*(window\.|document\.)?location|location\.replace\("
                     r"(window\.|document\.)?location|\.submit\(\)|location\s*=\s*location", re.I)
COMPUTES = re.compile(r"document\.cookie\s*=|crypto\.subtle|\bchallenge|\bproof|\bnonce\b|new Worker|sha-?256|\bPoW\b|"
                      r"fingerprint", re.I)
MISSING = frozenset({404, 410})
TAG = re.compile(r"<[^<>]{0,500}>")
BARE, SHORT, MUCH = 80, 200, 400
"""Words of a page that is next to nothing, of one that its words can make a wall, of one that its title or code can."""


def is_wall(response: Response, page: Page | None, markup: str) -> bool:
    """Whether the answer is a wall against machines and not the page; `markup` is the page's beginning, as sent."""
    status = response.status
    if _told_by_headers(response) and (status >= 400 or status == 202 or _is_bare(page)):
        return True
    if page is None:
        return status >= 400 and status not in MISSING and _says(_text_of(response))
    if status in MISSING:
        return _is_wall_for_missing(page, markup)
    return _is_wall_with_error(response, page, markup) if status >= 400 else _is_wall_with_page(status, page, markup)


def _told_by_headers(response: Response) -> bool:
    """Whether a header says so. Some walls put theirs on every answer, so that it says nothing of a missing page."""
    headers = SURE_HEADERS if response.status in MISSING else (*SURE_HEADERS, *HEADERS)
    return any(pattern.search(response.header(name)) for name, pattern in headers if response.header(name))


def _is_wall_for_missing(page: Page, markup: str) -> bool:
    """Whether a 404 or 410 is a wall: it must look like one, and must not say that the page is missing."""
    return (_is_bare(page) and _says(page.title) and not says_missing(page)
            and (_shows(markup) or bool(page.scripts or page.script_files)))


def _is_wall_with_error(response: Response, page: Page, markup: str) -> bool:
    """Whether an error is a wall: by its title, its code, or its words where there are few."""
    says = _says(_told(page))
    if page.word_count < MUCH and (_shows(markup) or _says(" ".join((page.title, *page.headings[:1])))):
        return True
    widget = bool(phrase_pattern("bot-wall-widget").search(markup))
    return (says and page.word_count < SHORT) or (widget and page.word_count < BARE) or _is_refusal(response, page)


def _is_wall_with_page(status: int, page: Page, markup: str) -> bool:
    """Whether a page that is no error is a wall: next to no text, and something that could let a person through."""
    if not _is_bare(page):
        return False
    if status == 202 and (page.scripts or page.refresh):
        return True
    says = _says(_told(page))
    if page.is_app and not says:
        return False
    return _shows(markup) or (says and _has_code(page)) or _is_script_alone(page)


def _told(page: Page) -> str:
    """Return the texts of a page in which a wall speaks."""
    return f"{page.title} {' '.join(page.headings[:3])} {page.main[:1500]} {page.noscript}"


def _says(text: str) -> bool:
    """Whether a text has what walls say to people."""
    return bool(phrase_pattern("bot-wall-words").search(normalise(text)))


def _shows(markup: str) -> bool:
    """Whether a page's code is that of a wall."""
    return bool(phrase_pattern("bot-wall-markup").search(markup))


def _text_of(response: Response) -> str:
    """Return the beginning of a body that is no web page, without any tags."""
    return TAG.sub(" ", response.body[:4096].decode("utf-8", "replace"))


def _has_code(page: Page) -> bool:
    """Whether a page has anything that could let a person through."""
    return bool(page.scripts or page.script_files or page.noscript or page.refresh or page.frames)


def _is_script_alone(page: Page) -> bool:
    """Whether a page is a script that sets a cookie or computes something, and then asks again."""
    if RELOADS.search(page.scripts) and (COMPUTES.search(page.scripts) or page.word_count < 15):
        return True
    return page.word_count < 15 and bool(COMPUTES.search(page.scripts))


def _is_bare(page: Page | None) -> bool:
    """Whether a page has hardly any text of its own."""
    return page is None or page.word_count < BARE


def _is_refusal(response: Response, page: Page) -> bool:
    """Whether it is Akamai's refusal: "Access Denied" with a reference number."""
    return response.status == 403 and bool(re.search(r"access denied", page.title + page.text[:300], re.I)
                                         and re.search(r"reference\s*#", page.text, re.I))
