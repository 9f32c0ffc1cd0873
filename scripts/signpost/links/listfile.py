"""The lines of a list of targets, in whichever encoding an office program saved it."""

from __future__ import annotations

import codecs
from pathlib import Path

MOST_LINES = 100_000
"""A run of more would not end within a day, and would need more memory than the job's machine has."""
MOST_BYTES = 100 * 1024 * 1024
MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class NothingToCheck(Exception):
    """There is no target at all: a broken build, or a list that cannot be read; never good news."""


def lines_of(path: Path) -> list[str]:
    """Return the lines of a list without their line breaks; NothingToCheck where it cannot be read or is too long."""
    if path.stat().st_size > MOST_BYTES:
        raise NothingToCheck(f"{path} is longer than {MOST_BYTES // 2**20} MB; check it in parts")
    text = _text_of(path, path.read_bytes())
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = [line.removesuffix("\r") for line in text.split("\n", MOST_LINES + 1)]
    if not lines[-1]:
        lines.pop()
    if len(lines) > MOST_LINES:
        raise NothingToCheck(f"{path} holds more than {MOST_LINES:,} lines; check it in parts")
    return lines


def _text_of(path: Path, data: bytes) -> str:
    """Return the text of a list: UTF-8; UTF-16 or UTF-32 by a byte order mark; or UTF-16 that shows by its NULs."""
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", _unmarked(data)))
    try:
        return data[len(mark):].decode(encoding)
    except UnicodeDecodeError as fault:
        line = data[len(mark):][:fault.start].count(b"\n") + 1
        raise NothingToCheck(f"{path} is not text in {encoding.upper()[:6].rstrip('-')} (line {line}, byte "
                             f"0x{fault.object[fault.start]:02X}); save it as UTF-8") from None


def _unmarked(data: bytes) -> str:
    """Return the encoding of text without a byte order mark: every other byte of UTF-16 in Latin letters is NUL."""
    start = data[:512]
    for name, nuls, letters in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
        if len(nuls) >= 4 and nuls.count(0) > 0.9 * len(nuls) and letters.count(0) < 0.1 * len(letters):
            return name
    return "utf-8"
