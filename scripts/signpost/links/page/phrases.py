"""Lists of phrases that classify pages: regular expressions in phrases/*.txt, one a line; `## ` begins a comment.

Texts are normalised before they are matched: see `normalise`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "phrases"


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list that has only words, one a line."""
    return frozenset(_read_lines(name))


@cache
def phrase_pattern(name: str) -> re.Pattern[str]:
    """Return one pattern that matches any phrase of a list, whatever the case."""
    return re.compile("|".join(f"(?:{line})" for line in _read_lines(name)), re.I)


def _read_lines(name: str) -> list[str]:
    """Return the lines of a list, without comments."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("## ")]


def normalise(text: str) -> str:
    """Return text with straight apostrophes and single spaces, as the phrases are written."""
    return " ".join(text.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'", 0xA0: " "}).split())
