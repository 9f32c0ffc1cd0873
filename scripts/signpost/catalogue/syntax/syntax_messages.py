"""Finds the mistake behind a syntax error of the YAML parser, in words for people who never saw YAML.

A parser stops where it can read no further, often lines below the mistake, and says what it expected. This module
searches the lines between for frequent mistakes: a quote or a bracket that is not closed, a text that begins with a
sign, a missing space. `indentation.py` finds lines that begin at the wrong column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from signpost.catalogue.suggestions.written import in_quotes
from signpost.catalogue.syntax.indentation import find_indentation_fault, find_tab
from signpost.catalogue.syntax.line_scanner import BLOCK, Fault, LineParts, item_fault, scan_lines
from signpost.catalogue.syntax.outline import NO_OUTLINE, Outline
from signpost.catalogue.syntax.structure import find_misplaced

SIGNS = "*&!%@`>|,]}"
UNREADABLE = ("the file cannot be read from here on: look in this line and the one above it for a quote or a bracket "
              "that is not closed, a missing colon, or spaces too few or too many before the first letter")


def find_syntax_fault(lines: Sequence[str], first: int, last: int, what: str,
                      outline: Outline = NO_OUTLINE) -> Fault:
    """Return the fault behind a parser's error: `first` and `last` are the lines it names, `what` is its message."""
    read = list(scan_lines(lines))
    near = [line for line in read if first <= line.number <= last]
    at = first if "simple key" in what else last
    found = (_in_lines(near, read, outline) or _no_colon(read, at, outline) or find_misplaced(read, outline, at)
             or find_indentation_fault(read, at, what) or _in_brackets(near, what) or _whole_line(near)
             or _odd_quotes(near))
    if found is None and "escape" in what:
        line = next((each for each in near if "\\" in each.text), near[-1])
        found = Fault(line.number, "between double quotes no backslash \\ must stand: leave it out, or write / instead")
    return found or Fault(at, UNREADABLE)


def find_unquoted_sign(text: str, number: int) -> Fault | None:
    """Return the fault of a line whose text begins with a sign of YAML's syntax, or None."""
    return next(filter(None, (_sign(line, NO_OUTLINE) for line in scan_lines([text], number))), None)


def _in_lines(near: Sequence[LineParts], read: Sequence[LineParts], outline: Outline) -> Fault | None:
    """Return the first fault that can be seen in one line alone, or None."""
    for line, after in zip_longest(near, near[1:]):
        found = find_tab(line, read, outline) or _no_space(line) or _bullet(line)
        if found is None and (line.key or line.dash):
            found = _two_lists(line) or _quotes(line, after) or _sign(line, outline) or _colon(line)
        if found:
            return found
    return None


def _no_colon(read: Sequence[LineParts], last: int, outline: Outline) -> Fault | None:
    """Return the fault of a field without its colon in the last two lines that were read, or None."""
    near = [line for line in read if line.number <= last][-2:]
    for line in near:
        found = re.match(r"([a-z_]+)(\s*[:;=.,\uff1a\u2013\u2014-]*\s*)(?=\s|$|\w)(.*)$", line.value, re.I)
        name = found[1].lower() if found else ""
        is_plain = found is not None and (found[1] == name or bool(found[2].strip()))
        if found and is_plain and not line.key and name in outline.names and (not found[3] or found[2]):
            meant = f"{name}: {found[3]}".rstrip()
            return Fault(line.number, f"write a colon and a space after the field's name: '{meant}'",
                         line.with_value(meant))
    return None


def _odd_quotes(near: Sequence[LineParts]) -> Fault | None:
    """Return the fault of a line in which a quote is not closed, or None."""
    line = next((line for line in near if line.text.count('"') % 2), None)
    return Fault(line.number, "each text that begins with a quote \" must end with one: one is missing in this line"
                 ) if line else None


def _whole_line(near: Sequence[LineParts]) -> Fault | None:
    """Return the fault of a line that begins with a sign that no line may begin with, or None."""
    for line in near:
        found = re.match(r"\s*(%|\? |,|<<)", line.text)
        if found:
            return Fault(line.number, f"a line must not begin with {found[1].strip()}: take it away, or take the whole "
                                      "line away", "")
    return None


def _no_space(line: LineParts) -> Fault | None:
    """Return the fault of a missing space after a field's colon or an item's hyphen, or None."""
    found = re.match(r"([a-z_]+):(?!//)(\S.*)$", line.value) if not line.key else None
    if found:
        meant = f"{found[1]}: {found[2]}"
        return Fault(line.number, f"write a space after the colon: '{meant}'", line.with_value(meant),
                     is_certain=True)
    found = re.match(r"-([^\s-].*)$", line.value) if not line.key and not line.dash else None
    if found:
        return Fault(line.number, f"write a space after the hyphen: '- {found[1]}'",
                     line.with_value(f"- {found[1]}"), is_certain=True)
    return None


def _bullet(line: LineParts) -> Fault | None:
    """Return the fault of an item that begins with a bullet or a dash, or None."""
    found = re.match(r"[*•·–—][ \t]+(.*)$", line.value)
    if found is None or line.key or line.dash:
        return None
    return item_fault(line.number, line.value[0], found[1], line.with_value(f"- {found[1]}"))


