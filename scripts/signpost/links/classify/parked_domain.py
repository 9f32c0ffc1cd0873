"""Recognises parked, lapsed and suspended sites, and servers that show only their host's notice."""

from __future__ import annotations

import re
from enum import Flag, auto

from signpost.links.classify.statements import is_statement, says_how_to_reach
from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern
from signpost.links.page.sentences import count_off_topic_words, sentences

RESELLER_HOST = re.compile(r"(^|\.)(sedo|sedoparking|parkingcrew|bodis|dan|afternic|hugedomains|undeveloped|buydomains|"
                          r"domainmarket|namebright|above|parklogic|uniregistry|brandbucket|squadhelp|atom)\.(com|net)$")
LINK = re.compile(r"<a\s[^<>]*>", re.I)
MOST_WORDS = 400
"""A page with more words is not taken for a parked one, except on a reseller's own host."""
WORDS_WITH_WEAK_PHRASE, WORDS_WITH_NOTICE, WORDS_WITH_TWO_NOTICES, WORDS_WITH_MARKUP = 12, 30, 60, 150
"""Most words on other topics that a parked page has: with a phrase such as "coming soon", with a notice, with one in
both title and text, and with one and a reseller's markup."""


class ParkingSign(Flag):
    """Signs of a parked site, independent of each other."""

    NONE = 0
    NOTICE = auto()
    """A notice on the page says so."""
    MARKUP = auto()
    """Its source or its host is that of a firm that sells or parks domains."""
    WEAK = auto()
    """It has hardly any text but a phrase such as "coming soon": the site may be the service's own, and new."""


def parking_signs(page: Page, host: str, markup: str) -> ParkingSign:
    """Return the signs that a site is parked. A page with enough text of its own has none, whatever its phrases."""
    is_reseller = bool(RESELLER_HOST.search(host))
    if page.word_count > MOST_WORDS and not is_reseller:
        return ParkingSign.NONE
    own = count_off_topic_words(page, "parked-topic")
    notices = _count_notices(page)
    has_markup = is_reseller or _has_parking_markup(page, markup, with_links=notices > 0)
    most = WORDS_WITH_TWO_NOTICES if notices > 1 else WORDS_WITH_NOTICE
    if own > (WORDS_WITH_MARKUP if has_markup and notices else most):
        return ParkingSign.MARKUP if is_reseller else ParkingSign.NONE
    signs = ParkingSign.MARKUP if has_markup else ParkingSign.NONE
    signs |= ParkingSign.NOTICE if notices else ParkingSign.NONE
    if not signs and own <= WORDS_WITH_WEAK_PHRASE and _is_placeholder(page):
        return ParkingSign.WEAK
    return signs


def _has_parking_markup(page: Page, markup: str, with_links: bool) -> bool:
    """Whether the source has the marks of a firm that sells or parks domains.

    A link to one counts only `with_links`: any page may have it, while only a parked one has the firm's scripts.
    """
    source = markup if with_links else LINK.sub(" ", markup)
    return bool(phrase_pattern("parked-markup").search(f"{source} {' '.join(page.frames)}"))


def _count_notices(page: Page) -> int:
    """Return in how many of two places there is a notice: title or headings, and the first sentences."""
    found = (_titles(page, 20), _first_sentences(page))
    return sum(any(phrase_pattern("parked").search(part) for part in parts) for parts in found)


def _is_placeholder(page: Page) -> bool:
    """Whether a short page says that the site is not there yet, or not any more, and not how to reach anybody."""
    if page.word_count >= 60 or says_how_to_reach(page.main or page.text):
        return False
    return any(phrase_pattern("parked-weak").search(part) for part in (*_titles(page, 16), *_first_sentences(page)))


def _titles(page: Page, most_words: int) -> list[str]:
    """Return the title and the first headings, except questions and long ones."""
    return [normalise(part) for part in (page.title, *page.headings[:3])
            if len(part.split()) <= most_words and is_statement(part)]


def _first_sentences(page: Page) -> list[str]:
    """Return the sentences within the first thousand characters, except questions and conditions."""
    found: list[str] = []
    for sentence in sentences(page):
        if sum(map(len, found)) > 1000:
            break
        found.append(sentence[:400])
    return [sentence for sentence in found if is_statement(sentence)]
