"""A page's sentences, and its words that have nothing to do with a topic."""

from __future__ import annotations

import pytest

from signpost.links.page.sentences import count_off_topic_words, sentences
from tests.links.reading import page


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One two. Three four! Five? Six\u2026 Seven", ["One two.", "Three four!", "Five?", "Six\u2026", "Seven"]),
        ("<p>Home | About \u2022 Contact", ["Home", "About", "Contact"]),
        ("<h1>Heading</h1><p>Text", ["Text"]),
        ("<h1>Heading</h1>", []),
        ("<nav>Menu only</nav>", ["Menu only"]),
        ("<nav>Menu</nav><p>Main", ["Main"]),
        ("<p>www.harbour.lab is 3.5 miles away", ["www.harbour.lab is 3.5 miles away"]),
        ("<p>It\u2019s\u00a0here", ["It's here"]),
        ("", []),
    ],
)
def test_sentences_are_those_of_the_main_text_when_there_is_one(body: str, expected: list[str]) -> None:
    """By punctuation and paragraphs; of menus only where there is nothing else; never headings."""
    assert list(sentences(page("x", body))) == expected


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p>We help young carers here.", 5),
        ("<p>We help young carers.", 0),
        ("<p>We help young carers here. They meet every Monday evening at six.", 12),
        ("<p>We help young carers here. Please go back to the home page.", 5),
        ("<p>We help young carers here<p>and many of their friends", 10),
        ("<h1>We help young carers here in Essex</h1>", 0),
    ],
)
def test_words_are_counted_in_sentences_of_five_words_without_the_topic(body: str, count: int) -> None:
    """Shorter ones are labels; a sentence with any word of the topic does not count."""
    assert count_off_topic_words(page("x", body), "missing-topic") == count
