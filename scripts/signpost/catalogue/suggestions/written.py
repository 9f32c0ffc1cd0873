"""Texts as a message dictates them: whole, on one line, in quotes where the file needs them."""

from __future__ import annotations

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NEVER_PLAIN = ("number",)
"""Fields whose text stands in quotes in the whole catalogue, since it is made of digits."""


def as_written(text: str, *, in_brackets: bool = False, field: str = "") -> str:
    """Return a text as it is written in a file: as it is where it is then read as the same text, or in quotes.

    `in_brackets` says whether it stands in a list in square brackets, and `field` is the field that it belongs to.
    """
    line = " ".join(text.split())
    if field not in NEVER_PLAIN and _is_read_as(line, f"[{line}]" if in_brackets else f"- {line}"):
        return line
    return in_quotes(line)


def in_quotes(text: str) -> str:
    """Return a text in quotes: double ones, or single ones where it holds a double one or a backslash."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def in_square_brackets(items: list[str]) -> str:
    """Return items as a list in square brackets."""
    return f"[{', '.join(as_written(item, in_brackets=True) for item in items)}]"


def _is_read_as(text: str, written: str) -> bool:
    """Whether a list with one item is read as that text."""
    try:
        return bool(yaml.load(written, Loader=LOADER) == [text])
    except yaml.YAMLError:
        return False
