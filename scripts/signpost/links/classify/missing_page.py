"""Recognises the notice of a missing page on a page with status 200 (a soft 404) by its words."""

from __future__ import annotations

import re
from itertools import islice

from signpost.links.classify.statements import has_phone_number, is_question, is_statement
from signpost.links.page.page import Page
from signpost.links.page.phrases import normalise, phrase_pattern
from signpost.links.page.sentences import count_off_topic_words, sentences

SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u00b7:\u00bb\u203a\u2022>/-]+\s+|\s*[|\u00bb\u203a\u00b7]\s*|:\s+|"
                        r"(?<=[.!?])\s+")
NOTICE_CHARACTERS = 800
"""Characters at the beginning of the main text in which a notice is looked for."""
MOST_SENTENCES = 12
WORDS_WITH_SENTENCE, WORDS_WITH_HEADING, WORDS_WITH_TITLE = 15, 60, 120
"""Most words on other topics that a missing page has, where only a sentence, a heading, or a title says so. Where
only a title that may mean something else says so, it has none, and no phone number."""
MOST_WORDS = 800
"""A page with more words is never taken for a missing one."""


def says_missing(page: Page) -> bool:
    """Whether a page is the notice of a missing page: a title, heading or sentence says so, and there is little else.

    An article about missing pages, or a page with a heading such as "Can't find your child?", has text of its own.
    """
    if page.word_count > MOST_WORDS:
        return False
    title, weak_title = _match_titles([page.title])
    heading, weak_heading = _match_titles(page.headings[:2])
    sentence = _has_notice_sentence(page)
    own = count_off_topic_words(page, "missing-topic")
    if title and (heading or sentence):
        return True
    if title or (heading and sentence):
        return own <= WORDS_WITH_TITLE
    if heading or (sentence and (weak_title or weak_heading)):
        return own <= WORDS_WITH_HEADING
    if page.word_count > WORDS_WITH_TITLE:
        return False
    return own <= WORDS_WITH_SENTENCE if sentence else (
        (weak_title or weak_heading) and not own and not has_phone_number(page.main or page.text))


def _match_titles(texts: list[str]) -> tuple[bool, bool]:
    """Return whether any part of a title or heading says so, and whether any may mean it."""
    parts = [part for text in texts for part in _title_parts(text)]
    return (any(phrase_pattern("missing-title").fullmatch(part) for part in parts),
            any(phrase_pattern("missing-weak-title").fullmatch(part) for part in parts))


def _title_parts(title: str) -> list[str]:
    """Return a title and its parts between separators, without questions."""
    text = normalise(title)
    parts = [part.strip(" .!-") for part in (text, *SEPARATORS.split(text))]
    return [part for part in parts if part and not is_question(part)]


def _has_notice_sentence(page: Page) -> bool:
    """Whether one of the first sentences of the main text says so."""
    seen = 0
    for sentence in islice(sentences(page), MOST_SENTENCES):
        seen += len(sentence)
        if is_statement(sentence) and phrase_pattern("missing-text").search(sentence[:400]):
            return True
        if seen > NOTICE_CHARACTERS:
            return False
    return False
