"""The text of a parsed page, by where it stands: all visible text, main text, headings, paragraphs.

The tree is walked with an explicit stack, so that deep nesting cannot exceed Python's recursion limit. The walk ends
after a number of nodes, or once there is enough text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Flag, auto
from typing import NamedTuple

from selectolax.lexbor import LexborNode

TEXT_LIMIT = 20_000
"""Characters kept of each kind of text."""
HEADING_LIMIT = 300
MAX_HEADINGS = 40
CLASS_LIMIT = 300
CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b\ufeff\u00ad]")
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BOILERPLATE_NAME = re.compile(r"(^|\s)((site|page|global|main)[-_]?)?(footer|nav|navbar|navigation|menu|breadcrumbs?|"
                              r"cookie[-_]?(banner|bar|notice|consent))(\s|$)", re.I)
"""An id or class of an element that is repeated on every page."""


class Context(Flag):
    """The kinds of element that a text is inside of."""

    NONE = 0
    NOT_RENDERED = auto()
    """An element whose text browsers do not render, such as <script>."""
    HIDDEN = auto()
    """Hidden until a script shows it."""
    BOILERPLATE = auto()
    """Menus, headers and footers: what is repeated on every page of a site."""


TAG_CONTEXT = {
    **dict.fromkeys(("nav", "header", "aside", "footer"), Context.BOILERPLATE),
    **dict.fromkeys(("script", "style", "title", "noscript", "template", "select", "datalist", "option", "textarea"),
                    Context.NOT_RENDERED)}
BOILERPLATE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins",
                    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
                    "tt", "u", "var", "wbr"})
"""Elements that do not begin a new block of text."""


@dataclass(slots=True)
class PageTexts:
    """The texts of a page, each list in document order."""

    visible: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    """Visible text outside menus, headers, footers and hidden elements."""
    headings: list[list[str]] = field(default_factory=list)
    """The texts of each <h1> and <h2>."""
    blocks: list[list[str]] = field(default_factory=list)
    """The texts of each paragraph or similar block of the main text, <h1> and <h2> apart."""


class _Placement(NamedTuple):
    """The context of a node, and the lists to which its text is added."""

    context: Context
    lists: tuple[list[str], ...]
    heading: list[str] | None
    block: list[str] | None


class TextCollector:
    """Walks a tree and collects its texts."""

    def __init__(self) -> None:
        self.texts = PageTexts()
        self.is_cut_off = False
        """Whether the walk or the visible text ended before the end of the page."""
        self._sizes: dict[int, int] = {}

    def walk(self, root: LexborNode, limit: int) -> None:
        """Walk at most `limit` nodes."""
        stack = [(root, self._placement(Context.NONE, None))]
        while stack and limit > 0 and not self._is_full():
            node, placement = stack.pop()
            limit -= 1
            if node.next is not None:
                stack.append((node.next, placement))
            if node.is_text_node:
                self._add(node.text_content or "", placement)
            elif node.first_child is not None:
                stack.append((node.first_child, self._children_placement(node, placement)))
        self.is_cut_off = bool(stack) or self._sizes.get(id(self.texts.visible), 0) >= TEXT_LIMIT

    def _children_placement(self, node: LexborNode, placement: _Placement) -> _Placement:
        """Return the placement of an element's children."""
        tag = node.tag or ""
        if tag in INLINE:
            return placement
        context = placement.context | TAG_CONTEXT.get(tag, Context.NONE) | _attribute_context(node.attributes, tag)
        heading = placement.heading
        if tag in ("h1", "h2") and Context.HIDDEN not in context and len(self.texts.headings) < MAX_HEADINGS:
            heading = []
            self.texts.headings.append(heading)
        return self._placement(context, heading)

    def _placement(self, context: Context, heading: list[str] | None) -> _Placement:
        """Return where texts in a context are added, and begin a block where they are main text."""
        if Context.NOT_RENDERED in context:
            return _Placement(context, (), None, None)
        texts = self.texts
        if context:
            return _Placement(context, (texts.visible,), heading, None)
        return _Placement(context, (texts.visible, texts.main), heading, self._new_block() if heading is None else None)

    def _is_full(self) -> bool:
        """Whether the main text has reached its limit."""
        return self._sizes.get(id(self.texts.main), 0) >= TEXT_LIMIT

    def _new_block(self) -> list[str]:
        """Return a new block, or the last one where that is still empty."""
        if not self.texts.blocks or self.texts.blocks[-1]:
            self.texts.blocks.append([])
        return self.texts.blocks[-1]

    def _add(self, text: str, placement: _Placement) -> None:
        """Add a text to its lists, as long as they are below their limit."""
        if not text.strip():
            return
        for texts in placement.lists:
            size = self._sizes.get(id(texts), 0)
            if size < TEXT_LIMIT:
                texts.append(text[:TEXT_LIMIT])
                self._sizes[id(texts)] = size + len(text) + 1
        if placement.block is not None and self._sizes[id(self.texts.main)] < TEXT_LIMIT:
            placement.block.append(text[:TEXT_LIMIT])
        if placement.heading is not None:
            placement.heading.append(text[:HEADING_LIMIT])


def end_of_text(root: LexborNode, size: int, limit: int) -> str:
    """Return the last `size` characters of the text below a node, from at most `limit` nodes; scripts are left out."""
    texts: list[str] = []
    stack = [root.last_child]
    while stack and limit > 0 and size > 0:
        node = stack.pop()
        if node is None:
            continue
        limit -= 1
        stack.append(node.prev)
        if node.is_text_node:
            text = (node.text_content or "").strip()[-size:]
            texts.append(text)
            size -= len(text) + 1
        elif Context.NOT_RENDERED not in TAG_CONTEXT.get(node.tag or "", Context.NONE):
            stack.append(node.last_child)
    return " ".join(reversed(texts))


def _attribute_context(attributes: dict[str, str | None], tag: str) -> Context:
    """Return the context that an element's attributes add."""
    if tag in ("html", "body", "main", "article"):
        return Context.NONE
    names = f"{attributes.get('id') or ''} {(attributes.get('class') or '')[:CLASS_LIMIT]}"
    is_boilerplate = (attributes.get("role") or "").lower() in BOILERPLATE_ROLES or BOILERPLATE_NAME.search(names)
    is_hidden = "hidden" in attributes or HIDDEN_STYLE.search(attributes.get("style") or "")
    return (Context.BOILERPLATE if is_boilerplate else Context.NONE) | (Context.HIDDEN if is_hidden else Context.NONE)


def collapse_whitespace(text: str) -> str:
    """Return text with single spaces and without control characters."""
    return " ".join(CONTROL.sub(" ", text).split())
