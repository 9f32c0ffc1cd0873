"""Pages that a site shows to machines instead of the page that people get."""

from __future__ import annotations

import re

from .answer import Answer
from .page import Page
from .phrases import phrases, plain

HEADERS = (
    ("cf-mitigated", re.compile(r"challenge|block|captcha", re.I)),
    ("x-amzn-waf-action", re.compile(r"challenge|captcha", re.I)),
    ("x-vercel-mitigated", re.compile(r"challenge|deny", re.I)),
    ("sg-captcha", re.compile(r"challenge", re.I)),
    ("x-sucuri-block", re.compile(r".")),
    ("x-datadome", re.compile(r"protected|block|captcha|challenge", re.I)),
    ("x-dd-b", re.compile(r".")),
    ("x-kpsdk-ct", re.compile(r".")),
)
RELOADS = re.compile(r"location\.reload|location\.href\s*=\s*(window\.|document\.)?location|location\.replace\("
                     r"(window\.|document\.)?location|\.submit\(\)|location\s*=\s*location", re.I)
COMPUTES = re.compile(r"document\.cookie\s*=|crypto\.subtle|\bchallenge|proof|nonce|new Worker|sha-?256|\bPoW\b|"
                      r"fingerprint", re.I)
MISSING = frozenset({404, 410})


def is_wall(answer: Answer, page: Page | None, markup: str) -> bool:
    """Whether the answer is a wall against machines and not the page; `markup` is the page's beginning, as sent."""
    if any(pattern.search(answer.header(name)) for name, pattern in HEADERS if answer.header(name)):
        return answer.status not in MISSING and (answer.status != 200 or _is_bare(page))
    if page is None or answer.status in MISSING:
        return False
    if answer.status == 202 and _is_bare(page) and (page.scripts or page.refresh):
        return True
    told = plain(f"{page.title} {' '.join(page.headings[:3])} {page.main[:1500]} {page.noscript}")
    says, shows = bool(phrases("wall-words").search(told)), bool(phrases("wall-markup").search(markup))
    if answer.status >= 400:
        widget = bool(phrases("wall-widget").search(markup))
        return ((shows or widget) and page.words < 400) or (says and page.words < 200) or _akamai(answer, page)
    if not _is_bare(page) or (page.is_app and not says):
        return False
    return shows or (says and _has_code(page)) or _is_script_alone(page)


def _has_code(page: Page) -> bool:
    """Whether a page has anything that could let a person through."""
    return bool(page.scripts or page.script_files or page.noscript or page.refresh or page.frames)


def _is_script_alone(page: Page) -> bool:
    """Whether a page is a script that sets a cookie or computes something, and then asks again."""
    if RELOADS.search(page.scripts) and (COMPUTES.search(page.scripts) or page.words < 15):
        return True
    return page.words < 15 and bool(COMPUTES.search(page.scripts))


def _is_bare(page: Page | None) -> bool:
    """Whether a page has hardly any text of its own."""
    return page is None or page.words < 80


def _akamai(answer: Answer, page: Page) -> bool:
    """Akamai's refusal: "Access Denied" with a reference number."""
    return answer.status == 403 and bool(re.search(r"access denied", page.title + page.text[:300], re.I)
                                         and re.search(r"reference\s*#", page.text, re.I))
