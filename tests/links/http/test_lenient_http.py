"""The lenient HTTP reader: responses that are not valid HTTP, read as browsers do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.links.http.lenient_http import parse_response

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    ("raw", "status", "body"),
    [
        (HEAD + b"x", 200, b"x"),
        (HEAD.replace(b"\r", b"") + b"x", 200, b"x"),
        (b"\r\n\r\n" + HEAD + b"x", 200, b"x"),
        (b"ICY 200 OK\r\n\r\nx", 200, b"x"),
        (b"http/1.1 404\r\n\r\n", 404, b""),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n" + HEAD + b"x", 200, b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n2;e\r\nyz\r\n0\r\n\r\n", 200, b"xyz"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnone", 200, b"none"),
        (b"HTTP/1.1 302 Found\r\nLocation: /x", 302, b""),
        (b"HTTP/1.1 999 No\r\n\r\n", 999, b""),
    ],
)
def test_response_is_read_when_browsers_read_it(raw: bytes, status: int, body: bytes) -> None:
    """Any line endings, interim responses before the final one, chunks as far as they can be read."""
    found = parse_response(raw)
    assert found is not None and (found.status, found.body) == (status, body)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-x\r\n\r\n",
        b"<html>",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 099 No\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 30 + HEAD,
        b"HTTP/1.1 100 Continue\r\n\r\n<html>",
    ],
)
def test_response_is_none_when_browsers_find_none(raw: bytes) -> None:
    """No status, headers that are cut off before a page, or nothing but interim responses."""
    assert parse_response(raw) is None


def test_unfinished_headers_are_no_response_when_reading_stopped() -> None:
    """Only where the server closed the connection may the blank line be missing."""
    raw = b"HTTP/1.1 302 Found\r\nLocation: /x\r\n"
    assert parse_response(raw, ended=True) is not None and parse_response(raw, ended=False) is None


def test_headers_are_valid_unicode_when_their_bytes_are_not() -> None:
    """Bytes of an address are percent-encoded, others decoded as Windows-1252; invalid lines are left out."""
    raw = b"HTTP/1.1 301 M\r\nLocation: /caf\xe9\r\nX: caf\xe9\r\nno header\r\nY\xe9: 1\r\n: 2\r\n\r\n"
    found = parse_response(raw)
    assert found is not None
    assert list(found.headers.items()) == [("Location", "/caf%E9"), ("X", "caf\u00e9")]


@given(st.binary(max_size=80).map(b"HTTP/1.1 200\r\n".__add__) | st.binary(max_size=80), st.booleans())
def test_reader_never_raises_when_the_bytes_are_any(raw: bytes, ended: bool) -> None:
    """A response with valid text, or None."""
    found = parse_response(raw, ended)
    assert found is None or "".join(found.headers.values()).encode() is not None
