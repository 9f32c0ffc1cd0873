"""What one request brings back: an answer with its headers and body, or a trouble with its reason."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from multidict import CIMultiDict

from signpost.links.http.body_decoding import Content, charset_told_by, codings_of, media_type_of, unpacked
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class RequestFailure:
    """No answer: the verdict and the reason, from the closed lists."""

    verdict: Verdict
    reason: Reason


@dataclass(slots=True)
class Response:
    """An answer from a server. `body` is as sent and at most the limit; `whole` is False where it was cut off."""

    status: int
    headers: CIMultiDict[str] = field(default_factory=CIMultiDict)
    body: bytes = b""
    complete: bool = True
    timed_out: bool = False
    """True where time ran out while the body was read."""
    ended_early: bool = False
    """True where the server ended the body before its end."""
    was_reset: bool = False
    """True where it broke off with a reset rather than an early end."""
    certificate_days: float | None = None

    def header(self, name: str) -> str:
        """Return a header's first value, or nothing."""
        return self.headers.get(name, "")

    @property
    def media_type(self) -> str:
        """Return the media type in lower case, without parameters; nothing where none is told."""
        return media_type_of(self.headers.getall("Content-Type", ()))

    @property
    def retry_after(self) -> float | None:
        """Return for how many seconds the server wants to be left alone (Retry-After); None where it does not say."""
        told = self.header("Retry-After").strip()
        if re.fullmatch(r"\d{1,9}", told, re.ASCII):
            return float(told)
        try:
            return max(0.0, parsedate_to_datetime(told).timestamp() - time.time()) if told else None
        except (ValueError, TypeError, OverflowError, IndexError, AttributeError):  # what its parser raises, by input
            return None

    @property
    def charset(self) -> str:
        """Return the label of the charset that the headers name, or nothing."""
        return charset_told_by(self.headers.getall("Content-Type", ()))

    def content(self, limit: int) -> Content:
        """Return the body unpacked, at most `limit` bytes, with how far it was understood."""
        return unpacked(self.body, codings_of(self.headers.getall("Content-Encoding", ())), limit)

    def decoded(self, limit: int) -> bytes:
        """Return the body unpacked, at most `limit` bytes; nothing where its coding is not understood."""
        found = self.content(limit)
        return found.data if found.understood else b""
