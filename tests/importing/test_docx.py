"""Word documents are read in their true order, whole, and without what their writers did not mean to give away."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from signpost.importing.documents.document import Block, Document, DocumentLink
from signpost.importing.documents.reader import read_document
from tests.importing.word_file import (
    BY,
    NAMESPACES,
    XML,
    content_control,
    field,
    link,
    notes,
    old_text_box,
    paragraph,
    run,
    simple_field,
    table,
    text_box,
    tracked,
    write_docx,
)

LINKS = {"rId50": "https://www.example.org/page", "rId51": "https://www.example.org/split", "rId52": "https://www.exam"}
ROW_IN_CONTROL = content_control(f"<w:tr><w:tc><w:tcPr/>{paragraph('first row')}</w:tc></w:tr>")
CELL_IN_CONTROL = f"<w:tr>{content_control('<w:tc><w:tcPr/>' + paragraph('second row') + '</w:tc>')}</w:tr>"
DELETED_ROW = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc><w:tcPr/>{paragraph('gone')}</w:tc></w:tr>"
DELETED_CELL = f"<w:tr><w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{paragraph('gone')}</w:tc></w:tr>"
DELETED_MARK = f"<w:rPr><w:del {BY}/></w:rPr>"
CONTENTS = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'


def read(folder: Path, body: str, links: dict[str, str] | None = None, parts: dict[str, str] | None = None) -> Document:
    """Return the document of the XML of a body."""
    return read_document(write_docx(folder / "list.docx", body, LINKS if links is None else links, parts))


def texts(folder: Path, body: str) -> list[str]:
    """Return the texts of the paragraphs of a body, with the marks of lists."""
    return [block.shown for block in read(folder, body).blocks]


CASES: dict[str, tuple[str, list[str]]] = {
    "paragraphs": (paragraph("one") + paragraph("two"), ["one", "two"]),
    "empty paragraphs": (paragraph("one") + paragraph("  ") + paragraph(), ["one"]),
    "table, cell by cell, where it stands": (
        paragraph("before") + table([paragraph("a"), paragraph("b") + paragraph("b2")], [paragraph("c")])
        + paragraph("after"), ["before", "a", "b", "b2", "c", "after"]),
    "table in a table": (table([paragraph("a") + table([paragraph("b")]) + paragraph("c")]), ["a", "b", "c"]),
    "text box, in two forms": (paragraph("by it", text_box(paragraph("boxed"))), ["by it", "boxed"]),
    "text box of Word 2007": (paragraph("by it", old_text_box(paragraph("boxed"))), ["by it", "boxed"]),
    "text box with several paragraphs and a table": (
        paragraph(text_box(paragraph("one") + table([paragraph("two")]))), ["one", "two"]),
    "content control around paragraphs": (content_control(paragraph("inside")), ["inside"]),
    "content control in a sentence": (paragraph("a ", content_control(run("b")), " c"), ["a b c"]),
    "content control around a row, and a cell": (
        f"<w:tbl>{ROW_IN_CONTROL}{CELL_IN_CONTROL}</w:tbl>", ["first row", "second row"]),
    "custom XML and smart tags": (
        "<w:customXml>" + paragraph("a ", f"<w:smartTag>{run('b')}</w:smartTag>") + "</w:customXml>", ["a b"]),
    "tracked insertion": (paragraph("a ", tracked("ins", run("b"))), ["a b"]),
    "tracked deletion": (paragraph("a ", tracked("del", run("b")), "c"), ["a c"]),
    "tracked move": (paragraph(tracked("moveFrom", run("moved"))) + paragraph("a")
                     + paragraph(tracked("moveTo", run("moved"))), ["a", "moved"]),
    "deleted row": (f"<w:tbl>{DELETED_ROW}<w:tr><w:tc><w:tcPr/>{paragraph('kept')}</w:tc></w:tr></w:tbl>", ["kept"]),
    "deleted cell": (f"<w:tbl>{DELETED_CELL}</w:tbl>" + paragraph("kept"), ["kept"]),
    "deleted end of a paragraph": (paragraph("one ", properties=DELETED_MARK) + paragraph("two"), ["one two"]),
    "deleted end of the last paragraph": (paragraph("one") + paragraph("two", properties=DELETED_MARK), ["one", "two"]),
    "field without an end": (
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF</w:instrText></w:r>', "a") + paragraph("b"),
        ["a", "b"]),
    "table of contents without an end": (
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r><w:r>'
                  '<w:fldChar w:fldCharType="separate"/></w:r>', "a") + paragraph("b"), ["a", "b"]),
    "hidden text": (paragraph("seen", run(" unseen", "<w:vanish/>")), ["seen"]),
    "text that is hidden no longer": (paragraph(run("seen", '<w:vanish w:val="0"/>')), ["seen"]),
    "line breaks, tabs and hyphens": (paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>non</w:t>"
                                                "<w:noBreakHyphen/><w:t>stop</w:t><w:softHyphen/></w:r>"),
                                      ["a b non-stop"]),
    "invisible characters": (paragraph("a\u200bb\u00adc\u00a0d\ufeff"), ["abc d"]),
    "nested list": ("".join(paragraph(text, level=level) for text, level in (("a", 0), ("b", 1), ("c", 2), ("d", 0))),
                    ["- a", "  - b", "    - c", "- d"]),
    "numbered list": ("".join(paragraph(text, level=level, number=2) for text, level in
                              (("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0), ("f", 1))),
                      ["1. a", "  a. b", "  b. c", "    i. d", "2. e", "  a. f"]),
    "table of contents": (content_control(paragraph("Help … 3"), CONTENTS) + paragraph("More … 4", style="TOC1")
                          + paragraph("Help"), ["Help"]),
    "table of contents as a field": (paragraph(field([r' TOC \o "1-3" '], "Help … 3")) + paragraph("Help"), ["Help"]),
    "field that is no link": (paragraph("page ", field([" PAGE "], "3")), ["page 3"]),
    "field within the code of a field": (paragraph(field([' IF "', "x"], "yes"), " then"), ["yes then"]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_paragraphs_are_read_when_the_document_has(tmp_path: Path, body: str, expected: list[str]) -> None:
    """Each hard case, by its name, in the true order."""
    assert texts(tmp_path, body) == expected


def links_in(folder: Path, body: str) -> list[tuple[str, str]]:
    """Return the address and the words of each link of a body."""
    return [(each.address, each.words) for block in read(folder, body).blocks for each in block.links]


LINK_CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "relationship": (link("rId50", "words"), [("https://www.example.org/page", "words")]),
    "simple field": (simple_field(' HYPERLINK "https://www.example.org/a" ', "words"),
                     [("https://www.example.org/a", "words")]),
    "field in several runs": (field([' HYPER', 'LINK "https://www.exam', 'ple.org/a" \\o "Tip" '], "wo", "rds"),
                              [("https://www.example.org/a", "words")]),
    "field with a place on the page": (
        field(['HYPERLINK "https://www.example.org/a" \\l "place" \\t "_blank"'], "words"),
        [("https://www.example.org/a#place", "words")]),
    "field without quotes": (field(["HYPERLINK https://www.example.org/a"], "w"), [("https://www.example.org/a", "w")]),
    "file on one computer, in a field": (field(['HYPERLINK "C:\\\\Users\\\\plan.docx"'], "w"),
                                         [("C:\\Users\\plan.docx", "w")]),
    "place in the document itself": (field(['HYPERLINK \\l "_Toc1"'], "words") + '<w:hyperlink w:anchor="x">'
                                     + run("words") + "</w:hyperlink>", []),
    "in a tracked insertion": (tracked("ins", link("rId50", "words")), [("https://www.example.org/page", "words")]),
    "in a tracked deletion": (tracked("del", link("rId50", "words")), []),
    "in two pieces": (link("rId51", "https://www.exam") + link("rId51", "ple.org/split"),
                      [("https://www.example.org/split", "https://www.example.org/split")]),
    "in two pieces with a blank between them": (link("rId51", "the") + run(" ") + link("rId51", "page"),
                                                [("https://www.example.org/split", "the page")]),
    "in two pieces of which one is cut off": (link("rId52", "https://www.exam") + link("rId51", "ple.org/split"),
                                              [("https://www.example.org/split", "https://www.example.org/split")]),
    "two beside each other": (link("rId50", "one") + link("rId51", "two"),
                              [("https://www.example.org/page", "one"), ("https://www.example.org/split", "two")]),
    "the same twice": (link("rId50", "one") + run(" and ") + link("rId50", "two"),
                       [("https://www.example.org/page", "one"), ("https://www.example.org/page", "two")]),
    "lost relationship": (link("rId99", "words"), [("", "words")]),
    "looks like a link, and is none": (run("words", '<w:rStyle w:val="Hyperlink"/>'), [("", "words")]),
    "around a picture": ('<w:hyperlink r:id="rId50"><w:r><w:drawing/></w:r></w:hyperlink>',
                         [("https://www.example.org/page", "")]),
    "of a picture": ('<w:r><w:drawing><a:hlinkClick r:id="rId50"/></w:drawing></w:r>',
                     [("https://www.example.org/page", "")]),
}


@pytest.mark.parametrize(("inline", "expected"), LINK_CASES.values(), ids=LINK_CASES.keys())
def test_link_is_read_when_it_is(tmp_path: Path, inline: str, expected: list[tuple[str, str]]) -> None:
    """Each way in which Word writes a link, or loses one."""
    assert links_in(tmp_path, paragraph("See ", inline, " now")) == expected


def test_link_of_a_text_box_stays_with_its_paragraph(tmp_path: Path) -> None:
    """It is not that of the paragraph beside the box."""
    blocks = read(tmp_path, paragraph("by it", text_box(paragraph(link("rId50", "boxed"))))).blocks
    assert [(block.text, len(block.links)) for block in blocks] == [("by it", 0), ("boxed", 1)]


def test_writers_stay_unnamed_when_a_document_has_comments_changes_and_headers(tmp_path: Path) -> None:
    """No author, comment, header or deleted text is in what was read; how much of each there was is."""
    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    parts = {"comments": notes("comment", {7: paragraph("Ring Ann first")}),
             "header": f"{XML}<w:hdr {NAMESPACES}>{paragraph('Ann Author')}</w:hdr>"}
    document = read(tmp_path, paragraph("seen", reference, tracked("del", run("unseen")), tracked("ins", run(" too"))),
                    parts=parts)
    assert "Ann" not in repr(document) and "unseen" not in repr(document)
    assert [block.text for block in document.blocks] == ["seen too"]
    assert document.left_out == {"comments": 1, "headers": 1, "tracked deletions": 1}


def test_footnote_is_told_beside_its_paragraph_with_its_links(tmp_path: Path) -> None:
    """Its text is no part of the paragraph's; its links have relationships of their own."""
    note = paragraph("A note. ", link("rId50", "other words"))
    own = {"word/_rels/footnotes.xml.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
           'relationships"><Relationship Id="rId50" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
           'relationships/hyperlink" Target="https://www.example.org/note" TargetMode="External"/></Relationships>'}
    path = write_docx(tmp_path / "list.docx", paragraph("text", '<w:r><w:footnoteReference w:id="2"/></w:r>'), LINKS,
                      {"footnotes": notes("footnote", {2: note})}, own)
    block = read_document(path).blocks[0]
    assert (block.text, block.notes) == ("text", ("A note. other words",))
    assert block.links == (DocumentLink("https://www.example.org/note", "other words"),)


