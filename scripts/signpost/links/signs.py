"""Signs on a page that answers: a missing page, a lapsed domain, a login, a fault, an empty page."""

from __future__ import annotations

import difflib
import re

from .page import KEPT_TEXT, Page
from .phrases import phrases, plain

PARKING_HOST = re.compile(r"(^|\.)(sedo|sedoparking|parkingcrew|bodis|dan|afternic|hugedomains|undeveloped|buydomains|"
                          r"domainmarket|namebright|above|parklogic)\.(com|net)$")
LOGIN_PATH = re.compile(r"(^|[/._-])(log-?in|log-?on|sign-?in|sign-?on|sso|saml2?|oauth2?|auth|authorize|authenticate|"
                        r"wp-login\.php|users/sign_in|accounts?|identity|adfs)([/._?-]|$)", re.I)
LOGIN_WORDS = re.compile(r"\b(log ?in|log ?on|sign ?in|password|mewngofnodi)\b", re.I)
SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u00b7:\u00bb\u2022-]+\s+|\s*[|\u00bb\u00b7]\s*|:\s+")
DOMAIN_OFFER = re.compile(r"(buy|purchase|make an offer|for sale|inquire|enquire).{0,40}\bdomain|"
                          r"\bdomain.{0,40}(for sale|is parked|has expired|to purchase)", re.I)


def says_missing(page: Page) -> bool:
    """Words of a missing page and little text; an article that mentions such words says nothing of itself."""
    in_title = any(_is_missing(part) for part in _parts(page.title))
    in_heading = any(_is_missing(part) for heading in page.headings[:2] for part in _parts(heading))
    words = page.words
    if words <= 250 and (in_title or in_heading):
        return True
    beginning = plain(page.main[:800])
    if in_title and words <= 800:
        return bool(phrases("missing-text").search(beginning) or re.search(r"\b404\b", beginning))
    told = plain(" . ".join([*page.headings[:2], beginning]))
    return words <= 70 and bool(phrases("missing-text").search(told))


def _parts(title: str) -> list[str]:
    """Return a title and its parts between separators."""
    told = plain(title)
    return [part.strip(" .!?-") for part in (told, *SEPARATORS.split(told)) if part.strip(" .!?-")]


def _is_missing(part: str) -> bool:
    """Whether a part of a title says that the page is missing."""
    return bool(phrases("missing-title").match(part))


def is_parked(page: Page, host: str, markup: str) -> bool:
    """A domain that is for sale, lapsed, suspended or shows its host's notice: such pages have little text."""
    words = page.words
    if PARKING_HOST.search(host):
        return True
    if words < 300 and phrases("parked-markup").search(markup + " " + " ".join(page.frames)):
        return True
    told = plain(" . ".join((page.title, *page.headings[:3])))
    if words < 400 and not _is_article(page.title) and _any_part_parked(page):
        return True
    text = plain(page.text[:1200])
    return bool((words < 60 and phrases("parked").search(f"{told} . {text[:600]}"))
                or (words < 250 and DOMAIN_OFFER.search(text)))


def _any_part_parked(page: Page) -> bool:
    """Whether the title or a heading, taken by itself, is a notice of a parked domain."""
    parts = (page.title, *page.headings[:3])
    return any(phrases("parked").search(plain(part)) and len(part.split()) <= 16 for part in parts)


def _is_article(title: str) -> bool:
    """Whether a title begins like that of an article."""
    return bool(re.match(r"^(how|why|what|when|where|who|should|can|does)\b", title.strip(), re.I))


def is_login(page: Page, path: str) -> bool:
    """Whether the page is a login: a password field and little else, or a login's address and words."""
    if page.words > 200:
        return False
    told = f"{page.title} {' '.join(page.headings[:2])} {page.main[:500]}"
    return (page.has_password or bool(LOGIN_PATH.search(path))) and bool(LOGIN_WORDS.search(told) or page.has_password)


def tells_of_fault(page: Page) -> bool:
    """Whether the whole page is only the notice of a fault or of maintenance."""
    told = plain(f"{page.title} {' '.join(page.headings[:2])} {page.main[:400]}")
    return page.words <= 80 and bool(phrases("fault").search(told))


def is_empty(page: Page) -> bool:
    """Whether there is nothing to see: no text, no picture, no frame, and no script that could make any."""
    has_code = bool(page.script_files) or len(page.scripts.strip()) > 40
    return not page.text.strip() and not page.has_media and not has_code


def alike(one: Page, other: Page) -> float:
    """Return how alike two pages' texts are, word by word, from 0 to 1."""
    first, second = one.text[:KEPT_TEXT].split(), other.text[:KEPT_TEXT].split()
    if not first or not second:
        return 0.0
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()
