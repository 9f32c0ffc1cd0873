"""A folder goes in; a server on loopback comes out that compresses, and counts the bytes that it sends by path."""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HEADERS = 200
"""Bytes that an answer's headers take, about."""


@dataclass
class Counted:
    """A served folder: its address, ending in a slash, and the bytes sent by path since the last `reset`."""

    url: str
    sent: Counter[str] = field(default_factory=Counter)

    def reset(self) -> None:
        """Begin to count again."""
        self.sent.clear()


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Counted]:
    """Serve a folder, compressed, while the block runs."""
    compressed = cache(lambda path: gzip.compress(path.read_bytes(), 6))

    class Handler(BaseHTTPRequestHandler):
        """Answers GET with the file, compressed, or 404."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Send one file."""
            path = folder / self.path.split("?")[0].lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            data = compressed(path) if path.is_file() else b""
            self.send_response(200 if path.is_file() else 404)
            self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(len(data)))
            if data:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)
            counted.sent[self.path] += len(data) + HEADERS

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    counted = Counted(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield counted
    finally:
        server.shutdown()
        server.server_close()
