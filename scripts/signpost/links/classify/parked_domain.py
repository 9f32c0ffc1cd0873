"""Parked, lapsed and suspended sites, and servers that show only their host's notice."""

from __future__ import annotations

import re
from enum import Flag, auto

from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern
from signpost.links.page.sentences import count_off_topic_words, sentences

SELLERS_HOST = re.compile(r"(^|\.)(sedo|sedoparking|parkingcrew|bodis|dan|afternic|hugedomains|undeveloped|buydomains|"
                          r"domainmarket|namebright|above|parklogic|uniregistry|brandbucket|squadhelp|atom)\.(com|net)$")
LONGEST = 400
"""Words of the longest page that is looked at."""
LITTLE, SOME, MORE, MUCH = 12, 30, 60, 150
"""Words of the page's own text that outweigh a phrase such as "coming soon", a notice, one that title and text both
give, and one with a seller's markup."""


class Parking(Flag):
    """Signs of a parked site; each is independent of the others."""

    NOTHING = 0
    NOTICE = auto()
    """The page says so."""
    MARKUP = auto()
    """Its code, or its address, is that of a firm that sells or parks domains."""
    WEAK = auto()
    """It has hardly any text but a phrase such as "coming soon": the site may be the service's own, and new."""


def parking_signs(page: Page, host: str, markup: str) -> Parking:
    """Return what speaks for a parked site. A phrase never outweighs a page with text of its own."""
    sells = bool(SELLERS_HOST.search(host))
    if page.word_count > LONGEST and not sells:
        return Parking.NOTHING
    own = count_off_topic_words(page, "parked-topic")
    has_code = sells or bool(phrase_pattern("parked-markup").search(f"{markup} {' '.join(page.frames)}"))
    notices = _notices(page)
    if own > (MUCH if has_code and notices else MORE if notices > 1 else SOME):
        return Parking.MARKUP if sells else Parking.NOTHING
    found = (Parking.MARKUP if has_code else Parking.NOTHING) | (Parking.NOTICE if notices else Parking.NOTHING)
    if not found and own <= LITTLE and page.word_count < 60 and _has_weak_phrase(page):
        return Parking.WEAK
    return found


def _notices(page: Page) -> int:
    """Return in how many of two places a notice stands: title or heading; sentences near the beginning."""
    found = (_titles(page, 20), _beginning(page))
    return sum(any(phrase_pattern("parked").search(part) for part in parts) for parts in found)


def _has_weak_phrase(page: Page) -> bool:
    """Whether the title, a heading or a sentence says that the site is not there yet, or no more."""
    return any(phrase_pattern("parked-weak").search(part) for part in (*_titles(page, 16), *_beginning(page)))


def _titles(page: Page, most_words: int) -> list[str]:
    """Return the title and the first headings, without long ones."""
    return [normalise(part) for part in (page.title, *page.headings[:3]) if len(part.split()) <= most_words]


def _beginning(page: Page) -> list[str]:
    """Return the sentences within the first thousand characters."""
    found: list[str] = []
    for sentence in sentences(page):
        if sum(map(len, found)) > 1000:
            break
        found.append(sentence[:400])
    return found
