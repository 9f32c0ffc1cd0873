"""Signs on a page that answers: a login, the notice of a fault, an empty page, the same page as another."""

from __future__ import annotations

import re
from collections import Counter

from signpost.links.page.page import COMPARED_TEXT, Page
from signpost.links.page.phrases import normalise, phrase_pattern
from signpost.links.page.sentences import count_off_topic_words

LOGIN_PATH = re.compile(r"(^|[/._-])(log-?in|log-?on|sign-?in|sign-?on|sso|saml2?|oauth2?|auth|authorize|authenticate|"
                        r"wp-login\.php|users/sign_in|accounts?|identity|adfs)([/._?-]|$)", re.I)
LOGIN_WORDS = re.compile(r"\b(log ?in|log ?on|sign ?in|password|mewngofnodi)\b", re.I)
LONGEST_FAULT = 80
OWN_IN_FAULT = 8
"""Words of its own with which a short page is more than the notice of a fault."""


def is_login(page: Page, path: str) -> bool:
    """Whether the page is a login: a password field and little else, or a login's address and words."""
    if page.word_count > 200:
        return False
    told = f"{page.title} {' '.join(page.headings[:2])} {page.main[:500]}"
    return (page.has_password or bool(LOGIN_PATH.search(path))) and bool(LOGIN_WORDS.search(told) or page.has_password)


def tells_of_fault(page: Page) -> bool:
    """Whether the page as a whole is the notice of a fault or of maintenance, and not a page that mentions one."""
    told = normalise(f"{page.title} {' '.join(page.headings[:2])} {page.main[:400]}")
    return (page.word_count <= LONGEST_FAULT and bool(phrase_pattern("error-page").search(told))
            and count_off_topic_words(page, "error-page-topic") <= OWN_IN_FAULT)


def is_empty(page: Page) -> bool:
    """Whether there is nothing to see: no text, no picture, no frame, and no script that could make any."""
    has_code = bool(page.script_files) or len(page.scripts.strip()) > 40
    return not page.text.strip() and not page.has_media and not has_code


def alike(one: Page, other: Page) -> float:
    """Return how alike two pages' texts are, from 0 to 1: the share of pairs of neighbouring words that both have.

    Takes time in proportion to the texts' length, unlike a comparison that looks for the longest common parts.
    """
    first, second = _pairs(one), _pairs(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if first and second else 0.0


def _pairs(page: Page) -> Counter[tuple[str, str]]:
    """Count the pairs of neighbouring words at the beginning of a page's text."""
    words = page.text[:COMPARED_TEXT].split()
    return Counter(zip(("", *words), (*words, ""), strict=True)) if words else Counter()
