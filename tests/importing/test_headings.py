"""Headings that are bold lines are asked about; themes are the headings of the highest level."""

from __future__ import annotations

import pytest

from signpost.importing.documents.document import Block, DocumentLink
from signpost.importing.headings import doubtful_headings, places_of, with_headings, with_table_headers


def bold(text: str, **fields: object) -> Block:
    """Return a line in bold."""
    return Block("text", text, all_bold=True, **fields)  # type: ignore[arg-type]


def heading(text: str, level: int = 1) -> Block:
    """Return a heading of a style."""
    return Block("heading", text, level=level)


LINK = (DocumentLink("https://a.org/", "a"),)


@pytest.mark.parametrize(("block", "in_doubt"), [
    (bold("Helplines"), True), (bold("Who can help?"), True), (bold("Helplines:"), True),
    (Block("text", "Help"), False), (bold("Ring them first."), False), (bold("x" * 81), False),
    (bold("a " * 13), False), (bold("Help", marker="-"), False), (bold("Help", links=LINK), False),
    (bold("01245 345345"), False), (bold("Help 0800 111 222"), False),
    (bold("help@a.org"), False), (bold("***"), False), (bold("Help", row=1), True), (heading("Help"), False)])
def test_line_is_in_doubt_when_it_is_bold_and_short(block: Block, in_doubt: bool) -> None:
    """A sentence, an item of a list, a link or a number is none."""
    assert bool(doubtful_headings([block])) is in_doubt


def test_line_in_a_row_with_other_cells_is_not_in_doubt() -> None:
    """It is a name in a list."""
    assert doubtful_headings([bold("Help", row=1), Block("text", "x", row=1), bold("Line", row=2)]) == [2]


def test_chosen_line_is_below_the_heading_it_stands_under() -> None:
    """Where styles have headings, bold lines divide what stands below them; otherwise they are the themes."""
    blocks = with_headings([heading("A"), bold("b"), bold("c"), heading("B"), bold("d")], {1, 4})
    assert [(block.kind, block.level) for block in blocks] == [
        ("heading", 1), ("heading", 2), ("text", 0), ("heading", 1), ("heading", 2)]
    assert [block.level for block in with_headings([Block("text", "x"), bold("b"), bold("c")], {1, 2})] == [0, 1, 1]


@pytest.mark.parametrize(("blocks", "kind"), [
    ([heading("List"), heading("A", 2), heading("B", 2)], "title"),
    ([heading("List"), heading("A"), Block("text", "x")], "title"),
    ([heading("A"), Block("text", "x"), heading("B")], "heading"),
    ([heading("A"), Block("text", "x")], "heading"),
    ([heading("A"), heading("B", 2), Block("title", "List")], "heading")])
def test_first_heading_is_the_title_when_it_stands_alone(blocks: list[Block], kind: str) -> None:
    """No other heading has its level, or the next follows at once."""
    assert with_headings(blocks, ())[0].kind == kind


def test_theme_is_the_highest_heading_that_is_not_alone() -> None:
    """The nearest heading below it is kept beside it."""
    blocks = [Block("title", "List"), Block("text", "x"), heading("A", 2), Block("text", "y"), heading("b", 3),
              Block("text", "z"), heading("B", 2), Block("text", "w")]
    assert [(place.theme, place.below) for place in places_of(blocks) if place] == [
        ("", ""), ("", ""), ("A", ""), ("A", ""), ("A", "b"), ("A", "b"), ("B", ""), ("B", "")]


def test_row_that_names_columns_is_a_heading_and_no_theme() -> None:
    """Nobody can answer for the words "Name" and "Phone"."""
    rows = [bold("Name", row=1), bold("Phone", row=1), bold("Helpline", row=2), Block("text", "x", row=2)]
    made = with_table_headers([heading("A"), *rows, heading("B")])
    assert [block.kind for block in made] == ["heading", "heading", "heading", "text", "text", "heading"]
    assert [place.theme for place in places_of(made)] == ["A", "A", "A", "A", "A", "B"]
    assert with_table_headers(rows[:2]) == rows[:2]


def test_row_that_is_marked_as_naming_columns_is_a_heading() -> None:
    """Whatever it looks like."""
    made = with_table_headers([Block("text", "Name", row=1, names_columns=True), Block("text", "Line", row=2)])
    assert [block.kind for block in made] == ["heading", "text"]
