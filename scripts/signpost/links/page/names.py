"""The names that a page shows or tells of itself apart from its text: pictures, labels, metadata, linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

NAMES_LIMIT = 8_000
LABELS = ("alt", "aria-label", "title", "placeholder")
LABELLED = ", ".join(f"[{name}]" for name in LABELS)
TELLING = frozenset({"og:title", "og:site_name", "og:image:alt", "twitter:title", "twitter:site", "application-name",
                     "apple-mobile-web-app-title", "author", "publisher", "copyright", "dc.title", "dc.publisher",
                     "dcterms.title", "dc.creator", "name"})
"""Names of <meta> elements (in `name`, `property` or `itemprop`) that hold the name of a page, site or organisation."""
LINKED_DATA_NAME = re.compile(r'"(?:name|legalName|alternateName|headline)"\s*:\s*("(?:[^"\\]|\\.){1,300}")')
MOST_LABELS = 400


def names_on(tree: LexborHTMLParser) -> str:
    """Return all names that a page tells, as one text of limited length."""
    found: list[str] = []
    size = 0
    for name in _names(tree):
        if name and size < NAMES_LIMIT:
            found.append(name[:300])
            size += len(found[-1]) + 3
    return " | ".join(found)


def _names(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield every name, those that speak of the page or site as a whole first."""
    for node in tree.css("meta"):
        if meta_name(node) in TELLING:
            yield node.attributes.get("content") or ""
    for node in tree.css("script"):
        if "ld+json" in (node.attributes.get("type") or "").lower():
            yield from _linked_data_names(text_in([node], 100_000))
    for node in tree.css("svg title")[:MOST_LABELS]:
        yield text_in([node], 300)
    for node in tree.css(LABELLED)[:MOST_LABELS]:
        attributes = node.attributes
        yield from (attributes.get(label) or "" for label in LABELS)


def meta_name(node: LexborNode) -> str:
    """Return what a <meta> element tells of, in lower case, or nothing."""
    attributes = node.attributes
    told = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
    return told.strip().lower()


def text_in(nodes: Iterable[LexborNode], limit: int) -> str:
    """Return the text within elements, at most so many characters of it."""
    found: list[str] = []
    for node in nodes:
        found.append(node.text(deep=True, separator=" ")[:limit])
        limit -= len(found[-1]) + 1
        if limit <= 0:
            break
    return " ".join(found)


def is_in_drawing(node: LexborNode) -> bool:
    """Whether an element stands in an SVG drawing, within a few levels."""
    above, levels = node.parent, 20
    while above is not None and levels:
        if above.tag == "svg":
            return True
        above, levels = above.parent, levels - 1
    return False


def _linked_data_names(text: str) -> Iterator[str]:
    """Yield the names in JSON-LD; found by pattern, since a tenth of what the web has of it is not valid JSON."""
    for match in LINKED_DATA_NAME.finditer(text):
        try:
            yield str(json.loads(match.group(1)))
        except ValueError:
            yield match.group(1).strip('"')
