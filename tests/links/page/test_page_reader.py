"""Which bodies are web pages, and how the page of a response is read."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from multidict import CIMultiDict

from signpost.links.http.response import Response
from signpost.links.limits import Limits
from signpost.links.page.page_reader import ReadPage, read_page

HTML = b"<!doctype html><title>Harbour</title><p>Text"


def read(response: Response) -> ReadPage | None:
    """Read a page in a thread of its own: Playwright leaves a running event loop in a test's."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(asyncio.run, read_page(response, Limits())).result()


def response(media_type: str, body: bytes, **headers: str) -> Response:
    """Return a response with a body."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(200, CIMultiDict({"Content-Type": media_type, **names} if media_type else names), body)


@pytest.mark.parametrize(
    ("media_type", "body", "is_page"),
    [
        ("text/html", b"Text", True),
        ("application/xhtml+xml", HTML, True),
        ("", HTML, True),
        ("", b"a < b", True),
        ("", b"Text", False),
        ("application/octet-stream", HTML, True),
        ("application/octet-stream", b"<svg>", False),
        ("text/plain", HTML, False),
        ("application/pdf", b"%PDF-1.7", False),
        ("text/html; charset=iso-2022-kr", HTML, False),
    ],
)
def test_body_is_a_page_by_its_type_or_beginning(media_type: str, body: bytes, is_page: bool) -> None:
    """Plain text is never one, nor what browsers do not decode."""
    assert bool(read(response(media_type, body))) is is_page


def test_page_and_markup_are_read_when_a_body_is_compressed() -> None:
    """The page is parsed, and the beginning of its markup kept as sent."""
    found = read(response("text/html", gzip.compress(HTML), Content_Encoding="gzip"))
    assert found and (found.page.title, found.page.text, found.markup) == ("Harbour", "Text", HTML.decode())


def test_response_is_incomplete_when_its_compressed_body_is() -> None:
    """What arrived is read; whether an anchor exists is unknown."""
    cut = response("text/html", gzip.compress(HTML + bytes(range(256)) * 20)[:-20], Content_Encoding="gzip")
    found = read(cut)
    assert found and found.page.title == "Harbour" and not found.page.complete and not cut.complete


def test_page_is_incomplete_when_its_encoding_is_uncertain() -> None:
    """A byte that is invalid in the declared encoding."""
    found = read(response("text/html; charset=utf-8", HTML + b"\xff"))
    assert found and not found.page.complete
