"""Whose page is it: names that a page shows in its own way, and pages that show none of them."""

from __future__ import annotations

import time

import pytest

from signpost.links.classify.ownership import (
    ForeignSign,
    KnownSite,
    foreign_signs,
    is_spam_page,
    lost_own_title,
    registrable_domain,
    rows_of_initials,
    shares_word,
    showed_own_title,
)
from tests.links.lab import pages
from tests.links.reading import LONG, page, page_of

HARBOUR = KnownSite(names=("Harbour Carers",))
ELSEWHERE = "www.grand-sofas.lab"
SOFAS = (
    "Sofas, beds and wardrobes. Winter sale on leather armchairs, delivered to your door by our own drivers, with "
    "two hundred designs in eleven colours."
)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("SafeCall", "Safe call for runaways"),
        ("Missing People", "missingpeople.org.uk"),
        ("The Children's Society", "Childrens Society | Home"),
        ("National Society for the Prevention of Cruelty to Children", "NSPCC | home"),
        ("NSPCC", "the National Society for the Prevention of Cruelty to Children since 1884"),
        ("Kooth", "Kooth: free mental health"),
        ("Caf\u00e9 66", "Cafe 66 youth"),
        ("Safe-Call", "SafeCall"),
        ("Young Carers Essex", "YCE | home"),
        ("Hives", "The Hive"),
        ("Carers' Hub", "CARERS HUB"),
    ],
)
def test_name_is_recognised_when_a_page_spells_it_its_own_way(names: str, shown: str) -> None:
    """Run together, folded, plural, as initials or spelt out: still the same name."""
    assert shares_word(names, shown)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("Harbour Carers Trust", "Welcome to our new website: contact us for support and services"),
        ("NSPCC", "the national society for the prevention of cruelty to children"),
        ("Mix", "More In eXcess"),
        ("Kooth", "tooth"),
        ("Ivy", "Private day"),
    ],
)
def test_name_is_not_recognised_when_nothing_telling_is_shared(names: str, shown: str) -> None:
    """The words of every site, letters within other words and initials of ordinary words say nothing."""
    assert not shares_word(names, shown)


