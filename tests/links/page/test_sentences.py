"""A page's sentences, the words of its own, and the language it is in."""

from __future__ import annotations

import pytest

from signpost.links.page.language import is_english
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
    """By marks and paragraphs; of menus only where there is nothing else; never headings."""
    assert list(sentences(page("x", body))) == expected


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("<p>We help young carers here.", 5),
        ("<p>We help young carers.", 0),
        ("<p>We help young carers here. They meet every Monday evening at six.", 12),
        ("<p>We help young carers here. Please go back to the home page.", 5),
        ("<p>We help young carers here<p>and many of their friends", 10),
        ("<h1>We help young carers here in Essex</h1>", 0),
    ],
)
def test_own_words_are_in_sentences_of_five_words_when_they_say_nothing_of_a_notice(body: str, own: int) -> None:
    """Shorter ones are labels; a sentence with any word of a notice does not count."""
    assert count_off_topic_words(page("x", body), "missing-topic") == own


def text(english: int, other: int) -> str:
    """Return so many usual words of English among others."""
    return " ".join(["the"] * english + ["ymlaen"] * other)


@pytest.mark.parametrize(
    ("body", "english"),
    [
        (text(0, 24), True),
        (text(0, 25), False),
        (text(3, 22), True),
        (text(2, 23), False),
        (text(12, 88), True),
        (text(11, 89), False),
    ],
)
def test_page_is_english_when_twelve_in_a_hundred_of_its_words_are_usual_ones(body: str, english: bool) -> None:
    """From 25 words on; fewer say nothing."""
    assert is_english(page("x", body)) is english


@pytest.mark.parametrize(("told", "english"), [("en", True), ("en-gb", True), ("cy", False), ("de-at", False)])
def test_page_is_english_when_it_says_so(told: str, english: bool) -> None:
    """Whatever its words are."""
    for body in (text(0, 50), text(50, 0)):
        seen = page("x", body)
        seen.language = told
        assert is_english(seen) is english
