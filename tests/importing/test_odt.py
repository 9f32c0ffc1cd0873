"""OpenDocument texts are read as Word documents are."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from signpost.importing.documents.document import UnreadableDocument
from signpost.importing.documents.odt_styles import SPACES
from signpost.importing.documents.reader import read_document

NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
STYLES = """
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Big" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Own" style:parent-style-name="Big"/>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1"/><text:list-level-style-bullet/>
</text:list-style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>"""


def write_odt(path: Path, body: str, manifest: str = "<m/>") -> Path:
    """Write a text of the XML of its body."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", f"<office:document-content {NAMESPACES}><office:automatic-styles>"
                         f"{STYLES.strip()}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                         "</office:document-content>")
    return path


def one(text: str) -> str:
    """Return a paragraph."""
    return f"<text:p>{text}</text:p>"


CASES = {
    "headings and a title": ('<text:p text:style-name="Title">List</text:p>'
                             '<text:h text:outline-level="2">Help</text:h>', [("title", "List"), ("heading", "Help")]),
    "nested lists": ('<text:list text:style-name="Bullets"><text:list-item><text:p>a</text:p><text:p>more</text:p>'
                     "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item>"
                     "</text:list>", [("text", "- a"), ("text", "more"), ("text", "  - b")]),
    "numbered lists": ('<text:list text:style-name="Numbers"><text:list-item><text:p>a</text:p><text:list>'
                       "<text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item>"
                       "<text:list-item><text:p>c</text:p></text:list-item></text:list>",
                       [("text", "1. a"), ("text", "  a. b"), ("text", "2. c")]),
    "tables": ("<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p>"
               "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
               "<text:p>b</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
               [("text", "a"), ("text", "b")]),
    "text boxes": (one("by it<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"),
                   [("text", "by it"), ("text", "boxed")]),
    "tracked changes": ("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
                        "</text:deletion></text:changed-region></text:tracked-changes>"
                        + one("a<text:change text:change-id='1'/> b"), [("text", "a b")]),
    "comments": (one("a<office:annotation><text:p>Ann says</text:p></office:annotation> b"), [("text", "a b")]),
    "hidden text": (one('a<text:span text:style-name="Gone"> gone</text:span><text:hidden-text>gone</text:hidden-text>')
                    + f'<text:section text:display="none">{one("gone")}</text:section>', [("text", "a")]),
    "blanks": (one('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), [("text", "a b c d")]),
    "table of contents": (f"<text:table-of-content>{one('Help 3')}</text:table-of-content>" + one("a"),
                          [("text", "a")]),
    "sections and fields": (f"<text:section>{one('a <text:date>1 May</text:date>')}</text:section>",
                            [("text", "a 1 May")]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_paragraphs_are_read_when_the_text_has(tmp_path: Path, body: str, expected: list[tuple[str, str]]) -> None:
    """Each hard case, by its name, in the true order."""
    found = read_document(write_odt(tmp_path / "list.odt", body)).blocks
    assert [(block.kind, block.shown) for block in found] == expected


def test_links_bold_words_and_notes_are_read(tmp_path: Path) -> None:
    """A link over two pieces is one; the text of a note stands apart."""
    body = one('<text:span text:style-name="Own">Name</text:span> <text:a xlink:href="https://www.example.org/">the</text:a>'
               '<text:a xlink:href="https://www.example.org/"> page</text:a><text:note text:note-class="footnote">'
               "<text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body>"
               "</text:note>.")
    document = read_document(write_odt(tmp_path / "list.odt", body))
    block = document.blocks[0]
    assert (block.text, block.lead, block.notes) == ("Name the page.", "Name", ("A note",))
    assert [(link.address, link.words) for link in block.links] == [("https://www.example.org/", "the page")]
    assert document.left_out == {"footnotes": 1}


def test_row_that_names_columns_is_known(tmp_path: Path) -> None:
    """It stands apart from the other rows."""
    row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
    body = (f"<table:table><table:table-header-rows>{row.format('a')}</table:table-header-rows>{row.format('b')}"
            "</table:table>")
    found = read_document(write_odt(tmp_path / "list.odt", body)).blocks
    assert [(block.text, block.row, block.names_columns) for block in found] == [("a", 1, True), ("b", 2, False)]


def test_row_of_one_cell_that_spans_several_columns_is_known(tmp_path: Path) -> None:
    """It was merged; a cell alone that spans none is another."""
    row = "<table:table-row><table:table-cell{}><text:p>a</text:p></table:table-cell></table:table-row>"
    merged = ' table:number-columns-spanned="3"'
    body = f"<table:table>{row.format(merged)}{row.format('')}</table:table>"
    found = read_document(write_odt(tmp_path / "list.odt", body)).blocks
    assert [block.spans_table for block in found] == [True, False]


def test_text_is_refused_when_it_is_locked(tmp_path: Path) -> None:
    """A locked text names the method in its list of files."""
    path = write_odt(tmp_path / "list.odt", one("a"), "<m><encryption-data/></m>")
    with pytest.raises(UnreadableDocument, match="is locked with a password"):
        read_document(path)
