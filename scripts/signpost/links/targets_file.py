"""Reads the lines of a list of targets, which must be UTF-8 text."""

from __future__ import annotations

import codecs
from pathlib import Path

MOST_LINES = 100_000
"""A longer run would not end within a day, and would need more memory than the job's machine has."""
MOST_BYTES = 100 * 1024 * 1024
BYTE_ORDER_MARKS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"),
          (codecs.BOM_UTF16_BE, "UTF-16"))
"""Byte order marks of what spreadsheets save as Unicode text."""
NUL_ONE_IN = 20
"""A file in which more than one byte in so many is NUL is in another encoding, or no text at all."""


class NothingToCheck(Exception):
    """There is no target, or the list of targets cannot be read. The message is a sentence for the user."""


def read_lines(path: Path) -> list[str]:
    """Return the lines of a list without their line breaks. Raises NothingToCheck where it is too long or not UTF-8."""
    if path.stat().st_size > MOST_BYTES:
        raise NothingToCheck(f"{path} is longer than {MOST_BYTES // 2**20} MB; check it in parts")
    text = _decode(path, path.read_bytes())
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = [line.removesuffix("\r") for line in text.split("\n", MOST_LINES + 1)]
    if not lines[-1]:
        lines.pop()
    if len(lines) > MOST_LINES:
        raise NothingToCheck(f"{path} holds more than {MOST_LINES:,} lines; check it in parts")
    return lines


def _decode(path: Path, data: bytes) -> str:
    """Decode a list, without the byte order mark that some programs put before UTF-8. Raises NothingToCheck."""
    other = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), _looks_like_utf_16(data))
    if other:
        raise NothingToCheck(f"{path} is text in {other}; save it as UTF-8")
    if data.count(0) * NUL_ONE_IN > len(data):
        raise NothingToCheck(f"{path} is not text in UTF-8 (it holds NUL bytes); save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before, byte = fault.object[:fault.start], fault.object[fault.start]
        where = "line {}, byte 0x{:02X}".format(before.count(b"\n") + 1, byte)
        raise NothingToCheck(f"{path} is not text in UTF-8 ({where}); save it as UTF-8") from None


def _looks_like_utf_16(data: bytes) -> str:
    """Return "UTF-16" where the bytes are that without a byte order mark: in Latin text every other byte is NUL."""
    start = data[:512]
    for nuls, letters in ((start[1::2], start[::2]), (start[::2], start[1::2])):
        if len(nuls) >= 4 and nuls.count(0) > 0.9 * len(nuls) and letters.count(0) < 0.1 * len(letters):
            return "UTF-16"
    return ""
