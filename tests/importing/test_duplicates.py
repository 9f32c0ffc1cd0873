"""Paragraphs that may say the same twice are found by what they share, in whatever words they say it."""

from __future__ import annotations

import pytest

from signpost.importing.documents.document import Block
from signpost.importing.duplicates import near_duplicates
from signpost.importing.headings import Place
from signpost.importing.imported import ImportedParagraph
from signpost.importing.links import links_of


def shared(*texts: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the groups of some paragraphs."""
    blocks = [Block("text", text) for text in texts]
    found = near_duplicates([ImportedParagraph(f"S{number:03}", block, tuple(links_of(block)), Place())
                             for number, block in enumerate(blocks, 1)])
    return [(group.ids, group.contacts) for group in found]


@pytest.mark.parametrize(("one", "other", "contact"), [
    ("Ring 0808 800 4444", "Their line: 08088004444", "0808 800 4444"),
    ("Write to help@a.org.uk", "Email Help@A.org.uk", "help@a.org.uk"),
    ("See https://www.a.org.uk/help/", "At a.org.uk/help", "https://www.a.org.uk/help/")])
def test_paragraphs_are_a_group_when_they_share(one: str, other: str, contact: str) -> None:
    """A number, a mailbox or a page."""
    assert shared(one, "Another thing", other) == [(("S001", "S003"), (contact,))]


@pytest.mark.parametrize("text", ["In danger call 999", "See www.a.org.uk"])
def test_paragraphs_are_no_group_when_they_share_what_many_have(text: str) -> None:
    """The emergency number, and the front page of a site."""
    assert shared(text, text) == []


@pytest.mark.parametrize(("one", "other"), [
    ("Harbour House - a safe place to stay", "Harbour House: they take people in at night"),
    ("Harbour House, for women who need a room", "Harbuor House – ring first"),
    ("Harbour House (North) has rooms", "HARBOUR HOUSE: rooms")])
def test_paragraphs_are_a_group_when_they_begin_with_one_name(one: str, other: str) -> None:
    """Before a dash, colon, comma or bracket; a slip of the hand makes no other name of it."""
    assert shared(one, "The Quay - a club", other) == [(("S001", "S003"), ("“Harbour House”",))]


@pytest.mark.parametrize(("one", "other"), [
    ("Tel: the office", "Tel: the shop"), ("Ages: all", "Ages: 11 to 18"), ("Section 17 - help", "Section 47 - safety"),
    ("If you can, ring", "If you can, write"), ("Talk to them, and listen", "Talk to them, and wait"),
    ("Harbour House - rooms", "Harbour Horse Riding - rides"),
    ("Harbour House is there.", "Harbour House is there.")])
def test_paragraphs_are_no_group_when_they_begin_with_no_one_name(one: str, other: str) -> None:
    """Labels, sentences, other numbers and other names."""
    assert shared(one, other) == []


def test_paragraphs_that_many_begin_alike_are_no_group() -> None:
    """They follow a pattern: a name stands in a few."""
    assert shared(*(f"Court Order: kind {number}" for number in range(4))) == []


def test_name_is_not_told_of_paragraphs_that_share_a_number_too() -> None:
    """The group is there once."""
    assert shared("Harbour House - 0808 800 4444", "Harbour House, 0808 800 4444") == [
        (("S001", "S002"), ("0808 800 4444",))]


def test_all_that_a_group_shares_stands_together() -> None:
    """One line, and not one for each contact."""
    text = "Ring 0808 800 4444 or write to help@a.org.uk"
    assert shared(text, text, text) == [(("S001", "S002", "S003"), ("0808 800 4444", "help@a.org.uk"))]
