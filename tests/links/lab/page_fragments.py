"""Pages with, and without, the place that a link names after its #."""

from __future__ import annotations

import gzip

from . import pages
from .pages import good, html
from .sites import Lab
from .web import Reply


def fragment_cases(lab: Lab) -> None:
    """Where HTML has the place after a #, and where it only seems to have it."""
    filler = "<p>Young carers meet on Mondays.</p>"
    for name, more, fragment in (
        ("quoted-angle", filler * 9000 + '<h2 title="a > b" id=late>x</h2>', "late"),
        ("name-upper", filler * 9000 + "<A NAME=CONTACTS>x</A>", "CONTACTS"),
        ("entity", filler * 9000 + "<p id='q&amp;a'>x</p>", "q&a"),
        ("entity-encoded", "<p id='q&amp;a'>x</p>", "q%26a"),
        ("far", filler * 14_000 + "<p id=late>x</p>", "late"),
        ("far-missing", filler * 9000, "late"),
        ("quoted-tag", "<p title='<b id=late>'>x</p>", "late"),
        ("name-case", "<A NAME=CONTACTS>x</A>", "contacts"),
        ("name-of-picture", "<img name=late src=x>", "late"),
        ("user-content", "<h2 id=user-content-late>x</h2>", "late"),
        ("percent", "<p id='100%'>x</p>", "100%"),
        ("in-drawing", "<svg><g id=late></g></svg>", "late"),
        ("in-textarea", "<textarea><p id=late></textarea>", "late"),
        ("in-template", "<template><p id=late></template>", "late"),
        ("second-id", "<p id=first id=late>x</p>", "late"),
        ("line-breaks", "<p\nid\n=\n'late'\n>x</p>", "late"),
        ("after-directive", "<p id=late>x</p>", "late:~:text=x"),
    ):
        lab.case(f"fr-{name}", _packed(good(more=more)), f"/page#{fragment}")


def _packed(reply: Reply) -> Reply:
    """Return a page packed, so that a large one is read to its end."""
    return Reply(200, gzip.compress(reply.body), [pages.HTML, ("Content-Encoding", "gzip")])


def special_fragment_cases(lab: Lab) -> None:
    """Places that scripts, viewers and browsers make."""
    for name, fragment in (
        ("lines", "L54C3-L72C9"),
        ("line", "L54"),
        ("comment", "issuecomment-1"),
        ("review", "discussion_r1234567"),
        ("lines-bare", "54-60"),
        ("lines-comma", "L54,60"),
        ("lines-colon", "L10:L20"),
        ("lines-file", "README.md-10"),
        ("bang", "!"),
        ("bang-route", "!/people/1"),
        ("route", "/people/1"),
        ("route-encoded", "%2Fpeople"),
        ("text", ":~:text=young,carers&text=more"),
        ("sheet", "gid=0"),
        ("time", "t=1m30s"),
        ("map", "map=12/51.7/0.5"),
        ("slide", "slide=id.p3"),
        ("media", "xywh=160,120,320,240"),
        ("top-encoded", "%54op"),
    ):
        lab.case(f"fs-{name}", good(), f"/page#{fragment}")
    lab.case(
        "fs-pdf", Reply(200, b"%PDF-1.7 and so on", [("Content-Type", "application/pdf")]), "/x.pdf#page=3&zoom=100"
    )
    lab.case("fs-pdf-name", Reply(200, b"%PDF-1.7 and so on", [("Content-Type", "application/pdf")]), "/x.pdf#contact")
    lab.case("fs-name-like-one", good(), "/page#Legal")


def unknown_fragment_cases(lab: Lab) -> None:
    """Where a page cannot tell whether it will have a place."""
    lab.case("fu-app", pages.APP, "/page#people")
    lab.case("fu-hash", good(more="<script>addEventListener('hashchange',show)</script>"), "/page#people")
    lab.case("fu-frames", html("Harbour", "<iframe src=/x></iframe>"), "/page#people")
    lab.case("fu-library", good(more="<script src=/js/jquery.js></script>"), "/page#people")
