"""Whether a page is in English."""

from __future__ import annotations

import pytest

from signpost.links.page.language import is_english
from tests.links.reading import page


def text(english: int, other: int) -> str:
    """Return a number of frequent English words among others."""
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
def test_page_is_english_when_twelve_in_a_hundred_of_its_words_are_frequent(body: str, english: bool) -> None:
    """From 25 words on; with fewer, it counts as English."""
    assert is_english(page("x", body)) is english


@pytest.mark.parametrize(("language", "english"), [("en", True), ("en-gb", True), ("cy", False), ("de-at", False)])
def test_language_is_that_of_the_html_element_when_there_is_one(language: str, english: bool) -> None:
    """Its words make no difference then."""
    for body in (text(0, 50), text(50, 0)):
        parsed = page("x", body)
        parsed.language = language
        assert is_english(parsed) is english
