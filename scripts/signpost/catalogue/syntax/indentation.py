"""Wrong indentation: where a line should begin, or which field is missing above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from signpost.catalogue.syntax.line_scanner import BLOCK, Fault, LineParts, item_fault, move_fault, shortened, tab_fault
from signpost.catalogue.syntax.outline import Outline

FIELDS_BY_PARENT = {
    "contacts": ("phones", "emails", "links"), "phones": ("number", "body"), "emails": ("address", "shared"),
    "links": ("url", "match"), "referral": ("who", "how", "consent"), "schedule": ("days", "opens", "closes"),
    "eligibility": ("minimum_age", "maximum_age", "age_note", "not_for", "instead"),
    "discretion": ("on_phone_bill", "site_has_exit"), "plan": ("to_person", "record", "before_sharing"),
    "confirmed": ("on", "how", "by", "said_by", "dated", "covers", "until"), "added": ("why",),
    "changed": ("was", "now"),
}
"""Fields that are below one other field and nowhere else."""
PARENT = {name: parent for parent, names in FIELDS_BY_PARENT.items() for name in names}


class _OpenLevel(NamedTuple):
    """A field or an item of a list that later lines may continue: its column, and the field's name."""

    column: int
    is_item: bool
    key: str


def find_indentation_fault(read: Sequence[LineParts], number: int, what: str) -> Fault | None:
    """Return the fault of the line at which the parser stopped, where its indentation is wrong, or None.

    `read` are the lines of the file, `number` is the line, and `what` is the parser's message.
    """
    stopped = next((line for line in read if line.number == number), None)
    above = [line for line in read if line.number < number]
    if "document start" in what and read and read[0].indent:
        return _move_line(read[0], 0, "it stands at the very left")
    if stopped is None or not above:
        return None
    if not stopped.key and not stopped.dash:
        return _not_field_or_item(above[-1], stopped)
    before = above[-1]
    if len(stopped.indent) > before.column and before.value and not stopped.dash and not BLOCK.match(before.value):
        return _field_below_text(above, stopped)
    if stopped.dash and not before.dash and before.key and before.value and len(stopped.indent) == len(before.indent):
        return Fault(before.number, "below one name must stand either items with hyphens or fields: begin "
                                   f"'{before.key}:' with a hyphen and a space too",
                     f"{before.indent}- {before.text.lstrip()}")
    return _misaligned_line(above, stopped)


def find_tab(line: LineParts, read: Sequence[LineParts], outline: Outline) -> Fault | None:
    """Return the fault of a tab before a line, or None; `read` are the lines of the file."""
    if "\t" not in line.indent:
        return None
    above = [each for each in read if each.number < line.number and "\t" not in each.indent]
    if above and not above[-1].value and above[-1].key:
        return tab_fault(line.number, line.text, above[-1].column + 2)
    parent, fitting = "", [len(line.indent.replace("\t", "  "))]
    for level in _open_levels(above):
        fits = line.key in outline.fields.get(parent, ()) if line.key else level.is_item
        if fits and level.is_item == bool(line.dash):
            fitting.append(level.column)
        parent = parent if level.is_item else level.key
    return tab_fault(line.number, line.text, fitting[-1])


def _field_below_text(above: Sequence[LineParts], stopped: LineParts) -> Fault:
    """Return the fault of a field that is indented below a field with a text."""
    before, parent = above[-1], PARENT.get(stopped.key)
    open_keys = {each.key for each in _open_levels(above)}
    if parent and parent not in open_keys:
        if len(above) > 1 and above[-2].key == parent == PARENT.get(before.key):
            return _move_line(before, len(stopped.indent), f"it stands below '{parent}:'")
        return Fault(stopped.number, f"'{stopped.key}:' belongs below '{parent}:', which is missing above this line")
    return _move_line(stopped, before.column, f"it stands below '{before.key}:'" if before.key else "it stands in line")


def _misaligned_line(above: Sequence[LineParts], stopped: LineParts) -> Fault | None:
    """Return the fault of a field or an item that is not aligned with the others at its level, or None."""
    indent, before = len(stopped.indent), above[-1]
    columns = [each.column for each in _open_levels(above) if each.is_item == bool(stopped.dash)]
    if stopped.dash and not columns:
        columns = [before.column + 2]
    if not columns or indent in columns:
        return None
    best = min(columns, key=lambda column: (abs(column - indent), -column))
    return _move_line(stopped, best, f"{'its hyphen' if stopped.dash else 'it'} stands below the others it belongs to")


def _not_field_or_item(before: LineParts, stopped: LineParts) -> Fault:
    """Return the fault of a line that is neither a field nor an item."""
    if stopped.expected_column is not None:
        return _move_line(stopped, stopped.expected_column, "it stands below the other lines of the text")
    if re.match(r"[\]})]", stopped.value):
        return Fault(stopped.number, f"take the {stopped.value[0]} away: nothing that it closes is open", "")
    if BLOCK.match(before.value):
        return _move_line(stopped, before.column + 2, f"it stands two spaces further in than '{before.key}:'")
    if re.match(r"//|<!--|--|;", stopped.value):
        note = re.sub(r"^(?://|<!--|--|;)\s*|\s*-->$", "", stopped.value)
        return Fault(stopped.number, f"a note must begin with #: '# {note}'", f"# {note}")
    if _is_item(before, stopped):
        return item_fault(stopped.number, "", stopped.value, f"{before.indent}- {stopped.value}", is_certain=False)
    is_rest = before.key and before.value and before.value[0] not in "[{'\"|>" and stopped.value[0].islower()
    return Fault(stopped.number, "a line must be a field with a colon, such as 'kind: activity', but is "
                                f"'{shortened(stopped.value)}'; if it belongs to the text above, put two more spaces "
                                "before it; if it is a note, begin it with #",
                 stopped.moved(before.column + 2) if is_rest else f"# {stopped.value}")


def _is_item(before: LineParts, stopped: LineParts) -> bool:
    """Return whether a line stands where the next item of a list of short texts would, its hyphen lost."""
    return (bool(before.dash) and not before.key and before.value[:1] not in ("", "[", "{")
            and len(stopped.indent) - len(before.indent) in (0, 1, 2))


def _move_line(line: LineParts, column: int, reason: str) -> Fault:
    """Return the fault of a line that must begin at another column."""
    return move_fault(line.number, line.text, column, reason)


def _open_levels(above: Sequence[LineParts]) -> list[_OpenLevel]:
    """Return the fields and items that the lines above leave open, from the outermost."""
    found: list[_OpenLevel] = []
    for line in above:
        at = len(line.indent)
        found = [each for each in found if each.column < at]
        for dash in re.findall(r"- +", line.dash):
            found.append(_OpenLevel(at, True, ""))
            at += len(dash)
        if line.key:
            found.append(_OpenLevel(at, False, line.key))
    return found
