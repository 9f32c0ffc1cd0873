"""Whose page is it: does it share any word with the service that it should belong to, or with what stood there?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache

from publicsuffixlist import PublicSuffixList

from signpost.links.http.address_policy import is_ip_address
from signpost.links.page.language import is_english
from signpost.links.page.page import Page
from signpost.links.page.phrases import phrase_pattern, word_list

SPAM_IS_TOPIC = re.compile(r"addict|self.exclu|gambling harm|helpline|recovery|safeguard|exploit|treatment", re.I)
CAPITALISED = re.compile(r"\b[A-Z][\w'\u2019]*"
                         r"(?:[ -](?:(?:of|the|for|to|and|in|on|with|against|&) )*[A-Z][\w'\u2019]*){2,9}")
"""Capitalised words in a row, with small words between them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a target beforehand: the names that it should belong to, and what stood there last."""

    names: tuple[str, ...] = ()
    last_title: str = ""
    last_domain: str = ""


@cache
def _suffixes() -> PublicSuffixList:
    """Read the list that ships with its package, once."""
    return PublicSuffixList()


@cache
def registrable(host: str) -> str:
    """Return the domain that somebody registered: "www.nhs.example.org.uk" gives "example.org.uk"."""
    name = host.strip("[]").lower()
    return name if is_ip_address(name) else str(_suffixes().privatesuffix(name) or name)


def folded(text: str) -> str:
    """Return text in lower case without accents and apostrophes, as names are compared."""
    normalise = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return normalise.replace("'", "")


def words_of(text: str) -> set[str]:
    """Return the words that tell one service from another: folded, three letters or more, without common ones."""
    found = set(re.findall(r"[a-z0-9]{3,}", folded(text))) - word_list("generic-words")
    return found | {word[:-1] for word in found if word.endswith("s") and len(word) > 4}


def shares_word(names: str, shown: str) -> bool:
    """Whether a page shows any of a name's words, also run together ("SafeCall" and "safe call") or as initials."""
    wanted = words_of(names)
    if not wanted or wanted & words_of(shown):
        return True
    squeezed = _squeezed(shown)
    if any(len(word) >= 5 and word in squeezed for word in (*wanted, _squeezed(names))):
        return True
    acronyms = {found.lower() for found in re.findall(r"\b[A-Z]{3,}\b", names)}
    return _initials(names) in words_of(shown) or bool(acronyms and acronyms & _initials_on(shown))


def _squeezed(text: str) -> str:
    """Return text run together: "Safe-Call" gives "safecall"."""
    return re.sub(r"[^a-z0-9]", "", folded(text))


def _initials(names: str) -> str:
    """Return the initials of a name, such as "nspcc"; nothing where it has fewer than three."""
    found = "".join(re.findall(r"\b[A-Z]", names)).lower()
    return found if len(found) >= 3 else ""


def _initials_on(shown: str) -> set[str]:
    """Return the initials of all that may be a name of three words or more: capitalised words in a row."""
    rows = ("".join(re.findall(r"\b[A-Z]", row)).lower() for row in CAPITALISED.findall(shown))
    return {row[start:end] for row in rows for start in range(len(row)) for end in range(start + 3, len(row) + 1)}


def shown_by(page: Page) -> str:
    """Return everything on a page in which a name may stand: texts, labels, metadata."""
    return " ".join((page.title, page.site_name, page.description, *page.headings, page.text, page.footer, page.names))


def shows_names(page: Page, known: Known) -> bool:
    """Whether a page shows any telling word of the names that it should show, or of the last good title."""
    shown = shown_by(page)
    return any(shares_word(each, shown) for each in (*known.names, known.last_title) if words_of(each))


class Stranger(Flag):
    """Signs that a page is not of the service that it should belong to."""

    NOTHING = 0
    STRANGE = auto()
    """Nothing on it is of the names that it should show, nor of what stood there before."""
    SPAM = auto()
    """It sells what lapsed domains are bought for."""


def stranger_signs(page: Page, host: str, known: Known, moved: bool) -> Stranger:
    """Return what speaks for an address that has changed hands; `moved` is whether the domain is another one now."""
    found = Stranger.SPAM if is_spam(page) else Stranger.NOTHING
    return found | (Stranger.STRANGE if _is_strange(page, host, known, moved) else Stranger.NOTHING)


def _is_strange(page: Page, host: str, known: Known, moved: bool) -> bool:
    """Whether a page that was wholly understood has nothing to do with the names and the last good title."""
    shown = shown_by(page)
    telling = [each for each in (*known.names, known.last_title) if words_of(each)]
    if not telling or not page.complete or not is_english(page) or len(words_of(shown)) < 3:
        return False
    if page.is_app and not moved:
        return False
    if shows_names(page, known):
        return False
    if any(shares_word(each, host) for each in telling):
        # The host still bears the name. Only a telling title in place of the service's own speaks against it.
        return was_own(known, host) and bool(words_of(f"{page.title} {' '.join(page.headings[:1])}"))
    return True


def was_own(known: Known, host: str) -> bool:
    """Whether an earlier look found the service's own title: one that shares a word with its names, or the host's."""
    if not words_of(known.last_title):
        return False
    return any(shares_word(name, known.last_title) for name in (*known.names, host_name(host)) if words_of(name))


def host_name(host: str) -> str:
    """Return the part of a host's name that somebody chose: "nhs-example" of "www.nhs-example.org.uk"."""
    return registrable(host).partition(".")[0]


def is_spam(page: Page) -> bool:
    """Whether a page sells what lapsed domains are bought for, and is not a page that helps against it."""
    told = f"{page.title} {' '.join(page.headings[:3])}"
    around = f"{told} {page.description} {page.text[:2048]}"
    in_title = {found.group(0).lower() for found in phrase_pattern("spam").finditer(told)}
    everywhere = {found.group(0).lower() for found in phrase_pattern("spam").finditer(around)}
    return bool(in_title) and len(everywhere) >= 2 and not SPAM_IS_TOPIC.search(around)
