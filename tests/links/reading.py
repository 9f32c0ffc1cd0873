"""Pages and visits made by hand, for tests of what is judged without any network."""

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
    """Return so many words that say nothing of any notice, as one sentence."""
    return " ".join(["young"] * count)


def page(title: str = "", body: str = "", head: str = "", complete: bool = True) -> Page:
    """Return a page with a title and a body, read."""
    return parse_page(f"<!doctype html><title>{title}</title>{head}<body>{body}", complete)


def headed(title: str, heading: str, text: str = GOOD_TEXT) -> Page:
    """Return a page with a title, one heading (none where it is empty) and a paragraph."""
    shown = f"<h1>{html.escape(heading)}</h1>" if heading else ""
    return page(html.escape(title), f"{shown}<p>{html.escape(text)}</p>")


def page_of(reply: Reply) -> Page:
    """Return a page of the lab, read."""
    return parse_page(reply.body.decode(), True)


def address(text: str) -> Address:
    """Return an address that can be asked."""
    found = parse_address(text)
    assert isinstance(found, Address), text
    return found


def came(
    to: str = START,
    seen: Page | None = None,
    start: str = START,
    status: int = 200,
    hops: int | None = None,
    headers: dict[str, str] | None = None,
    body: bytes = b"x",
) -> Navigation:
    """Return a visit that ended with an answer; with a redirect on the way where it ends elsewhere than it began."""
    told = CIMultiDict({"Content-Type": "text/html", **(headers or {})})
    far = (0 if to == start else 1) if hops is None else hops
    return Navigation(address(start), address(to), Response(status, told, body), seen, hops=far)


def web_targets(*urls: str) -> list[Target]:
    """Return web addresses as targets."""
    return [Target(url, "web") for url in urls]
