"""The styles of an OpenDocument text: what is bold, what is hidden, what is a title, and the forms of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
PREFIXES = {address: prefix for prefix, address in SPACES.items()}
BOLD = ("bold", "600", "700", "800", "900")
FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes from the one that it is based on."""

    bold: bool = False
    hidden: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their names, and for each list the form of each level and its first number."""

    elements: dict[str, etree._Element]
    lists: dict[str, list[tuple[str, int]]]

    def of(self, element: etree._Element, around: Style | None = None) -> Style:
        """Return the style of a paragraph or of some words; what it leaves open is as the style around it."""
        return self._named(element.get(space("text", "style-name"), ""), around or Style())

    def _named(self, name: str, base: Style, depth: int = 0) -> Style:
        """Return a style by its name, based on another."""
        element = self.elements.get(name)
        if element is None or depth > 12:
            return replace(base, is_title=base.is_title or name == "Title")
        shown = element.get(space("style", "display-name"), name)
        base = self._named(element.get(space("style", "parent-style-name"), ""), base, depth + 1)
        words = next((each for each in element if name_of(each) == "style:text-properties"), None)
        weight = words.get(space("fo", "font-weight")) if words is not None else None
        display = words.get(space("text", "display")) if words is not None else None
        return Style(base.bold if weight is None else weight in BOLD,
                     base.hidden if display is None else display == "none", base.is_title or shown == "Title")


def space(prefix: str, name: str) -> str:
    """Return the whole name of an element or attribute."""
    return f"{{{SPACES[prefix]}}}{name}"


def name_of(element: etree._Element) -> str:
    """Return the name of an element with its usual prefix, such as "text:p"."""
    tag = element.tag if isinstance(element.tag, str) else ""
    address, _, name = tag.removeprefix("{").rpartition("}")
    return f"{PREFIXES.get(address, '')}:{name}"


def read_styles(roots: Sequence[etree._Element | None]) -> Styles:
    """Return the styles of some parts of a document; those of a later part stand for those of an earlier one."""
    elements: dict[str, etree._Element] = {}
    lists: dict[str, list[tuple[str, int]]] = {}
    for root in roots:
        for each in root.iter() if root is not None else ():
            name = name_of(each)
            if name == "style:style":
                elements[each.get(space("style", "name"), "")] = each
            elif name == "text:list-style":
                lists[each.get(space("style", "name"), "")] = [_level(level) for level in each]
    return Styles(elements, lists)


def _level(level: etree._Element) -> tuple[str, int]:
    """Return the form of a level of a list, and its first number."""
    form = FORMS.get(level.get(space("style", "num-format"), ""), "bullet")
    start = level.get(space("text", "start-value"), "1")
    is_number = name_of(level) == "text:list-level-style-number"
    return form if is_number else "bullet", int(start) if start.isdecimal() else 1
