"""Decodes headers and replaces surrogates where text enters the program, so that all output is valid UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote_from_bytes

from multidict import CIMultiDict

SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT_CHARACTER = "\ufffd"
ASCII_PRINTABLE = bytes(range(0x20, 0x7F)).decode()


def well_formed(text: str) -> str:
    """Return text with U+FFFD in place of every surrogate, which no encoding can write."""
    return text if text.isascii() else SURROGATE.sub(REPLACEMENT_CHARACTER, text)


def decode_header(raw: bytes) -> str:
    """Decode a header's value: as UTF-8 where it is that, else as Windows-1252, as older servers send it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def decode_location(raw: bytes) -> str:
    """Decode an address in a header: its non-ASCII bytes become percent-encoded, as browsers request them."""
    return quote_from_bytes(raw, safe=ASCII_PRINTABLE + "\t") if not raw.isascii() else raw.decode()


def decode_cookie(raw: bytes) -> str:
    """Decode a Set-Cookie line: each byte becomes the character of its number, so that it can be sent back as it is."""
    return raw.decode("latin-1")


HEADER_DECODERS = {b"location": decode_location, b"set-cookie": decode_cookie}


def decode_headers(raw: Iterable[tuple[bytes, bytes]]) -> CIMultiDict[str]:
    """Decode the headers of a response, given as pairs of name and value."""
    headers: CIMultiDict[str] = CIMultiDict()
    for name, value in raw:
        decode = HEADER_DECODERS.get(name.lower(), decode_header)
        headers.add(name.decode("latin-1"), decode(value.strip(b" \t\r\n")))
    return headers
