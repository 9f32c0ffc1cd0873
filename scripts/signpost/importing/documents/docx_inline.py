"""The text of a paragraph of a Word document: runs, links, fields and tracked changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from signpost.importing.documents.docx_parts import (
    RELATIONSHIP,
    Parts,
    Style,
    attribute,
    has,
    is_on,
    value,
    word_name,
)
from signpost.importing.documents.pieces import INTERNAL, Piece

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHARACTERS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "sym": " "}
"""What stands for an element without text."""
NOT_TEXT = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "instrText", "annotationRef",
                      "footnoteRef", "endnoteRef", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "rt",
                      "customXmlPr", "smartTagPr", "ffData", "fldData"))
"""Elements whose text is no part of what the document says."""
BOXES = frozenset(("drawing", "pict", "object"))
LINK_STYLES = ("hyperlink", "followedhyperlink", "internet link")
CODE = re.compile(r"\s*HYPERLINK\b(.*)", re.I | re.S)
ARGUMENT = re.compile(r'\\(\w)|"((?:\\.|[^"])*)"|(\S+)')


class Inline:
    """Reads the paragraphs of one part, in its order: a field may go on from one paragraph to the next."""

    def __init__(self, parts: Parts, links: Mapping[str, str], left_out: Counter[str]) -> None:
        """`links` are the addresses of the part; what is not taken over is counted in `left_out`."""
        self.parts, self.links, self.left_out = parts, links, left_out
        self.fields: list[list[str]] = []
        """For each field that is open its code, then "result" where its result has begun."""
        self.boxes: list[etree._Element] = []
        """The text boxes of the paragraph, to be read after it."""
        self.notes: list[tuple[str, str]] = []
        """The kinds and ids of the notes of the paragraph."""
        kinds = Counter(attribute(each, "fldCharType") for each in parts.body.iter() if word_name(each) == "fldChar")
        self.fields_end = kinds["begin"] == kinds["end"]
        """Whether each field has an end: one that has none would take in the rest of the document."""
        self.pictures: list[str] = []
        """The ids of the relationships of pictures that are links."""

    def pieces(self, element: etree._Element, style: Style, address: str | None = None) -> Iterator[Piece]:
        """Yield the pieces of text within an element of a paragraph with a style, or of a link to an address."""
        for child in element:
            name = word_name(child)
            if name in ("del", "moveFrom"):
                self.left_out["tracked deletions"] += name == "del"
            elif name == "r":
                yield from self._run(child, style, address)
            elif name == "hyperlink":
                target = self._address(child)
                yield Piece("", address=target)  # it may be around a picture
                yield from self.pieces(child, style, target)
            elif name == "fldSimple":
                code = address_of_code(attribute(child, "instr"))
                yield from self.pieces(child, style, address if code is None else code)
            elif name not in NOT_TEXT:
                yield from self.pieces(chosen(child), style, address)

    def end_paragraph(self) -> None:
        """Forget the fields whose code has not ended: it never goes on in the next paragraph, but may lack its end."""
        self.fields = [field for field in self.fields if field[1:]]

    def _address(self, link: etree._Element) -> str:
        """Return the address of a link; empty where its relationship is lost."""
        key, anchor = attribute(link, "id", RELATIONSHIP), attribute(link, "anchor")
        if not key:
            return INTERNAL if anchor else ""
        target = self.links.get(key, "")
        return f"{target}#{anchor}" if anchor and target and "#" not in target else target

    def _run(self, run: etree._Element, style: Style, address: str | None) -> Iterator[Piece]:
        """Yield the pieces of a run; those of a hidden one are left out."""
        own = self.parts.styles.get(value(run, "rPr", "rStyle") or "", Style())
        hidden = is_on(run, "rPr", "vanish")
        bold = is_on(run, "rPr", "b")
        is_hidden = (own.hidden or style.hidden) if hidden is None else hidden
        is_bold = (own.bold or own.name == "strong" or style.bold) if bold is None else bold
        is_link = own.name in LINK_STYLES
        for text in self._texts(run):
            if is_hidden:
                self.left_out["hidden text"] += bool(text.strip())
            elif not self.fields_end or all(field[1:] and not is_contents(field[0]) for field in self.fields):
                target = self._field_address(address)
                yield Piece(text, is_bold, "" if is_link and target is None else target)
        for picture in self.pictures:
            yield Piece("", address=self.links.get(picture, ""))
        self.pictures.clear()

    def _field_address(self, address: str | None) -> str | None:
        """Return the address of the innermost field that is a link, or else one that is given."""
        codes = [address_of_code(field[0]) for field in self.fields]
        return next((code for code in reversed(codes) if code is not None), address)

    def _texts(self, element: etree._Element) -> Iterator[str]:
        """Yield the texts within a run, and follow its fields, boxes and notes."""
        for child in element:
            name = word_name(child)
            if name == "t":
                yield child.text or ""
            elif name in CHARACTERS:
                yield CHARACTERS[name]
            elif name == "fldChar":
                self._mark(attribute(child, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1][0] += child.text or ""
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes.append((name.removesuffix("Reference"), attribute(child, "id")))
            elif name in BOXES:
                self._box(child)
            elif name not in NOT_TEXT:
                yield from self._texts(chosen(child))

    def _mark(self, kind: str) -> None:
        """Follow a field from its beginning to its result and its end."""
        if kind == "begin":
            self.fields.append([""])
        elif kind == "separate" and self.fields:
            self.fields[-1].append("result")
            self.left_out["tables of contents"] += is_contents(self.fields[-1][0])
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _box(self, element: etree._Element) -> None:
        """Keep the text boxes of a drawing, to be read after the paragraph; count a picture that has none."""
        boxes = list(_outermost_boxes(element))
        self.boxes += boxes
        self.pictures += [attribute(each, "id", RELATIONSHIP) for each in element.iter(f"{DRAWING}hlinkClick")]
        self.left_out["pictures"] += not boxes


def _outermost_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of the text boxes within a drawing, but not those of boxes within them."""
    for child in chosen(element):
        if word_name(child) == "txbxContent":
            yield child
        else:
            yield from _outermost_boxes(child)


def chosen(element: etree._Element) -> etree._Element:
    """Return the form of something that is there twice, for newer and older programs; other elements as they are."""
    if element.tag != f"{COMPATIBILITY}AlternateContent":
        return element
    forms = [each for each in element if each.tag in (f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback")]
    with_text = (each for each in forms if any(word_name(inner) in ("t", "txbxContent") for inner in each.iter()))
    return next(with_text, forms[0] if forms else element)


def address_of_code(code: str) -> str | None:
    """Return the address in the code of a field; None for a field that is no link."""
    found = CODE.match(code)
    if not found:
        return None
    address = place = switch = ""
    for letter, quoted, bare in ARGUMENT.findall(found[1]):
        if letter:
            switch = letter.lower()
            continue
        text = re.sub(r"\\(.)", r"\1", quoted) if quoted else bare
        if switch == "l":
            place = text
        elif not switch:
            address = text
        switch = ""
    return f"{address}#{place}" if address and place else address or (INTERNAL if place else "")


def is_contents(code: str) -> bool:
    """Return whether the code of a field is that of a table of contents."""
    return code.split()[:1] == ["TOC"]


def mark_is_deleted(paragraph: etree._Element) -> bool:
    """Return whether a paragraph goes on in the next one, since its end is a tracked deletion."""
    return any(has(paragraph, "pPr", "rPr", name) for name in ("del", "moveFrom"))
