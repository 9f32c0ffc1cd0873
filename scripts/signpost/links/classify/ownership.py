"""Compares a page with the service that it should belong to: by its names, and by what the address showed before."""

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
INITIAL = re.compile(r"(?<![\w'\u2019])[A-Z]")
"""The first letter of a capitalised word: one of "Children's" and of "O'Brien"."""
CAPITALISED = re.compile(r"(?<![\w'\u2019])[A-Z][\w'\u2019]*+"
                         r"(?:[ -](?:(?:of|the|for|to|and|in|on|with|against|&) )*+[A-Z][\w'\u2019]*+){2,9}")
"""Capitalised words in a row, with small words between them. Takes time in proportion to the text."""


@dataclass(frozen=True, slots=True)
class KnownSite:
    """What is known of a target's site: the names that it should belong to, and its title and domain when last good."""

    names: tuple[str, ...] = ()
    last_title: str = ""
    last_domain: str = ""


@cache
def _suffixes() -> PublicSuffixList:
    """Load the public suffix list that its package ships, once."""
    return PublicSuffixList()


@cache
def registrable_domain(host: str) -> str:
    """Return the registrable domain of a host: "example.org.uk" for "www.nhs.example.org.uk"."""
    name = host.strip("[]").lower()
    return name if is_ip_address(name) else str(_suffixes().privatesuffix(name) or name)


def fold(text: str) -> str:
    """Return text in lower case without accents and apostrophes, as names are compared."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return ascii_text.replace("'", "")


def distinctive_words(text: str) -> set[str]:
    """Return the words that distinguish one service from another: folded, of three letters or more, no common ones."""
    found = set(re.findall(r"[a-z0-9]{3,}", fold(text))) - word_list("generic-words")
    return found | {word[:-1] for word in found if word.endswith("s") and len(word) > 4}


def shares_word(names: str, shown: str) -> bool:
    """Whether a text has any of a name's words, also joined ("SafeCall" and "safe call") or as initials."""
    wanted = distinctive_words(names)
    if not wanted or wanted & distinctive_words(shown):
        return True
    joined = _without_separators(shown)
    if any(len(word) >= 5 and word in joined for word in (*wanted, _without_separators(names))):
        return True
    acronyms = {found.lower() for found in re.findall(r"\b[A-Z]{3,}\b", names)}
    rows = rows_of_initials(shown) if acronyms else []
    return _initials(names) in distinctive_words(shown) or any(acronym in row for row in rows for acronym in acronyms)


def _without_separators(text: str) -> str:
    """Return folded letters and digits alone: "safecall" for "Safe-Call"."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _initials(names: str) -> str:
    """Return the initials of a name, such as "nspcc"; empty where there are fewer than three."""
    found = "".join(INITIAL.findall(names)).lower()
    return found if len(found) >= 3 else ""


def rows_of_initials(shown: str) -> list[str]:
    """Return the initials of the capitalised words in each row of three or more, of which a name may be a part."""
    return ["".join(INITIAL.findall(row)).lower() for row in CAPITALISED.findall(shown)]


def text_of_page(page: Page) -> str:
    """Return all texts of a page that may have a name: visible text, labels and metadata."""
    return " ".join((page.title, page.site_name, page.description, *page.headings, page.text, page.footer, page.names))


def shows_names(page: Page, known: KnownSite) -> bool:
    """Whether a page has any distinctive word of its expected names or of its last good title."""
    shown = text_of_page(page)
    return any(shares_word(each, shown) for each in (*known.names, known.last_title) if distinctive_words(each))


class ForeignSign(Flag):
    """Signs that a page does not belong to the expected service."""

    NONE = 0
    UNRELATED = auto()
    """It has no word of the expected names or of the last good title."""
    SPAM = auto()
    """It sells what lapsed domains are bought for: gambling, medicines and the like."""


def foreign_signs(page: Page, host: str, known: KnownSite, moved: bool) -> ForeignSign:
    """Return the signs that a page is somebody else's; `moved` is whether its domain is another one than before."""
    found = ForeignSign.SPAM if is_spam_page(page) else ForeignSign.NONE
    return found | (ForeignSign.UNRELATED if _is_unrelated(page, host, known, moved) else ForeignSign.NONE)


def _is_unrelated(page: Page, host: str, known: KnownSite, moved: bool) -> bool:
    """Whether a complete English page has nothing to do with the expected names and the last good title."""
    visible = f"{page.title} {page.text}"
    distinctive = [each for each in (*known.names, known.last_title) if distinctive_words(each)]
    if not distinctive or not page.complete or not is_english(page) or len(distinctive_words(visible)) < 3:
        return False
    if page.is_app and not moved:
        return False
    if shows_names(page, known):
        return False
    if any(shares_word(each, host) for each in distinctive):
        # The host still has the name, so that only a different title in place of the service's own is a sign.
        return showed_own_title(known, host) and bool(distinctive_words(f"{page.title} {' '.join(page.headings[:1])}"))
    return True


def showed_own_title(known: KnownSite, host: str) -> bool:
    """Whether the last good title was the service's own: it shares a word with its names or with the host."""
    if not distinctive_words(known.last_title):
        return False
    names = (*known.names, chosen_label(host))
    return any(shares_word(name, known.last_title) for name in names if distinctive_words(name))


def lost_own_title(page: Page, known: KnownSite, start_host: str, end_host: str) -> bool:
    """Whether the last good title was the service's own, and the page shows nothing of it any more.

    It shows something of it where its title or a heading has a word of that title, or its text has one of the names
    in full. The hosts do not count: the page of a seller shows them too.
    """
    if page.title == known.last_title or not showed_own_title(known, start_host):
        return False
    hosts = sorted({start_host, end_host, registrable_domain(start_host), registrable_domain(end_host)}, key=len)
    pattern = re.compile("|".join(map(re.escape, reversed(hosts))), re.I)
    titles = pattern.sub(" ", " ".join((page.title, *page.headings[:3])))
    text = _without_separators(pattern.sub(" ", text_of_page(page)))
    return not shares_word(known.last_title, titles) and not any(
        _without_separators(name) in text for name in known.names if distinctive_words(name))


def chosen_label(host: str) -> str:
    """Return the label that the owner of a domain chose: "nhs-example" of "www.nhs-example.org.uk"."""
    return registrable_domain(host).partition(".")[0]


def is_spam_page(page: Page) -> bool:
    """Whether a page sells what lapsed domains are bought for, and is not one that helps against it."""
    titles = f"{page.title} {' '.join(page.headings[:3])}"
    beginning = f"{titles} {page.description} {page.text[:2048]}"
    in_title = {found.group(0).lower() for found in phrase_pattern("spam").finditer(titles)}
    everywhere = {found.group(0).lower() for found in phrase_pattern("spam").finditer(beginning)}
    return bool(in_title) and len(everywhere) >= 2 and not SPAM_IS_TOPIC.search(beginning)
