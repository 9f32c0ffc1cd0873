"""Recognises login pages, error pages with status 200, and empty pages; compares the texts of two pages."""

from __future__ import annotations

import re
from collections import Counter

from signpost.links.classify.statements import has_phone_number, is_unconditional
from signpost.links.page.page import COMPARED_TEXT, Page
from signpost.links.page.phrases import normalise, phrase_pattern
from signpost.links.page.sentences import count_off_topic_words, sentences

LOGIN_PATH = re.compile(r"(^|[/._-])(log-?in|log-?on|sign-?in|sign-?on|sso|saml2?|oauth2?|auth|authorize|authenticate|"
                        r"wp-login\.php|users/sign_in|accounts?|identity|adfs)([/._?-]|$)", re.I)
LOGIN_WORDS = re.compile(r"\b(log ?in|log ?on|sign ?in|password|mewngofnodi)\b", re.I)
ERROR_PAGE_WORDS = 80
ERROR_PAGE_OWN_WORDS = 8
"""Most words on other topics that an error page has."""


def is_login_page(page: Page, path: str) -> bool:
    """Whether a page is a login: it has a password field and little else, or a login's address and words."""
    if page.word_count > 200:
        return False
    text = f"{page.title} {' '.join(page.headings[:2])} {page.main[:500]}"
    return (page.has_password or bool(LOGIN_PATH.search(path))) and bool(LOGIN_WORDS.search(text) or page.has_password)


def is_error_page(page: Page) -> bool:
    """Whether a page is only the notice of an error or of maintenance, and not a page that mentions one.

    A notice states it in its title, in one of the first headings or in its first sentence, and has no phone number.
    """
    return (page.word_count <= ERROR_PAGE_WORDS and says_error(page) and not has_phone_number(page.main or page.text)
            and count_off_topic_words(page, "error-page-topic") <= ERROR_PAGE_OWN_WORDS)


def says_error(page: Page) -> bool:
    """Whether a page's title, first headings or first sentence have the phrases of an error or of maintenance."""
    parts = (page.title, *page.headings[:2], next(sentences(page), "")[:400])
    return any(phrase_pattern("error-page").search(normalise(part)) for part in parts if is_unconditional(part))


def is_empty_page(page: Page) -> bool:
    """Whether there is nothing to see: no text, picture or frame, and no script that could create any."""
    has_code = bool(page.script_files) or len(page.scripts.strip()) > 40
    return not page.text.strip() and not page.has_media and not has_code


def text_similarity(one: Page, other: Page) -> float:
    """Return how similar two pages' texts are, from 0 to 1: their shared word bigrams (Dice coefficient).

    Takes linear time, unlike a comparison that looks for the longest common parts.
    """
    first, second = _bigrams(one), _bigrams(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if first and second else 0.0


def _bigrams(page: Page) -> Counter[tuple[str, str]]:
    """Count the word bigrams at the beginning of a page's text."""
    words = page.text[:COMPARED_TEXT].split()
    return Counter(zip(("", *words), (*words, ""), strict=True)) if words else Counter()
