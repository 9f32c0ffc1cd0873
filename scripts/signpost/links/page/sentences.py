"""A page's sentences, and how many of its words are about something else than a notice would be about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern

SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"')\u201d]*\s+|\s+[|\u2022\u00b7]\s+")
FEWEST_WORDS = 5
"""Shorter pieces are labels, names of menus, prices: they make no text."""


def sentences(page: Page) -> Iterator[str]:
    """Yield the sentences of a page's main text, without its headings; of all of its text where it has no main one."""
    for block in page.blocks if page.main else [page.text]:
        yield from (sentence for sentence in SENTENCE_END.split(normalise(block)) if sentence)


def count_off_topic_words(page: Page, notice: str) -> int:
    """Return how many words stand in sentences without any word that a notice of this kind (a list of phrases) has."""
    about = phrase_pattern(notice)
    own = (len(sentence.split()) for sentence in sentences(page) if not about.search(sentence))
    return sum(words for words in own if words >= FEWEST_WORDS)
