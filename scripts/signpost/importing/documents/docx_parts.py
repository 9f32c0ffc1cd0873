"""The parts of a Word document beside its text: addresses of links, styles, lists and notes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from signpost.importing.documents.archive import BROKEN, Archive
from signpost.importing.documents.document import UnreadableDocument

WORD = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main")
"""The names of Word's own elements, in its usual and its strict form."""
RELATIONSHIP = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships")
SAYING_NOTHING = ("comments", "header", "footer")
"""Parts that a document may have without anything in them."""
OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs or words, with what it takes from the style that it is based on."""

    name: str = ""
    heading: int = 0
    bold: bool = False
    hidden: bool = False
    numbering: tuple[str, int] | None = None
    """The list that its paragraphs belong to, and their level in it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote: its paragraphs, and the addresses of its links by the ids of their relationships."""

    element: etree._Element
    links: dict[str, str]


@dataclass(slots=True)
class Parts:
    """A document's body, and what its text refers to."""

    body: etree._Element
    links: dict[str, str] = field(default_factory=dict)
    """Addresses by the ids of their relationships."""
    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """For each list the form of the numbers of each level, such as "bullet", and the first of them."""
    notes: dict[tuple[str, str], Note] = field(default_factory=dict)
    """Footnotes and endnotes by their kind and id."""
    kinds: list[str] = field(default_factory=list)
    """The kinds of the other parts that belong to the document, such as "comments" and "header"."""


def word_name(element: etree._Element) -> str:
    """Return the name of one of Word's elements, such as "p"; for an element of another kind its whole name."""
    tag = element.tag if isinstance(element.tag, str) else ""
    space, _, name = tag.removeprefix("{").rpartition("}")
    return name if space in WORD else tag


def children(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """Yield the elements that stand at a path of Word's names below an element."""
    for child in element if element is not None else ():
        if word_name(child) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def has(element: etree._Element, *path: str) -> bool:
    """Return whether there is an element at a path of Word's names."""
    return next(children(element, *path), None) is not None


def attribute(element: etree._Element, name: str, spaces: tuple[str, ...] = WORD) -> str:
    """Return an attribute of Word's; an empty text where there is none."""
    return next((found for space in spaces if (found := element.get(f"{{{space}}}{name}")) is not None), "")


def value(element: etree._Element | None, *path: str) -> str | None:
    """Return the value of the first element at a path; None where there is no such element."""
    found = next(children(element, *path), None)
    return attribute(found, "val") if found is not None else None


def is_on(element: etree._Element | None, *path: str) -> bool | None:
    """Return whether the property at a path is on; None where nothing is said of it."""
    found = value(element, *path)
    return None if found is None else found.lower() not in OFF


def read_parts(archive: Archive) -> Parts:
    """Return the parts of a document. Raises UnreadableDocument."""
    main = next((target for kind, target, _, _ in _relationships(archive, "") if kind == "officeDocument"), "")
    root = archive.xml(main or "word/document.xml")
    body = next(children(root, "body"), None)
    if body is None:
        raise UnreadableDocument(BROKEN)
    parts = Parts(body)
    for kind, target, key, is_outside in _relationships(archive, main):
        if kind == "hyperlink":
            parts.links[key] = target
        elif not is_outside:
            if kind not in SAYING_NOTHING or _says_something(archive.xml(target)):
                parts.kinds.append(kind)
            if kind == "styles":
                parts.styles = _styles(archive.xml(target))
            elif kind == "numbering":
                parts.lists = _lists(archive.xml(target))
            elif kind in ("footnotes", "endnotes"):
                # A note's links have relationships of their own.
                links = {name: to for sort, to, name, _ in _relationships(archive, target) if sort == "hyperlink"}
                one = kind.removesuffix("s")
                parts.notes |= {(one, attribute(each, "id")): Note(each, links)
                                for each in children(archive.xml(target), one)}
    return parts


def _says_something(root: etree._Element | None) -> bool:
    """Return whether there is text in a part."""
    return root is not None and any(word_name(each) == "t" and each.text for each in root.iter())


def _relationships(archive: Archive, part: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the relationships of a part: kind, target, id, and whether the target is outside the document."""
    folder, _, name = part.rpartition("/")
    root = archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for each in root if root is not None else ():
        outside = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield each.get("Type", "").rpartition("/")[2], target if outside else inside, each.get("Id", ""), outside


def _styles(root: etree._Element | None) -> dict[str, Style]:
    """Return the styles by their ids."""
    elements = {attribute(each, "styleId"): each for each in children(root, "style")}
    return {key: _style(elements, key) for key in elements}


def _style(elements: dict[str, etree._Element], key: str, depth: int = 0) -> Style:
    """Return a style, with what it takes from the one that it is based on."""
    element = elements.get(key)
    if element is None or depth > 12:
        return Style()
    based_on = value(element, "basedOn")
    base = _style(elements, based_on, depth + 1) if based_on else Style()
    name = (value(element, "name") or "").lower()
    heading = re.fullmatch(r"heading (\d)", name)
    outline = value(element, "pPr", "outlineLvl")
    level = int(heading[1]) if heading else int(outline) + 1 if outline and outline in "012345678" else base.heading
    bold, hidden = is_on(element, "rPr", "b"), is_on(element, "rPr", "vanish")
    number = value(element, "pPr", "numPr", "numId")
    bullet = re.fullmatch(r"list (?:bullet|number|paragraph)(?: ([2-9]))?", name)  # Word's own: "List Bullet 2"
    deep = int(bullet[1]) - 1 if bullet and bullet[1] else 0
    return Style(name, level, base.bold if bold is None else bold, base.hidden if hidden is None else hidden,
                 (number, _whole(value(element, "pPr", "numPr", "ilvl"), 0) or deep) if number else base.numbering)


def _lists(root: etree._Element | None) -> dict[str, list[tuple[str, int]]]:
    """Return for each list the form of the numbers of each level, and the first of them."""
    forms: dict[str, list[tuple[str, int]]] = {}
    for each in children(root, "abstractNum"):
        forms[attribute(each, "abstractNumId")] = [
            (value(level, "numFmt") or "bullet", _whole(value(level, "start"), 1)) for level in children(each, "lvl")]
    return {attribute(each, "numId"): forms.get(value(each, "abstractNumId") or "", [])
            for each in children(root, "num")}


def _whole(text: str | None, otherwise: int) -> int:
    """Return a whole number, or another one where a text is none."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
