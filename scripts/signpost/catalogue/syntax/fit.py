"""Whether the data of a file fit its outline, and fields that have become a part of the text above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from signpost.catalogue.syntax.line_scanner import BLOCK, Fault, LineParts, line_range, move_fault
from signpost.catalogue.syntax.outline import TOP, Outline

FIELD = re.compile(r"(?P<indent> *)(?P<dash>- )?(?P<key>[a-z_]+):(?: |$)(?P<value>.*)")

PART_OF_TEXT = "it has become a part of the text above it"


def fields_in_texts(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the fault of each line of a long text that must be a field, since the line above it was taken away."""
    outer, owner = -1, ""
    for number, text in enumerate(lines if any(BLOCK.search(text) for text in lines) else (), 1):
        found, indent = FIELD.match(text), len(text) - len(text.lstrip())
        if outer >= 0 and text.strip() and indent <= outer:
            outer = -1
        if outer < 0:
            if found and BLOCK.match(found["value"]):
                outer, owner = indent + len(found["dash"] or ""), found["key"]
            continue
        is_field = found and found["key"] in outline.names and (
            "_" in found["key"] or not found["value"] or BLOCK.match(found["value"]))
        if found and is_field:
            yield from _lost_neighbour(number, text, found["key"], owner, outer, outline)
            outer = -1


def _lost_field(number: int, text: str, key: str, owner: str, outline: Outline) -> Iterator[Fault]:
    """Yield the fault of a field in a long text; `owner` is the field of the entry that has the text, if it is one."""
    parent = next((each for each in outline.parents(key) if each != TOP and each in outline.fields[TOP]), None)
    if key in outline.fields[TOP]:
        yield move_fault(number, text, 0, f"'{key}:' stands at the very left: {PART_OF_TEXT}")
    elif parent and owner:
        yield Fault(number, f"'{key}:' belongs below '{parent}:', which is missing above this line: write '{parent}:' "
                            f"on a line of its own above it; it has become a part of the text of '{owner}'",
                    inserted=f"{parent}:")


def _lost_neighbour(number: int, text: str, key: str, owner: str, column: int, outline: Outline) -> Iterator[Fault]:
    """Yield the fault of a field in the long text of another, which begins at a column; in line with it if they may."""
    parent = next((each for each in outline.parents(key) if each in outline.parents(owner) and each != TOP), "")
    if not column or not parent:
        yield from _lost_field(number, text, key, "" if column else owner, outline)
        return
    yield move_fault(number, text, column, f"'{key}:' stands below '{parent}:': {PART_OF_TEXT}")


def parent_elsewhere(line: LineParts, key: str, parent: str, column: int, read: Sequence[LineParts],
                     outline: Outline) -> Fault | None:
    """Return the fault of a field whose parent stands elsewhere in the file, or None.

    `column` is where the parent begins, and `read` are the lines of the file. Where all that stands in the same item of
    a list belongs there, the fault is the whole item's.
    """
    found = next((each for each in read if each.key == parent and len(each.indent) == column and not each.value), None)
    if found is None:
        return None
    item = _item_around(line, read)
    if item and parent in outline.lists and all(each.key in outline.fields[parent] for each in item):
        lines = line_range(item[0].number, item[-1].number)
        return Fault(line.number, f"{lines}, from '{item[0].text.strip()}' on, belong below '{parent}:', which stands "
                                  f"on line {found.number}: cut them out, and put them there, below the last of its "
                                  "items")
    return Fault(line.number, f"'{key}:' belongs below '{parent}:', which stands on line {found.number}: move it "
                              "there, with what stands below it")


def _item_around(line: LineParts, read: Sequence[LineParts]) -> list[LineParts]:
    """Return the lines of the item of a list in which a field stands that does not begin it, or an empty list."""
    above = [each for each in read if each.number <= line.number]
    first = next((each for each in reversed(above) if each.dash and each.column <= line.column), None)
    if line.dash or first is None or first.column != line.column:
        return []
    below = [each for each in read if each.number > first.number]
    return [first, *takewhile(lambda each: not each.dash and each.column == line.column, below)]


def parents_gone(line: LineParts, key: str, read: Sequence[LineParts], outline: Outline) -> Fault | None:
    """Return the fault of a field whose parent, and the parent above that one, were taken away, or None.

    `key` is the field's name. None where it can stand in more than one such place, or at the very left.
    """
    below = [each for each in read if each.number > line.number]
    end = next((at for at, each in enumerate(below) if not each.indent), len(below))
    keys = {key, *(each.key for each in takewhile(lambda each: each.column == line.column and not each.dash, below))}
    found = [(outer, parent) for parent in outline.parents(key) if parent != TOP and keys <= {*outline.fields[parent]}
             for outer in outline.parents(parent) if outer in outline.fields[TOP]]
    if len(found) != 1 or not line.column:
        return None
    outer, parent = found[0]
    there = next((each for each in read if each.key == outer and not each.indent), None)
    if there:
        return Fault(line.number, f"'{key}:' belongs below '{parent}:', below '{outer}:', which stands on line "
                                  f"{there.number}: move it there, with what stands below it")
    last = below[end - 1].number if end else line.number
    lines = f"lines {line.number} to {last}" if last > line.number else "this line"
    column = max(len(line.indent) - 2, 2)
    is_whole = len(line.indent) >= column and (line.dash or parent not in outline.lists)
    return Fault(line.number, f"the lines above that this belongs to are gone: put back '{outer}:', and below it "
                              f"'{' ' * column}{parent}:', or take {lines} out too",
                 inserted=f"{outer}:\n{' ' * column}{parent}:" if is_whole else None)


def does_fit(data: Any, outline: Outline, twice: Sequence[tuple[Sequence[str | int], int]] = ()) -> bool:
    """Whether all fields of some data stand where the outline has them, and have texts, lists or fields as it says.

    `twice` are the places of fields that stand twice: one that stands twice in an item may lack its hyphen.
    """
    if any(len(place) > 1 and isinstance(place[-2], int) for place, _ in twice):
        return False
    return not isinstance(data, dict) or _fits(data, TOP, outline)


def _fits(data: Any, name: str, outline: Outline, *, is_item: bool = False) -> bool:
    """Whether what stands below a field, or in an item of its list, fits the outline."""
    if isinstance(data, dict):
        allowed = outline.fields.get(name) if is_item or name not in outline.lists else None
        return allowed is not None and all(key in allowed and _fits(value, key, outline)
                                           for key, value in data.items())
    if isinstance(data, list):
        return name in outline.lists and all(not isinstance(each, list) and _fits(each, name, outline, is_item=True)
                                             for each in data)
    return name in outline.texts or name in outline.lists or not data
