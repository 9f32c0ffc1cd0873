"""Mends the values of fields: dates whose meaning is certain, words in capital letters, wrapped web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from signpost.catalogue.suggestions.dates import meant_date
from signpost.catalogue.syntax.link_wrappers import unwrap
from signpost.catalogue.yaml_reader import FieldPath, Reading

ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+", re.I)


def mend_values(reading: Reading, text: str, model: type[BaseModel],
                known: Mapping[str, Sequence[str]]) -> tuple[str, list[tuple[int, str]]]:
    """Return text with the values mended that are refused and that mean one thing alone, and what was done.

    `known` are the words that a field's list can hold, where another file says it, by field.
    """
    lines, done = text.split("\n"), []
    for place, wrong, right in (*_corrections(reading, model), *_in_capitals(reading, known)):
        number = reading.tree.line(place) if reading.tree else 0
        end = number if not str(wrong).startswith("http") else _end_of_value(lines, number)
        for at in range(number - 1, end):
            pattern = rf"(?<![\w/-]){re.escape(wrong)}(?![\w/-])"
            if len(re.findall(pattern, lines[at])) == 1:
                lines[at] = re.sub(pattern, lambda _: right, lines[at])  # noqa: B023  (called at once)
                done.append((at + 1, f"wrote {right} for {wrong if len(wrong) <= 60 else wrong[:57] + '...'}"))
                break
    return "\n".join(lines), done


def _corrections(reading: Reading, model: type[BaseModel]) -> Iterator[tuple[FieldPath, str, str]]:
    """Yield the place of each value that can be mended, what is wrong in it, and what is right."""
    try:
        model.model_validate(reading.tree.data if reading.tree else None)
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            value = error["input"]
            for wrong, right in _pairs(error["type"], value, error.get("ctx", {})) if isinstance(value, str) else ():
                yield tuple(error["loc"]), wrong, right


def _in_capitals(reading: Reading, known: Mapping[str, Sequence[str]]) -> Iterator[tuple[FieldPath, str, str]]:
    """Yield each word of a list that differs from a known one by capital letters alone, and the known one."""
    data = reading.tree.data if reading.tree and isinstance(reading.tree.data, dict) else {}
    for field, words in known.items():
        items = data.get(field)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, str) and item not in words and item.lower() in words:
                yield (field, index), item, item.lower()


def _pairs(kind: str, value: str, ctx: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in a value that breaks a rule, and what is right."""
    if kind == "date":
        meant = meant_date(value)
        if meant and meant.is_certain:
            yield value, meant.date
    elif kind == "enum":
        allowed = re.findall(r"'([^']+)'", str(ctx.get("expected", "")))
        same = [each for each in allowed if each.lower() == value.strip().lower()]
        if len(same) == 1:
            yield value, same[0]
    elif kind == "wrapped_address":
        for address in ADDRESS.findall(value):
            wrapped = unwrap(address)
            if wrapped and wrapped.inside and ADDRESS.fullmatch(wrapped.inside):
                yield address, wrapped.inside


def _end_of_value(lines: list[str], number: int) -> int:
    """Return the last line of the field that begins on a line, which may be a long text."""
    indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    for at in range(number, len(lines)):
        if lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            return at
    return len(lines)
