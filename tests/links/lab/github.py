"""As much of GitHub's API as the rolling issue needs, played by a local server that keeps issues in memory."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class FakeGitHub:
    """Issues and comments, and a log of what was asked."""

    def __init__(self) -> None:
        self.issues: list[dict[str, Any]] = []
        self.comments: list[str] = []
        self.log: list[str] = []
        self.tokens: set[str] = set()
        self.status = 200
        """What is answered to everything: 410 where a repository has its issues switched off."""
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                data = json.loads(self.rfile.read(length) or b"null")
                fake.log.append(f"{self.command} {self.path.partition('?')[0]}")
                fake.tokens.add(self.headers.get("Authorization", ""))
                found = json.dumps(fake.respond(self.command, self.path, data) if fake.status == 200 else {}).encode()
                self.send_response(fake.status)
                self.send_header("Content-Length", str(len(found)))
                self.end_headers()
                self.wfile.write(found)

            do_GET = do_POST = do_PATCH = _answer

            def log_message(self, *_told: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.api = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def respond(self, method: str, path: str, data: Any) -> Any:
        """Do what is asked."""
        if method == "GET":
            return self.listed({name: values[0] for name, values in parse_qs(urlsplit(path).query).items()})
        if path.endswith("/comments"):
            self.comments.append(data["body"])
            return {}
        if method == "POST":
            self.issues.append({"number": len(self.issues) + 1, "state": "open", **data})
            return self.issues[-1]
        issue = self.issues[int(path.rsplit("/", 1)[1]) - 1]
        issue.update(data)
        return issue

    def listed(self, asked: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return a page of the issues with a label and in a state, the newest first."""
        found = [issue for issue in reversed(self.issues) if asked.get("labels") in (None, *issue.get("labels", ()))
                 and asked.get("state", "open") in ("all", issue["state"])]
        size = int(asked.get("per_page", 30))
        start = (int(asked.get("page", 1)) - 1) * size
        return found[start:start + size]

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
