"""The outcome of one request: a response with its headers and body, or a failure with its reason."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from multidict import CIMultiDict

from signpost.links.http.body_decoding import (
    DecodedBody,
    decode_body,
    parse_charset,
    parse_codings,
    parse_media_type,
)
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class RequestFailure:
    """A request without a response: its verdict and reason."""

    verdict: Verdict
    reason: Reason


@dataclass(slots=True)
class Response:
    """A response. `body` is as sent, up to the size limit; `complete` is False where a part of it is missing."""

    status: int
    headers: CIMultiDict[str] = field(default_factory=CIMultiDict)
    body: bytes = b""
    complete: bool = True
    timed_out: bool = False
    """Whether the time limit was reached while the body was read."""
    ended_early: bool = False
    """Whether the server closed the connection before the end of the body."""
    was_reset: bool = False
    """Whether it did so with a TCP reset."""
    certificate_days: float | None = None
    """The days until the server's certificate expires."""

    def header(self, name: str) -> str:
        """Return a header's first value, or an empty text."""
        return self.headers.get(name, "")

    @property
    def media_type(self) -> str:
        """The media type in lower case, without parameters; empty where none is given."""
        return parse_media_type(self.headers.getall("Content-Type", ()))

    @property
    def charset(self) -> str:
        """The charset label of the Content-Type header, or an empty text."""
        return parse_charset(self.headers.getall("Content-Type", ()))

    @property
    def retry_after(self) -> float | None:
        """The seconds until the server accepts another request (Retry-After); None where it does not say."""
        value = self.header("Retry-After").strip()
        if re.fullmatch(r"\d{1,9}", value, re.ASCII):
            return float(value)
        try:
            return max(0.0, parsedate_to_datetime(value).timestamp() - time.time()) if value else None
        except (ValueError, TypeError, OverflowError, IndexError, AttributeError):  # the parser raises any of these
            return None

    def decoded_body(self, limit: int) -> DecodedBody:
        """Return the body decompressed, at most `limit` bytes."""
        return decode_body(self.body, parse_codings(self.headers.getall("Content-Encoding", ())), limit)
