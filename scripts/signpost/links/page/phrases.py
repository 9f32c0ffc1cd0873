"""Phrases by which pages are known: patterns in phrases/*.txt, one a line, lines with `## ` in front are remarks.

Texts are compared in lower case, with straight apostrophes and single spaces: see `plain`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "phrases"


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list that has only words, one a line."""
    return frozenset(_lines(name))


@cache
def phrase_pattern(name: str) -> re.Pattern[str]:
    """Return one pattern that finds any phrase of a list; case does not matter."""
    return re.compile("|".join(f"(?:{line})" for line in _lines(name)), re.I)


def _lines(name: str) -> list[str]:
    """Return the lines of a list, without remarks."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("## ")]


def normalise(text: str) -> str:
    """Return text as the phrases expect it."""
    return " ".join(text.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'", 0xA0: " "}).split())
