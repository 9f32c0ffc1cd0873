"""The process in which LinkChecker walks the built site: it serves the folder on loopback, walks, prints JSON, ends.

Apart from the rest, because LinkChecker's library keeps global state, threads and memory. In: JSON on standard
input. Out: JSON on standard output: {"pages": n, "links": [{url, parent, line, valid, result, extern}]}.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import dns.resolver

from .guard import is_ip, may_ask


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the site below the path that it has in public, quietly."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        """Take the public path's beginning away."""
        below = path.removeprefix(self.prefix.rstrip("/"))
        return super().translate_path(below if path.startswith(self.prefix.rstrip("/")) else "/no/such/page")

    def log_message(self, *_told: Any) -> None:
        """Say nothing."""


def serve(folder: Path, prefix: str) -> ThreadingHTTPServer:
    """Serve a folder on a free port of this machine."""
    handler = type("Handler", (SiteHandler,), {"prefix": prefix})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def guard_names(port: int, allow_loopback: bool, resolver: tuple[str, int] | None) -> None:
    """Let every look-up of a name give only addresses that may be asked, and our own server."""
    system = socket.getaddrinfo
    ours = None
    if resolver:
        ours = dns.resolver.Resolver(configure=False)
        ours.nameservers, ours.port, ours.lifetime = [resolver[0]], resolver[1], 6.0

    def guarded(host: Any, at: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        if name == "127.0.0.1" and str(at) == str(port):
            return system(host, at, *rest, **named)
        if ours is not None and not is_ip(name):
            try:
                name = next(iter(ours.resolve(name, "A"))).address
            except Exception as fault:
                raise socket.gaierror(socket.EAI_NONAME, str(fault)) from None
        found = [each for each in system(name, at, *rest, **named) if may_ask(str(each[4][0]), allow_loopback)]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no public address")
        return found

    socket.getaddrinfo = guarded  # type: ignore[assignment]


def walk(told: dict[str, Any]) -> dict[str, Any]:
    """Walk the site and return what was found."""
    import linkcheck  # type: ignore[import-untyped]

    linkcheck.init_i18n()
    from linkcheck import configuration, director
    from linkcheck.cmdline import aggregate_url  # type: ignore[import-untyped]
    from linkcheck.logger import _Logger  # type: ignore[import-untyped]

    found: list[dict[str, Any]] = []

    class Collector(_Logger):  # type: ignore[misc]
        LoggerName = "collector"

        def comment(self, _text: str, **_named: Any) -> None: ...
        def start_output(self) -> None: ...
        def end_output(self, **_named: Any) -> None: ...

        def log_url(self, data: Any) -> None:
            found.append({"url": data.url, "given": data.base_url, "parent": data.parent_url, "line": data.line,
                          "valid": bool(data.valid), "result": str(data.result), "extern": bool(data.extern)})

    server = serve(Path(told["site"]), told["prefix"])
    port = server.server_address[1]
    guard_names(port, told["allow_loopback"], told["resolver"])
    config = configuration.Configuration()
    config.logger_add(Collector)
    config.update({"output": "collector", "verbose": True, "warnings": False, "status": False, "robotstxt": False,
                   "checkextern": True, "useragent": told["user_agent"], "timeout": 15, "threads": 10,
                   "aborttimeout": 20, "maxrequestspersecond": 1, "maxrunseconds": told["seconds"],
                   "allowedschemes": ["http", "https"]})
    config["externlinks"].append(linkcheck.get_link_pat("^" + re.escape(told["public"]), strict=True))
    config["internlinks"].append(linkcheck.get_link_pat(f"^http://127\\.0\\.0\\.1:{port}/"))
    config.sanitize()
    aggregate = director.get_aggregate(config)
    aggregate_url(aggregate, f"http://127.0.0.1:{port}{told['prefix']}")
    director.check_urls(aggregate)
    own = f"http://127.0.0.1:{port}{told['prefix']}"
    for each in found:
        each["parent"] = each["parent"].replace(own, "/")
        each["url"] = each["url"].replace(own, "/") if not each["extern"] else each["url"]
    pages = {each["url"] for each in found if not each["extern"] and each["valid"]}
    return {"pages": len(pages), "links": found}


if __name__ == "__main__":
    answer = sys.stdout
    sys.stdout = sys.stderr
    json.dump(walk(json.load(sys.stdin)), answer)
    answer.flush()
