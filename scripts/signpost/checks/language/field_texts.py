"""The texts of the catalogue's files with their places, for the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.yaml_reader import FieldPath, Tree

SHORT_NAME = 3
"""Letters: shorter names of entries are abbreviations, which texts use for other things too."""
HISTORY = frozenset(("changed", "added", "confirmed", "doubts"))
"""Fields that may give ages, numbers and contacts of before."""


def texts_at(catalogue: Catalogue, *path: str) -> Iterator[tuple[str, Tree, FieldPath, str]]:
    """Yield each text at a path of every entry: the entry's id, its tree, the text's place, the text on one line."""
    for entry_id, tree in catalogue.entry_trees.items():
        value: Any = tree.data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        for index, text in enumerate(value if isinstance(value, list) else []):
            if isinstance(text, str):
                yield entry_id, tree, (*path, index), " ".join(text.split())
        if isinstance(value, str):
            yield entry_id, tree, path, " ".join(value.split())


def all_texts(tree: Tree) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text of a file with its place, in the order of the file."""
    stack: list[tuple[FieldPath, Any]] = [((), tree.data)]
    while stack:
        place, value = stack.pop()
        if isinstance(value, dict):
            stack += [((*place, key), inner) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            stack += [((*place, index), value[index]) for index in reversed(range(len(value)))]
        elif isinstance(value, str):
            yield place, value


def names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds names in texts, as whole words and with their capitals, the longest first."""
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)")


def field_name(place: FieldPath) -> str:
    """Return the name of the field at a place: "keywords" for ("keywords", 2)."""
    return next((part for part in reversed(place) if isinstance(part, str)), "file")


def line_of(tree: Tree, place: FieldPath, piece: str) -> int:
    """Return the line of a piece of the text at a place; that of the field where no one line of it has the piece."""
    first = tree.line(place)
    end = min((line for line in tree.lines.values() if line > first), default=None)
    for number, text in tree.texts.items():
        if number >= first and (end is None or number < end) and piece in text:
            return number
    return first
