"""The text that a parsed page shows, sorted by what it stands in: all that is seen, main part, headings, paragraphs.

The tree is walked with a stack of its own, node by node, so that its depth cannot exceed a limit of Python; the walk
ends after a number of nodes, or when there is enough of everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Flag, auto
from typing import NamedTuple

from selectolax.lexbor import LexborNode

TEXT_LIMIT = 20_000
"""How many characters of each kind of text are kept."""
HEADING_LIMIT = 300
MOST_HEADINGS = 40
CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b\ufeff\u00ad]")
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
ASIDE_NAME = re.compile(r"(^|\s)((site|page|global|main)[-_]?)?(footer|nav|navbar|navigation|menu|breadcrumbs?|"
                        r"cookie[-_]?(banner|bar|notice|consent))(\s|$)", re.I)


class Inside(Flag):
    """What a text stands in."""

    NOTHING = 0
    UNSEEN = auto()
    """An element that shows no text, such as <script>."""
    HIDDEN = auto()
    """Not shown until a script shows it."""
    ASIDE = auto()
    """Menus, headers and footers: what stands on every page of a site."""


OF_TAG = {
    **dict.fromkeys(("nav", "header", "aside", "footer"), Inside.ASIDE),
    **dict.fromkeys(("script", "style", "title", "noscript", "template", "select", "datalist", "option", "textarea"),
                    Inside.UNSEEN)}
ASIDE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins",
                    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
                    "tt", "u", "var", "wbr"})
"""Elements that do not begin a new block of text."""


@dataclass(slots=True)
class Texts:
    """The texts of a page. Each list holds them in the order of the document."""

    seen: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    headings: list[list[str]] = field(default_factory=list)
    """Of <h1> and <h2>, each in the pieces that it stands in."""
    blocks: list[list[str]] = field(default_factory=list)
    """The main text but for <h1> and <h2>, by paragraphs and their like, each in its pieces."""


class _Place(NamedTuple):
    """What surrounds a node, and where its text is kept."""

    inside: Inside
    parts: tuple[list[str], ...]
    heading: list[str] | None
    block: list[str] | None


class TextCollector:
    """Walks a tree and fills Texts."""

    def __init__(self) -> None:
        self.texts = Texts()
        self._sizes: dict[int, int] = {}

    def walk(self, root: LexborNode, limit: int) -> None:
        """Walk at most `limit` nodes."""
        stack = [(root, self._place(Inside.NOTHING, None))]
        while stack and limit > 0 and not self._has_enough():
            node, place = stack.pop()
            limit -= 1
            if node.next is not None:
                stack.append((node.next, place))
            if node.is_text_node:
                self._take(node.text_content or "", place)
            elif node.first_child is not None:
                stack.append((node.first_child, self._within(node, place)))

    def _within(self, node: LexborNode, place: _Place) -> _Place:
        """Return what surrounds the children of an element."""
        tag = node.tag or ""
        if tag in INLINE:
            return place
        inside = place.inside | OF_TAG.get(tag, Inside.NOTHING) | _told_by(node.attributes, tag)
        heading = place.heading
        if tag in ("h1", "h2") and Inside.HIDDEN not in inside and len(self.texts.headings) < MOST_HEADINGS:
            heading = []
            self.texts.headings.append(heading)
        return self._place(inside, heading)

    def _place(self, inside: Inside, heading: list[str] | None) -> _Place:
        """Decide once for all texts of an element where they are kept."""
        if Inside.UNSEEN in inside:
            return _Place(inside, (), None, None)
        texts = self.texts
        if inside:
            return _Place(inside, (texts.seen,), heading, None)
        return _Place(inside, (texts.seen, texts.main), heading, self._new_block() if heading is None else None)

    def _has_enough(self) -> bool:
        """Whether nothing more would be kept."""
        return self._sizes.get(id(self.texts.main), 0) >= TEXT_LIMIT

    def _new_block(self) -> list[str]:
        """Begin a paragraph, or go on with one that is still empty."""
        if not self.texts.blocks or self.texts.blocks[-1]:
            self.texts.blocks.append([])
        return self.texts.blocks[-1]

    def _take(self, text: str, place: _Place) -> None:
        """Keep a text wherever it belongs, as long as there is room for its kind."""
        if not text.strip():
            return
        for parts in place.parts:
            size = self._sizes.get(id(parts), 0)
            if size < TEXT_LIMIT:
                parts.append(text[:TEXT_LIMIT])
                self._sizes[id(parts)] = size + len(text) + 1
        if place.block is not None and self._sizes[id(self.texts.main)] < TEXT_LIMIT:
            place.block.append(text[:TEXT_LIMIT])
        if place.heading is not None:
            place.heading.append(text[:HEADING_LIMIT])


def _told_by(attributes: dict[str, str | None], tag: str) -> Inside:
    """Return what an element's attributes say of it."""
    if tag in ("html", "body", "main", "article"):
        return Inside.NOTHING
    names = f"{attributes.get('id') or ''} {(attributes.get('class') or '')[:300]}"
    is_aside = (attributes.get("role") or "").lower() in ASIDE_ROLES or ASIDE_NAME.search(names)
    is_hidden = "hidden" in attributes or HIDDEN_STYLE.search(attributes.get("style") or "")
    return (Inside.ASIDE if is_aside else Inside.NOTHING) | (Inside.HIDDEN if is_hidden else Inside.NOTHING)


def tidy(text: str) -> str:
    """Return text with single spaces and without control characters."""
    return " ".join(CONTROL.sub(" ", text).split())
