"""A document as it is read from a file, whichever program wrote it: its paragraphs in their order, with their links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_PARAGRAPHS = 5000
"""The most paragraphs of a document: one with more is refused."""
TITLE, HEADING, TEXT = "title", "heading", "text"
"""The kinds of a paragraph."""


class UnreadableDocument(Exception):
    """A file that is no document, or none that can be read; the message is one sentence for the person who gave it."""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """Words that lead to an address; it is empty where the document has lost it."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item of a list or a paragraph in a cell of a table."""

    kind: str
    text: str
    """On one line, without the mark of a list."""
    links: tuple[DocumentLink, ...] = ()
    level: int = 0
    """Of a heading from 1, of an item of a list from 0."""
    marker: str = ""
    """The mark of an item of a list: "-", "2.", "b."; empty for other paragraphs."""
    row: int | None = None
    """The row of a table in which it stands, numbered through the document."""
    names_columns: bool = False
    """Whether the row is marked as the one that names a table's columns."""
    spans_table: bool = False
    """Whether it stands in the only cell of its row, which was merged of several."""
    all_bold: bool = False
    lead: str = ""
    """The bold words with which it begins, where others follow."""
    notes: tuple[str, ...] = ()
    """The texts of its footnotes and endnotes."""

    @property
    def shown(self) -> str:
        """The text with its mark, two spaces further in for each level of a list."""
        return f"{'  ' * self.level}{self.marker} {self.text}" if self.marker else self.text


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says, and how often something in it was not taken over, by its name: "comments"."""

    blocks: tuple[Block, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
