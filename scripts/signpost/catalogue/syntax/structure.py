"""Fields in a wrong place: too far in or out, without their hyphen, below a line that is missing, inside a text.

It reads the lines of a file, not the parser's data, and knows from the file's outline where each field can stand. It
is asked only where a file cannot be read or does not fit its outline, so that no valid file is ever blamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from signpost.catalogue.suggestions.fields import FIELD_SYNONYMS, INSTEAD
from signpost.catalogue.suggestions.written import in_quotes
from signpost.catalogue.syntax.fit import parent_elsewhere, parents_gone
from signpost.catalogue.syntax.line_scanner import Fault, LineParts, move_fault
from signpost.catalogue.syntax.outline import TOP, Outline
from signpost.catalogue.syntax.pasted import list_sign_fault, several_hyphens_fault


@dataclass(slots=True)
class _Level:
    """A field or an item that later lines may continue: its column, its name, and its line."""

    column: int
    key: str
    line: LineParts
    is_item: bool = False
    has_text: bool = False
    keys: list[str] = field(default_factory=list)
    """The names of the fields that an item has so far."""


def find_misplaced(read: Sequence[LineParts], outline: Outline, last: int | None = None) -> Fault | None:
    """Return the first fault of a file's lines in where its fields stand, or None; lines after `last` are not read."""
    levels: list[_Level] = [_Level(-2, TOP, LineParts(0, "", "", "", "", ""))]
    for line, after in zip_longest(read, read[1:]):
        if last is not None and line.number > last:
            break
        before, levels = levels, _closed(levels, line)
        parent = next(level for level in reversed(levels) if not level.is_item)
        fault = _fault(line, _Around(parent, levels, before, after, read), outline)
        if fault:
            return fault
        levels = [*levels, *_opened(line, levels)]
    return None


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a line: the field that it is below, the levels open to it and to the line above, the next."""

    parent: _Level
    levels: Sequence[_Level]
    before: Sequence[_Level]
    after: LineParts | None
    read: Sequence[LineParts]


def _fault(line: LineParts, around: _Around, outline: Outline) -> Fault | None:
    """Return the fault of one line below a field, or None."""
    parent = around.parent
    is_list = parent.key in outline.lists and not parent.has_text
    found = ((list_sign_fault(line) if is_list else None) or several_hyphens_fault(line)
             or _colon_in_item(line, parent, outline) or _item_without_list(line, parent, outline))
    key = line.key or _first_in_braces(line)
    if found or not key or (parent.key != TOP and parent.key not in outline.names):
        return found
    if parent.key in outline.texts and parent.key not in outline.fields and not parent.has_text:
        return _text_below(parent, outline)
    if key in outline.fields.get(parent.key, ()) and not parent.has_text:
        return _hyphen(line, around, outline) or _too_deep(line, around, outline)
    return _wrong_place(line, key, around, outline)


def _item_without_list(line: LineParts, parent: _Level, outline: Outline) -> Fault | None:
    """Return the fault of an item of a list whose name is missing above it, or None."""
    is_list = parent.key in outline.lists and not parent.has_text
    if not line.dash or line.key or _first_in_braces(line) or is_list or parent.key not in (TOP, *outline.names):
        return None
    if parent.key in outline.texts and not parent.has_text:
        return None
    return Fault(line.number, "the name of the list that this item belongs to is missing above this line, such as "
                              "'doubts:'", "")


def _colon_in_item(line: LineParts, parent: _Level, outline: Outline) -> Fault | None:
    """Return the fault of an item's text that holds a colon and a space, or None."""
    text = line.text[line.column:].strip()
    is_text_list = parent.key in outline.lists and parent.key not in outline.fields
    if not line.dash or not is_text_list or text[:1] in "'\"[{|>" or not re.search(r":(\s|$)", text):
        return None
    return Fault(line.number, f"a text that holds a colon and a space must stand in quotes: {in_quotes(text)}",
                 f"{line.indent}{line.dash}{in_quotes(text)}")


