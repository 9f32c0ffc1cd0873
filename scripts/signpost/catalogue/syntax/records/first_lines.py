"""The first line of a list, of an item or of fields, where it alone begins at the wrong column.

A parser takes the first line as the measure, and refuses all others. Here the lines below it are the measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signpost.catalogue.syntax.line_scanner import Fault, LineParts, move_fault, scan_lines
from signpost.catalogue.syntax.outline import Outline


def first_line_faults(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the faults of first lines that the lines below them show to be at the wrong column."""
    read = list(scan_lines(lines))
    for opener, first, second in zip(read, read[1:], read[2:], strict=False):
        fault = (_first_below(opener, first, second, outline) if opener.key and not opener.value else
                 _later_item(opener, first, second, outline))
        if fault:
            yield fault


def _first_below(opener: LineParts, first: LineParts, second: LineParts, outline: Outline) -> Fault | None:
    """Return the fault of the first line below a field's name, or None."""
    names, column = outline.fields.get(opener.key, ()), opener.column + 2
    if opener.key not in outline.lists:
        fits = first.key in names and second.key in names and not second.dash and len(second.indent) == column
        is_own = first.key in names and not first.dash and len(first.indent) > 0
        return _moved(first, column, f"below '{opener.key}:'") if fits and is_own else None
    is_field = not second.dash and first.key in names and second.key in names and len(second.indent) == column + 2
    is_item = bool(second.dash) and len(second.indent) == column and (not names or first.key in (*names, ""))
    if first.dash and (is_field or is_item):
        return _moved(first, column, "below the others it belongs to" if is_item else f"below '{opener.key}:'")
    if not first.dash and is_field and len(first.indent) == column:
        meant = f"- {first.text.lstrip()}"
        return Fault(first.number, f"each item of a list must begin with a hyphen and a space: '{meant.rstrip()}'",
                     first.indent + meant, is_certain=True)
    return None


def _later_item(before: LineParts, first: LineParts, second: LineParts, outline: Outline) -> Fault | None:
    """Return the fault of an item whose hyphen stands as far in as the fields of the items around it, or None."""
    column = len(first.indent)
    are_fields = not second.dash and any({first.key, second.key} <= {*names} for names in outline.fields.values())
    is_after = not before.dash and before.key and len(before.indent) == column
    if first.dash and first.key and second.key and are_fields and is_after and len(second.indent) == column:
        return _moved(first, column - 2, "below the others it belongs to")
    return None


def _moved(line: LineParts, column: int, where: str) -> Fault | None:
    """Return the fault of a line that must begin at another column; None where it begins there."""
    if column == len(line.indent) or "\t" in line.indent:
        return None
    what = "its hyphen" if line.dash else f"'{line.key}'"
    return move_fault(line.number, line.text, column, f"{what} stands {where}")
