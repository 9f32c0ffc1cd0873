"""Whether a page is in English, so that names in English may be looked for on it."""

from __future__ import annotations

import re

from signpost.links.page.page import Page
from signpost.links.page.phrases import word_list

FEWEST_WORDS = 25
LEAST_SHARE = 0.12


def is_english(page: Page) -> bool:
    """Whether a page is in English, as far as can be told: by its <html lang>, else by its words.

    A page that does not say and has few words counts as English.
    """
    if page.language:
        return page.language.startswith("en")
    usual = word_list("usual-words")
    words = re.findall(r"[^\W\d_]+", page.text.lower())
    if len(words) < FEWEST_WORDS:
        return True
    return sum(word in usual for word in words) >= LEAST_SHARE * len(words)
