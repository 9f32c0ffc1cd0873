"""Reads an answer that is not quite HTTP as browsers do: forgiving. For servers that a strict reader refuses."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Iterator

from signpost.links.addresses import Address
from signpost.links.http.response import Response
from signpost.links.unicode_text import headers_of

STATUS_LINE = re.compile(rb"\s*(?:HTTP/?\d?(?:\.\d)?|ICY)\s+(\d{3})(?!\d)[^\n]*(?:\n|$)", re.I)
HEAD_END = re.compile(rb"\n\r?\n")
CHUNK_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\n]{0,1000}\n")
MOST_INTERIM = 20
"""How many interim (1xx) answers may come before the real one."""


async def ask_plainly(address: Address, headers: dict[str, str], ips: tuple[str, ...], tls: ssl.SSLContext,
                      seconds: float, limit: int) -> Response | None:
    """Ask once over a connection of our own; None where even a forgiving reader finds no answer."""
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
                writer.write(_request(address, headers))
                while len(raw) < limit and (chunk := await reader.read(65536)):
                    raw += chunk
            finally:
                writer.transport.abort()
            ended = len(raw) < limit
    except (OSError, TimeoutError, EOFError):
        ended = False
    return parsed(bytes(raw), ended)


def _request(address: Address, headers: dict[str, str]) -> bytes:
    """Return the bytes of a GET."""
    port = address.url.explicit_port
    host = address.host + (f":{port}" if port else "")
    lines = [f"GET {address.sent.raw_path_qs} HTTP/1.1", f"Host: {host}",
             *(f"{name}: {value}" for name, value in headers.items()), "Connection: close", "", ""]
    return "\r\n".join(lines).encode()


def parsed(raw: bytes, ended: bool = True) -> Response | None:
    """Take an answer apart: any line endings, bad headers left out, the length not trusted; None where it is none.

    `ended` says that the server ended it, rather than that no more was read: then a head that is not ended counts
    too, unless it says that a page follows.
    """
    status = STATUS_LINE.match(raw)
    for _ in range(MOST_INTERIM):
        end = HEAD_END.search(raw, status.end() - 1) if status else None
        if not status or not end or not status.group(1).startswith(b"1"):
            break
        status = STATUS_LINE.match(raw, end.end())
    code = int(status.group(1)) if status else 0
    if not status or not 200 <= code <= 999 or (not end and (not ended or code < 300)):
        return None
    headers = headers_of(_fields(raw[status.end():end.start() if end else len(raw)]))
    body = raw[end.end():] if end else b""
    if "chunked" in headers.get("Transfer-Encoding", "").lower():
        body = _unchunked(body)
    return Response(code, headers, body, complete=ended)


def _fields(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the names and values of the header lines that are any."""
    for line in head.split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon and re.fullmatch(rb"[!-~]+", name.strip()):
            yield name.strip(), value


def _unchunked(body: bytes) -> bytes:
    """Return the chunks that can be read, or the body as it is where there are none."""
    found, place = bytearray(), 0
    while size := CHUNK_SIZE.match(body, place):
        length = int(size.group(1), 16)
        if length == 0:
            break
        found += body[size.end():size.end() + length]
        place = size.end() + length
    return bytes(found) or body
