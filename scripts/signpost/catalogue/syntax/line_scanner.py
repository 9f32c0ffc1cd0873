"""Splits the lines of a file that may not be valid YAML into indentation, hyphens, a field's name and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LINE = re.compile(r"(?P<indent>[ \t]*)(?P<dash>(?:- +)*)(?:(?P<key>[A-Za-z_][\w-]*):(?: +|$))?(?P<value>.*)")
BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(#.*)?$")
"""The value of a field whose text is a block on the following lines."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A syntax fault: its line, from 1, how to correct it, and the correction where there is one."""

    line: int
    message: str
    corrected: str | None = None
    """What should stand there instead of the line."""
    inserted: str | None = None
    """The line that is missing above it, or the lines."""
    is_certain: bool = False
    """Whether nothing else can be meant, so that `scripts/check --fix` may correct it."""


@dataclass(frozen=True, slots=True)
class LineParts:
    """The parts of a line."""

    number: int
    text: str
    indent: str
    dash: str
    key: str
    value: str
    expected_column: int | None = None
    """Where a line of a block of text should begin, where it is indented too little."""

    @property
    def column(self) -> int:
        """Where the field's name or the text begins."""
        return len(self.indent) + len(self.dash)

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return self.text[:len(self.text) - len(self.value)] + value

    def moved(self, column: int) -> str:
        """Return the line with other spaces before it."""
        return " " * column + self.text.lstrip()


def scan_lines(lines: Sequence[str], number: int = 1) -> Iterator[LineParts]:
    """Yield the parts of each line, without empty lines, comments, and the lines of blocks of text."""
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


def move_fault(number: int, text: str, column: int, reason: str) -> Fault:
    """Return the fault of a line that must begin at another column, with the reason: "so that …"."""
    count = column - (len(text) - len(text.lstrip()))
    spaces = f"{abs(count)} space{'' if abs(count) == 1 else 's'}"
    way = "right" if count > 0 else "left"
    return Fault(number, f"move this line {spaces} to the {way}, so that {reason}", " " * column + text.lstrip())


def line_range(first: int, last: int) -> str:
    """Return "line 4" or "lines 4 to 9"."""
    return f"line {first}" if first == last else f"lines {first} to {last}"


def shortened(text: str) -> str:
    """Return a text as a message quotes what stands in a file; a text to write is never shortened."""
    return text if len(text) <= 60 else text[:57] + "..."


def margin_of(line: str) -> int:
    """Return how many spaces stand before a line's first letter."""
    return len(line) - len(line.lstrip(" "))
