"""Characters that nobody sees: soft hyphens, odd spaces, direction marks, fillers and the like.

They come along when text is copied from a web page, an email or a PDF. A search does not find a word that
holds one, and an address or a number that holds one does not work.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# What looks empty although Unicode counts it among letters, marks and symbols, and the signs of lost characters.
FILLERS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd"
                     "\U000e0100-\U000e01ef]")
SPACES = ("Zs", "Zl", "Zp")
BEFORE = 20
"""How many characters are shown to say where one stands."""


def hidden_characters(text: str) -> Iterator[int]:
    """Yield the index of each hidden character. Spaces, tabs and line feeds are none."""
    if text.replace("\n", "").replace("\t", "").isprintable() and not FILLERS.search(text):
        return
    for index, char in enumerate(text):
        if char not in "\n\t" and (not char.isprintable() or FILLERS.match(char)):
            yield index


def hidden_fault(text: str) -> str | None:
    """Return what is wrong with a text that holds hidden characters, with the cure; None where it holds none."""
    found = list(hidden_characters(text))
    if not found:
        return None
    at, char = found[0], text[found[0]]
    before = _shown(text[:at])[-BEFORE:].strip()
    place = f"after '{before}'" if before else "at the beginning"
    others = f", and {len(found) - 1} more further on" if len(found) > 1 else ""
    return f"must have no hidden characters: {place} stands {character_name(char)}{others}; {_suggestion(char)}"


def without_hidden(text: str) -> str:
    """Return a text as it was meant: odd spaces are plain ones, and other hidden characters are gone."""
    hidden = {text[index] for index in hidden_characters(text)}
    return text.translate({ord(char): " " if unicodedata.category(char) in SPACES else None for char in hidden})


def character_name(char: str) -> str:
    """Return a character's code and its name in Unicode: "U+00AD (soft hyphen)"."""
    kinds = {"Cc": "control character", "Co": "private use character", "Cs": "half of a character"}
    name = unicodedata.name(char, kinds.get(unicodedata.category(char), "unknown character")).lower()
    return f"U+{ord(char):04X} ({name})"


def _suggestion(char: str) -> str:
    """Return what to do about a hidden character."""
    if unicodedata.category(char) in SPACES:
        return "delete it and press the space bar"
    return "delete it, or delete the word and type it again"


def _shown(text: str) -> str:
    """Return text on one line, without hidden characters."""
    return " ".join(FILLERS.sub("", "".join(char for char in text if char.isprintable() or char in "\n\t")).split())
