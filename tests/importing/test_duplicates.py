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


def test_all_that_a_group_shares_stands_together() -> None:
    """One line, and not one for each contact."""
    text = "Ring 0808 800 4444 or write to help@a.org.uk"
    assert shared(text, text, text) == [(("S001", "S002", "S003"), ("0808 800 4444", "help@a.org.uk"))]
