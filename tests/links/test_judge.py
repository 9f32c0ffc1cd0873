"""Rules that need memory or names: whose page is it, and what did stand there?"""

from __future__ import annotations

import pytest

from signpost.links.owner import has_changed_hands, registrable, shares_word
from signpost.links.page import Page, read_page
from signpost.links.signs import is_parked, says_missing
from tests.links.lab import pages

LONG = " ".join(["Harbour Carers gives young carers somebody to talk to."] * 40)


def page_of(reply: object) -> Page:
    """Return a lab page, read."""
    return read_page(reply.body.decode(), True, 10**6)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("SafeCall", "Safe call for runaways"),
        ("Missing People", "missingpeople.org.uk"),
        ("The Children's Society", "Childrens Society | Home"),
        ("National Society for the Prevention of Cruelty to Children", "NSPCC | home"),
        ("Kooth", "Kooth: free mental health"),
        ("Caf\u00e9 66", "Cafe 66 youth"),
    ],
)
def test_name_is_recognised_when_a_page_spells_it_its_own_way(names: str, shown: str) -> None:
    """Run together, folded, plural or as initials: still the same name."""
    assert shares_word(names, shown)


def test_name_is_not_recognised_when_only_common_words_are_shared() -> None:
    """The words that every site uses say nothing."""
    assert not shares_word("Harbour Carers Trust", "Welcome to our new website: contact us for support and services")


@pytest.mark.parametrize(
    ("last", "names", "expected"),
    [
        ("Harbour Carers | Home", (), True),
        ("", ("Harbour Carers",), True),
        ("Grand Sofas", ("Harbour Carers",), False),
        ("", (), False),
        ("Harbour Carers", ("Sofas for carers of Leicester",), False),
    ],
)
def test_strange_page_has_changed_hands_when_nothing_known_is_on_it(
    last: str, names: tuple[str, ...], expected: bool
) -> None:
    """It takes a known name or title, and no shared word with any of them."""
    assert has_changed_hands(page_of(pages.SHOP), names, last, False) is expected


def test_casino_has_changed_hands_when_nothing_is_known() -> None:
    """What lapsed domains are bought for is known by itself."""
    assert has_changed_hands(page_of(pages.CASINO), (), "", False)


def test_article_says_nothing_of_itself_when_it_mentions_missing_pages() -> None:
    """Words of a missing page in a long text are a subject, not a state."""
    assert not says_missing(page_of(pages.ARTICLE))


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "Page not found | Harbour",
        "Harbour - Page Not Found",
        "Not Found",
        "Error 404 (Not Found)!!1",
        "Oops! That page can\u2019t be found.",
        "Page doesn't exist",
        "Sorry, we can't find that page",
        "Tudalen heb ei chanfod",
        "We couldn't find that page",
    ],
)
def test_page_is_missing_when_its_title_says_so(title: str) -> None:
    """Titles by which sites say that a page is missing."""
    assert says_missing(read_page(f"<title>{title}</title><h1>Hello</h1><p>Try the menu instead.</p>", True, 10**6))


@pytest.mark.parametrize(
    "title",
    [
        "Finding missing people",
        "Missing | Harbour Carers",
        "Runaway and missing children",
        "Page 404 of the archive of Essex county papers",
        "Lost property at the youth club",
        "What to do when a child is not found",
        "Home not found: housing for care leavers",
        "Resources available",
        "Documents found here",
    ],
)
def test_page_is_there_when_its_title_only_sounds_like_it(title: str) -> None:
    """Missing people are the subject of this catalogue."""
    assert not says_missing(read_page(f"<title>{title}</title><h1>{title}</h1><p>{LONG}</p>", True, 10**6))


@pytest.mark.parametrize(
    "text",
    [
        "Parking for young people who come by car",
        "Buying a domain: a lesson for year 9",
        "Our new centre is under construction",
        "Suspended from school? We can help",
    ],
)
def test_page_is_not_parked_when_it_only_sounds_like_it(text: str) -> None:
    """Words of parking pages in the text of a real page."""
    assert not is_parked(
        read_page(f"<title>{text}</title><h1>{text}</h1><p>{LONG}</p>", True, 10**6), "harbour.lab", ""
    )


@pytest.mark.parametrize(
    ("host", "expected"),
    [("www.nspcc.org.uk", "nspcc.org.uk"), ("a.b.harbour.lab", "harbour.lab"), ("east.essex.gov.uk", "essex.gov.uk")],
)
def test_registrable_domain_is_found_when_hosts_have_many_parts(host: str, expected: str) -> None:
    """The part that somebody registered, by the public list."""
    assert registrable(host) == expected
