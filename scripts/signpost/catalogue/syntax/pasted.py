"""What is pasted along with a text: curly quotes, the marks of two versions, the frame of a piece of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from signpost.catalogue.syntax.line_scanner import Fault, LineParts, item_fault, margin_of, scan_lines, shortened
from signpost.catalogue.syntax.outline import NO_OUTLINE, TOP, Outline

OPENING = "\u201c\u201d\u201e\u00ab\u2018\u2019\u201a\u2039\u00b4`"
CLOSING = "\u201d\u201c\u00bb\u2019\u2018\u203a\u00b4`"
CURLY = f"[{OPENING}{CLOSING}]"
INSIDE = re.compile(r"(?:[^\"" + OPENING + CLOSING + r"]|(?<=[\w\]])[\u2019\u2018](?=\w))+")
"""A text without quotes in it; it may have apostrophes."""
IN_BRACKETS = re.compile(r"(?<=[\[{,:\s])[\u201c\u201d\u201e\u00ab]([^\[\]{}\"\u201c\u201d\u201e\u00ab\u00bb]+)"
                         r"[\u201d\u201c\u00bb](?=\s*[,\]}])")
NO_SPACE = re.compile(r"(?<=[{,\s])([a-z_]+):(?!//)(?=[^\s,}])")
"""A field in braces without a space after its colon."""
LONE = re.compile(r"[^\"'\[{|>&*!%@`#][^\"]*[\w.!?)]\"$")
"""A text with a quote at its end and none at its beginning."""
MARKS = re.compile(r"(<{7} |={7}$|>{7} |\|{7} )")
"""The lines that Git puts around two versions of the same lines."""
FRAME = re.compile(r" *(?:```|~~~)")
"""The first and the last line of a piece of code on a page."""
TWO_FIELDS = re.compile(r"(?P<first>[a-z_]+): .*[\d\"')\]}](?P<second>[a-z_]+):(?: .*)?")
"""A field that ends with a figure or a sign, and another right behind it."""
LIST_SIGN = re.compile(r"(?:-(?=[^\s-])|[*•·–—][ \t]+|\d{1,2}[.)] +|- - +)(?P<rest>.+)$")
"""What people put before the items of a list in place of a hyphen and a space."""


OF_EMAIL = re.compile(r"\s*(?:-{2,} ?(?:original|forwarded) message ?-{2,}|sent from (?:my|outlook|yahoo|mail|the) ?.*"
                      r"|get (?:\[)?outlook for (?:ios|android).*)\s*$", re.I)
"""A line that a program for email puts below a message."""


def several_hyphens_fault(line: LineParts) -> Fault | None:
    """Return the fault of an item with two hyphens, or None."""
    if line.dash.count("-") < 2:
        return None
    return Fault(line.number, "an item of a list must begin with one hyphen: take the others away",
                 f"{line.indent}- {line.text[line.column:]}")


def list_sign_fault(line: LineParts) -> Fault | None:
    """Return the fault of a line of a list that begins with another sign than a hyphen and a space, or None."""
    found = LIST_SIGN.match(line.value) if not line.key and not line.dash else None
    if not found:
        return None
    rest = found["rest"]
    return item_fault(line.number, line.value[:-len(rest)].strip(), rest, line.with_value(f"- {rest}"),
                      is_certain=not line.value[0].isdigit())


def _two_fields(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the fault of each line at the very left with the field of the next one right behind its own."""
    for number, text in enumerate(lines, 1):
        found = TWO_FIELDS.fullmatch(text)
        if found and found["second"] in outline.fields.get(TOP, ()) and found["first"] in outline.fields.get(TOP, ()):
            one, other = text[:found.start("second")], text[found.start("second"):]
            yield Fault(number, f"begin a new line before '{found['second']}:', since two fields stand on this one: "
                                f"'{one}' and, on the line below it, '{other}'", other, inserted=one, is_certain=True)


