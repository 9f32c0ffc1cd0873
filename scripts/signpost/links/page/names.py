"""Names that a page gives outside its text: in pictures, labels, metadata and linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

NAMES_LIMIT = 8_000
NAME_LIMIT = 300
LINKED_DATA_LIMIT = 100_000
LABEL_ATTRIBUTES = ("alt", "aria-label", "title", "placeholder")
LABELLED = ", ".join(f"[{name}]" for name in LABEL_ATTRIBUTES)
NAME_METADATA = frozenset({"og:title", "og:site_name", "og:image:alt", "twitter:title", "twitter:site",
                           "application-name", "apple-mobile-web-app-title", "author", "publisher", "copyright",
                           "dc.title", "dc.publisher", "dcterms.title", "dc.creator", "name"})
"""<meta> elements (by `name`, `property` or `itemprop`) that hold the name of a page, site or organisation."""
LINKED_DATA_NAME = re.compile(r'"(?:name|legalName|alternateName|headline)"\s*:\s*("(?:[^"\\]|\\.){1,300}")')
MAX_LABELS = 400
MAX_ANCESTORS = 20


def extract_names(tree: LexborHTMLParser) -> str:
    """Return all names that a page gives, as one text of limited length."""
    names: list[str] = []
    size = 0
    for name in _names(tree):
        if name and size < NAMES_LIMIT:
            names.append(name[:NAME_LIMIT])
            size += len(names[-1]) + 3
    return " | ".join(names)


def _names(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield every name, first those of the page or site as a whole."""
    for node in tree.css("meta"):
        if meta_name(node) in NAME_METADATA:
            yield node.attributes.get("content") or ""
    for node in tree.css("script"):
        if "ld+json" in (node.attributes.get("type") or "").lower():
            yield from _linked_data_names(text_of_nodes([node], LINKED_DATA_LIMIT))
    for node in tree.css("svg title")[:MAX_LABELS]:
        yield text_of_nodes([node], NAME_LIMIT)
    for node in tree.css(LABELLED)[:MAX_LABELS]:
        attributes = node.attributes
        yield from (attributes.get(label) or "" for label in LABEL_ATTRIBUTES)


def meta_name(node: LexborNode) -> str:
    """Return the name of a <meta> element in lower case, or an empty text."""
    attributes = node.attributes
    name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
    return name.strip().lower()


def text_of_nodes(nodes: Iterable[LexborNode], limit: int) -> str:
    """Return the text of elements, at most `limit` characters."""
    texts: list[str] = []
    for node in nodes:
        texts.append(node.text(deep=True, separator=" ")[:limit])
        limit -= len(texts[-1]) + 1
        if limit <= 0:
            break
    return " ".join(texts)


def is_inside_svg(node: LexborNode) -> bool:
    """Whether an element is inside an SVG drawing, within a few levels."""
    ancestor, levels = node.parent, MAX_ANCESTORS
    while ancestor is not None and levels:
        if ancestor.tag == "svg":
            return True
        ancestor, levels = ancestor.parent, levels - 1
    return False


def _linked_data_names(text: str) -> Iterator[str]:
    """Yield the names in JSON-LD; found with a pattern, because much JSON-LD on the web is not valid JSON."""
    for match in LINKED_DATA_NAME.finditer(text):
        try:
            yield str(json.loads(match.group(1)))
        except ValueError:
            yield match.group(1).strip('"')
