"""What a server can do to a connection when it does not answer as it should."""

from __future__ import annotations

import asyncio
import gzip

from .pages import good, html
from .web import Raw, Reader, Writer, packed, read_request, reset

GOOD = packed(good())
BODY = good().body
NOT_FOUND = packed(html("Not found", "<p>No such page here.</p>", 404))
"""What servers answer for other addresses than the case's own, such as the made-up one of a check."""


async def at_once_reset(_reader: Reader, writer: Writer) -> None:
    """Reset straight after accept."""
    reset(writer)


async def hang(reader: Reader, _writer: Writer) -> None:
    """Take the request and never answer."""
    await reader.read(-1)


async def close_silently(reader: Reader, _writer: Writer) -> None:
    """Take the request and close without a word."""
    await read_request(reader)


async def garbage(reader: Reader, writer: Writer) -> None:
    """Answer with something that is no HTTP at all."""
    await read_request(reader)
    writer.write(b"\x00\x01\x02 SSH-2.0-nonsense\r\n\r\n")
    await writer.drain()


async def slow_headers(reader: Reader, writer: Writer) -> None:
    """Send one header a second for 45 seconds."""
    await read_request(reader)
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(45):
        writer.write(f"X-Slow-{number}: yes\r\n".encode())
        await writer.drain()
        await asyncio.sleep(1)


async def drip(reader: Reader, writer: Writer) -> None:
    """Send the body one byte a second."""
    await read_request(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for byte in BODY[:60]:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(1)


async def endless(reader: Reader, writer: Writer) -> None:
    """Send a page that never ends."""
    if not await _is_for_the_case(reader, writer):
        return
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + BODY)
    while True:
        writer.write(b"<p>and so on and on</p>" * 500)
        await writer.drain()
        await asyncio.sleep(0)


def answers(data: bytes, **elsewhere: bytes) -> Raw:
    """Return a server that answers with these bytes and closes; `elsewhere` has other paths, without their slash."""

    async def serve(reader: Reader, writer: Writer) -> None:
        if await _is_for_the_case(reader, writer, elsewhere):
            writer.write(data)
            await writer.drain()

    return serve


async def _is_for_the_case(reader: Reader, writer: Writer, elsewhere: dict[str, bytes] | None = None) -> bool:
    """Whether a request is for the case's own address; else answer it here."""
    path = (await read_request(reader)).path
    if path.partition("?")[0] == "/page":
        return True
    writer.write((elsewhere or {}).get(path[1:], NOT_FOUND))
    await writer.drain()
    return False


def without_end(beginning: bytes, more: bytes) -> Raw:
    """Return a server that begins an answer and then repeats the same bytes for as long as they are taken."""

    async def serve(reader: Reader, writer: Writer) -> None:
        if not await _is_for_the_case(reader, writer):
            return
        writer.write(beginning)
        while not writer.is_closing():
            writer.write(more)
            await writer.drain()
            await asyncio.sleep(0)

    return serve


def chunked(*parts: bytes) -> bytes:
    """Return a body in chunks."""
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def at_once(data: bytes) -> Raw:
    """Return a server that says these bytes before it has heard anything."""

    async def serve(reader: Reader, writer: Writer) -> None:
        writer.write(data)
        await writer.drain()
        await reader.read(100)

    return serve


async def cut_then_reset(reader: Reader, writer: Writer) -> None:
    """Send half a head of a page, then reset."""
    await read_request(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html><he")
    await writer.drain()
    await asyncio.sleep(0.2)
    reset(writer)


def fails_first(times: int, first: Raw) -> Raw:
    """Return a server that misbehaves so many times and is well after that."""
    left = times

    async def serve(reader: Reader, writer: Writer) -> None:
        nonlocal left
        left -= 1
        await (first if left >= 0 else answers(GOOD))(reader, writer)

    return serve


def headed(*lines: str, body: bytes = BODY, status: str = "HTTP/1.1 200 OK", end: str = "\r\n") -> bytes:
    """Return an answer with just these header lines."""
    return end.join([status, *lines, "", ""]).encode("latin-1") + body


def bomb() -> bytes:
    """Return an answer of a few kilobytes that unpacks to two gigabytes."""
    packed_zeros = gzip.compress(b"\0" * 50_000_000)
    body = gzip.compress(BODY) + packed_zeros * 10
    return headed("Content-Type: text/html", "Content-Encoding: gzip", f"Content-Length: {len(body)}", body=body)
