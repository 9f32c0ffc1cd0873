"""Texts made of an entry's values: sentences, and who it is for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Item
from signpost.catalogue.loader import load_catalogue
from signpost.pages.formatting import audience_paragraphs, format_eligibility, join_sentences
from tests.conftest import load_valid, with_entry


def item_of(root: Path, **fields: Any) -> Item:
    """Return the small catalogue's entry with some fields altered."""
    catalogue, problems = load_catalogue(with_entry(root, **fields))
    assert problems == []
    return catalogue.items["missing/safecall"]


@pytest.mark.parametrize(("parts", "words"), [
    ((), ""), ((None, ""), ""), (("every day",), "Every day"), (("a", None, "b."), "A. B."),
    (("No answer? Ring 101.", "at night"), "No answer? Ring 101. At night.")])
def test_sentences_join_what_is_there(parts: tuple[str | None, ...], words: str) -> None:
    """Texts become sentences; a single one only gets a capital letter."""
    assert join_sentences(*parts) == words


def test_who_it_is_for_is_what_the_entry_says(small: Path) -> None:
    """Who an entry is written for is named only where nothing says who can use it."""
    item = item_of(small, audience=["young-person", "professional"],
                   eligibility={"maximum_age": "25", "description": "Young people who go missing."})
    assert audience_paragraphs(load_valid(small), item) == ["Up to age 25.", "Young people who go missing."]
    bare = item_of(small, audience=["young-person", "professional"])
    assert audience_paragraphs(load_valid(small), bare) == ["Written for young people and professionals."]
    assert format_eligibility(item.entry.eligibility) == "Young people who go missing."