def _text_below(parent: _Level, outline: Outline) -> Fault | None:
    """Return the fault of a text on the lines below its field's name, without the sign for it."""
    line = parent.line
    if line.value or parent.key in outline.lists:
        return None
    return Fault(line.number, f"write a | after '{parent.key}:', since its text stands on the lines below",
                 f"{line.text.rstrip()} |")


def _hyphen(line: LineParts, around: _Around, outline: Outline) -> Fault | None:
    """Return the fault of a field that should begin an item, or of one that should stand in the item above, or None."""
    parent = around.parent
    item = next((level for level in reversed(around.levels) if level.is_item), None)
    item = item if item and item.column >= parent.column else None
    if not line.key or line.dash or parent.key not in outline.lists:
        return None
    above = next((level for level in reversed(around.before) if level.is_item and level.column >= parent.column), None)
    if item is None and above and line.key not in above.keys:
        return _move(line, above.column + 2, above.keys[0] if above.keys else parent.key)
    if item and item.keys[:1] != [line.key]:
        return None
    at = max(len(line.indent) - 2, parent.column)
    return Fault(line.number, "each item of a list must begin with a hyphen and a space: "
                              f"'- {line.text.strip()}'", f"{' ' * at}- {line.text.lstrip()}")


def _too_deep(line: LineParts, around: _Around, outline: Outline) -> Fault | None:
    """Return the fault of the first field below another that is further in than the next one, or None."""
    parent, after, column = around.parent, around.after, len(line.indent)
    is_first = around.before[-1] is parent
    if not is_first or line.dash or after is None or after.dash or column <= parent.column + 2:
        return None
    right = len(after.indent) == parent.column + 2 and after.key in outline.fields.get(parent.key, ())
    return _move(line, len(after.indent), parent.key) if right else None


def _wrong_place(line: LineParts, key: str, around: _Around, outline: Outline) -> Fault | None:
    """Return the fault of a field that cannot stand below the field above it, or None where its name is unknown."""
    chain, before = [level for level in around.before if not level.is_item], around.before
    for level in reversed(chain):
        column = _child_column(level, before, outline)
        in_item = level.key == TOP and around.levels[-1].is_item
        if in_item and any(each.key == key and not each.indent for each in around.read):
            continue
        if key in outline.fields.get(level.key, ()) and not level.has_text and column is not None:
            moved = column - (len(line.dash) if level.key in outline.lists else 0)
            if moved == len(line.indent) or moved < 0:
                return None
            return _cut_out(line, around, outline) or _move(line, moved, _first_above(line, level, before, outline))
    known = outline.fields.get(around.parent.key, ())
    is_other_name = known and (key in FIELD_SYNONYMS or any(each in known for each in INSTEAD.get(key, ())))
    for level in reversed(chain):
        for parent in outline.parents(key) if not is_other_name else ():
            column = _child_column(level, before, outline)
            if parent in outline.fields.get(level.key, ()) and column is not None and not level.has_text:
                return (parent_elsewhere(line, key, parent, column, around.read, outline)
                        or _apart(line, parent, around, outline)
                        or _missing(line, key, parent, column, around.levels, outline))
    return parents_gone(line, key, around.read, outline) if around.parent.key != key else None


def _cut_out(line: LineParts, around: _Around, outline: Outline) -> Fault | None:
    """Return the fault of a field of the entry itself that stands before the fields of another one, or None."""
    after, parent = around.after, around.parent
    same = after is not None and len(after.indent) == len(line.indent) and not after.dash
    if after is None or not same or after.key not in outline.fields.get(parent.key, ()) or parent.key == TOP:
        return None
    if line.key not in outline.fields.get(TOP, ()) or around.before[-1] is not parent:
        return None
    return Fault(line.number, f"'{line.key}:' does not belong below '{parent.key}:': cut this line out, and put it at "
                              f"the very left, above '{parent.key}:'", "")