@pytest.mark.parametrize("word", ["A'", "A\u2019", "A-", "A ", "A of ", "of the ", "A' ", "Aa'A", "A_", "\u00c4A"])
def test_names_are_compared_in_time_in_proportion_to_the_text(word: str) -> None:
    """Rows of initials are never longer than the text, and a text of 200 KB takes no minutes."""
    before, text = time.process_time(), word * (200_000 // len(word))
    assert sum(map(len, rows_of_initials(text))) <= len(text) / 2
    assert not shares_word("NSPCC", text)
    assert time.process_time() - before < 5


def test_initials_are_one_a_word_when_words_have_apostrophes() -> None:
    """And a hyphen begins a new word."""
    assert rows_of_initials("Ask The Children's O'Brien Self-Help Trust now") == ["atcosht"]
    assert rows_of_initials("Young Carers") == []


@pytest.mark.parametrize(
    "body",
    [
        "<img src=logo.png alt='Harbour Carers'>",
        "<svg><title>Harbour Carers</title><path d=M0></svg>",
        "<a href=/ aria-label='Harbour Carers home'><i></i></a>",
        "<footer>\u00a9 2026 Harbour Carers</footer>",
        f"<p>{SOFAS * 200}</p><footer>Registered charity: Harbour Carers</footer>",
        '<script type=\'application/ld+json\'>{"@type": "NGO", "name": "Harbour \\u0043arers"}</script>',
        '<script type=\'application/ld+json\'>{"name": "Harbour Carers", }</script>',
        "<input type=search placeholder='Search Harbour Carers'>",
        "<a title='Harbour Carers' href=/>x</a>",
        "<h2>One</h2><h2>Two</h2><h2>Three</h2><h3>Harbour Carers</h3>",
    ],
)
def test_page_is_not_strange_when_the_name_stands_anywhere_on_it(body: str) -> None:
    """In pictures' texts, drawings, labels, linked data, the footer: a name counts wherever it is."""
    seen = page("Welcome", f"<p>{SOFAS}</p>{body}")
    assert not foreign_signs(seen, ELSEWHERE, HARBOUR, False)


@pytest.mark.parametrize(
    "head",
    [
        "<meta property=og:title content='Harbour Carers'>",
        "<meta property=og:site_name content='Harbour Carers'>",
        "<meta name=application-name content='Harbour Carers'>",
        "<meta name=twitter:title content='Harbour Carers'>",
        "<meta name=author content='Harbour Carers'>",
        "<meta name=description content='Harbour Carers helps'>",
        "<meta itemprop=name content='Harbour Carers'>",
    ],
)
def test_page_is_not_strange_when_its_metadata_has_the_name(head: str) -> None:
    """What a page tells machines of itself counts too."""
    assert not foreign_signs(page("Welcome", f"<p>{SOFAS}</p>", head), ELSEWHERE, HARBOUR, False)


@pytest.mark.parametrize(
    ("last", "names", "strange"),
    [
        ("Harbour Carers | Home", (), True),
        ("", ("Harbour Carers",), True),
        ("Grand Sofas", ("Harbour Carers",), False),
        ("", (), False),
        ("Home", ("Support",), False),
        ("Harbour Carers", ("Sofas for carers of Leicester",), False),
    ],
)
def test_page_is_strange_when_nothing_known_is_on_it(last: str, names: tuple[str, ...], strange: bool) -> None:
    """It takes a known name or title, and no word shared with any of them."""
    found = foreign_signs(page_of(pages.SHOP), ELSEWHERE, KnownSite(names, last), False)
    assert found is (ForeignSign.UNRELATED if strange else ForeignSign.NONE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cy", SOFAS),
        (
            "",
            "Mae gofalwyr ifanc yn gofalu am aelod o'r teulu ac mae angen cymorth arnynt hefyd. Rydym yn cynnig "
            "seibiant, "
            "cyngor a rhywun i siarad ag ef bob dydd o'r wythnos drwy gydol y flwyddyn.",
        ),
        (
            "",
            "Witamy na naszej stronie. Pomagamy rodzinom i dzieciom, kt\u00f3re potrzebuj\u0105 wsparcia w trudnych "
            "chwilach. Zadzwo\u0144 do nas albo napisz, a my odpowiemy tak szybko, jak to mo\u017cliwe, o "
            "ka\u017cdej porze dnia.",
        ),
        ("", "\u6211\u4eec\u5e2e\u52a9\u5e74\u8f7b\u4eba \u548c\u4ed6\u4eec\u7684\u5bb6\u4eba"),
    ],
)
def test_page_is_not_strange_when_it_is_in_another_language(language: str, text: str) -> None:
    """English names cannot be looked for on it; its own word for its language goes before a guess."""
    seen = page("Croeso", f"<p>{text}</p>")
    seen.language = language
    assert not foreign_signs(seen, ELSEWHERE, HARBOUR, False)


def test_page_is_not_strange_when_it_was_not_wholly_understood() -> None:
    """What was cut short or badly decoded may have the name in the part that is missing."""
    assert not foreign_signs(page("Sofas", f"<p>{SOFAS}</p>", complete=False), ELSEWHERE, HARBOUR, False)


@pytest.mark.parametrize(("moved", "strange"), [(False, False), (True, True)])
def test_app_is_strange_when_the_domain_is_another_one_alone(moved: bool, strange: bool) -> None:
    """Scripts build the page of an app, so that little can be seen of it; on its own domain that says nothing."""
    seen = page("Grand Sofas of Leicester", "<div id=root></div><script src=/main.js></script>")
    assert bool(foreign_signs(seen, ELSEWHERE, HARBOUR, moved)) is strange


