"""Headings that are bold lines are asked about; each of them is a theme, and so are the headings of level 1 and 2."""

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


@pytest.mark.parametrize("theme_level", [1, 2])
def test_chosen_line_is_a_theme_of_its_own(theme_level: int) -> None:
    """Also below a heading of a style; one that is not chosen is a text."""
    blocks = [heading("A"), Block("text", "x"), bold("b"), bold("c"), heading("B"), bold("d")]
    made = with_headings(blocks, {2, 5}, theme_level)
    assert [block.kind for block in made] == ["heading", "text", "heading", "text", "heading", "heading"]
    assert [place.theme for place in places_of(made, theme_level)] == ["A", "A", "b", "b", "B", "d"]


@pytest.mark.parametrize(("theme_level", "themes"), [
    (2, ["A", "b", "b", "b", "C", "d"]), (1, ["A", "A", "A", "A", "C", "C"]), (3, ["A", "b", "c", "c", "C", "d"])])
def test_headings_of_a_style_are_themes_down_to_a_level(theme_level: int, themes: list[str]) -> None:
    """Down to the second, unless a person asks otherwise."""
    blocks = [heading("A"), heading("b", 2), heading("c", 3), Block("text", "x"), heading("C"), heading("d", 2)]
    assert [place.theme for place in places_of(blocks, theme_level)] == themes


@pytest.mark.parametrize(("blocks", "kind"), [
    ([heading("List"), heading("A", 2), heading("B", 2)], "title"),
    ([heading("List"), heading("A"), Block("text", "x")], "title"),
    ([heading("A"), Block("text", "x"), heading("B")], "heading"),
    ([heading("A"), Block("text", "x")], "heading"),
    ([heading("A"), heading("B", 2), Block("title", "List")], "heading")])
def test_first_heading_is_the_title_when_it_stands_alone(blocks: list[Block], kind: str) -> None:
    """No other heading has its level, or the next follows at once."""
    assert with_headings(blocks, ())[0].kind == kind


def test_theme_is_the_highest_heading_when_it_is_below_the_level() -> None:
    """A document may have no others."""
    assert [place.theme for place in places_of([heading("A", 3), heading("b", 4), heading("C", 3)])] == ["A", "A", "C"]


def test_heading_below_a_theme_is_kept_beside_it() -> None:
    """The nearest one."""
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


@pytest.mark.parametrize(("cells", "is_heading"), [
    (["Group", "Where", "When", "Contact"], True), (["Who it is for", "Phone / email"], True),
    (["Name", "What they do?"], True),
    (["Harbour House", "Where"], False), (["Contact", "01245 345345"], False), (["Group"], False)])
def test_row_that_has_the_usual_names_of_columns_is_a_heading(cells: list[str], is_heading: bool) -> None:
    """Also where it is not in bold."""
    rows = [Block("text", cell, row=1) for cell in cells] + [Block("text", "Van", row=2), Block("text", "x", row=2)]
    assert [block.kind == "heading" for block in with_table_headers(rows)] == [is_heading] * len(cells) + [False] * 2


def test_merged_row_that_spans_a_table_names_the_rows_below_it() -> None:
    """It is a heading and no theme; what stands below the table is no longer below it."""
    blocks = [heading("A"), Block("text", "Lunch clubs", row=1, spans_table=True), Block("text", "Van", row=2),
              Block("text", "x")]
    made = with_table_headers(blocks)
    assert [block.kind for block in made] == ["heading", "heading", "text", "text"]
    assert [(place.theme, place.below) for place in places_of(made)] == [
        ("A", ""), ("A", ""), ("A", "Lunch clubs"), ("A", "")]


def test_merged_row_with_a_number_is_a_text() -> None:
    """It says something that an entry must have."""
    assert with_table_headers([Block("text", "Ring 01245 345345", row=1, spans_table=True)])[0].kind == "text"
