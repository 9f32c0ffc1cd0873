"""Soft 404: whether a page that answers 200 says of itself that it is missing."""

from __future__ import annotations

import re
from itertools import islice

from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern
from signpost.links.page.sentences import count_off_topic_words, sentences

SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u00b7:\u00bb\u203a\u2022>/-]+\s+|\s*[|\u00bb\u203a\u00b7]\s*|:\s+|"
                        r"(?<=[.!?])\s+")
BEGINNING = 800
"""Characters of the main text in which a notice stands; further down is something else."""
MOST_SENTENCES = 12
LITTLE, SOME, MUCH = 15, 60, 120
"""Words of the page's own text that outweigh a sentence, a heading, and a title, where nothing else says the same."""
LONGEST = 800
"""A page with more words is none that is missing, whatever it says."""


def says_missing(page: Page) -> bool:
    """Whether the page as a whole is the notice of a missing page, in which a title, heading or sentence says so.

    An article about missing pages, or a page with a heading such as "Can't find your child?", has text of its own.
    """
    if page.word_count > LONGEST:
        return False
    title, weak_title = _told_by([page.title])
    heading, weak_heading = _told_by(page.headings[:2])
    sentence = _has_sentence(page)
    own = count_off_topic_words(page, "missing-topic")
    if title and (heading or sentence):
        return True
    if title or (heading and sentence):
        return own <= MUCH
    if heading or (sentence and (weak_title or weak_heading)):
        return own <= SOME
    return (sentence or weak_title or weak_heading) and own <= LITTLE and page.word_count <= MUCH


def _told_by(texts: list[str]) -> tuple[bool, bool]:
    """Return whether any part of a title or heading says so plainly, and whether any may mean it."""
    parts = [part for text in texts for part in _parts(text)]
    return (any(phrase_pattern("missing-title").fullmatch(part) for part in parts),
            any(phrase_pattern("missing-weak-title").fullmatch(part) for part in parts))


def _parts(title: str) -> list[str]:
    """Return a title and its parts between separators, without those that ask something of the reader."""
    told = normalise(title)
    parts = [part.strip(" .!-") for part in (told, *SEPARATORS.split(told))]
    return [part for part in parts if part and not part.endswith("?")]


def _has_sentence(page: Page) -> bool:
    """Whether a sentence near the beginning of the main text says so."""
    seen = 0
    for sentence in islice(sentences(page), MOST_SENTENCES):
        seen += len(sentence)
        if not sentence.rstrip("\"')").endswith("?") and phrase_pattern("missing-text").search(sentence[:400]):
            return True
        if seen > BEGINNING:
            return False
    return False
