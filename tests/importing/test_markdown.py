"""Markdown is read as Word documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.importing.documents.reader import read_document


def write(folder: Path, text: str) -> Path:
    """Write a document."""
    path = folder / "list.md"
    path.write_text(text, encoding="utf-8")
    return path


CASES = {
    "headings": ("# List\n\n## Help\ntext\n", [("heading", "List"), ("heading", "Help"), ("text", "text")]),
    "lists": ("- a\n  - b\n\n    more\n- c\n\n3. d\n4. e\n", [("text", "- a"), ("text", "  - b"), ("text", "more"),
                                                            ("text", "- c"), ("text", "3. d"), ("text", "4. e")]),
    "tables": ("| a | b |\n|---|---|\n| c | d |\n", [("text", each) for each in "abcd"]),
    "breaks of HTML": ("Ring 0800 1111<br>or 0113 496 0000<br/>www.a.org\n", [
        ("text", "Ring 0800 1111 or 0113 496 0000 www.a.org")]),
    "comments and HTML": ("<!-- Ann says -->\n\na <!-- so --> b\n\n<div>x</div>\n", [("text", "a b")]),
    "front matter": ("---\ntitle: x\n---\na\n", [("text", "a")]),
    "lines of one paragraph": ("a\nb  \nc\n", [("text", "a b c")]),
    "line ends of Windows": ("a\r\n\r\nb\r\n", [("text", "a"), ("text", "b")]),
    "a quotation, and code": ("> a\n\n    b\n", [("text", "a"), ("text", "b")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_paragraphs_are_read_when_the_text_has(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    """Each case, by its name, in the true order."""
    assert [(block.kind, block.shown) for block in read_document(write(tmp_path, text)).blocks] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("[words](https://www.example.org/a)", [("https://www.example.org/a", "words")]),
    ('<a class="x" href="https://www.example.org/a?b&amp;c">words</a> more', [
        ("https://www.example.org/a?b&c", "words")]),
    ("<https://www.example.org/a>", [("https://www.example.org/a", "https://www.example.org/a")]),
    ("[words][1]\n\n[1]: https://www.example.org/a", [("https://www.example.org/a", "words")]),
    ("[words]()", [("", "words")]), ("[words][gone]", [("", "words")]), ("[words](#place)", []),
    ("[a **b**](https://www.example.org/a)", [("https://www.example.org/a", "a b")])])
def test_links_are_read(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    """Each way in which Markdown writes a link, or loses one."""
    assert [(each.address, each.words) for block in read_document(write(tmp_path, text)).blocks
            for each in block.links] == expected


def test_row_that_names_columns_is_known(tmp_path: Path) -> None:
    """It is the one above the line."""
    blocks = read_document(write(tmp_path, "| a |\n|---|\n| b |\n")).blocks
    assert [(block.text, block.row, block.names_columns) for block in blocks] == [("a", 1, True), ("b", 2, False)]


def test_bold_line_is_known(tmp_path: Path) -> None:
    """It may be a heading."""
    blocks = read_document(write(tmp_path, "**Help**\n\n**Name** and more\n")).blocks
    assert [(block.all_bold, block.lead) for block in blocks] == [(True, ""), (False, "Name")]