@pytest.mark.parametrize(
    ("title", "last", "strange"),
    [
        ("Grand Sofas", "", False),
        ("Grand Sofas", "Harbour Carers | Home", True),
        ("Welcome", "Harbour Carers | Home", False),
        ("Grand Sofas", "Something else", False),
    ],
)
def test_host_with_the_name_is_strange_when_its_title_was_the_services_own(
    title: str, last: str, strange: bool
) -> None:
    """A host that bears the name is no stranger; another, telling title than before still speaks against it."""
    found = foreign_signs(
        page(title, f"<p>{SOFAS}</p>"), "www.harbourcarers.lab", KnownSite(("Harbour Carers",), last), False
    )
    assert bool(found) is strange


@pytest.mark.parametrize(
    ("last", "names", "host", "own"),
    [
        ("Harbour Carers | Home", ("Harbour Carers",), "x.lab", True),
        ("Harbour", (), "harbour.lab", True),
        ("Grand Sofas", ("Harbour Carers",), "harbour.lab", False),
        ("", ("Harbour Carers",), "harbour.lab", False),
        ("Home", ("Home",), "home.lab", False),
    ],
)
def test_title_was_the_services_own_when_it_shared_a_telling_word(
    last: str, names: tuple[str, ...], host: str, own: bool
) -> None:
    """With its names, or with the host's."""
    assert showed_own_title(KnownSite(names, last), host) is own


@pytest.mark.parametrize(
    ("title", "body", "lost"),
    [
        ("harbourcarers.lab", "<p>This domain is for sale.</p>", True),
        ("www.HarbourCarers.lab is for sale", "<p>Young carers, care jobs</p>", True),
        ("Grand Sofas", "<p>Sofas</p>", True),
        ("", "", True),
        ("Harbour Carers | Home", "", False),
        ("Harbour Carers", "<h1>Our shop is suspended</h1>", False),
        ("Carers", "", False),
        ("Suspended", "<h1>Harbour</h1>", False),
        ("Suspended", "<p>Harbour Carers</p>", False),
        ("Suspended", "<img src=x alt='Harbour-Carers logo'>", False),
        ("Suspended", "<p>Care for young carers</p>", True),
    ],
)
def test_own_title_is_lost_when_the_page_shows_nothing_of_it(title: str, body: str, lost: bool) -> None:
    """A word in the title or a heading counts, or the whole name anywhere; the name of the host does not."""
    known, host = KnownSite(("Harbour Carers",), "Harbour Carers | Home"), "www.harbourcarers.lab"
    assert lost_own_title(page(title, body), known, host, host) is lost
    assert not lost_own_title(page(title, body), KnownSite(("Harbour Carers",), "Welcome"), host, host)


def test_page_is_spam_when_its_title_and_text_sell_what_lapsed_domains_are_bought_for() -> None:
    """A casino is known by itself, without any name."""
    assert foreign_signs(page_of(pages.CASINO), ELSEWHERE, KnownSite(), False) is ForeignSign.SPAM


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Harbour", "<h2>One</h2><h2>Two</h2><h2>Three</h2><h2>Casino slots</h2>"),
        ("Gambling harm support", "Help with casino, slots and betting addiction."),
        ("Poker night at the youth club", "Come on Friday."),
        ("Harbour Carers", "A casino, betting and slots are no way to pay for care."),
        ("Online betting and slots", "How young people are exploited by betting firms, and who helps."),
    ],
)
def test_page_is_not_spam_when_it_helps_or_only_mentions(title: str, text: str) -> None:
    """It takes the title and a second word, and no word of help."""
    assert not is_spam_page(page(title, f"<p>{text} {LONG}</p>"))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.nspcc.org.uk", "nspcc.org.uk"),
        ("a.b.harbour.lab", "harbour.lab"),
        ("east.essex.gov.uk", "essex.gov.uk"),
        ("[::1]", "::1"),
        ("127.0.0.1", "127.0.0.1"),
    ],
)
def test_registrable_domain_is_found_when_hosts_have_many_parts(host: str, expected: str) -> None:
    """The part that somebody registered, by the public list."""
    assert registrable_domain(host) == expected
