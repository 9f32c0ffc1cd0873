"""A server of static files on loopback, for the browser tests and the benches."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest")
HEADER_BYTES = 200
"""About how many bytes the headers of a response take."""


@functools.lru_cache(maxsize=4096)
def _body(path: Path, modified: float, compress: bool) -> bytes:
    """Return the bytes of a response; `modified` is the file's time stamp, so that a changed file is read again."""
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if compress else data


class StaticHandler(http.server.SimpleHTTPRequestHandler):
    """Answers GET with the file, an index.html for its folder, or the site's own page "not found"."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, compress: bool, sent: Counter[str], **options: Any) -> None:
        self.compress, self.sent = compress, sent
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Send one response, and count its bytes."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.split("?")[0].split("#")[0].endswith("/"):
            super().do_GET()  # redirects to the address with a slash
            return
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if path.is_file() else Path(self.directory) / "404.html"
        compress = self.compress and path.suffix in COMPRESSED and path.is_file()
        data = _body(path, path.stat().st_mtime, compress) if path.is_file() else b"Not found"
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache" if path.suffix in (".html", ".json") else "max-age=600")
        if compress:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        self.sent[self.path] += len(data) + HEADER_BYTES

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


class StaticServer(http.server.ThreadingHTTPServer):
    """Says nothing of browsers that leave a page before it has come."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, but not that a connection was closed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class ServedFolder(str):
    """The address at which a folder is served, ending in a slash, and the bytes sent so far by path."""

    sent: Counter[str]


@contextlib.contextmanager
def serve(folder: Path, compress: bool = False) -> Iterator[ServedFolder]:
    """Serve a folder on a free port of loopback while the block runs; with `compress`, as hosts do, by gzip."""
    sent: Counter[str] = Counter()
    handler = functools.partial(StaticHandler, directory=str(folder), compress=compress, sent=sent)
    server = StaticServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served = ServedFolder(f"http://127.0.0.1:{server.server_port}/")
    served.sent = sent
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