def _quotes(line: LineParts, after: LineParts | None) -> Fault | None:
    """Return the fault of a quote that is not closed, or is followed by text, or None."""
    value, quote = line.value.strip(), line.value[:1]
    if not quote or quote not in "'\"":
        return None
    closed = re.match(r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'", value)
    rest = value[closed.end():].strip() if closed else ""
    doubled = re.fullmatch(r"(?:''|\"\")([^'\"]+)(?:''|\"\")", value)
    if doubled:
        return Fault(line.number, f"one straight quote on each side is enough: write \"{doubled[1]}\"",
                     line.with_value(f'"{doubled[1]}"'), is_certain=True)
    if closed is None and (after is None or after.key or after.dash):
        return Fault(line.number, f"the quote {quote} that opens here must be closed: put another {quote} at the end",
                     line.with_value(value + quote), is_certain=True)
    if rest and not rest.startswith(("#", ":", ",", "]", "}")):
        inside = value[1:-1] if value[-1] == quote else value
        if '"' in inside and "'" in inside:
            inside = inside.replace('"', "'")
        return Fault(line.number, "a text that begins with a quote must end with it and hold no other of its kind: "
                                 f"write {in_quotes(inside)}", line.with_value(in_quotes(inside)),
                     is_certain=not re.fullmatch(r"[\d +()-]+", value[1:closed.end() - 1] if closed else ""))
    return None


def _two_lists(line: LineParts) -> Fault | None:
    """Return the fault of several lists in brackets, one behind another, where one is meant, or None."""
    if not re.fullmatch(r"\[[^\[\]]*\](?:\s*(?:,|&|and)?\s*\[[^\[\]]*\])+", line.value.strip()):
        return None
    parts = re.findall(r"\[([^\]]*)\]", line.value)
    whole = f"[{', '.join(part.strip() for part in parts)}]"
    name = f"{line.key}: " if line.key else ""
    return Fault(line.number, f"write all in one pair of brackets: {name}{whole}", line.with_value(whole),
                 is_certain=True)


def _sign(line: LineParts, outline: Outline) -> Fault | None:
    """Return the fault of a text that begins with a sign of YAML's syntax, or None."""
    value, sign = line.value.strip(), line.value.strip()[:1]
    is_text = line.key in outline.texts and line.key not in outline.fields
    if line.key and value.startswith("- ") and not is_text:
        return Fault(line.number, f"a list must begin on a line of its own below '{line.key}:', or stand in square "
                                 f"brackets: [{value[2:]}]", line.with_value(f"[{value[2:]}]"))
    wrong = (bool(sign) and sign in SIGNS and not BLOCK.match(value)) or value[:2] in ("? ", "- ")
    if sign in ("[", "{"):
        close = {"[": "]", "{": "}"}[sign]
        wrong = close in value and value[-1] != close and "#" not in value
    if not wrong:
        return None
    if block := re.match(r"[|>][-+] +(?=\w|\[)", value):
        text = value[block.end():]
        return Fault(line.number, f"a text behind {block[0].strip()} must begin on the line below, further in than "
                                  f"this one; or take the sign away and put the text in quotes: {in_quotes(text)}",
                     line.with_value(in_quotes(text)), is_certain=True)
    return Fault(line.number, f"put the text in straight quotes, since it begins with {sign}: {in_quotes(value)}",
                 line.with_value(in_quotes(value)), is_certain=True)


def _colon(line: LineParts) -> Fault | None:
    """Return the fault of a text that contains a colon and a space, or None."""
    value = line.value.strip()
    if not line.key or value[:1] in ("'", '"', "[", "{", "|", ">") or not re.search(r":(\s|$)", value):
        return None
    return Fault(line.number, f"a text that holds a colon and a space must stand in quotes: {in_quotes(value)}",
                 line.with_value(in_quotes(value)), is_certain=True)


def _in_brackets(near: Sequence[LineParts], what: str) -> Fault | None:
    """Return the fault of a bracket that is not closed, or lacks a comma, or None."""
    if "flow" not in what or not near:
        return None
    line = near[0]
    opened, close = ("[", "]") if "sequence" in what else ("{", "}")
    if line.value.count('"') % 2:
        return Fault(line.number, "each text that begins with a quote \" must end with one: one is missing in "
                                  "this line")
    lost = re.search(r"[^,{\[\s] +([a-z_]+): ", line.value) if opened == "{" and line.value.count("{") == 1 else None
    if lost and close in line.value:
        mended = f"{line.value[:lost.start() + 1]}, {line.value[lost.start(1):]}"
        return Fault(line.number, f"put a comma before '{lost[1]}:': write {mended}", line.with_value(mended))
    if close in line.value:
        return Fault(line.number, f"put a comma between the things in {opened} and {close}, and straight quotes around "
                                 "a text that holds a comma")
    bare = re.sub(r"\s+#.*$", "", line.text).rstrip().rstrip(",")
    if close == "}" and bare.endswith("]"):
        return Fault(line.number, "the bracket { that opens here must be closed: put } before the ] at the end",
                     f"{bare[:-1]}}}]")
    where = "line" if close == "}" else "list"
    return Fault(line.number, f"the bracket {opened} that opens here must be closed: put {close} at the end of the "
                              f"{where}", bare + close)
