"""The server with live reload while a build fails: it answers with the last pages, and says why above each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from signpost.builders.build_request import BuildError
from signpost.builders.live_reload import Failure, LiveReload, add_failure

PAGE = b'<!doctype html><html><body class="a"><h1>Page</h1></body></html>'
log = logging.getLogger("mkdocs.test")


class Played:
    """A build that does what a test says, and the server that it is for."""

    def __init__(self, folder: Path) -> None:
        self.error: BaseException | None = None
        self.messages: tuple[str, ...] = ()
        self.server = LiveReloadServer(self.build, "127.0.0.1", 0, str(folder))
        self.live = LiveReload(self.server)

    def build(self) -> None:
        """Log the messages; raise the error, where there is one."""
        for message in self.messages:
            log.warning(message)
        logging.getLogger("mkdocs.livereload").warning("code 404")
        if self.error:
            raise self.error

    def fail(self, error: BaseException, *messages: str) -> Failure:
        """Build with an error; return what is noted of it."""
        self.error, self.messages = error, messages
        self.server.builder()
        assert self.live.failure
        return self.live.failure

    def get(self, path: str) -> tuple[str, dict[str, str], bytes]:
        """Return status, headers and content that the server answers to a path with."""
        environ: dict[str, Any] = {"PATH_INFO": path}
        setup_testing_defaults(environ)
        told: list[tuple[str, dict[str, str]]] = []

        def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
            told.append((status, dict(headers)))

        body = self.live.respond(environ, start)
        return *told[-1], b"".join(body)


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    """Return a server of a folder with one page and one file that is no page."""
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "data.json").write_bytes(b"{}")
    made = Played(tmp_path)
    yield made
    made.server.server_close()


def test_page_is_as_it_was_when_the_build_succeeds(played: Played) -> None:
    """Nothing is added to it, and an address that is not there is a plain 404."""
    played.server.builder()
    assert played.get("/")[2].startswith(PAGE[:40]) and b"sp-build-failure" not in played.get("/")[2]
    assert played.get("/none/")[::2] == ("404 Not Found", b"404 Not Found")


def test_page_has_each_message_above_it_when_the_build_fails(played: Played) -> None:
    """Right after <body>, in full, escaped; its length is the one that is announced."""
    played.fail(BuildError("2 problems <in> the catalogue"), "a.yml:3: must be <b>", "b.yml:4: 'x' & y")
    status, headers, content = played.get("/")
    start = content.index(b'<section class="sp-build-failure"')
    assert content[:start].endswith(b'<body class="a">\n') or content[:start].endswith(b'<body class="a">')
    for words in (b"2 problems &lt;in&gt; the catalogue", b"<li>a.yml:3: must be &lt;b&gt;</li>",
                  b"<li>b.yml:4: &#39;x&#39; &amp; y</li>", b"The page below is as it was before.", b"<h1>Page</h1>"):
        assert words in content
    assert (status, headers["Content-Length"], "Refresh" in headers) == ("200 OK", str(len(content)), False)


def test_what_is_no_page_stays_as_it_is_when_the_build_fails(played: Played) -> None:
    """Data, scripts and styles are answered as they are."""
    played.fail(BuildError("x"))
    assert played.get("/data.json")[2] == b"{}"


def test_messages_stand_alone_and_are_asked_for_again_when_there_is_no_page(played: Played) -> None:
    """A whole page, whatever the address; the browser looks again by itself, as no script is there to do it."""
    played.fail(BuildError("1 problem"), "a.yml:3: must be")
    status, headers, content = played.get("/none/")
    assert (status, headers["Refresh"]) == ("404 Not Found", "2") and content.startswith(b"<!doctype html>")
    assert b"a.yml:3: must be" in content and b"There is no page to show yet." in content


def test_failure_is_gone_when_the_next_build_succeeds(played: Played) -> None:
    """The same server, the same page."""
    played.fail(BuildError("x"))
    played.error = None
    played.server.builder()
    assert played.live.failure is None and b"sp-build-failure" not in played.get("/")[2]


def test_warning_is_told_when_a_strict_build_stops_for_it(played: Played) -> None:
    """Once each, without what the server logs of its own meanwhile."""
    assert played.fail(Abort("Aborted"), "no such page: 'x.md'", "no such page: 'x.md'") == Failure(
        "Aborted", ("no such page: 'x.md'",))


def test_mistake_in_the_program_is_told_with_its_kind(played: Played, caplog: pytest.LogCaptureFixture) -> None:
    """In the browser its kind and words; in the window where it happened, too."""
    found = played.fail(KeyError("x"))
    assert found == Failure("The site could not be built", ("KeyError: 'x'",))
    assert "Traceback" in caplog.text


def test_mistake_in_a_template_is_told_with_its_line(played: Played, tmp_path: Path) -> None:
    """The template's path and line."""
    (tmp_path / "a.html").write_text("one\n{% if x %}")
    with pytest.raises(TemplateSyntaxError) as caught:
        Environment(loader=FileSystemLoader(tmp_path)).get_template("a.html")
    (message,) = played.fail(caught.value).messages
    assert message.startswith(f"{tmp_path / 'a.html'}:2: Unexpected end of template.") and "\n" not in message


def test_build_that_exits_does_not_end_the_server(played: Played) -> None:
    """As MkDocs does it by itself for its own mistakes."""
    assert played.fail(SystemExit(1)).messages == ("SystemExit: 1",)


def test_text_of_a_page_is_not_taken_for_its_body() -> None:
    """The first tag of the body alone."""
    page = add_failure(b"<html><head></head><body>a <body> b</body></html>", Failure("x", ()))
    assert page.count(b"sp-build-failure\" role") == 1 and page.index(b"role=\"alert\"") < page.index(b"a <body> b")
