"""A lenient HTTP reader, for responses that aiohttp rejects and browsers accept."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Iterator

from signpost.links.addresses import Address
from signpost.links.http.response import Response
from signpost.links.unicode_text import decode_headers

STATUS_LINE = re.compile(rb"\s*(?:HTTP/?\d?(?:\.\d)?|ICY)\s+(\d{3})(?!\d)[^\n]*(?:\n|$)", re.I)
HEADERS_END = re.compile(rb"\n\r?\n")
CHUNK_HEADER = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\n]{0,1000}\n")
READ_SIZE = 65_536
MAX_INTERIM = 20
"""How many interim (1xx) responses may come before the final one."""


async def get_leniently(address: Address, headers: dict[str, str], ips: tuple[str, ...], tls: ssl.SSLContext,
                        seconds: float, limit: int) -> Response | None:
    """Send one GET over a connection of its own, and read at most `limit` bytes; None where no response is found."""
    if not ips or seconds <= 0:
        return None
    secure = address.url.scheme == "https"
    raw = bytearray()
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(
                ips[0], address.url.port, ssl=tls if secure else None,
                server_hostname=address.host if secure else None)
            try:
                writer.write(_build_request(address, headers))
                while len(raw) < limit and (data := await reader.read(READ_SIZE)):
                    raw += data
            finally:
                writer.transport.abort()
            ended = len(raw) < limit
    except (OSError, TimeoutError, EOFError):
        ended = False
    return parse_response(bytes(raw), ended)


def _build_request(address: Address, headers: dict[str, str]) -> bytes:
    """Return the bytes of a GET request; each character of a header becomes the byte of its number (Latin-1)."""
    port = address.url.explicit_port
    host = address.host + (f":{port}" if port else "")
    lines = [f"GET {address.request_url.raw_path_qs} HTTP/1.1", f"Host: {host}",
             *(f"{name}: {value}" for name, value in headers.items()), "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")


def parse_response(raw: bytes, ended: bool = True) -> Response | None:
    """Parse a response with any line endings, malformed header lines and a wrong length; None where there is none.

    `ended` says that the server closed the connection, not that reading stopped. Then headers without an end are
    accepted too, unless the status says that a page follows.
    """
    status_line = STATUS_LINE.match(raw)
    for _ in range(MAX_INTERIM):
        headers_end = HEADERS_END.search(raw, status_line.end() - 1) if status_line else None
        if not status_line or not headers_end or not status_line.group(1).startswith(b"1"):
            break
        status_line = STATUS_LINE.match(raw, headers_end.end())
    status = int(status_line.group(1)) if status_line else 0
    if not status_line or not 200 <= status <= 999 or (not headers_end and (not ended or status < 300)):
        return None
    head = raw[status_line.end():headers_end.start() if headers_end else len(raw)]
    headers = decode_headers(_parse_header_lines(head))
    body = raw[headers_end.end():] if headers_end else b""
    if "chunked" in headers.get("Transfer-Encoding", "").lower():
        body = _decode_chunks(body)
    return Response(status, headers, body, complete=ended)


def _parse_header_lines(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the names and values of the valid header lines."""
    for line in head.split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon and re.fullmatch(rb"[!-~]+", name.strip()):
            yield name.strip(), value


def _decode_chunks(body: bytes) -> bytes:
    """Return the chunks that can be read, or the body unchanged where there are none."""
    decoded, position = bytearray(), 0
    while header := CHUNK_HEADER.match(body, position):
        length = int(header.group(1), 16)
        if length == 0:
            break
        decoded += body[header.end():header.end() + length]
        position = header.end() + length
    return bytes(decoded) or body
