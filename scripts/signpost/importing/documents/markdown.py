"""Reads a document in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from signpost.importing.documents.document import HEADING, TEXT, Block, Document
from signpost.importing.documents.list_numbers import BULLET
from signpost.importing.documents.pieces import Piece, make_block

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.S)
LOST = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
"""A link to a definition that is not there."""
HTML_TAG = re.compile(r"<(/?\w+)(?:[^>]*\shref\s*=\s*[\"\']?([^\"\'\s>]+))?", re.I)
"""The beginning of an HTML tag: its name, and the address that it leads to."""


def read_markdown(text: str) -> Document:
    """Return a document written in Markdown."""
    plain = FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    left_out: Counter[str] = Counter()
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(plain)
    return Document(tuple(_blocks(tokens, left_out)), {name: count for name, count in left_out.items() if count})


def _blocks(tokens: Sequence[Token], left_out: Counter[str]) -> Iterator[Block]:
    """Yield the paragraphs of some tokens."""
    heading, rows, in_row, in_head = 0, 0, False, False
    lists: list[int | None] = []
    marker = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            count = lists[-1]
            marker = BULLET if count is None else f"{count}."
            lists[-1] = None if count is None else count + 1
        elif token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
        elif token.type in ("tr_open", "tr_close"):
            in_row = token.type == "tr_open"
            rows += in_row
        elif token.type in ("heading_open", "heading_close"):
            heading = int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.type == "inline":
            level = heading or (len(lists) - 1 if marker else 0)
            block = make_block(list(_pieces(token.children or (), left_out)), HEADING if heading else TEXT,
                               level=level, marker="" if heading else marker, row=rows if in_row else None)
            marker = ""
            yield from [replace(block, names_columns=in_head)] if block else ()
        elif token.type in ("fence", "code_block"):
            block = make_block([Piece(token.content)])
            yield from [block] if block else ()
        elif token.type == "html_block":
            left_out["comments" if token.content.lstrip().startswith("<!--") else "pieces of HTML"] += 1


def _pieces(tokens: Sequence[Token], left_out: Counter[str]) -> Iterator[Piece]:
    """Yield the pieces of a paragraph."""
    bold = 0
    address: str | None = None
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += 1 if token.type == "strong_open" else -1
        elif token.type in ("link_open", "link_close"):
            address = str(token.attrGet("href") or "") if token.type == "link_open" else None
        elif token.type in ("softbreak", "hardbreak"):
            yield Piece(" ", bool(bold), address)
        elif token.type == "image":
            left_out["pictures"] += 1
        elif token.type == "html_inline":
            left_out["comments"] += token.content.startswith("<!--")
            tag = HTML_TAG.match(token.content)
            if tag and tag[1].lower() == "br":
                yield Piece(" ", bool(bold), address)
            elif tag and tag[1].lower() in ("a", "/a"):
                address = unescape(tag[2]) if tag[2] else None
        elif token.content and address is None:
            yield from _with_lost_links(token.content, bool(bold))
        elif token.content:
            yield Piece(token.content, bool(bold), address)


def _with_lost_links(text: str, bold: bool) -> Iterator[Piece]:
    """Yield the pieces of a text in which links stand whose definition is missing."""
    at = 0
    for found in LOST.finditer(text):
        yield Piece(text[at:found.start()], bold)
        yield Piece(found[1], bold, "")
        at = found.end()
    yield Piece(text[at:], bold)
