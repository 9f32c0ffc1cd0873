"""What one request brings back: an answer with its headers and body, or a trouble with its reason."""

from __future__ import annotations

import re
import time
import zlib
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from multidict import CIMultiDict

from .verdicts import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Trouble:
    """No answer: the verdict and the reason, from the closed lists."""

    verdict: Verdict
    reason: Reason


@dataclass(slots=True)
class Answer:
    """An answer from a server. `body` is as sent and at most the limit; `whole` is False where it was cut off."""

    status: int
    headers: CIMultiDict[str] = field(default_factory=CIMultiDict)
    body: bytes = b""
    whole: bool = True
    late: bool = False
    """True where time ran out while the body was read."""
    broke_off: bool = False
    """True where the server ended the body before its end."""
    was_reset: bool = False
    """True where it broke off with a reset rather than an early end."""
    certificate_days: float | None = None

    def header(self, name: str) -> str:
        """Return a header's first value, or nothing."""
        return self.headers.get(name, "")

    @property
    def media_type(self) -> str:
        """Return the media type in lower case, without parameters."""
        return self.header("Content-Type").partition(";")[0].strip().lower()

    @property
    def wished_wait(self) -> float | None:
        """Return for how many seconds the server wants to be left alone (Retry-After); None where it does not say."""
        told = self.header("Retry-After").strip()
        if re.fullmatch(r"\d{1,9}", told):
            return float(told)
        try:
            return max(0.0, parsedate_to_datetime(told).timestamp() - time.time()) if told else None
        except (ValueError, TypeError, OverflowError):
            return None

    def decoded(self, limit: int) -> bytes:
        """Return the body unpacked, at most `limit` bytes; as sent where it is not packed as it says."""
        data = self.body
        for coding in reversed(re.split(r"[\s,]+", self.header("Content-Encoding").lower())):
            if coding in ("gzip", "x-gzip", "deflate"):
                unpacked = _unpacked(data, limit)
                data = data if unpacked is None else unpacked
            elif coding in ("br", "zstd", "compress"):
                return b""
        return data[:limit]


def _unpacked(data: bytes, limit: int) -> bytes | None:
    """Unpack gzip, zlib or raw deflate; None where it is none of them."""
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        machine = zlib.decompressobj(window)
        try:
            return machine.decompress(data, limit)
        except zlib.error:
            continue
    return _salvaged(data, limit)


def _salvaged(data: bytes, limit: int) -> bytes | None:
    """Return what can be unpacked of a stream that breaks in the middle; None where nothing can."""
    machine = zlib.decompressobj(zlib.MAX_WBITS | 32)
    found = b""
    try:
        for start in range(0, len(data), 1024):
            found += machine.decompress(data[start:start + 1024], limit)
            if len(found) >= limit:
                break
    except zlib.error:
        return found or None
    return found or None


def charset_of(answer: Answer, data: bytes) -> str:
    """Return the encoding of a page: byte order mark, header, meta, else UTF-8."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return name
    told = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", answer.header("Content-Type"), re.I)
    if told:
        return told.group(1)
    meta = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)", data[:4096], re.I)
    return meta.group(1).decode("ascii", "replace") if meta else "utf-8"


def text_of(answer: Answer, data: bytes) -> str:
    """Return a page's text, whatever it says of its encoding."""
    try:
        return data.decode(charset_of(answer, data), "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
