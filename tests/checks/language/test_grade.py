"""The reading grade of a text in Markdown."""

from __future__ import annotations

import pytest

from signpost.checks.language.grade import reading_grade

HARD = ("The multidisciplinary consultation facilitates collaborative identification of appropriate individualised "
        "interventions for vulnerable adolescents.")


def test_reading_grade_is_lower_when_sentences_and_words_are_short() -> None:
    """Long sentences of long words are harder to read."""
    assert reading_grade("Ring them. They will help you.") < 3 < 15 < reading_grade(HARD)


def test_reading_grade_counts_each_item_of_a_list_as_a_sentence() -> None:
    """A list is as easy to read as its items."""
    items = ["ask your worker to help you", "go to the club with a friend", "ring the line and talk to them"]
    as_list = reading_grade("".join(f"- {item}\n" for item in items))
    assert as_list == pytest.approx(reading_grade(" ".join(f"{item}." for item in items)), abs=0.1)


def test_reading_grade_leaves_out_link_addresses() -> None:
    """A reader sees a link's text and not its address."""
    assert reading_grade("See [the page](https://organisation.example/administration/international).") == reading_grade(
        "See the page.")
