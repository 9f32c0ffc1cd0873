"""Pages that parsers take long over, or for ever."""

from __future__ import annotations

from . import pages
from .pages import good, html
from .sites import Lab
from .web import Reply

DEEP = "<div>" * 80_000


def slow_cases(lab: Lab) -> None:
    """Endless tags, nesting and attributes, below a page as it should be and on their own."""
    endings = {
        "tags": "<a " * 27_000,
        "nesting": DEEP,
        "attributes": "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">",
        "no-end": "<p title='" + "x" * 200_000,
    }
    for name, more in endings.items():
        lab.case(f"sl-{name}", good(more=more), "/page#contact")
    lab.case("sl-unknown", good(more=DEEP), "/page#nowhere")
    lab.case("sl-only-tags", Reply(200, b"<a " * 27_000, [pages.HTML]))
    lab.case("sl-missing", html("Page not found", f"<h1>Page not found</h1>{DEEP}"))
