"""Reads an OpenDocument text, as LibreOffice writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from signpost.importing.documents.archive import BROKEN, PASSWORD, Archive
from signpost.importing.documents.document import (
    HEADING,
    MAX_PARAGRAPHS,
    TEXT,
    TITLE,
    Block,
    Document,
    DocumentLink,
    UnreadableDocument,
)
from signpost.importing.documents.list_numbers import ListNumbers
from signpost.importing.documents.odt_styles import Style, Styles, name_of, read_styles, space
from signpost.importing.documents.pieces import Piece, make_block

MIME_TYPE = b"application/vnd.oasis.opendocument.text"
TEXT_OF = {"tab": " ", "line-break": " ", "soft-page-break": ""}
LEFT_OUT = {"annotation": "comments", "table-of-content": "tables of contents", "hidden-text": "hidden text",
            "hidden-paragraph": "hidden text"}
"""Elements that are not taken over, and what they are called."""
IGNORED = frozenset(("annotation-end", "forms", "sequence-decls", "variable-decls", "user-field-decls", "ruby-text",
                     "note-citation", "bibliography", "alphabetical-index", "illustration-index", "desc", "title",
                     "event-listeners", "shapes", "tracked-changes", "dde-connection-decls", "table-columns"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: in a row of a table, and in lists within lists."""

    row: int | None = None
    lists: tuple[str, ...] = ()
    first: bool = False
    """Whether it is the first of its item, and so has the item's mark."""
    names_columns: bool = False
    spans_table: bool = False


def read_odt(archive: Archive) -> Document:
    """Return an OpenDocument text that is open. Raises UnreadableDocument."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml") or "encrypted-package" in archive.names:
        raise UnreadableDocument(PASSWORD)
    root = archive.xml("content.xml")
    body = next((each for each in root.iter() if name_of(each) == "office:text"), None) if root is not None else None
    if root is None or body is None:
        raise UnreadableDocument(BROKEN)
    reader = OdtReader(read_styles([archive.xml("styles.xml"), root]))
    reader.left_out["tracked deletions"] = sum(name_of(each) == "text:deletion" for each in body.iter())
    blocks = tuple(islice(reader.blocks(body, Place()), MAX_PARAGRAPHS + 1))
    return Document(blocks, {name: count for name, count in reader.left_out.items() if count})


class OdtReader:
    """Reads the body of a document, paragraph by paragraph."""

    def __init__(self, styles: Styles) -> None:
        """`styles` are those of the document and of its content."""
        self.styles = styles
        self.left_out: Counter[str] = Counter()
        self.numbers = ListNumbers(styles.lists)
        self.rows = 0
        self.boxes: list[etree._Element] = []
        self.notes: list[etree._Element] = []

    def blocks(self, container: etree._Element, place: Place) -> Iterator[Block]:
        """Yield the paragraphs within an element."""
        for child in container:
            name = name_of(child).rpartition(":")[2]
            if name in ("p", "h"):
                yield from self._paragraph(child, name, place)
                place = replace(place, first=False)
            elif name == "list":
                style = child.get(space("text", "style-name")) or (place.lists[-1] if place.lists else "")
                yield from self.blocks(child, replace(place, lists=(*place.lists, style)))
            elif name == "list-item":
                yield from self.blocks(child, replace(place, first=True))
            elif name == "table-row":
                self.rows += place.row is None
                yield from self.blocks(child, Place(
                    self.rows if place.row is None else place.row, names_columns=place.names_columns,
                    spans_table=place.spans_table if place.row is not None else _is_one_merged_cell(child)))
            elif name == "table-header-rows":
                yield from self.blocks(child, replace(place, names_columns=place.row is None))
            elif name in LEFT_OUT or (name == "section" and child.get(space("text", "display")) == "none"):
                self.left_out[LEFT_OUT.get(name, "hidden text")] += 1
            elif name not in IGNORED:
                yield from self.blocks(child, place)

    def _paragraph(self, element: etree._Element, name: str, place: Place) -> Iterator[Block]:
        """Yield a paragraph or a heading, then the paragraphs of its text boxes."""
        style = self.styles.of(element)
        outline = element.get(space("text", "outline-level"), "1")
        kind = TITLE if style.is_title else HEADING if name == "h" else TEXT
        pieces = list(self._pieces(element, style, None))
        notes, self.notes = [self._note(each) for each in self.notes], []
        level, marker = int(outline) if kind == HEADING and outline.isdecimal() else 0, ""
        if kind == TEXT and place.first:
            level = len(place.lists) - 1
            marker = self.numbers.next(place.lists[-1], level)
        block = make_block(pieces, kind, level=level, marker=marker, row=place.row, notes=[text for text, _ in notes])
        if block:
            more = tuple(link for _, links in notes for link in links)
            yield replace(block, links=(*block.links, *more), names_columns=place.names_columns,
                          spans_table=place.spans_table)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box, Place(place.row))

    def _pieces(self, element: etree._Element, style: Style, address: str | None) -> Iterator[Piece]:
        """Yield the pieces of text within an element."""
        yield from self._piece(element.text, style, address)
        for child in element:
            name = name_of(child).rpartition(":")[2]
            if name == "s":
                count = child.get(space("text", "c"), "1")
                yield from self._piece(" " * min(int(count) if count.isdecimal() else 1, 99), style, address)
            elif name in TEXT_OF:
                yield from self._piece(TEXT_OF[name], style, address)
            elif name == "a":
                yield from self._pieces(child, style, child.get(space("xlink", "href"), ""))
            elif name == "span":
                yield from self._pieces(child, self.styles.of(child, style), address)
            elif name == "note":
                self.notes.append(child)
            elif name == "text-box":
                self.boxes.append(child)
            elif name in LEFT_OUT:
                self.left_out[LEFT_OUT[name]] += 1
            elif name not in IGNORED:
                self.left_out["pictures"] += name == "image"
                yield from self._pieces(child, style, address)
            yield from self._piece(child.tail, style, address)

    def _piece(self, text: str | None, style: Style, address: str | None) -> Iterator[Piece]:
        """Yield a piece of text, unless it is hidden."""
        if text and style.hidden:
            self.left_out["hidden text"] += bool(text.strip())
        elif text:
            yield Piece(text, style.bold, address)

    def _note(self, note: etree._Element) -> tuple[str, tuple[DocumentLink, ...]]:
        """Return the text of a note, and its links."""
        self.left_out[f"{note.get(space('text', 'note-class'), 'footnote')}s"] += 1
        blocks = [block for each in note.iter() if name_of(each) == "text:p"
                  if (block := make_block(list(self._pieces(each, Style(), None)))) is not None]
        return " ".join(block.text for block in blocks), tuple(link for block in blocks for link in block.links)


def _is_one_merged_cell(row: etree._Element) -> bool:
    """Return whether a row of a table has one cell alone, which spans several columns."""
    cells = [each for each in row if name_of(each) == "table:table-cell"]
    return len(cells) == 1 and cells[0].get(space("table", "number-columns-spanned"), "1") != "1"