def pasted_faults(lines: Sequence[str], outline: Outline = NO_OUTLINE) -> Iterator[Fault]:
    """Yield the faults of lines that can be seen without knowing what stands around them."""
    text = "\n".join(lines)
    if re.search(r"^(?:<{7} |>{7} |={7}$)", text, re.M):
        yield from _two_versions(lines)
    if re.search(r"^[ \t]*(?:```|~~~)", text, re.M):
        frame = list(_code_frame(lines))
        yield from frame
        moved = {fault.line: fault.corrected or "" for fault in frame}
        lines = [moved.get(number, line) for number, line in enumerate(lines, 1)]
    for number, line_text in enumerate(lines, 1):
        if OF_EMAIL.match(line_text):
            yield Fault(number, "take this line away: it came along with an email", "")
    lines = ["" if OF_EMAIL.match(line_text) else line_text for line_text in lines]
    glued = {fault.line: fault for fault in _two_fields(lines, outline)}
    yield from glued.values()
    lines = ["" if number in glued else line_text for number, line_text in enumerate(lines, 1)]
    if lines[0].startswith("%"):
        yield Fault(1, "take this line away: no line may begin with %", "")
    if outline.fields or re.search(CURLY, text) or re.search(r"[\w.!?)]\"$", text, re.M):
        read = list(scan_lines(lines))
        for line, after in zip_longest(read, read[1:]):
            yield from filter(None, (_quotes(line) or _in_braces(line, outline) or _no_space(line, outline)
                                     or _half_brackets(line, after, outline),))


