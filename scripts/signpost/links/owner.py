"""Whose page is it: does it share any word with the service that it should belong to, or with what stood there?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from publicsuffixlist import PublicSuffixList

from .page import Page
from .phrases import phrases

SPAM_IS_TOPIC = re.compile(r"addict|self.exclu|gambling harm|helpline|recovery|safeguard|exploit|treatment", re.I)


@cache
def _suffixes() -> PublicSuffixList:
    """Read the list that ships with its package, once."""
    return PublicSuffixList()


@cache
def registrable(host: str) -> str:
    """Return the domain that somebody registered: "www.nhs.example.org.uk" gives "example.org.uk"."""
    return str(_suffixes().privatesuffix(host.strip("[]").lower()) or host.lower())


def words_of(text: str) -> set[str]:
    """Return the words that tell one service from another: folded, three letters or more, without common ones."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['\u2019]", "", plain)
    common = phrases("common-words")
    found = {word for word in re.findall(r"[a-z0-9]{3,}", plain) if not common.fullmatch(word)}
    return found | {word[:-1] for word in found if word.endswith("s") and len(word) > 4}


def shares_word(names: str, shown: str) -> bool:
    """Whether a page shows any of a name's words, also run together ("SafeCall" and "safe call") or as initials."""
    wanted = words_of(names)
    if not wanted:
        return True
    if wanted & words_of(shown):
        return True
    squeezed = re.sub(r"[^a-z0-9]", "", shown.lower())
    if any(len(word) >= 5 and word in squeezed for word in wanted):
        return True
    initials = "".join(re.findall(r"\b[A-Z]", names)).lower()
    return len(initials) >= 3 and initials in words_of(shown) | set(re.findall(r"[a-z]+", shown.lower()))


def has_changed_hands(page: Page, names: tuple[str, ...], last_title: str, domain_changed: bool) -> bool:
    """Whether a page has nothing to do with the names it should belong to, nor with the last good title."""
    told = f"{page.title} {page.site_name}"
    shown = f"{told} {page.description} {' '.join(page.headings[:3])} {page.text[:2048]}"
    if is_spam(page):
        return True
    if len(words_of(shown)) < 3 or (page.is_app and not domain_changed):
        return False
    known = [*names, last_title] if last_title else [*names]
    if not any(words_of(each) for each in known):
        return False
    if last_title and words_of(last_title) and not names:
        return not shares_word(last_title, shown)
    return not any(shares_word(each, shown) for each in known if words_of(each))


def is_spam(page: Page) -> bool:
    """Whether a page sells what lapsed domains are bought for, and is not a page that helps against it."""
    told = f"{page.title} {' '.join(page.headings[:3])}"
    around = f"{told} {page.description} {page.text[:2048]}"
    in_title = {found.group(0).lower() for found in phrases("spam").finditer(told)}
    everywhere = {found.group(0).lower() for found in phrases("spam").finditer(around)}
    return bool(in_title) and len(everywhere) >= 2 and not SPAM_IS_TOPIC.search(around)
