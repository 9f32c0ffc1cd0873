"""URL fragments: the anchors that HTML has, and which ones only scripts create."""

from __future__ import annotations

import pytest

from tests.links.lab.pages import GOOD_TEXT
from tests.links.reading import page

APP = "<div id=root></div><script src=/x.js></script>"


@pytest.mark.parametrize(
    ("body", "fragment"),
    [
        ("<p id=contact>", "contact"),
        ("<P ID='contact'>", "contact"),
        ("<A NAME=CONTACT>", "CONTACT"),
        ("<a name='contact us'>", "contact%20us"),
        ("<h2 title='a > b' id=contact>", "contact"),
        ('<h2 title="a > b" id="contact">', "contact"),
        ("<h2 data-x='<p id=no>' id=contact>", "contact"),
        ("<p id=q&amp;a>", "q&a"),
        ("<p id='q&amp;a'>", "q%26a"),
        ("<p id='caf\u00e9'>", "caf%C3%A9"),
        ("<p id='caf\u00e9'>", "caf\u00e9"),
        ("<p id='caf&eacute;'>", "caf\u00e9"),
        ("<p id='100%'>", "100%"),
        ("<p id='a%20b'>", "a%20b"),
        ("<p id='a:b'>", "a:b"),
        ("<p id='user-content-contact'>", "contact"),
        ("<p id='user-content-contact'>", "Contact"),
        ("<p id=first id=second>", "first"),
        ("<svg><g id=contact></svg>", "contact"),
        ("<math><mi id=contact></math>", "contact"),
        ("<table><tr><p id=contact></table>", "contact"),
        ("<p\nid\n=\ncontact\n>", "contact"),
        ("<p/id=contact/>", "contact/"),
        ("<custom-part id=contact>", "contact"),
        ("<p>word </p>" * 30_000 + "<p id=contact>", "contact"),
    ],
)
def test_anchor_exists_when_html_has_it(body: str, fragment: str) -> None:
    """Ids and names as an HTML parser finds them, as written and percent-decoded, anywhere in the page."""
    assert page("x", f"<p>{GOOD_TEXT}</p>{body}").has_anchor(fragment)


@pytest.mark.parametrize(
    ("body", "fragment"),
    [
        ("", "contact"),
        ("<p id=contact>", "Contact"),
        ("<p id=Contact>", "contact"),
        ("<a name=contact>", "CONTACT"),
        ("<!-- <p id=contact> -->", "contact"),
        ("<script>x='<p id=contact>'</script>", "contact"),
        ("<style>/* <p id=contact> */</style>", "contact"),
        ("<textarea><p id=contact></textarea>", "contact"),
        ("<template><p id=contact></template>", "contact"),
        ("<p title='id=contact'>", "contact"),
        ("<img name=contact>", "contact"),
        ("<p data-id=contact>", "contact"),
        ("<p id=first id=second>", "second"),
        ("<p>word </p>" * 30_000, "contact"),
        ("<script src=/js/jquery.js></script>", "contact"),
    ],
)
def test_anchor_is_missing_when_html_does_not_have_it(body: str, fragment: str) -> None:
    """In another case, in a comment, a script or another attribute it is no anchor."""
    assert not page("x", f"<p>{GOOD_TEXT}</p>{body}").has_anchor(fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "top",
        "TOP",
        "%74op",
        ":~:text=young%20carers",
        ":~:text=a,-b",
        "L54",
        "L54-L72",
        "54-60",
        "L54,60",
        "L10:L20",
        "L1-L3,L9",
        "README.md-10",
        "src.index.html-10:20",
        "L54-72",
        "L54C3-L72C9",
        "L54C3",
        "LC54",
        "lines-5:9",
        "issuecomment-1",
        "issuecomment-2345",
        "discussion_r123456",
        "pullrequestreview-99",
        "discussioncomment-5",
        "commitcomment-1",
        "note_123",
        "event-12345",
        "diff-0123456789abcdef",
        "comment-17",
        "!",
        "!page",
        "!/page",
        "/",
        "/people/1",
        "?tab=x",
        "gid=0",
        "t=30",
        "t=1m30s",
        "page=3",
        "page=3&zoom=100",
        "nameddest=x",
        "slide=id.p1",
        "heading=h.abc",
        "xywh=0,0,1,1",
        "svgView(viewBox(0,0,1,1))",
        "xpointer(/x)",
        "epubcfi(/6/4)",
        "map=12/51.7/0.5",
        "12/51.7/0.5",
        "@51.7,0.5,12z",
        "%21/page",
        "%2Fpeople",
        "tab=2",
        "slide-3",
        "page-7",
        "12",
        ".x",
        "~x",
        "$x",
        "*",
    ],
)
def test_anchor_is_never_missing_when_browsers_or_scripts_create_it(fragment: str) -> None:
    """The top, text directives, lines, comments, routes, parameters, views: no server sends them as ids."""
    assert page("x", f"<p>{GOOD_TEXT}</p>").has_anchor(fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        "contact",
        "section-9",
        "L",
        "Legal",
        "comments",
        "pages",
        "t30",
        "History_(2020)",
        "l54x",
        "issuecomment",
        "note_",
        "topic",
        "what-is-a:b",
        "diff-1",
    ],
)
def test_anchor_is_missing_when_it_only_resembles_one_of_scripts(fragment: str) -> None:
    """Ordinary names must be on the page."""
    assert not page("x", f"<p>{GOOD_TEXT}</p>").has_anchor(fragment)


def test_text_directive_is_ignored_when_a_name_comes_before_it() -> None:
    """The name must still be there."""
    seen = page("x", f"<p id=contact>{GOOD_TEXT}</p>")
    assert seen.has_anchor("contact:~:text=ring") and not seen.has_anchor("nowhere:~:text=ring")


@pytest.mark.parametrize(
    "body",
    [
        APP,
        f"<p>{GOOD_TEXT}</p><script>addEventListener('hashchange', show)</script>",
        f"<p>{GOOD_TEXT}</p><script>show(location.hash)</script>",
        "<iframe src=/x></iframe>",
        "<img src=poster.png>",
    ],
)
def test_anchor_is_unknown_when_scripts_or_frames_may_create_it(body: str) -> None:
    """An app, a script that reads the fragment, or a page whose content is elsewhere."""
    assert page("x", body).has_anchor("contact")


def test_anchor_is_unknown_when_the_page_is_incomplete() -> None:
    """Cut off or decoded with errors: unknown, never missing."""
    assert page("x", f"<p>{GOOD_TEXT}</p>", complete=False).has_anchor("contact")