@pytest.mark.parametrize(("style", "properties", "kind", "level"), [
    ("Title", "", "title", 0), ("Heading1", "", "heading", 1), ("Heading2", "", "heading", 2), ("", "", "text", 0),
    ("", '<w:outlineLvl w:val="2"/>', "heading", 3), ("", '<w:outlineLvl w:val="9"/>', "text", 0)])
def test_kind_is_that_of_the_style(tmp_path: Path, style: str, properties: str, kind: str, level: int) -> None:
    """A heading is known by the name of its style, in every language, or by its level in the outline."""
    block = read(tmp_path, paragraph("words", style=style, properties=properties)).blocks[0]
    assert (block.kind, block.level) == (kind, level)


def test_style_takes_over_from_the_one_it_is_based_on(tmp_path: Path) -> None:
    """A style of one's own that is based on a heading is a heading."""
    styles = (f'{XML}<w:styles {NAMESPACES}><w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
              '<w:style w:styleId="Own"><w:name w:val="Ours"/><w:basedOn w:val="H"/></w:style>'
              '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>')
    blocks = read(tmp_path, paragraph("a", style="Own") + paragraph("b", style="Loop"), parts={"styles": styles}).blocks
    assert [(block.kind, block.level) for block in blocks] == [("heading", 2), ("text", 0)]


