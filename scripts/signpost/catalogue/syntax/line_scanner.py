"""The lines of a file that may not be YAML: what stands before the first letter, the field's name, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LINE = re.compile(r"(?P<indent>[ \t]*)(?P<dash>(?:- +)*)(?:(?P<key>[A-Za-z_][\w-]*):(?: +|$))?(?P<value>.*)")
BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(#.*)?$")
"""What stands after a field's colon where a long text follows below it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its line, from 1, what to do about it, and the line as it was meant, where that is sure."""

    line: int
    message: str
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class LineParts:
    """A line taken apart."""

    number: int
    text: str
    indent: str
    dash: str
    key: str
    value: str
    wanted: int | None = None
    """Where it should begin, for a line of a long text that begins further left."""

    @property
    def column(self) -> int:
        """Where its field's name or its text begins."""
        return len(self.indent) + len(self.dash)

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return self.text[:len(self.text) - len(self.value)] + value

    def moved(self, column: int) -> str:
        """Return the line with other spaces before it."""
        return " " * column + self.text.lstrip()


def scan_lines(lines: Sequence[str], number: int = 1) -> Iterator[LineParts]:
    """Yield the lines that are no notes, not empty and not within a long text."""
    outer = inner = -1
    for at, text in enumerate(lines, number):
        found = LINE.match(text)
        if found is None or not text.strip():
            continue
        indent = len(found["indent"])
        if 0 <= outer < indent:
            inner = indent if inner < 0 else inner
            if indent < inner:
                yield LineParts(at, text, found["indent"], "", "", text.strip(), inner)
            continue
        outer = inner = -1
        if text.lstrip().startswith("#"):
            continue
        parts = LineParts(at, text, found["indent"], found["dash"], found["key"] or "", found["value"])
        if BLOCK.match(parts.value):
            outer = parts.column if parts.key else indent
        yield parts


def shortened(text: str) -> str:
    """Return a text as it is shown in a message."""
    return text if len(text) <= 60 else text[:57] + "..."
