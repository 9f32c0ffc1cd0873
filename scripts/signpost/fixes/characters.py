"""Mends the characters of a file: line endings, tabs, spaces at the ends of lines, hidden characters, the last line."""

from __future__ import annotations

import re

from signpost.catalogue.syntax.hidden_characters import hidden_fault, without_hidden
from signpost.catalogue.syntax.line_scanner import BLOCK, scan_lines


def mend_characters(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return text with plain characters, and what was done, with lines from 1.

    Spaces at the end of a line stay in a long text, where two of them may be a line break of Markdown.
    """
    done: list[tuple[int, str]] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        done.append((1, "took the byte-order mark away"))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain != text:
        done.append((1, "wrote line endings as everywhere else"))
    lines = plain.split("\n")
    outside = {line.number for line in scan_lines(lines)} if not _has_open_quote(lines) else set()
    for number, line in enumerate(lines, 1):
        better = _mended(line, number in outside or not line.strip(), done, number)
        lines[number - 1] = better
    result = "\n".join(lines)
    if result.strip() and not result.endswith("\n"):
        done.append((len(lines), "ended the last line"))
        result += "\n"
    return (result, done) if result.strip() else (text, [])


def _mended(line: str, is_outside: bool, done: list[tuple[int, str]], number: int) -> str:
    """Return a line with plain characters; add what was done. `is_outside` says whether it is in no long text."""
    better = line
    if hidden_fault(better):
        better = without_hidden(better)
        done.append((number, "took hidden characters away"))
    indent = re.match(r"[ \t]*", better)
    if is_outside and indent and "\t" in indent[0] and better.strip():
        better = indent[0].replace("\t", "  ") + better.lstrip(" \t")
        done.append((number, "wrote spaces for a tab"))
    if is_outside and better != better.rstrip(" \t"):
        better = better.rstrip(" \t")
        done.append((number, "took spaces at the end away"))
    return better


def _has_open_quote(lines: list[str]) -> bool:
    """Whether a text in quotes may go on over several lines, so that spaces at their ends may belong to it."""
    return any(each.value[:1] in ("'", '"') and each.value.strip().count(each.value[0]) % 2
               for each in scan_lines(lines) if not BLOCK.match(each.value))
