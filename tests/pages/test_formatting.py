"""Texts made of an entry's values: sentences, ages, and who it is for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Item
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Eligibility
from signpost.pages.formatting import audience_paragraphs, format_ages, format_eligibility, join_sentences
from tests.conftest import with_entry


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


@pytest.mark.parametrize(("fields", "words"), [
    ({}, ""), ({"minimum_age": 8, "maximum_age": 25, "age_note": "over 18 only for care leavers"},
               "Ages 8 to 25 (over 18 only for care leavers)"),
    ({"maximum_age": 25}, "Up to age 25"), ({"minimum_age": 16}, "Age 16 and over"),
    ({"minimum_age": 16, "maximum_age": 16}, "Age 16"), ({"age_note": "ask if you are 25."}, "ask if you are 25")])
def test_ages_have_their_note_in_brackets(fields: dict[str, Any], words: str) -> None:
    """The age line does not turn away whom the words let in."""
    assert format_ages(Eligibility.model_validate(fields)) == words


def test_who_it_is_for_is_what_the_entry_says(small: Path) -> None:
    """Who an entry is written for is named only where nothing says who can use it."""
    item = item_of(small, audience=["young-person", "professional"],
                   eligibility={"maximum_age": "25", "description": "Young people who go missing."})
    assert audience_paragraphs(item) == ["Up to age 25.", "Young people who go missing."]
    bare = item_of(small, audience=["young-person", "professional"])
    assert audience_paragraphs(bare) == ["Written for young people and professionals."]
    assert format_eligibility(item.entry.eligibility) == "Young people who go missing."
