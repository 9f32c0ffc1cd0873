"""Mends one file's text: its characters, its quotes and colons, its values, the order of its fields.

Fields are put into another order only where the data are the same before and after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from signpost.catalogue.syntax.file_contents import decode_text
from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.yaml_reader import MAX_BYTES, Reading, read_text
from signpost.fixes.characters import mend_characters
from signpost.fixes.field_order import in_order
from signpost.fixes.field_values import mend_values

MOST_ROUNDS = 40
NONE_KNOWN: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True, order=True, slots=True)
class Fix:
    """What was done to a file: the line, from 1, as it was numbered then, and what was done."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class FixedText:
    """A file's text before and after, and what was done."""

    before: str
    after: str
    fixes: tuple[Fix, ...]


def fix_text(path: Path, content: bytes, model: type[BaseModel], *, reorder: bool = True,
             known: Mapping[str, Sequence[str]] = NONE_KNOWN) -> FixedText | None:
    """Return a file's text with everything mended that is certain, or None where it is no text that can be read.

    `reorder` says whether its fields are put into the order of the model. `known` are the words that a field's list
    can hold, where another file says it, by field.
    """
    before, fault = decode_text(content) if len(content) <= MAX_BYTES else (None, None)
    if before is None or fault:
        return None
    fixes: list[Fix] = []
    start = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
    text, done = mend_characters(start + before)
    fixes += [Fix(line, what) for line, what in done]
    text = _mend_syntax(path, text, model, fixes)
    reading = read_text(path, text, outline_of(model))
    if _is_sound(reading):
        text, done = mend_values(reading, text, model, known)
        fixes += [Fix(line, what) for line, what in done]
        ordered = in_order(text, outline_of(model)) if reorder else text
        if ordered != text and _same(ordered, text, path, model):
            fixes.append(Fix(1, "put the fields into the usual order"))
            text = ordered
    return FixedText(start + before, text, tuple(sorted(fixes)))


def _mend_syntax(path: Path, text: str, model: type[BaseModel], fixes: list[Fix]) -> str:
    """Return text with the faults of its form corrected where that is certain; add what was done to `fixes`."""
    for _ in range(MOST_ROUNDS):
        lines, done = text.split("\n"), []
        reading = read_text(path, text, outline_of(model))
        corrected: set[int] = set()
        for fault in reading.faults:
            is_first = fault.line not in corrected
            corrected.add(fault.line)
            if fault.is_certain and fault.corrected is not None and is_first:
                done.append(Fix(fault.line, f"wrote {fault.corrected.strip()}"))
                above = f"{fault.inserted}\n" if fault.inserted is not None else ""
                lines[fault.line - 1] = above + fault.corrected
        if not done:
            return text
        fixes += done
        text = "\n".join(lines)
    return text


def _is_sound(reading: Reading) -> bool:
    """Whether a file's form has no fault, so that its data can be trusted."""
    return reading.tree is not None and not reading.faults and not any(
        problem.rule in ("duplicate_key", "lost_comment", "escape") for problem in reading.problems)


def _same(one: str, other: str, path: Path, model: type[BaseModel]) -> bool:
    """Whether two texts of a file have the same data and the same lines, in whatever order."""
    outline = outline_of(model)
    data: Sequence[Any] = [reading.tree.data if reading.tree else None
                           for reading in (read_text(path, each, outline) for each in (one, other))]
    return bool(data[0] == data[1] is not None) and sorted(one.split("\n")) == sorted(other.split("\n"))