@pytest.mark.parametrize(("inline", "all_bold", "lead"), [
    (run("all", "<w:b/>"), True, ""), (run("all", "<w:b/>") + run(" "), True, ""), (run("none"), False, ""),
    (run("Name", "<w:b/>") + run(" and more"), False, "Name"), (run("none", '<w:b w:val="0"/>'), False, "")])
def test_bold_words_are_known(tmp_path: Path, inline: str, all_bold: bool, lead: str) -> None:
    """A line in bold may be a heading, and bold words at the beginning a name."""
    block = read(tmp_path, paragraph(inline)).blocks[0]
    assert (block.all_bold, block.lead) == (all_bold, lead)


def test_rows_are_numbered_through_the_document(tmp_path: Path) -> None:
    """The cells of a row belong together; a table within a row belongs to that row."""
    body = table([paragraph("a"), paragraph("b") + table([paragraph("c")])], [paragraph("d")]) + paragraph("e")
    assert [(block.text, block.row) for block in read(tmp_path, body).blocks] == [
        ("a", 1), ("b", 1), ("c", 1), ("d", 2), ("e", None)]


def test_document_in_the_strict_form_is_read(tmp_path: Path) -> None:
    """Word can save a document with other names of the same elements."""
    path = write_docx(tmp_path / "list.docx", paragraph("words ", link("rId50", "link")), LINKS)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "strict.docx", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships"))
    assert read_document(tmp_path / "strict.docx").blocks == (
        Block("text", "words link", (DocumentLink("https://www.example.org/page", "link"),)),)


