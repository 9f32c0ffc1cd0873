"""Content-Type and Content-Encoding of a response, and its body decompressed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

MEDIA_TYPE = re.compile(r"\s*([!#$%&'*+.^_`|~\w-]+/[!#$%&'*+.^_`|~\w-]+)\s*(?:[;,]|$)", re.ASCII)
CHARSET = re.compile(r"(?:^|[;,\s])charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;,\"']+))", re.I)
NOT_CODINGS = frozenset({"identity", "none", "binary", "8bit", "chunked"})
"""Values that some servers send as a content coding although nothing is compressed."""
COMPRESSED_SIGNATURES = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x1f\x9d", b"BZh", b"\xfd7zXZ")
"""The first bytes of gzip, zstd, compress, bzip2 and xz."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
GZIP = COMPRESSED_SIGNATURES[0]
MAX_GZIP_MEMBERS = 200
MAX_CODINGS = 10
BLOCK_SIZE = 16_384


@dataclass(frozen=True, slots=True)
class DecodedBody:
    """A decompressed body. `supported` is False for an unknown coding, `complete` where a part of it is missing."""

    data: bytes
    supported: bool = True
    complete: bool = True


def parse_media_type(values: Iterable[str]) -> str:
    """Return the media type of Content-Type in lower case, the last of several (Fetch standard), or an empty text."""
    types = [match.group(1).lower() for value in values for part in value.split(",")
             if (match := MEDIA_TYPE.match(part))]
    specific = [each for each in types if each != "*/*"]
    return specific[-1] if specific else ""


def parse_charset(values: Iterable[str]) -> str:
    """Return the charset label of Content-Type, or an empty text."""
    labels = [next(group for group in match.groups() if group is not None) for value in values
              if (match := CHARSET.search(value))]
    return labels[-1].strip() if labels else ""


def parse_codings(values: Iterable[str]) -> list[str]:
    """Return the codings of Content-Encoding in lower case, in the order in which they were applied."""
    return [coding for coding in re.split(r"[\s,;]+", " ".join(values).lower()) if coding]


def decode_body(body: bytes, codings: list[str], limit: int) -> DecodedBody:
    """Remove the codings, the last first; at most `limit` bytes. A page that is not compressed stays as sent."""
    data, complete = body, True
    if len(codings) > MAX_CODINGS:
        return DecodedBody(b"", supported=False)
    for coding in reversed(codings):
        if coding in NOT_CODINGS or not data or looks_like_page(data):
            continue
        if coding not in ("gzip", "x-gzip", "deflate"):
            return DecodedBody(b"", supported=False)
        decoded = _inflate(data, limit)
        data, complete = decoded.data, complete and decoded.complete
        if not decoded.supported:
            return decoded
    if len(data) > limit:
        data, complete = data[:limit], False
    is_lost = bool(body and not data and not complete)
    return DecodedBody(data, not (is_lost or data.startswith(COMPRESSED_SIGNATURES)), complete)


def looks_like_page(data: bytes) -> bool:
    """Whether bytes begin as an uncompressed page does: with a tag, and without NUL."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and b"\x00" not in data[:1024]


def _inflate(data: bytes, limit: int) -> DecodedBody:
    """Decompress gzip (all of its members), zlib or raw deflate; return text that is none of them unchanged."""
    if data.startswith(GZIP):
        return _inflate_gzip(data, limit)
    stream = _inflate_stream(data, zlib.MAX_WBITS, limit)
    if stream.is_corrupt and not stream.data:
        stream = _inflate_stream(data, -zlib.MAX_WBITS, limit)
        if stream.is_corrupt:
            return DecodedBody(data, supported=not CONTROL.search(data[:1024]))
    return DecodedBody(stream.data, complete=stream.ended)


def _inflate_gzip(data: bytes, limit: int) -> DecodedBody:
    """Decompress all members of a gzip file; complete where at most zero padding follows the last one."""
    decoded, ended, count = bytearray(), True, 0
    while data.startswith(GZIP) and ended and len(decoded) < limit and count < MAX_GZIP_MEMBERS:
        stream = _inflate_stream(data, zlib.MAX_WBITS | 16, limit - len(decoded))
        decoded += stream.data
        data, ended, count = stream.rest, stream.ended, count + 1
    return DecodedBody(bytes(decoded), complete=ended and not data.strip(b"\0"))


@dataclass(frozen=True, slots=True)
class _Stream:
    """One stream, decompressed as far as possible: whether it came to its end or is corrupt, and what follows it."""

    data: bytes
    ended: bool = False
    is_corrupt: bool = False
    rest: bytes = b""


def _inflate_stream(data: bytes, window_bits: int, limit: int) -> _Stream:
    """Decompress one stream block by block, so that what stands before an error is kept."""
    decompressor = zlib.decompressobj(window_bits)
    decoded = bytearray()
    for start in range(0, len(data), BLOCK_SIZE):
        before = decompressor.copy()
        block = data[start:start + BLOCK_SIZE]
        try:
            decoded += decompressor.decompress(block, limit - len(decoded))
        except zlib.error:
            decoded += _inflate_until_error(before, block, limit - len(decoded))
            return _Stream(bytes(decoded), is_corrupt=True)
        if decompressor.eof:
            return _Stream(bytes(decoded), ended=True, rest=decompressor.unused_data + data[start + BLOCK_SIZE:])
        if len(decoded) >= limit:
            break
    return _Stream(bytes(decoded))


def _inflate_until_error(decompressor: zlib._Decompress, block: bytes, limit: int) -> bytes:
    """Decompress a block with an error in it byte by byte, up to the error; return at most `limit` bytes."""
    decoded = bytearray()
    with suppress(zlib.error):
        for index in range(len(block)):
            decoded += decompressor.decompress(block[index:index + 1], limit - len(decoded))
            if len(decoded) >= limit:
                break
    return bytes(decoded)
