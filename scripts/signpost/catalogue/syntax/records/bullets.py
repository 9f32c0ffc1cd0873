"""Lists in long texts as word processors write them, whose signs a page would show as they are, all on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signpost.catalogue.syntax.line_scanner import BLOCK, Fault, margin_of
from signpost.catalogue.syntax.outline import Outline

LONG_TEXTS = ("description", "for_professionals", "introduction")
"""Fields whose text can hold a list."""
BULLET = re.compile(r"(?P<indent> *)(?:[•·●○▪▫■□◦‣⁃∙\uf0b7\uf0a7]\s*|o\t+|[–—]\t+)(?P<text>\S.*)")
DASH = re.compile(r"(?P<indent> *)[–—] +(?P<text>\S.*)")
"""A dash that may also stand within a sentence: two such lines, one below the other, are a list."""
FIELD = re.compile(r" *(?:- )?(?P<key>[a-z_]+): *(?P<value>.*)")


def bullet_faults(lines: Sequence[str], outline: Outline) -> Iterator[Fault]:
    """Yield the fault of each line of a long text that begins with a bullet in place of a hyphen and a space."""
    if not outline.fields:
        return
    outer = -1
    for number, text in enumerate(lines, 1):
        found = FIELD.fullmatch(text)
        if outer < 0 or (text.strip() and margin_of(text) <= outer):
            is_long = found and found["key"] in LONG_TEXTS and found["value"].startswith("|") and BLOCK.match(
                found["value"])
            outer = margin_of(text) if is_long else -1
            continue
        item = BULLET.fullmatch(text) or _dash(lines, number)
        if item:
            above = lines[number - 2]
            gap = "\n" if above.strip() and not (BULLET.fullmatch(above) or _dash(lines, number - 1)) else ""
            gap = gap if margin_of(above) > outer else ""
            written = f"{item['indent']}- {item['text']}"
            also = ", and leave an empty line above it" if gap else ""
            yield Fault(number, f"begin each line of the list with a hyphen and a space: '{written.strip()}'{also}",
                        written, inserted="" if gap else None, is_certain=True)


def _dash(lines: Sequence[str], number: int) -> re.Match[str] | None:
    """Return the match of a line that begins with a dash, as the line above or below it does; or None."""
    found = DASH.fullmatch(lines[number - 1])
    near = [lines[at] for at in (number - 2, number) if 0 <= at < len(lines)]
    return found if found and any(DASH.fullmatch(each) for each in near) else None