def test_document_of_a_library_is_read(tmp_path: Path) -> None:
    """python-docx writes headings, lists and tables as Word does."""
    document = docx.Document()
    document.core_properties.author = "Ann Author"
    document.add_heading("Our list", 0)
    document.add_heading("Housing", 1)
    document.add_paragraph("A home for now", style="List Bullet")
    document.add_table(1, 2).rows[0].cells[1].text = "in a cell"
    document.save(str(tmp_path / "list.docx"))
    found = read_document(tmp_path / "list.docx")
    assert [(block.kind, block.shown) for block in found.blocks] == [
        ("title", "Our list"), ("heading", "Housing"), ("text", "- A home for now"), ("text", "in a cell")]
    assert "Ann" not in repr(found)


def test_row_that_names_columns_is_known_by_its_mark(tmp_path: Path) -> None:
    """It is marked to stand at the top of each page."""
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/>{paragraph('Name')}</w:tc></w:tr>"
    body = f"<w:tbl>{head}<w:tr><w:tc><w:tcPr/>{paragraph('Line')}</w:tc></w:tr></w:tbl>"
    assert [(block.text, block.names_columns) for block in read(tmp_path, body).blocks] == [
        ("Name", True), ("Line", False)]


def test_row_of_one_cell_that_spans_several_columns_is_known(tmp_path: Path) -> None:
    """It was merged; a cell alone that spans none is another."""
    merged = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>{paragraph("Clubs")}</w:tc></w:tr>'
    alone = f"<w:tr><w:tc><w:tcPr/>{paragraph('Line')}</w:tc></w:tr>"
    assert [(block.text, block.spans_table) for block in read(tmp_path, f"<w:tbl>{merged}{alone}</w:tbl>").blocks] == [
        ("Clubs", True), ("Line", False)]


def test_bullets_of_a_style_keep_their_level(tmp_path: Path) -> None:
    """Word has a style of its own for each level, and each of these is a list of its own."""
    document = docx.Document()
    for text, style in (("Café", "List Bullet"), ("Upstairs", "List Bullet 2"), ("Ring", "List Bullet 3"),
                        ("Van", "List Bullet"), ("one", "List Number"), ("within", "List Number 2")):
        document.add_paragraph(text, style=style)
    document.save(str(tmp_path / "list.docx"))
    assert [(block.text, block.level) for block in read_document(tmp_path / "list.docx").blocks] == [
        ("Café", 0), ("Upstairs", 1), ("Ring", 2), ("Van", 0), ("one", 0), ("within", 1)]
