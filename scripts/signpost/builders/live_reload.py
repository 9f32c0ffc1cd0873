"""MkDocs' server with live reload, made to go on while a build fails: it tells why above every page.

MkDocs' own keeps every page waiting until a build succeeds.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.headers import Headers

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from signpost.builders.build_request import BuildError
from signpost.catalogue.problem import display_path
from signpost.pages.jinja_environment import environment

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

BODY = re.compile(rb"<body\b[^>]*>")
EXPECTED = (BuildError, MkDocsException, OSError)
"""What a build raises for a mistake in a file; anything else is shown with its place in the program, in the window."""
SERVER_LOG = "mkdocs.livereload"
"""The logger of the server itself, which is no part of a build."""
SECONDS_TO_RELOAD = "2"

log = logging.getLogger("mkdocs.signpost")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the last build failed: in a line, and every message of the build."""

    summary: str
    messages: Sequence[str]


class LiveReload:
    """Keeps a server going: `build` never raises, and while it fails, `respond` adds why to every page."""

    def __init__(self, server: LiveReloadServer) -> None:
        """Put itself between the server and what it builds and answers."""
        self._build, self._respond = server.builder, server.serve_request
        self.failure: Failure | None = None
        server.builder = self.build
        server.set_app(self.respond)

    def build(self) -> None:
        """Build; note why, where that fails."""
        with _collected_messages() as messages:
            try:
                self._build()
                self.failure = None
            except (Exception, SystemExit) as error:
                self.failure = explain(error, messages)
                log.log(logging.ERROR, self.failure.summary, exc_info=not isinstance(error, EXPECTED))

    def respond(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request as the server does; while the last build failed, with the reasons in every page."""
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
            started.append((status, headers))

        body = self._respond(environ, start)
        status, headers = started[-1]
        if self.failure and (Headers(headers).get("Content-Type") or "").startswith("text/html"):
            page = add_failure(b"".join(body), self.failure)
            body, headers = [page], _html_headers(status, len(page))
        start_response(status, headers)
        return body


def explain(error: BaseException, messages: Sequence[str]) -> Failure:
    """Return why a build failed, in the words of the exception and of what was logged before it."""
    if isinstance(error, EXPECTED):
        return Failure(str(error), tuple(dict.fromkeys(messages)))
    what = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError) and error.filename:
        what = f"{display_path(Path(error.filename))}:{error.lineno}: {error.message}"
    return Failure("The site could not be built", tuple(dict.fromkeys([*messages, what])))


def add_failure(page: bytes, failure: Failure) -> bytes:
    """Return a page with the reasons of a failure at its top; where there is no page, the reasons alone."""
    found = BODY.search(page)
    if not found:
        return environment().get_template("build-failure-alone.html.j2").render(failure=failure).encode()
    notice = environment().get_template("build-failure.html.j2").render(failure=failure, has_page=True)
    return page[:found.end()] + notice.encode() + page[found.end():]


def _html_headers(status: str, length: int) -> list[tuple[str, str]]:
    """Return the headers of a page. An error's page has no live reload, so the browser asks again by itself."""
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(length))]
    return headers if status.startswith("200") else [*headers, ("Refresh", SECONDS_TO_RELOAD)]


@contextmanager
def _collected_messages() -> Iterator[list[str]]:
    """Collect the warnings and errors that are logged meanwhile."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.name != SERVER_LOG:
                messages.append(record.getMessage())

    handler, logger = Collector(logging.WARNING), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
