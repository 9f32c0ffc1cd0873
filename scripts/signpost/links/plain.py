"""Reads an answer that is not quite HTTP as browsers do: forgiving. For servers that a strict reader refuses."""

from __future__ import annotations

import asyncio
import re
import ssl

from multidict import CIMultiDict

from .addresses import Address
from .answer import Answer

STATUS_LINE = re.compile(rb"^\s*(?:HTTP/?\d?(?:\.\d)?|ICY)\s+(\d{3})(?!\d)", re.I)


async def ask_plainly(address: Address, headers: dict[str, str], ips: tuple[str, ...], tls: ssl.SSLContext,
                      seconds: float, limit: int) -> Answer | None:
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
    except (OSError, TimeoutError, EOFError):
        pass
    return parsed(bytes(raw))


def _request(address: Address, headers: dict[str, str]) -> bytes:
    """Return the bytes of a GET."""
    port = address.url.explicit_port
    host = address.host + (f":{port}" if port else "")
    lines = [f"GET {address.url.raw_path_qs} HTTP/1.1", f"Host: {host}",
             *(f"{name}: {value}" for name, value in headers.items()), "Connection: close", "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def parsed(raw: bytes) -> Answer | None:
    """Take an answer apart: any line endings, bad headers left out, the length not trusted."""
    found = STATUS_LINE.match(raw)
    if not found or not 200 <= int(found.group(1)) <= 999:
        return None
    head, *rest = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)
    body = rest[0] if rest else b""
    headers: CIMultiDict[str] = CIMultiDict()
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.decode("utf-8", "surrogateescape").partition(":")
        if colon and re.fullmatch(r"[!-~]+", name.strip()):
            headers.add(name.strip(), value.strip())
    if "chunked" in headers.get("Transfer-Encoding", "").lower():
        body = _unchunked(body)
    return Answer(int(found.group(1)), headers, body)


def _unchunked(body: bytes) -> bytes:
    """Return the chunks that can be read, or the body as it is where there are none."""
    found, place = b"", 0
    while size := re.compile(rb"\s*([0-9A-Fa-f]+)[^\n]*\n").match(body, place):
        length = int(size.group(1), 16)
        if length == 0:
            break
        found += body[size.end():size.end() + length]
        place = size.end() + length
    return found or body
