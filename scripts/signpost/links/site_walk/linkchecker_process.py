"""A program that serves the built site on loopback, lets LinkChecker walk it, and prints the result as JSON.

A process of its own, because LinkChecker's library keeps global state, threads and memory. It follows only addresses
of that server: an external link is not requested, nor is its host looked up.

In: JSON on standard input, {"site": folder, "prefix": path at which the site is published}.
Out: JSON on standard output, {"pages": n, "links": n, "complete": bool, "broken": [{page, url, result}]}.
"""

from __future__ import annotations

import json
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WITHOUT_WAITING = {"maxrequestspersecond": 100_000, "threads": 4}
"""LinkChecker waits between requests, unless the server sends the header that SiteHandler sends."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the site below its public path, and nothing else; logs nothing."""

    prefix = "/"
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """Return the file of a public path; for a path outside of the site one that does not exist."""
        within = path.startswith(self.prefix)
        return super().translate_path(path[len(self.prefix) - 1:] if within else "/no/such/page")

    def list_directory(self, path: Any) -> None:
        """Send 404 for a folder without a page, as the published site does."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Send the header by which LinkChecker does not wait between requests."""
        self.send_header("LinkChecker", "no limit")
        super().end_headers()

    def log_message(self, *_arguments: Any) -> None:
        """Log nothing."""


class SiteServer(ThreadingHTTPServer):
    """Serves in threads, and logs nothing of connections that LinkChecker drops."""

    daemon_threads = True

    def handle_error(self, *_arguments: Any) -> None:
        """Log nothing."""


def serve_site(folder: Path, prefix: str) -> SiteServer:
    """Serve a folder on a free port of this machine. `prefix` begins and ends with a slash."""
    handler = type("Handler", (SiteHandler,), {"prefix": prefix})
    server = SiteServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def walk_site(task: dict[str, Any]) -> dict[str, Any]:
    """Walk the site of the task and return the result; both are described above."""
    import linkcheck  # type: ignore[import-untyped]

    linkcheck.init_i18n()  # before LinkChecker's other modules are imported
    from linkcheck import configuration, director
    from linkcheck.cmdline import aggregate_url  # type: ignore[import-untyped]

    records: list[Any] = []
    errors: list[str] = []
    server = serve_site(Path(task["site"]), task["prefix"])
    host = f"http://127.0.0.1:{server.server_address[1]}"
    config = configuration.Configuration()
    config.logger_add(_collector(records, errors))
    config.update({"output": "collector", "verbose": True, "warnings": False, "status": False, "robotstxt": False,
                   "checkextern": False, "timeout": 15, "aborttimeout": 20, "allowedschemes": ["http", "https"],
                   **WITHOUT_WAITING})
    config["internlinks"].append(linkcheck.get_link_pat(f"^{host.replace('.', '[.]')}/"))
    config.sanitize()
    aggregate = director.get_aggregate(config)
    aggregate_url(aggregate, host + task["prefix"])
    director.check_urls(aggregate)
    return summarise(records, host + task["prefix"]) | {"complete": not errors}


def _collector(records: list[Any], errors: list[str]) -> type:
    """Return a logger class for LinkChecker that appends its records and internal errors to these lists."""
    from linkcheck.logger import _Logger  # type: ignore[import-untyped]

    class Collector(_Logger):  # type: ignore[misc]
        LoggerName = "collector"

        def comment(self, _text: str, **_named: Any) -> None: ...
        def start_output(self) -> None: ...

        def end_output(self, interrupt: bool = False, **_named: Any) -> None:
            errors.extend(["interrupted"] * interrupt)

        def log_internal_error(self) -> None:
            errors.append("internal error")

        def log_url(self, data: Any) -> None:
            records.append(data)

    return Collector


def summarise(records: list[Any], address: str) -> dict[str, Any]:
    """Return the result from LinkChecker's records, with addresses relative to that of the site."""
    internal = [each for each in records if not each.extern]
    broken = [{"page": each.parent_url.replace(address, "/"), "url": (each.url or each.base_url).replace(address, "/"),
               "result": str(each.result)} for each in internal if not each.valid]
    return {"pages": len({each.url for each in internal if each.valid}), "links": len(records), "broken": broken}


if __name__ == "__main__":
    output = sys.stdout
    sys.stdout = sys.stderr  # what LinkChecker prints must not mix with the result
    json.dump(walk_site(json.load(sys.stdin)), output)
    output.flush()
