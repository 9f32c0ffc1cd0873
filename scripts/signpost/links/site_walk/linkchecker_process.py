"""The process in which LinkChecker walks the built site: it serves the folder on loopback, walks, prints JSON, ends.

A process of its own, because LinkChecker's library keeps global state, threads and memory. It follows only addresses
of that server: a link that leads out is not asked, nor is its name looked up.

In: JSON on standard input, {"site": folder, "prefix": path at which the site is published}.
Out: JSON on standard output, {"pages": n, "links": n, "whole": bool, "broken": [{page, url, result}]}.
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

UNHURRIED = {"maxrequestspersecond": 100_000, "threads": 4}
"""LinkChecker waits between requests unless the server says that it need not; ours says so in a header."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the site below the path that it has in public, and nothing else; says nothing."""

    prefix = "/"
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """Return the file of a public path; one that cannot exist for a path outside of the site."""
        within = path.startswith(self.prefix)
        return super().translate_path(path[len(self.prefix) - 1:] if within else "/no/such/page")

    def list_directory(self, path: Any) -> None:
        """Refuse a folder without a page, as the published site does."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Tell LinkChecker that it need not wait between requests."""
        self.send_header("LinkChecker", "no limit")
        super().end_headers()

    def log_message(self, *_told: Any) -> None:
        """Say nothing."""


class SiteServer(ThreadingHTTPServer):
    """Does not complain of connections that LinkChecker drops."""

    daemon_threads = True

    def handle_error(self, *_told: Any) -> None:
        """Say nothing."""


def serve(folder: Path, prefix: str) -> SiteServer:
    """Serve a folder on a free port of this machine. `prefix` begins and ends with a slash."""
    handler = type("Handler", (SiteHandler,), {"prefix": prefix})
    server = SiteServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def walk(told: dict[str, Any]) -> dict[str, Any]:
    """Walk the site and return what was found."""
    import linkcheck  # type: ignore[import-untyped]

    linkcheck.init_i18n()
    from linkcheck import configuration, director
    from linkcheck.cmdline import aggregate_url  # type: ignore[import-untyped]
    from linkcheck.logger import _Logger  # type: ignore[import-untyped]

    found: list[Any] = []
    faults: list[str] = []

    class Collector(_Logger):  # type: ignore[misc]
        LoggerName = "collector"

        def comment(self, _text: str, **_named: Any) -> None: ...
        def start_output(self) -> None: ...

        def end_output(self, interrupt: bool = False, **_named: Any) -> None:
            faults.extend(["interrupted"] * interrupt)

        def log_internal_error(self) -> None:
            faults.append("internal error")

        def log_url(self, data: Any) -> None:
            found.append(data)

    server = serve(Path(told["site"]), told["prefix"])
    host = f"http://127.0.0.1:{server.server_address[1]}"
    config = configuration.Configuration()
    config.logger_add(Collector)
    config.update({"output": "collector", "verbose": True, "warnings": False, "status": False, "robotstxt": False,
                   "checkextern": False, "timeout": 15, "aborttimeout": 20, "allowedschemes": ["http", "https"],
                   **UNHURRIED})
    config["internlinks"].append(linkcheck.get_link_pat(f"^{host.replace('.', '[.]')}/"))
    config.sanitize()
    aggregate = director.get_aggregate(config)
    aggregate_url(aggregate, host + told["prefix"])
    director.check_urls(aggregate)
    return told_of(found, host + told["prefix"]) | {"whole": not faults}


def told_of(found: list[Any], own: str) -> dict[str, Any]:
    """Return what is told of LinkChecker's records: addresses as they are below the site's own."""
    inner = [each for each in found if not each.extern]
    broken = [{"page": each.parent_url.replace(own, "/"), "url": (each.url or each.base_url).replace(own, "/"),
               "result": str(each.result)} for each in inner if not each.valid]
    return {"pages": len({each.url for each in inner if each.valid}), "links": len(found), "broken": broken}


if __name__ == "__main__":
    answer = sys.stdout
    sys.stdout = sys.stderr
    json.dump(walk(json.load(sys.stdin)), answer)
    answer.flush()
