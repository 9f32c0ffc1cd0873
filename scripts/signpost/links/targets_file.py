"""The lines of a list of targets: UTF-8 text, or one clear sentence about what else it is."""

from __future__ import annotations

import codecs
from pathlib import Path

MOST_LINES = 100_000
"""A run of more would not end within a day, and would need more memory than the job's machine has."""
MOST_BYTES = 100 * 1024 * 1024
OTHERS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"),
          (codecs.BOM_UTF16_BE, "UTF-16"))
"""Byte order marks of what spreadsheets call Unicode text."""


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
    """Return the text of a list, without the byte order mark that some programs put before UTF-8."""
    other = next((name for mark, name in OTHERS if data.startswith(mark)), _unmarked(data))
    if other:
        raise NothingToCheck(f"{path} is text in {other}; save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before, byte = fault.object[:fault.start], fault.object[fault.start]
        where = "line {}, byte 0x{:02X}".format(before.count(b"\n") + 1, byte)
        raise NothingToCheck(f"{path} is not text in UTF-8 ({where}); save it as UTF-8") from None


def _unmarked(data: bytes) -> str:
    """Return UTF-16 for what shows as that without a mark: every other byte of it in Latin letters is NUL."""
    start = data[:512]
    for nuls, letters in ((start[1::2], start[::2]), (start[::2], start[1::2])):
        if len(nuls) >= 4 and nuls.count(0) > 0.9 * len(nuls) and letters.count(0) < 0.1 * len(letters):
            return "UTF-16"
    return ""
