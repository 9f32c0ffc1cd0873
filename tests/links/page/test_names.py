"""Names that a page gives outside its text: in labels, metadata, linked data and addresses."""

from __future__ import annotations

import pytest

from signpost.links.page.dom_text import TEXT_LIMIT
from signpost.links.page.names import MAX_ADDRESSES, NAMES_LIMIT, address_names
from signpost.links.page.page import Page
from tests.links.reading import page, words

NAME = "Harbour Carers"
LINKED = "<script type=application/ld+json>{}</script>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<img alt='{NAME}'>",
        f"<img src='/img/{NAME}.png?v=1'>",
        "<img data-src='/img/Harbour%20Carers.v2.png'>",
        f"<a href=/ aria-label='{NAME}'></a>",
        f"<input type=submit value='{NAME}'>",
        f"<select><option>{NAME}</select>",
        f"<noscript>{NAME}</noscript>",
        f"<svg><title>{NAME}</title></svg>",
        f"<meta name=description content=x><meta property=og:description content='{NAME}'>",
        f"<meta name=twitter:image:alt content='{NAME}'>",
        f"<meta name=DCTERMS.publisher content='{NAME}'>",
        f"<meta itemprop=legalName content='{NAME}'>",
        LINKED.format(f'{{"legalName": "{NAME}"}}'),
        LINKED.format(f'{{"description": "{NAME}", }}'),
        "".join(f"<img alt='Sofa {number}'>" for number in range(2000)) + f"<img alt='{NAME}'>",
    ],
)
def test_name_is_found_when_the_text_does_not_show_it(markup: str) -> None:
    """In pictures, controls, metadata and linked data, wherever they stand."""
    assert NAME in page("x", markup).names


@pytest.mark.parametrize(
    "markup",
    [f"<input type=hidden value='{NAME}'>", f"<meta name=viewport content='{NAME}'>", f"<!-- {NAME} -->",
     f"<img src='data:image/png;base64,{NAME}.png'>", LINKED.format(f'{{"@id": "{NAME}"}}')],
)
def test_name_is_not_taken_from_what_no_reader_sees(markup: str) -> None:
    """Technical values describe nobody."""
    assert NAME not in page("x", markup).names


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='mailto:info@harbourcarers.org'>Write</a>",
        "<a href='https://social.lab/harbourcarers'>x</a>",
        "<link rel=canonical href='https://harbourcarers.org/'>",
        "<meta property=og:url content='https://harbourcarers.org/'>",
        LINKED.format('{"url": "https://harbourcarers.org/"}'),
        "<a href=/x>x</a>" * 3000 + "<a href=//harbourcarers.org>x</a>",
    ],
)
def test_address_is_a_name_when_the_page_was_found_elsewhere(markup: str) -> None:
    """Of mail, links, and the page's own."""
    seen = page("x", markup)
    assert "harbourcarers" not in seen.names
    seen.add_address_names("www.other.lab")
    assert "harbourcarers" in seen.names


def test_host_is_no_name_when_the_page_was_found_there() -> None:
    """Whoever owns a domain now has its name in every address; what else stands in the address counts."""
    addresses = ["https://www.harbourcarers.org/sofas", "https://shop.HarbourCarers.org/", "http://[", "/a%20b",
                 "https://seller.lab/?domain=harbourcarers.org"]
    assert address_names(addresses, "www.harbourcarers.org") == (
        "https://www./sofas | https://shop./ | http://[ | /a b | https://seller.lab/?domain=")
    assert address_names(["https://www.harbourcarers.org/a"], "old.harbourcarers.org") == "https://www./a"
    assert address_names(["mailto:info@harbourcarers.org"], "harbourcarers.org") == "mailto:info@harbourcarers.org"


def test_page_is_incomplete_when_it_has_more_names_than_the_limit() -> None:
    """What is left out may be the name that is looked for."""
    few, many = (page("x", "".join(f"<img alt='{number} {'x' * 500}'>" for number in range(count)))
                 for count in (9, NAMES_LIMIT // 400))
    assert few.complete and not many.complete and len(many.names) < NAMES_LIMIT + 2000
    assert len(page("x", "".join(f"<a href=/{number}>x</a>" for number in range(5000))).addresses) == MAX_ADDRESSES


@pytest.mark.parametrize(
    "end",
    [f"<div id=bottom>{NAME}</div>", f"<footer>{NAME} {words(1000)}</footer>", f"<p>{NAME}<script>x</script>"],
)
def test_end_of_the_text_is_kept_when_a_page_is_long(end: str) -> None:
    """As the footer: sites write there who they are."""
    seen = page("x", f"<p>{words(TEXT_LIMIT)}</p>{end}")
    assert NAME not in seen.text and NAME in seen.footer and "script" not in seen.footer


def test_addresses_are_discarded_when_the_content_is() -> None:
    """They are not needed to compare pages."""
    seen = Page(addresses=["https://x.lab/"])
    seen.discard_content()
    assert seen.addresses == []
