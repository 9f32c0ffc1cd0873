"""What the headers of an answer say of its body: media type, charset, content codings; and the body unpacked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

MEDIA_TYPE = re.compile(r"\s*([!#$%&'*+.^_`|~\w-]+/[!#$%&'*+.^_`|~\w-]+)\s*(?:[;,]|$)", re.ASCII)
CHARSET = re.compile(r"(?:^|[;,\s])charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;,\"']+))", re.I)
MARKERS_ONLY = frozenset({"identity", "none", "binary", "8bit", "chunked"})
"""What some servers name as a coding and is none."""
PACKED_STARTS = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x1f\x9d", b"BZh", b"\xfd7zXZ")
"""How gzip, zstd, compress, bzip2 and xz begin."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
GZIP = PACKED_STARTS[0]
MOST_MEMBERS = 200
MOST_CODINGS = 10
PIECE = 16_384


@dataclass(frozen=True, slots=True)
class Content:
    """An unpacked body. `understood` is False where its coding is not known, `whole` where a part of it is missing."""

    data: bytes
    understood: bool = True
    complete: bool = True


def media_type_of(values: Iterable[str]) -> str:
    """Return the media type in lower case, of several the last, as Fetch says; nothing where there is none."""
    found = [match.group(1).lower() for value in values for part in value.split(",")
             if (match := MEDIA_TYPE.match(part))]
    real = [each for each in found if each != "*/*"]
    return real[-1] if real else ""


def charset_told_by(values: Iterable[str]) -> str:
    """Return the label of the charset that Content-Type names, or nothing."""
    found = [next(each for each in match.groups() if each is not None) for value in values
             if (match := CHARSET.search(value))]
    return found[-1].strip() if found else ""


def codings_of(values: Iterable[str]) -> list[str]:
    """Return the content codings in lower case, in the order in which they were put on."""
    return [each for each in re.split(r"[\s,;]+", " ".join(values).lower()) if each]


def unpacked(body: bytes, codings: list[str], limit: int) -> Content:
    """Take the codings off again, the last first; at most `limit` bytes. A page that is not packed stays as sent."""
    data, complete = body, True
    if len(codings) > MOST_CODINGS:
        return Content(b"", understood=False)
    for coding in reversed(codings):
        if coding in MARKERS_ONLY or not data or looks_like_page(data):
            continue
        if coding not in ("gzip", "x-gzip", "deflate"):
            return Content(b"", understood=False)
        found = _inflated(data, limit)
        data, complete = found.data, complete and found.complete
        if not found.understood:
            return found
    if len(data) > limit:
        data, complete = data[:limit], False
    lost = bool(body and not data and not complete)
    return Content(data, not (lost or data.startswith(PACKED_STARTS)), complete)


def looks_like_page(data: bytes) -> bool:
    """Whether bytes begin as a page does that is not packed: with a tag, and without NUL."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and b"\x00" not in data[:1024]


def _inflated(data: bytes, limit: int) -> Content:
    """Return gzip (all of its members), zlib or raw deflate unpacked; text that is none of them as it is."""
    if data.startswith(GZIP):
        return _members(data, limit)
    part = _member(data, zlib.MAX_WBITS, limit)
    if part.is_bad and not part.data:
        part = _member(data, -zlib.MAX_WBITS, limit)
        if part.is_bad:
            return Content(data, understood=not CONTROL.search(data[:1024]))
    return Content(part.data, complete=part.ended)


def _members(data: bytes, limit: int) -> Content:
    """Return all members of a gzip file; what follows the last one is left out, as browsers do."""
    found, ended, count = bytearray(), True, 0
    while data.startswith(GZIP) and ended and len(found) < limit and count < MOST_MEMBERS:
        part = _member(data, zlib.MAX_WBITS | 16, limit - len(found))
        found += part.data
        data, ended, count = part.rest, part.ended, count + 1
    return Content(bytes(found), complete=ended and not data.startswith(GZIP))


@dataclass(frozen=True, slots=True)
class _Part:
    """One stream unpacked as far as it could be: whether it came to its end, was broken, and what follows it."""

    data: bytes
    ended: bool = False
    is_bad: bool = False
    rest: bytes = b""


def _member(data: bytes, window: int, limit: int) -> _Part:
    """Unpack one stream, in pieces, so that what stands before a fault is kept."""
    machine = zlib.decompressobj(window)
    found = bytearray()
    for start in range(0, len(data), PIECE):
        before = machine.copy()
        try:
            found += machine.decompress(data[start:start + PIECE], limit - len(found))
        except zlib.error:
            found += _before_fault(before, data[start:start + PIECE], limit - len(found))
            return _Part(bytes(found), is_bad=True)
        if machine.eof:
            return _Part(bytes(found), ended=True, rest=machine.unused_data + data[start + PIECE:])
        if len(found) >= limit:
            break
    return _Part(bytes(found))


def _before_fault(machine: zlib._Decompress, piece: bytes, limit: int) -> bytes:
    """Return what a piece with a fault in it unpacks to before the fault, byte by byte; at most `limit` bytes."""
    found = bytearray()
    with suppress(zlib.error):
        for place in range(len(piece)):
            found += machine.decompress(piece[place:place + 1], limit - len(found))
            if len(found) >= limit:
                break
    return bytes(found)
