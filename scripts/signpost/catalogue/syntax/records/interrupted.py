"""A record that was put into the middle of another one, so that the second half of that one belongs to the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from signpost.catalogue.suggestions.fields import INSTEAD
from signpost.catalogue.syntax.line_scanner import LineParts, line_range, scan_lines
from signpost.catalogue.syntax.outline import Outline


@dataclass(frozen=True, slots=True)
class Interruption:
    """A record in the middle of another: its first line, the first line of the other's second half, and its last."""

    first: int
    rest: int
    last: int

    @property
    def message(self) -> str:
        """What is wrong, and what to do."""
        belongs = "belongs" if self.rest == self.last else "belong"
        return (f"this record stands in the middle of another: {line_range(self.rest, self.last)} {belongs} to the "
                f"record above, so move {line_range(self.first, self.rest - 1)} below line {self.last}")


def find_interruptions(lines: Sequence[str], outline: Outline) -> Iterator[Interruption]:
    """Yield each record of a file's lists whose lines stand in the middle of the record above it.

    It is one only where the record above lacks a required field, and both have all of theirs, and none twice, once the
    lines are moved.
    """
    required = outline.required
    for name, items in _lists(lines, required) if required else ():
        for above, item in pairwise(items):
            known, needs = outline.fields[name], required[name]
            has, keys = [_meant(each.key, known) for each in above], [_meant(each.key, known) for each in item]
            if needs <= set(has):
                continue
            for at in range(1, len(item)):
                ours, theirs = keys[:at], [*has, *keys[at:]]
                if (len(set(ours)) == len(ours) and len(set(theirs)) == len(theirs) and needs <= set(ours)
                        and needs <= set(theirs) and set(theirs) <= set(known)):
                    yield Interruption(item[0].number, item[at].number, _end(lines, item[-1]))
                    break


def _meant(key: str, known: Sequence[str]) -> str:
    """Return the field of a record that a name means, or the name itself."""
    return key if key in known else next((each for each in INSTEAD.get(key, ()) if each in known), key)


def _lists(lines: Sequence[str], required: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, list[list[LineParts]]]]:
    """Yield each list of the file itself with its records, each the lines that begin one of its fields."""
    name, column = "", -1
    items: list[list[LineParts]] = []
    for line in scan_lines(lines):
        if not line.indent and line.key and not line.dash:
            if name and items:
                yield name, items
            name, items, column = (line.key if line.key in required else ""), [], -1
        elif name and line.dash and line.key and column in (-1, line.column):
            column = line.column
            items.append([line])
        elif name and items and line.key and not line.dash and line.column == column:
            items[-1].append(line)
    if name and items:
        yield name, items


def _end(lines: Sequence[str], start: LineParts) -> int:
    """Return the last line of the field that begins on a line."""
    last = start.number
    for number, text in enumerate(lines[start.number:], start.number + 1):
        if text.strip() and len(text) - len(text.lstrip()) <= start.column:
            break
        last = number if text.strip() else last
    return last
