"""Notes after a "#" in YAML, and the text that gets lost in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BEHIND = re.compile(r"^[ \t]*[^\s#].*[ \t\[\]{},'\"]#", re.M)
"""A # behind anything: most files have none, and need no closer look."""


@dataclass(frozen=True, slots=True)
class ScalarSpan:
    """Where a text stands in a file: from `start` up to `end`, with its style: a quote, "|", ">" or nothing."""

    start: int
    end: int
    style: str


def suspect_comments(text: str, spans: Sequence[ScalarSpan]) -> Iterator[tuple[int, str]]:
    """Yield the line, from 1, and the words of each note that stands behind something on its line.

    A note on a line of its own, or behind a text in quotes, can be nothing else. Anywhere else it may be the rest
    of a text: `note: Press 2 # then ask`.
    """
    if not BEHIND.search(text):
        return
    shown, masked = _lines(text), _lines(_masked(text, spans))
    for number, (line, mask) in enumerate(zip(shown, masked, strict=True), 1):
        found = re.search(r"(?:^|[ \t\[\]{},])#", mask)
        before = mask[:found.end() - 1].rstrip() if found else ""
        if found and before and not before.endswith('"') and before != "---":
            yield number, line[found.end() - 1:].strip()


def comment_fault(words: str) -> str:
    """Return what is wrong with a note behind a text, with the cure."""
    shown = words if len(words) <= 60 else words[:57] + "..."
    return (f"text after a # must not get lost: '{shown}' is a note that no reader sees; put the whole text in "
            "straight quotes, or the note on a line of its own")


def _lines(text: str) -> list[str]:
    """Return the lines of a text, however they end."""
    return re.split(r"\r\n|\n|\r", text)


def _masked(text: str, spans: Sequence[ScalarSpan]) -> str:
    """Return a file in which each text's own letters are "x", and what closes a quoted one is a quote."""
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
