"""Names of fields as phones and people write them, with capitals, spaces or hyphens, and semicolons for commas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signpost.catalogue.syntax.line_scanner import BLOCK, Fault, LineParts, scan_lines
from signpost.catalogue.syntax.outline import TOP, Outline

NAME = re.compile(r"(?P<name>[A-Za-z][A-Za-z_-]*(?: [A-Za-z]+)?)(?P<colon> ?:)(?P<rest> .*|$)")
IN_BRACES = re.compile(r"\"[^\"]*\"|'[^']*'|(?P<before>[{,]\s*)(?P<name>[A-Za-z][A-Za-z_-]*)(?=:\s)")
SEMICOLONS = re.compile(r"\"[^\"]*\"|'[^']*'|(?P<sign>\s*;)\s*(?=(?P<name>[A-Za-z_]+):\s)")
ONE_THING = ("places", "doubts", "also_known_as")
"""Lists whose things may hold a semicolon."""


def field_name_faults(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the fault of each line in which a known field's name is written in another way."""
    if not outline.fields or _may_have_open_quote(lines):
        return
    levels: list[tuple[int, str, bool]] = [(-1, TOP, False)]
    for line in scan_lines(lines):
        while len(levels) > 1 and levels[-1][0] >= line.column:
            levels.pop()
        parent, has_text = levels[-1][1], levels[-1][2]
        found = NAME.fullmatch(line.text[line.column:]) if line.expected_column is None else None
        if found is None:
            yield from _in_value(line, parent, line.text[line.column:], outline)
            continue
        below = outline.fields.get(parent, ()) if not has_text else ()
        name = _known(found["name"], below)
        if name and name != found["name"]:
            yield Fault(line.number, f"unknown field: '{found['name']}' (did you mean '{name}'?)",
                        f"{line.text[:line.column]}{name}:{found['rest']}", is_certain=True)
        yield from _in_value(line, name or found["name"], found["rest"].strip(), outline) if name in (
            "", found["name"]) else ()
        value = found["rest"].strip()
        levels.append((line.column, name or found["name"], bool(value) and not BLOCK.match(value)))


def _in_value(line: LineParts, owner: str, value: str, outline: Outline) -> Iterator[Fault]:
    """Yield the fault of what stands in brackets or braces; `owner` is the field that has them."""
    below = outline.fields.get(owner, ())
    if value[:1] == "{" or value[:2] == "[{":
        start = value
        value = SEMICOLONS.sub(lambda found: ", " if _known(found["name"] or "", below) else found[0], start)
        if value != start:
            yield Fault(line.number, f"put a comma, not a semicolon, between one field and the next: {value}",
                        _with(line, start, value), is_certain=True)
        wrong: list[str] = []

        def written(found: re.Match[str]) -> str:
            name = _known(found["name"], below) if found["name"] else ""
            if not name or name == found["name"]:
                return found[0]
            wrong.append(f"'{found['name']}' (did you mean '{name}'?)")
            return f"{found['before']}{name}"

        better = IN_BRACES.sub(written, value)
        if wrong:
            yield Fault(line.number, f"unknown field: {', '.join(wrong)}", _with(line, start, better), is_certain=True)
    elif owner in outline.lists and owner not in (*outline.fields, *ONE_THING) and re.fullmatch(
            r"\[[^\[\]{}\"'#]*;[^\[\]{}\"'#]*\]", value):
        better = re.sub(r"\s*;\s*", ", ", value)
        yield Fault(line.number, f"put a comma, not a semicolon, between one thing and the next: {better}",
                    _with(line, value, better), is_certain=True)


def _with(line: LineParts, value: str, better: str) -> str:
    """Return a line with another value at its end."""
    return line.text.rstrip()[:-len(value)] + better


def _known(name: str, below: Sequence[str]) -> str:
    """Return the name of a field that a name means, whatever its capitals, hyphens and spaces; or an empty text."""
    plain = re.sub(r"[ _-]", "", name.lower())
    return next((each for each in below if each.replace("_", "") == plain), "")


def _may_have_open_quote(lines: Sequence[str]) -> bool:
    """Whether a text in quotes may go on over several lines, in which words with a colon are no fields."""
    return any(each.value[:1] in ("'", '"') and each.value.strip().count(each.value[0]) % 2
               for each in scan_lines(lines) if not BLOCK.match(each.value))
