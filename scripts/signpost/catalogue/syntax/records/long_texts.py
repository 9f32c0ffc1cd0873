"""Long texts below their field's name, of which a line begins at the wrong column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from signpost.catalogue.suggestions.written import as_written
from signpost.catalogue.syntax.line_scanner import BLOCK, Fault, line_range, margin_of, move_fault, tab_fault
from signpost.catalogue.syntax.outline import Outline

OPENS = re.compile(r"(?P<before> *(?:- )?)(?P<key>[a-z_]+): +(?P<sign>[|>].*)$")
TWO_TIMES = re.compile(r"(\d ?(?:am|pm)|noon|midnight|\d[:.]\d\d) (?=\d)")
"""Two times of a table's columns, without "to" between them."""
TAB_MARGIN = 99
"""How far in a line stands that begins with a tab: further than any field."""
UNMARKED = re.compile(r"(?P<before> *(?:- )?)(?P<key>[a-z_]+) +(?P<sign>[|>][+-]?)$")
"""A field whose text is on the lines below, without its colon."""
FIELD = re.compile(r" *(?:- )?(?P<key>[a-z_]+):(?: |$)")


def text_below_faults(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the fault of a short text that stands on the lines below its field's name, as far to the left as this."""
    for at, name in enumerate(lines):
        found = re.fullmatch(r"(?P<before> *(?:- )?)(?P<key>[a-z_]+): *(?P<text>[\w ]*)", name)
        if not found or found["key"] not in outline.texts or found["key"] in (*outline.fields, *outline.lists) or (
                found["text"] and found["key"] != "hours"):
            continue
        column = len(found["before"])
        below = list(takewhile(partial(_is_loose_text, column=column, outline=outline), lines[at + 1:]))
        if len(below) > bool(found["text"]):  # one line alone may be a note
            parts = [" ".join(each.split()).rstrip(",;") for each in (found["text"], *below) if each]
            if found["key"] == "hours":
                parts = [TWO_TIMES.sub(r"\1 to ", each) for each in parts]
            text = as_written(", ".join(parts))
            meant = f"{found['before']}{found['key']}: {text}"
            old = line_range(at + 2, at + 1 + len(below))
            yield Fault(at + 1, f"write the text on the line of its name: {meant.strip()}; and take {old} away", meant)
            yield from (Fault(number, "", "") for number in range(at + 2, at + 2 + len(below)))


def long_text_faults(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the faults of the lines of each long text, and of its field's name."""
    for at, text in enumerate(lines):
        unmarked = UNMARKED.match(text)
        if unmarked and unmarked["key"] in outline.texts:
            meant = f"{unmarked['key']}: {unmarked['sign']}"
            yield Fault(at + 1, f"write a colon and a space after the field's name: '{meant}'",
                        unmarked["before"] + meant, is_certain=True)
        found = OPENS.match(text)
        if found and BLOCK.match(found["sign"]) and found["key"] in outline.texts:
            below = [(number, line) for number, line in enumerate(lines[at + 1:], at + 2) if line.strip()]
            yield from _line_faults(below, len(found["before"]), outline)


def _line_faults(below: Sequence[tuple[int, str]], column: int, outline: Outline) -> Iterator[Fault]:
    """Yield the faults of the lines below a field whose name begins at a column."""
    at_the_left = list(takewhile(lambda each: _is_text_at(each[1], column, outline), below))
    if at_the_left:
        first, last = at_the_left[0][0], at_the_left[-1][0]
        which = f"each of the lines {first} to {last}" if last > first else "this line"
        margin = margin_of(at_the_left[0][1])
        spaces = column + 2 - margin
        yield Fault(first, f"put {spaces} spaces before {which}, so that the text stands further in than its field's "
                           "name", " " * spaces + at_the_left[0][1])
        yield from (Fault(number, "", " " * spaces + line) for number, line in at_the_left[1:])
        return
    inside = list(takewhile(lambda each: _margin(each[1]) > column, below))
    margins = Counter(_margin(line) for _, line in (*inside[1:], *inside[:1]) if _margin(line) < TAB_MARGIN)
    margin = margins.most_common(1)[0][0] if margins else column + 2
    for index, (number, line) in enumerate(inside):
        if _margin(line) == TAB_MARGIN:
            yield tab_fault(number, line, margin)
        elif index == 0 and len(inside) > 1 and column + 2 != margin_of(line) > margin:
            yield move_fault(number, line, margin, "it stands below the other lines of the text")


def _margin(line: str) -> int:
    """Return how far in a line is; a tab counts as much as the text around it would need."""
    return TAB_MARGIN if "\t" in line[:len(line) - len(line.lstrip())] else margin_of(line)


def _is_loose_text(line: str, column: int, outline: Outline) -> bool:
    """Return whether a line is no field, no item and no empty line, and stands no further in than a column."""
    return bool(line.strip()) and not line.lstrip().startswith("- ") and _is_text_at(line, column, outline)


def _is_text_at(line: str, column: int, outline: Outline) -> bool:
    """Return whether a line is no field and stands no further in than the field that its text is of."""
    found = FIELD.match(line)
    return _margin(line) <= column and not (found and found["key"] in outline.names) and line.lstrip()[0] != "#"
