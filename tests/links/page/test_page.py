"""What is parsed from a page: texts by where they stand, metadata, ids, and what its scripts may do."""

from __future__ import annotations

import pytest

from signpost.links.page import page as module
from signpost.links.page.page import COMPARED_TEXT, MAX_ANCHORS, Page, parse_page
from tests.links.lab import pages
from tests.links.reading import page, page_of, words

ODD = [
    "",
    " ",
    "<",
    "<a",
    "</",
    "<!--",
    "<![CDATA[",
    "<!doctype",
    "&",
    "&#",
    "&#x110000;",
    "\x00",
    "<\x00a>",
    "<a href='",
    "<svg><title>",
    "<template><template>",
    "<frameset><frame>",
    "<plaintext>",
    "<textarea>",
    "\ufeff<p>",
    "<p " * 999,
]


@pytest.mark.parametrize("html", ODD)
def test_page_is_parsed_without_an_exception_when_it_is_no_html(html: str) -> None:
    """Any body results in a page."""
    assert isinstance(parse_page(html, True), Page)


def test_texts_are_sorted_by_where_they_stand_when_a_page_has_all_kinds() -> None:
    """Main text, menus, footer, scripts and noscript are separate; hidden text and SVG text is not main text."""
    seen = page(
        "Harbour &amp; home",
        "<header>Head</header><nav>Menu</nav><main><p>Main <b>text</b></p><div hidden>Hidden"
        "</div><div style='display: none'>Gone</div><style>.a{}</style><select><option>One</select></main>"
        "<div class='site-footer x'>Imprint</div><footer>Foot</footer><script>run()</script>"
        "<noscript>Needs scripts</noscript><svg><title>Logo</title></svg><template><p id=t>T</p></template>",
    )
    assert (seen.title, seen.main, seen.footer, seen.scripts, seen.noscript, seen.names) == (
        "Harbour & home",
        "Main text",
        "Imprint Foot",
        "run()",
        "Needs scripts",
        "Logo | One | Needs scripts",
    )
    assert seen.text == "Head Menu Main text Hidden Gone Imprint Foot"
    assert seen.blocks == ["Main text"] and not seen.anchors


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>One</title><title>Two</title>", "One"),
        ("<svg><title>Logo</title></svg><title>Page</title>", "Page"),
        ("<TITLE>A\n B\t\u200bC</TITLE>", "A B C"),
        ("<title>" + "x" * 400, "x" * 300),
        ("<body><title>Late</title>", "Late"),
    ],
)
def test_title_is_the_first_one_outside_drawings_when_there_are_several(html: str, title: str) -> None:
    """As browsers show it, with single spaces and a limited length."""
    assert parse_page(html, True).title == title


def test_headings_are_the_first_two_levels_when_a_page_has_more() -> None:
    """In the order of the page, without empty and hidden ones."""
    seen = page("x", "<h1>One <i>and</i></h1><h3>No</h3><h2></h2><h2>Two</h2><div hidden><h2>Hidden</h2></div>")
    assert seen.headings == ["One and", "Two"]


def test_blocks_are_paragraphs_when_elements_follow_each_other() -> None:
    """Inline elements do not divide a sentence; paragraphs, cells and items do."""
    seen = page("x", "<div>A <a href=/>b</a> c<p>D</p><ul><li>E<li>F</ul></div><table><tr><td>G<td>H</table>")
    assert seen.blocks == ["A b c", "D", "E", "F", "G", "H"]


@pytest.mark.parametrize(
    ("head", "refresh"),
    [
        ("<meta http-equiv=refresh content='0; url=/new'>", "0; url=/new"),
        ("<META HTTP-EQUIV=' Refresh ' CONTENT=5>", "5"),
        ("<noscript><meta http-equiv=refresh content='0; url=/nojs'></noscript>", ""),
        ("<noscript><div><meta http-equiv=refresh content='0; url=/nojs'></div></noscript>", ""),
        ("<body><noscript><p><b><meta http-equiv=refresh content='0; url=/nojs'></noscript>", ""),
        ("<meta http-equiv=refresh content=soon><meta http-equiv=refresh content=2>", "2"),
        ("<meta http-equiv=refresh><meta http-equiv=refresh content=2>", "2"),
        ("<meta http-equiv=refresh content=1><meta http-equiv=refresh content=2>", "1"),
        ("<!-- <meta http-equiv=refresh content=1> -->", ""),
        ("<meta name=refresh content=1>", ""),
    ],
)
def test_refresh_is_the_first_that_browsers_with_scripts_obey_when_there_is_one(head: str, refresh: str) -> None:
    """Not one in noscript, a comment or another attribute."""
    assert page("x", "", head).refresh == refresh


@pytest.mark.parametrize(
    ("head", "base"),
    [
        ("<base href=/it's/>", "/it's/"),
        ("<base target=_top><BASE HREF='/new/'><base href=/later/>", "/new/"),
        ("<!-- <base href=/old/> -->", ""),
        ("<base data-href=/old/>", ""),
        ("<body><noscript><base href=/old/></noscript>", ""),
        ("<script>'<base href=/old/>'</script>", ""),
    ],
)
def test_base_is_that_of_the_parser_when_a_page_has_one(head: str, base: str) -> None:
    """The first with an address; not in a comment, another attribute or noscript."""
    assert page("x", "", head).base == base