def _move(line: LineParts, column: int, parent: str) -> Fault:
    """Return the fault of a line that must begin at another column to stand below a field, or at the very left."""
    where = f"below '{parent}:'" if parent else "at the very left"
    return move_fault(line.number, line.text, column, f"'{line.key or 'it'}' stands {where}")


def _first_above(line: LineParts, level: _Level, before: Sequence[_Level], outline: Outline) -> str:
    """Return the name that a line must stand below: the first field of the item that it is in, or the open field."""
    items = [each for each in before if each.is_item and each.column >= level.column and each.keys]
    return items[0].keys[0] if items and not line.dash and level.key in outline.lists else level.key


def _apart(line: LineParts, parent: str, around: _Around, outline: Outline) -> Fault | None:
    """Return the fault of a field whose parent is missing, and that stands before fields of another one, or None."""
    after, other = around.after, around.parent
    if after is None or len(after.indent) != len(line.indent) or after.key not in outline.fields.get(other.key, ()):
        return None
    if line.dash or after.dash or other.key == TOP:
        return None
    return Fault(line.number, f"'{line.key}:' does not belong below '{other.key}:': cut this line out, and put it "
                              f"below a line '{parent}:' of its own, after the lines of '{other.key}:'", "")


def _missing(line: LineParts, key: str, parent: str, column: int, levels: Sequence[_Level],
             outline: Outline) -> Fault:
    """Return the fault of a field whose parent is missing above it, or above the item that it is in."""
    item = next((level for level in reversed(levels) if level.is_item), None)
    is_in_item = item and set(item.keys) <= set(outline.fields[parent]) and parent in outline.lists
    first = item.line if item and is_in_item and not line.dash else line
    spaces = f", with {column} spaces before it" if column else ""
    return Fault(first.number, f"'{key}:' belongs below '{parent}:', which is missing above this line: write "
                               f"'{parent}:' on a line of its own above it{spaces}, or take it out too",
                 inserted=f"{' ' * column}{parent}:" if column < max(len(first.indent), 1) else None)


def _child_column(level: _Level, before: Sequence[_Level], outline: Outline) -> int | None:
    """Return the column of the fields below an open field; None where it is a list without an item."""
    at = next(index for index, each in enumerate(before) if each is level)
    below = [each for each in before[at + 1:] if not each.is_item]
    if below:
        return below[0].column
    items = [each for each in before[at + 1:] if each.is_item]
    if level.key in outline.lists:
        return items[0].column + 2 if items else level.column + 4
    return level.column + 2


def _closed(levels: Sequence[_Level], line: LineParts) -> list[_Level]:
    """Return the levels that a line leaves open; a list may stand right below its field, as far in."""
    indent, kept = len(line.indent), list(levels)
    while len(kept) > 1 and kept[-1].column >= indent:
        last = kept[-1]
        if line.dash and not last.is_item and last.column == indent and not last.has_text:
            break
        kept.pop()
    return kept


def _opened(line: LineParts, levels: Sequence[_Level]) -> Iterator[_Level]:
    """Yield the levels that a line opens; note its field in the item that it is in."""
    at, item = len(line.indent), None
    for dash in re.findall(r"- +", line.dash):
        item = _Level(at, "", line, is_item=True)
        yield item
        at += len(dash)
    item = item or (levels[-1] if levels[-1].is_item else None)
    if line.key:
        if item:
            item.keys.append(line.key)
        yield _Level(at, line.key, line, has_text=bool(line.value) and not line.value.startswith("#"))


def _first_in_braces(line: LineParts) -> str:
    """Return the name of the first field in braces after a hyphen, or an empty text."""
    found = re.match(r"\{\s*([A-Za-z_]\w*):\s", line.value) if line.dash and not line.key else None
    return found[1] if found else ""
