"""A long text goes in; it comes out cut in pieces whose borders hang on the text itself.

A change then alters one piece or two, whatever its length, and a phone that keeps the text fetches only those.
"""

from __future__ import annotations

import hashlib
import re

# Where a text may be cut: between two records of JSON, or at the end of a line of HTML.
BORDERS = re.compile(r"(?<=\}),(?=[{\"])|\n")
SHORTEST = 12_000
LONGEST = 50_000
ONE_IN = 8


def cut(text: str) -> list[str]:
    """Return the pieces; joined they are the text. Each holds about 12,000 to 50,000 characters, as borders allow."""
    pieces: list[str] = []
    start = 0
    borders = [match.end() for match in BORDERS.finditer(text)]
    for at, following in zip(borders, [*borders[1:], len(text)], strict=False):
        length = at - start
        if length >= LONGEST or (length >= SHORTEST and _begins(text[at:following])):
            pieces.append(text[start:at])
            start = at
    return [*pieces, text[start:]] if start < len(text) or not pieces else pieces


def _begins(record: str) -> bool:
    """Tell by a record's own letters whether a piece begins with it."""
    return hashlib.sha256(record.encode()).digest()[0] % ONE_IN == 0
