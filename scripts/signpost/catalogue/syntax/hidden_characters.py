"""Invisible characters: soft hyphens, unusual spaces, direction marks, fillers and so on.

They are copied along with text from a web page, an email or a PDF. A search does not find a word with one in it, and
an address or a number with one does not work.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

FILLERS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd"
                     "\U000e0100-\U000e01ef]")
"""Letters, marks and symbols of Unicode that look empty, and replacement characters."""
SPACES = ("Zs", "Zl", "Zp")
CONTEXT = 20
"""The characters before an invisible one that a message quotes."""


def hidden_characters(text: str) -> Iterator[int]:
    """Yield the index of each hidden character; a space, a tab or a line feed is none."""
    if text.replace("\n", "").replace("\t", "").isprintable() and not FILLERS.search(text):
        return
    for index, char in enumerate(text):
        if char not in "\n\t" and (not char.isprintable() or FILLERS.match(char)):
            yield index


def hidden_fault(text: str) -> str | None:
    """Return the message about a text's hidden characters, with how to correct it; None where it has none."""
    found = list(hidden_characters(text))
    if not found:
        return None
    at, char = found[0], text[found[0]]
    before = _visible(text[:at])[-CONTEXT:].strip()
    place = f"after '{before}'" if before else "at the beginning"
    others = f", and {len(found) - 1} more further on" if len(found) > 1 else ""
    return f"must have no hidden characters: {place} stands {character_name(char)}{others}; {_suggestion(char)}"


def without_hidden(text: str) -> str:
    """Return text with plain spaces for unusual ones, and without other hidden characters."""
    hidden = {text[index] for index in hidden_characters(text)}
    return text.translate({ord(char): " " if unicodedata.category(char) in SPACES else None for char in hidden})


def character_name(char: str) -> str:
    """Return a character's code and its name in Unicode: "U+00AD (soft hyphen)"."""
    kinds = {"Cc": "control character", "Co": "private use character", "Cs": "half of a character"}
    name = unicodedata.name(char, kinds.get(unicodedata.category(char), "unknown character")).lower()
    return f"U+{ord(char):04X} ({name})"


def _suggestion(char: str) -> str:
    """Return how to correct a hidden character."""
    if unicodedata.category(char) in SPACES:
        return "delete it and press the space bar"
    return "delete it, or delete the word and type it again"


def _visible(text: str) -> str:
    """Return text on one line, without hidden characters."""
    return " ".join(FILLERS.sub("", "".join(char for char in text if char.isprintable() or char in "\n\t")).split())
