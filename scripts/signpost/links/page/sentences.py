"""The sentences of a page, and how many of its words have nothing to do with a given topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern

SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"')\u201d]*\s+|\s+[|\u2022\u00b7]\s+")
MIN_SENTENCE_WORDS = 5
"""Shorter pieces are labels, menu items or prices rather than sentences."""


def sentences(page: Page) -> Iterator[str]:
    """Yield the sentences of a page's main text, without its headings; of all of its text where it has no main text."""
    for block in page.blocks if page.main else [page.text]:
        yield from (sentence for sentence in SENTENCE_END.split(normalise(block)) if sentence)


def count_off_topic_words(page: Page, topic: str) -> int:
    """Return the number of words in sentences that match no phrase of a topic (the name of a list of phrases).

    A notice, such as that of a missing page, has hardly any; an article that mentions its topic has many.
    """
    pattern = phrase_pattern(topic)
    lengths = (len(sentence.split()) for sentence in sentences(page) if not pattern.search(sentence))
    return sum(length for length in lengths if length >= MIN_SENTENCE_WORDS)
