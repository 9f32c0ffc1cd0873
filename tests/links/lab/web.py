"""Web servers in one thread: ordinary ones with routes, and raw ones that do what they like with a connection."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(slots=True)
class Request:
    """One request as the server saw it: when it came, was answered, and when its connection opened and closed."""

    host: str
    path: str
    headers: dict[str, str]
    at: float
    opened: float
    closed: float = 0.0
    answered: float = 0.0
    port: int = 0


@dataclass(slots=True)
class Reply:
    """What a route answers."""

    status: int = 200
    body: bytes = b""
    headers: list[tuple[str, str]] = field(default_factory=list)
    reason: str = "Reason"


Reader: TypeAlias = asyncio.StreamReader
Writer: TypeAlias = asyncio.StreamWriter
Route = Callable[[Request], Reply | Awaitable[Reply]]
Raw = Callable[[Reader, Writer], Awaitable[None]]


class Web:
    """All web servers of a lab."""

    def __init__(self) -> None:
        self.log: list[Request] = []
        self.routes: dict[tuple[str, str], Route] = {}
        """By host (or "*") and path (or "*"), without port and query."""
        self._loop = asyncio.new_event_loop()
        self._servers: list[asyncio.Server] = []
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.port = self.listen(self._serve)

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run something in the servers' thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def listen(self, handler: Raw, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1", port: int = 0) -> int:
        """Start a server; return its port."""

        async def guarded(reader: Reader, writer: Writer) -> None:
            try:
                await handler(reader, writer)
            except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError, ValueError):
                pass
            finally:
                writer.close()

        async def start() -> asyncio.Server:
            return await asyncio.start_server(guarded, host, port, ssl=tls, limit=2**20)

        server: asyncio.Server = self.run(start())
        self._servers.append(server)
        return int(server.sockets[0].getsockname()[1])

    def listen_tls(self, tls: ssl.SSLContext) -> int:
        """Start a server with the ordinary routes behind a certificate."""
        return self.listen(self._serve, tls)

    def listen_at(self, host: str) -> int:
        """Start a server with the ordinary routes at another address of this machine."""
        return self.listen(self._serve, host=host)

    def close(self) -> None:
        """Stop everything."""
        self.run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _end(self) -> None:
        """Close the servers and end what still answers."""
        for server in self._servers:
            server.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: Reader, writer: Writer) -> None:
        """Answer one request by its route; note when the connection opened and closed."""
        opened = time.monotonic()
        request = await read_request(reader, opened)
        request.port = int(writer.get_extra_info("sockname")[1])
        self.log.append(request)
        try:
            path = request.path.partition("?")[0]
            route = next(
                (
                    self.routes[key]
                    for key in ((request.host, path), (request.host, "*"), ("*", path))
                    if key in self.routes
                ),
                None,
            )
            reply = (
                route(request)
                if route
                else Reply(404, b"<title>Not found</title><p>No such page here.</p>", [("Content-Type", "text/html")])
            )
            if isinstance(reply, Awaitable):
                reply = await reply
            request.answered = time.monotonic()
            writer.write(packed(reply))
            await writer.drain()
            writer.write_eof() if writer.can_write_eof() else None
            await asyncio.wait_for(reader.read(1), 30)
        finally:
            request.closed = time.monotonic()


async def read_request(reader: Reader, opened: float = 0.0) -> Request:
    """Read a request's head."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)
    }
    host = headers.get("host", "").partition(":")[0].lower()
    return Request(host, lines[0].split(" ")[1], headers, time.monotonic(), opened)


def packed(reply: Reply) -> bytes:
    """Return the bytes of an answer; a header holds a byte that is no UTF-8 as a surrogate, such as U+DCE9."""
    names = {name.lower() for name, _ in reply.headers}
    headers = list(reply.headers)
    if "content-length" not in names and "transfer-encoding" not in names:
        headers.append(("Content-Length", str(len(reply.body))))
    head = f"HTTP/1.1 {reply.status} {reply.reason}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers)
    return (head + "Connection: close\r\n\r\n").encode("utf-8", "surrogateescape") + reply.body


def reset(writer: Writer) -> None:
    """End a connection with a reset."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
