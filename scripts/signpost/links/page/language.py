"""Whether a page is in English, so that its text can be searched for the English names of an organisation."""

from __future__ import annotations

import re

from signpost.links.page.page import Page
from signpost.links.page.phrases import word_list

MIN_WORDS = 25
MIN_FREQUENT_SHARE = 0.12
"""The list's words make up about a third of English text."""


def is_english(page: Page) -> bool:
    """Whether a page is in English by its <html lang>, else by its words.

    A page without a language and with few words counts as English.
    """
    if page.language:
        return page.language.startswith("en")
    frequent = word_list("frequent-english-words")
    words = re.findall(r"[^\W\d_]+", page.text.lower())
    if len(words) < MIN_WORDS:
        return True
    return sum(word in frequent for word in words) >= MIN_FREQUENT_SHARE * len(words)
