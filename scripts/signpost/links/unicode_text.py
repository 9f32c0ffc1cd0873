"""Text from outside made valid Unicode where it enters, so that everything written later is valid UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote_from_bytes

from multidict import CIMultiDict

SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"
ASCII_PRINTABLE = bytes(range(0x20, 0x7F)).decode()


def well_formed(text: str) -> str:
    """Return text with U+FFFD in place of every surrogate, which no encoding can write."""
    return text if text.isascii() else SURROGATE.sub(REPLACEMENT, text)


def header_text(raw: bytes) -> str:
    """Return a header's value: UTF-8 where it is that, else Windows-1252, as older servers send it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def header_address(raw: bytes) -> str:
    """Return an address from a header with its non-ASCII bytes percent-encoded, as browsers send them on."""
    return quote_from_bytes(raw, safe=ASCII_PRINTABLE + "\t") if not raw.isascii() else raw.decode()


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> CIMultiDict[str]:
    """Return the headers of an answer as text, from names and values as they were sent."""
    found: CIMultiDict[str] = CIMultiDict()
    for name, value in raw:
        read = header_address if name.lower() == b"location" else header_text
        found.add(name.decode("latin-1"), read(value.strip(b" \t\r\n")))
    return found