def test_metadata_is_taken_when_a_page_has_it() -> None:
    """Description and site name: the first of each."""
    seen = page(
        "x",
        "",
        "<meta name=description content=One><meta property=og:description content=Two>"
        "<meta property=og:site_name content=Site><html lang=EN-gb>",
    )
    assert (seen.description, seen.site_name, seen.language) == ("One", "Site", "en-gb")


@pytest.mark.parametrize(
    ("body", "has_media"),
    [
        ("<img src=a>", True),
        ("<svg></svg>", True),
        ("<form><input name=q></form>", True),
        ("<video></video>", True),
        ("<p>Text</p>", False),
        ("<template><img src=a></template>", False),
        ("<!-- <img src=a> -->", False),
    ],
)
def test_elements_show_something_without_text_when_they_are_pictures_or_controls(body: str, has_media: bool) -> None:
    """A page with such an element but no text is not empty."""
    assert page("", body).has_media is has_media


@pytest.mark.parametrize(
    ("body", "has_password"),
    [("<input type=' PASSWORD '>", True), ("<input type=text>", False), ("<input name=password>", False)],
)
def test_password_field_is_recognised_by_its_type(body: str, has_password: bool) -> None:
    """In any case, and by nothing else."""
    assert page("", body).has_password is has_password


@pytest.mark.parametrize(
    ("body", "may_be_app"),
    [
        ("<noscript>JavaScript is switched off.</noscript><script src=/x.js></script>", False),
        ("<noscript>Please enable JavaScript to see the map.</noscript><script src=/x.js></script>", False),
        ("<noscript>Some pages need JavaScript.</noscript><script src=/x.js></script>", False),
        ("<script>history.pushState({}, '', '/x')</script>", True),
        ("<script>history.replaceState({}, '', location.pathname)</script>", False),
        ("<div id=root></div><script src=/x.js></script>", True),
        ("<div id=app></div><script>start()</script>", True),
        ("<div id=__next></div><script src=/x.js></script>", True),
        ("<app-root></app-root><script src=/x.js></script>", True),
        ("<div data-reactroot></div><script src=/x.js></script>", True),
        ("<p>Text</p><script src=/assets/index-DkS3b8Qz.js></script>", True),
        ("<p>Text</p><script src=/_next/static/x.js></script>", True),
        ("<p>Text</p><script src=/static/js/main.4f3ac2b1.chunk.js></script>", True),
        ("<script>window.__NUXT__={}</script>", True),
        ("<noscript>You need to enable JavaScript.</noscript><script src=/x.js></script>", True),
        ("<div id=root></div>", False),
        ("<div id=approach></div><script src=/x.js></script>", False),
        ("<p>Text</p><script src=/js/jquery.min.js></script>", False),
        ("<p>Text</p><script src=/js/main.js></script>", False),
        ("<p>Text</p><script src=https://www.googletagmanager.com/gtag/js?id=G-1></script>", False),
        ("<p>Text</p>", False),
    ],
)
def test_page_may_be_an_app_when_scripts_build_it(body: str, may_be_app: bool) -> None:
    """It takes a script and a root, a bundle, a framework's state or a message; libraries do not count."""
    assert page("Harbour", body).may_be_app is may_be_app


@pytest.mark.parametrize(("count", "is_app"), [(39, True), (40, False)])
def test_page_is_an_app_when_there_is_little_text_without_scripts(count: int, is_app: bool) -> None:
    """Below forty words."""
    assert page("x", f"<div id=root>{words(count)}</div><script src=/x.js></script>").is_app is is_app


def test_words_are_those_of_the_main_text_when_there_is_one() -> None:
    """Menus count only where there is nothing else."""
    assert page("x", "<nav>One two three</nav><p>Four five</p>").word_count == 2
    assert page("x", "<nav>One two three</nav>").word_count == 3


def test_page_keeps_little_when_its_content_is_discarded() -> None:
    """Many pages wait in memory to be compared."""
    seen = page("x", f"<p>{words(5000)}</p><script>{'x' * 999}</script><footer>f</footer><img alt=a>")
    seen.discard_content()
    assert (len(seen.text), len(seen.main), seen.scripts, seen.blocks, seen.names, seen.footer) == (
        COMPARED_TEXT,
        COMPARED_TEXT,
        "",
        [],
        "",
        "",
    )


def test_page_is_incomplete_when_only_part_of_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more tags or ids than the limit, a missing anchor may still exist."""
    monkeypatch.setattr(module, "MAX_TAGS", 4)
    assert parse_page("<p>a</p><p>b</p>", True).complete
    cut = parse_page("<p>a</p><p>b</p><p id=c>c</p>", True)
    assert not cut.complete and cut.text == "a b" and cut.has_anchor("c")
    monkeypatch.undo()
    assert not parse_page("<i id=a></i>" * (MAX_ANCHORS + 1), True).complete


def test_text_is_collected_from_the_first_nodes_when_a_limit_is_given() -> None:
    """Ids are collected from all."""
    seen = parse_page("<p>one</p>" * 50 + "<p id=late>late</p>", True, 40)
    assert "late" not in seen.text and "late" in seen.anchors and seen.complete


def test_good_page_of_the_lab_is_parsed() -> None:
    """Most cases of the lab use this page."""
    seen = page_of(pages.good())
    assert (seen.title, seen.headings, seen.anchors, seen.complete) == (
        "Harbour Carers",
        ["Harbour Carers"],
        {"contact"},
        True,
    )
