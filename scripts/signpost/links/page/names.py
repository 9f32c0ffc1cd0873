"""Names that a page gives outside its text: in pictures, labels, metadata, linked data and addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

NAMES_LIMIT = 100_000
"""Characters kept of all names together, each of which is kept once."""
NAME_LIMIT = 1_000
ADDRESS_LIMIT = 500
LINKED_DATA_LIMIT = 100_000
LABEL_ATTRIBUTES = ("alt", "aria-label", "title", "placeholder")
LABELLED = ", ".join(f"[{name}]" for name in LABEL_ATTRIBUTES)
NAME_METADATA = re.compile(r"(name|title|site|alt|description|publisher|creator|author|copyright|owner|abstract|"
                           r"subject|organi[sz]ation|keywords)$")
"""The end of the name of a <meta> element (its `name`, `property` or `itemprop`) that describes a page or its owner."""
ADDRESS_METADATA = re.compile(r"\burl$")
ADDRESS_ELEMENTS = "a[href], area[href], link[rel=canonical][href], form[action]"
HIDDEN_INPUTS = frozenset({"hidden", "password", "checkbox", "radio"})
LINKED_DATA_NAME = re.compile(
    r'"(name|legalName|alternateName|headline|description|url|sameAs|email)"\s*:\s*("(?:[^"\\]|\\.){1,3000}")')
LINKED_DATA_ADDRESSES = frozenset({"url", "sameAs", "email"})
MAX_LABELS = 20_000
MAX_ADDRESSES = 1_000
MAX_ANCESTORS = 50


def extract_names(tree: LexborHTMLParser) -> str:
    """Return all names that a page gives apart from its addresses, each once, as one text of limited length."""
    return join_names(_names(tree), NAMES_LIMIT)


def join_names(names: Iterable[str], limit: int) -> str:
    """Return names as one text, each name once, and none after the text has `limit` characters."""
    found: dict[str, None] = {}
    size = 0
    for name in names:
        short = name[:NAME_LIMIT].strip()
        if size < limit and short and short not in found:
            found[short] = None
            size += len(short) + 3
    return " | ".join(found)


def extract_addresses(tree: LexborHTMLParser) -> list[str]:
    """Return the addresses on a page, as written: its own in metadata and linked data, then those of links and forms.

    Of very many, the first and the last ones.
    """
    found = dict.fromkeys(node.attributes.get("content") or "" for node in tree.css("meta")
                          if ADDRESS_METADATA.search(meta_name(node)))
    found |= dict.fromkeys(value for key, value in _linked_data(tree) if key in LINKED_DATA_ADDRESSES)
    for node in tree.css(ADDRESS_ELEMENTS)[:MAX_LABELS]:
        found[node.attributes.get("href") or node.attributes.get("action") or ""] = None
    written = [address.strip()[:ADDRESS_LIMIT] for address in found if address and not address.startswith("#")]
    half = MAX_ADDRESSES // 2
    return written[:half] + written[half:][-half:]


def address_names(addresses: Iterable[str], own_host: str) -> str:
    """Return the addresses as names, without `own_host`, the page's own: whoever owns a domain now has its name.

    Mail to it counts, because it goes to somebody who is there.
    """
    return join_names((_without_host(address, own_host.removeprefix("www.")) for address in addresses), NAMES_LIMIT)


def _without_host(address: str, own_host: str) -> str:
    """Return an address decoded, without a host wherever it stands in it; nor the host of which that is a subdomain."""
    text = unquote(address, errors="replace")
    if text.lower().startswith("mailto:"):
        return text
    text = re.sub(re.escape(own_host), "", text, flags=re.I)
    try:
        host = (urlsplit(text).hostname or "").removeprefix("www.")
    except ValueError:
        return text
    return re.sub(re.escape(host), "", text, flags=re.I) if host and own_host.endswith(f".{host}") else text


def _names(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield every name, first those of the page or site as a whole."""
    for node in tree.css("meta"):
        if NAME_METADATA.search(meta_name(node)):
            yield node.attributes.get("content") or ""
    yield from (value for key, value in _linked_data(tree) if key not in LINKED_DATA_ADDRESSES)
    for node in tree.css("svg title")[:MAX_LABELS]:
        yield text_of_nodes([node], NAME_LIMIT)
    for node in tree.css(LABELLED)[:MAX_LABELS]:
        attributes = node.attributes
        yield from (attributes.get(label) or "" for label in LABEL_ATTRIBUTES)
    yield from (text_of_nodes([node], NAME_LIMIT) for node in tree.css("option, textarea")[:MAX_LABELS])
    for node in tree.css("input[value]")[:MAX_LABELS]:
        if (node.attributes.get("type") or "").strip().lower() not in HIDDEN_INPUTS:
            yield node.attributes.get("value") or ""
    for node in tree.css("img")[:MAX_LABELS]:
        yield from (_file_name(node.attributes.get(name) or "") for name in ("src", "data-src"))


def _file_name(address: str) -> str:
    """Return the name of a picture's file, decoded and without its ending; empty for a picture in the page itself."""
    path = "" if address.startswith("data:") else re.split(r"[?#]", address, maxsplit=1)[0]
    return unquote(path.rpartition("/")[2].rpartition(".")[0], errors="replace")


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


def is_inside(node: LexborNode, tag: str) -> bool:
    """Whether an element is inside another one with this tag, within some levels."""
    ancestor, levels = node.parent, MAX_ANCESTORS
    while ancestor is not None and levels:
        if ancestor.tag == tag:
            return True
        ancestor, levels = ancestor.parent, levels - 1
    return False


def _linked_data(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield the keys and texts of JSON-LD; found with a pattern, because much JSON-LD on the web is not valid JSON."""
    scripts = (node for node in tree.css("script") if "ld+json" in (node.attributes.get("type") or "").lower())
    for match in LINKED_DATA_NAME.finditer(text_of_nodes(scripts, LINKED_DATA_LIMIT)):
        try:
            yield match[1], str(json.loads(match[2]))
        except ValueError:
            yield match[1], match[2].strip('"')