def _two_versions(lines: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for two versions of the same lines; the first is read on, without the marks."""
    drop = is_open = False
    for number, text in enumerate(lines, 1):
        mark = MARKS.match(text)
        if mark and mark[1][0] == "<":
            yield Fault(number, "two versions of the same lines stand here, one above ======= and one below it: keep "
                                "what is right of both, and take the three lines with <<<<<<<, ======= and >>>>>>> "
                                "away", "")
        elif mark and not is_open:
            yield Fault(number, "take this line away: Git put it between two versions of the same lines", "")
        elif mark or drop:
            yield Fault(number, "", "")
        is_open = (is_open or bool(mark and mark[1][0] == "<")) and not (mark and mark[1][0] == ">")
        drop = is_open and (drop or bool(mark and mark[1][0] in "=|")) and not (mark and mark[1][0] in "<>")


def _code_frame(lines: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for the first and the last line of a piece of code that is pasted with its frame.

    Where the lines between are all too far in, as the piece of code was, they are read on without those spaces: these
    faults have no message of their own.
    """
    filled = [number for number, text in enumerate(lines, 1) if text.strip()]
    margin = margin_of(lines[filled[0] - 1])
    ends = [number for number in dict.fromkeys((filled[0], filled[-1]))
            if FRAME.match(lines[number - 1]) and margin_of(lines[number - 1]) <= margin]
    inside = [number for number in filled if number not in ends]
    spaces = min((margin_of(lines[number - 1]) for number in inside), default=0) if ends else 0
    for number in inside if spaces else ():
        yield Fault(number, "", lines[number - 1][spaces:])
    for number in ends:
        sign = lines[number - 1].strip()[:3]
        which = (f"the lines with {sign} ({ends[0]} and {ends[1]}) belong to the instructions, not to the file: take "
                 "them out" if len(ends) == 2 else
                 f"the line with {sign} belongs to the instructions, not to the file: take it out")
        move = f"; then move all other lines {spaces} space{'' if spaces == 1 else 's'} to the left" if spaces else ""
        yield Fault(number, which + (move if number == ends[0] else ""), "")


def _no_space(line: LineParts, outline: Outline) -> Fault | None:
    """Return the fault of a field without a space after its colon, or None; it may look like the rest of a text."""
    found = re.match(r"([a-z_]+):(?!//)(\S.*)$", line.value) if not line.key else None
    if not found or found[1] not in outline.names:
        return None
    meant = f"{found[1]}: {found[2].lstrip(': ')}".rstrip()
    return Fault(line.number, f"write a space after the colon: '{meant}'", line.with_value(meant),
                 is_certain=True)


def _in_braces(line: LineParts, outline: Outline) -> Fault | None:
    """Return the fault of fields in brackets that lack their braces, or a space after a colon, or None."""
    value = line.value.strip()
    if value[:1] not in ("[", "{") or (not line.key and not line.dash):
        return None
    better = NO_SPACE.sub(lambda found: found[0] + (" " if found[1] in outline.names else ""), value)
    if better != value:
        return Fault(line.number, f"write a space after each colon: {better}", line.with_value(better),
                     is_certain=True)
    bare = re.fullmatch(r"\[\s*(([a-z_]+):\s[^\[\]{}]*)\]", value)
    if bare and bare[2] in outline.fields.get(line.key, ()):
        better = f"[{{{bare[1].strip()}}}]"
        return Fault(line.number, f"put braces around what belongs together: {better}",
                     line.with_value(better), is_certain=True)
    return None


def _half_brackets(line: LineParts, after: LineParts | None, outline: Outline) -> Fault | None:
    """Return the fault of a list or of fields that lack a bracket at the beginning, or have too many, or None."""
    value = line.value.strip()
    below = after is not None and (bool(after.dash) or len(after.indent) > len(line.indent))
    if line.key in outline.lists and value == "[]" and below and after and len(after.indent) >= len(line.indent):
        return Fault(line.number, f"take the [] away: what belongs to '{line.key}:' stands on the lines below",
                     line.with_value("").rstrip(), is_certain=True)
    outside = re.fullmatch(r"(\[?[^\[\]{}\":]+)\]\s*,\s*([^\[\]{}\":]+)", value)
    is_last_line = not line.key and not line.dash and value[:1] != "["
    if outside and (line.key in outline.lists or is_last_line):
        better = f"{outside[1]}, {outside[2].rstrip(', ')}]"
        return Fault(line.number, f"put what stands after the ] into the brackets: {better}", line.with_value(better),
                     is_certain=True)
    if line.key in outline.lists and value[:1] == '"' and value[-1:] == "]" and "[" not in value:
        return Fault(line.number, f"the bracket ] that closes here must be opened: put [ at the beginning: [{value}",
                     line.with_value(f"[{value}"))
    if line.dash and line.key in outline.names and value[-1:] == "}" and "{" not in value:
        return Fault(line.number, "the bracket } that closes here must be opened: put { after the hyphen: "
                                  f"'- {{{line.key}: {value}'", f"{line.indent}{line.dash}{{{line.key}: {value}")
    if value[:1] == "{" and not line.key and not line.dash and after and after.dash and after.indent == line.indent:
        return Fault(line.number, f"each item of a list must begin with a hyphen and a space: '- {shortened(value)}'",
                     line.with_value(f"- {value}"), is_certain=True)
    return None


def _quotes(line: LineParts) -> Fault | None:
    """Return the fault of curly quotes around a text, or of a quote at its end alone; None for other lines."""
    if not line.key and not line.dash:
        return None
    value = line.value.strip()
    if value[:1] in ("[", "{"):
        better = IN_BRACKETS.sub(r'"\1"', value)
        if better == value:
            return None
        return Fault(line.number, "quotes around a text must be straight ones (\"), as the keyboard types them, not "
                                  f"curly ones: write {better}", line.with_value(better), is_certain=True)
    is_curly = value[:1] in OPENING + '"' and value[-1:] in CLOSING + '"' and {value[:1], value[-1:]} != {'"'}
    if len(value) > 2 and is_curly and INSIDE.fullmatch(value[1:-1]):
        return Fault(line.number, "quotes around a text must be straight ones (\"), as the keyboard types them, not "
                                  f"curly ones: write \"{value[1:-1]}\"",
                     line.with_value(f'"{value[1:-1]}"'), is_certain=True)
    if LONE.match(value):
        return Fault(line.number, "the quote \" at the end has none at the beginning: write "
                                  f"\"{value}", line.with_value(f'"{value}'), is_certain=True)
    return None
