"""The web page in a response: its body decompressed, decoded and parsed."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from signpost.links.http.charsets import DecodedText, decode_page
from signpost.links.http.response import Response
from signpost.links.limits import Limits
from signpost.links.page.page import Page
from signpost.links.page.parser_pool import parse_page_isolated

HTML = frozenset({"text/html", "application/xhtml+xml"})
UNKNOWN_TYPES = frozenset({"", "unknown/unknown", "application/unknown"})
PAGE_START = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype html|html|head|body)", re.I | re.S)
SNIFFED_BYTES = 2048
MARKUP_LENGTH = 60_000


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A parsed page, and the beginning of its markup as sent."""

    page: Page
    markup: str


async def read_page(response: Response, limits: Limits) -> ReadPage | None:
    """Return the page in a response; None where its body is no web page or cannot be decoded.

    Marks the response as incomplete where its body turns out to be when it is decompressed.
    """
    decoded = await asyncio.to_thread(_decode, response, limits.decoded_bytes)
    if decoded is None:
        return None
    complete = response.complete and decoded.certain and _is_markup(decoded.text)
    page = await parse_page_isolated(decoded.text, complete, limits.parsed_bytes)
    return ReadPage(page, decoded.text[:MARKUP_LENGTH])


def _decode(response: Response, limit: int) -> DecodedText | None:
    """Return the text of a response that is a page; None where it is none, or cannot be decoded."""
    body = response.decoded_body(limit)
    response.complete = response.complete and body.complete
    is_page = body.supported and _is_page(response, body.data[:SNIFFED_BYTES])
    return decode_page(body.data, response.charset) if is_page else None


def _is_markup(text: str) -> bool:
    """Whether a text may be that of a page: after a wrong encoding there are no tags, or NUL between all letters."""
    return ("<" in text or not text.strip()) and "\0" not in text


def _is_page(response: Response, beginning: bytes) -> bool:
    """Whether a body is a web page by its media type, else by how it begins."""
    if response.media_type in HTML:
        return True
    if response.media_type == "text/plain":
        return False
    decoded = decode_page(beginning, response.charset)
    if decoded is None:
        return False
    return bool(PAGE_START.match(decoded.text)) or (response.media_type in UNKNOWN_TYPES and "<" in decoded.text)
