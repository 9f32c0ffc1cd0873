"""Puts the fields of a file into the order of the model, each with the notes above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from signpost.catalogue.syntax.outline import TOP, Outline


def in_order(text: str, outline: Outline) -> str:
    """Return text with its fields in the order of the model, and so the fields below each field that is no list.

    Notes stay above the field that they stand above; those at the head and at the foot of the file stay there.
    """
    ends = text.endswith("\n")
    lines = _ordered(text.rstrip("\n").split("\n"), 0, TOP, outline)
    return "\n".join(lines) + ("\n" if ends else "")


def _ordered(lines: Sequence[str], column: int, name: str, outline: Outline) -> list[str]:
    """Return the lines of fields that begin at a column in order; as they are where not all are known fields."""
    head, pieces, foot = _pieces(lines, column)
    order = outline.fields.get(name, ())
    keys = [key for key, _ in pieces]
    if not pieces or len(set(keys)) != len(keys) or not set(keys) <= set(order):
        return list(lines)
    mended = {key: _mended(key, piece, column, outline) for key, piece in pieces}
    return [*head, *(line for key in sorted(keys, key=order.index) for line in mended[key]), *foot]


def _mended(key: str, piece: Sequence[str], column: int, outline: Outline) -> list[str]:
    """Return a field's lines with the fields below it in order."""
    at = next(index for index, line in enumerate(piece) if re.match(rf" {{{column}}}{key}:", line))
    body = piece[at + 1:]
    first = next((line for line in body if line.strip() and not line.lstrip().startswith("#")), "")
    inner = len(first) - len(first.lstrip())
    if key not in outline.fields or key in outline.lists or inner <= column or piece[at].strip() != f"{key}:":
        return list(piece)
    return [*piece[:at + 1], *_ordered(body, inner, key, outline)]


def _pieces(lines: Sequence[str], column: int) -> tuple[list[str], list[tuple[str, list[str]]], list[str]]:
    """Return the lines before the first field, each field with its lines and the notes above it, and the last notes."""
    head: list[str] = []
    pieces: list[tuple[str, list[str]]] = []
    notes: list[str] = []
    for line in lines:
        found = re.match(rf" {{{column}}}([A-Za-z_]\w*):(?:\s|$)", line)
        is_note = bool(re.match(rf" {{{column}}}#", line)) and not line.startswith("# yaml-language-server")
        if found:
            pieces.append((found[1], [*notes, line]))
            notes = []
        elif is_note:
            notes.append(line)
        elif pieces:
            pieces[-1][1].extend([*notes, line])
            notes = []
        else:
            head += [*notes, line]
            notes = []
    return head, pieces, notes
