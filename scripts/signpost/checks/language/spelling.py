"""American spellings, and how the words are spelled in Britain: codespell's word list, read from the British side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

WORD_LIST = "dictionary_en-GB_to_en-US.txt"
BRITISH_TOO = frozenset((
    "program", "practice", "license", "meter", "check", "draft", "story", "tire", "curb", "gray", "disk", "jail",
    "licensed", "stories", "judgment", "medal", "inquiry", "pediatric", "encyclopedia", "aging", "acknowledgment",
))
"""Spellings of the list that are right in British English in another sense, or that stand in names."""


@cache
def _american() -> dict[str, str]:
    """Return American spellings with their British ones."""
    lines = (files("codespell_lib") / "data" / WORD_LIST).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("->") for line in lines if "->" in line]
    british = {word.lower() for word, _ in pairs}
    spellings = {american.split(",")[0].strip().lower(): word for word, american in pairs}
    return {american: word for american, word in spellings.items() if american not in BRITISH_TOO | british}


def american_spellings(text: str) -> Iterator[tuple[str, str]]:
    """Yield each American spelling in a text, web addresses apart, with the British one."""
    spellings = _american()
    for word in re.findall(r"[a-z0-9']+", re.sub(r"https?://\S+", " ", text.lower().replace("’", "'"))):
        if word in spellings:
            yield word, spellings[word]
