"""Comments after a "#" in YAML that may be the rest of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signpost.catalogue.syntax.line_scanner import Fault, scan_lines
from signpost.catalogue.syntax.outline import Outline

COMMENT_AFTER_VALUE = re.compile(r"^[ \t]*[^\s#].*[ \t\[\]{},'\"]#", re.M)
"""A # after something on its line; most files have none, and are not read any further."""

UNQUOTED_HASH = re.compile(r"(?<=[\[,])(\s*)(#[^\s,\[\]\"'][^,\[\]\"']*)")
"""A text in a list in brackets that begins with #."""


@dataclass(frozen=True, slots=True)
class ScalarSpan:
    """A scalar's position in a file, and its style: a quote, "|", ">" or nothing."""

    start: int
    end: int
    style: str


def suspect_comments(text: str, spans: Sequence[ScalarSpan]) -> Iterator[tuple[int, str]]:
    """Yield the line, from 1, and the text of each comment that follows an unquoted value on its line.

    Such a comment may be the rest of a text, as in `note: Press 2 # then ask`. A comment on a line of its own or after
    a text in quotes may not.
    """
    if not COMMENT_AFTER_VALUE.search(text):
        return
    lines, masked = _lines(text), _lines(_masked(text, spans))
    for number, (line, mask) in enumerate(zip(lines, masked, strict=True), 1):
        found = re.search(r"(?:^|[ \t\[\]{},])#", mask)
        before = mask[:found.end() - 1].rstrip() if found else ""
        if found and before and not before.endswith('"') and before != "---":
            yield number, line[found.end() - 1:].strip()


def hash_faults(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the fault of each list in brackets with a text that begins with # and stands in no quotes.

    YAML takes all from the # on for a comment, the closing bracket too.
    """
    for line in scan_lines(lines) if any("#" in each for each in lines) else ():
        if re.fullmatch(r"\[.*\]\s*", line.value) and '"' not in line.value.partition("#")[0]:
            meant = UNQUOTED_HASH.sub(r'\1"\2"', line.value)
            if meant != line.value:
                yield Fault(line.number, f"put each text that begins with # in straight quotes: {meant.strip()}",
                            line.with_value(meant), is_certain=True)


def comment_fault(words: str) -> str:
    """Return the message about a comment after a value, with how to correct it."""
    shown = words if len(words) <= 60 else words[:57] + "..."
    return (f"text after a # must not get lost: '{shown}' is a note that no reader sees; put the whole text in "
            "straight quotes, or the note on a line of its own")


def _lines(text: str) -> list[str]:
    """Return the lines of a text, with any line ending."""
    return re.split(r"\r\n|\n|\r", text)


def _masked(text: str, spans: Sequence[ScalarSpan]) -> str:
    """Return a file's text with "x" for each character of a scalar; a quoted scalar ends with a quote."""
    parts, at = [], 0
    for span in spans:
        start = span.start
        if span.style in ("|", ">"):
            head = re.compile(r"[^\r\n]*").match(text, start)
            start = head.end() if head else start
        if start < at:
            continue
        own = re.sub(r"[^\r\n]", "x", text[start:span.end])
        parts += [text[at:start], own[:-1] + '"' if span.style in ("'", '"') and own else own]
        at = max(span.end, start)
    return "".join([*parts, text[at:]])
