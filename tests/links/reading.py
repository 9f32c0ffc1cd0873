"""Builders of pages and navigations, for tests without any network."""

from __future__ import annotations

import html

from multidict import CIMultiDict

from signpost.links.addresses import Address, parse_address
from signpost.links.http.response import Response
from signpost.links.page.page import Page, parse_page
from signpost.links.probe.navigation import Navigation
from signpost.links.targets import Target
from tests.links.lab.pages import GOOD_TEXT
from tests.links.lab.web import Reply

LONG = " ".join(["Harbour Carers gives young carers somebody to talk to."] * 40)
START = "https://harbour.lab/services/young-carers"


def words(count: int) -> str:
    """Return one sentence of a number of words, none of which is part of any notice."""
    return " ".join(["young"] * count)


def page(title: str = "", body: str = "", head: str = "", complete: bool = True) -> Page:
    """Return a parsed page with a title and a body."""
    return parse_page(f"<!doctype html><title>{title}</title>{head}<body>{body}", complete)


def headed(title: str, heading: str, text: str = GOOD_TEXT) -> Page:
    """Return a page with a title, one heading (none where it is empty) and a paragraph."""
    shown = f"<h1>{html.escape(heading)}</h1>" if heading else ""
    return page(html.escape(title), f"{shown}<p>{html.escape(text)}</p>")


def page_of(reply: Reply) -> Page:
    """Return a parsed page of the lab."""
    return parse_page(reply.body.decode(), True)


def address(text: str) -> Address:
    """Return an address that can be requested."""
    found = parse_address(text)
    assert isinstance(found, Address), text
    return found


def navigation_to(
    to: str = START,
    seen: Page | None = None,
    start: str = START,
    status: int = 200,
    hops: int | None = None,
    headers: dict[str, str] | None = None,
    body: bytes = b"x",
) -> Navigation:
    """Return a navigation that ended with a response, after a redirect where `to` is not `start`."""
    fields = CIMultiDict({"Content-Type": "text/html", **(headers or {})})
    hop_count = (0 if to == start else 1) if hops is None else hops
    return Navigation(address(start), address(to), Response(status, fields, body), seen, hops=hop_count)


def web_targets(*urls: str) -> list[Target]:
    """Return web addresses as targets."""
    return [Target(url, "web") for url in urls]
