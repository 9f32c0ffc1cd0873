"""Soft 404: pages that say that they are missing, and pages that only sound like it."""

from __future__ import annotations

import re
import time

import pytest

from signpost.links.classify.missing_page import says_missing
from signpost.links.page.phrases import FOLDER, phrase_pattern
from tests.links.lab import pages
from tests.links.reading import LONG, headed, page, page_of, words

GOOD = pages.GOOD_TEXT
SHORTEST, LITTLE, SOME, MUCH, LONGEST = 5, 15, 60, 120, 800
"""Words of the shortest sentence, of a page's own that outweigh ever more signs, and of the longest notice."""
MISSING = [
    ("404", "", ""),
    ("Harbour Carers", "404", "We can't find that page."),
    ("Harbour Carers", "404 error", GOOD),
    ("Page not found | Harbour", "Page not found", ""),
    ("Harbour Carers", "Page not found", GOOD),
    ("Harbour Carers", "Page missing", "Our mission is to help young carers everywhere in Essex. " + GOOD),
    ("Harbour Carers", "Oops! That page can't be found.", "It looks like nothing was found at this location."),
    ("Harbour Carers", "", "We're sorry, we couldn't find what you were looking for."),
    (
        "Harbour Carers",
        "Sorry",
        "The page you are looking for might have been removed, had its name changed, or is temporarily unavailable.",
    ),
    ("Harbour Carers", "Nothing here", "Go back to the home page."),
    ("Harbour Carers", "We can\u2019t seem to find the page you\u2019re looking for.", ""),
    ("Not Found", "Not Found", "The requested URL /x was not found on this server."),
    ("Harbour Carers", "Hmm, that page doesn't exist", ""),
    ("Harbour Carers", "This page no longer exists", "Use the menu to find what you need."),
    ("Harbour Carers", "This content is no longer available", ""),
    (
        "Harbour Carers",
        "Sorry, this page isn't available.",
        "The link you followed may be broken, or the page may have been removed.",
    ),
    ("Harbour Carers", "Looks like you're lost", "Let us take you home."),
    ("Harbour Carers", "Uh oh!", "You've reached a dead end. Try searching."),
    ("Harbour Carers", "Something's missing", "That page has moved or been deleted."),
    ("Page unavailable", "", ""),
    ("Harbour Carers", "Invalid page", "Return to the home page"),
    ("Harbour Carers", "Whoops", "You followed an old link. Please use the menu above."),
    ("Harbour Carers", "", "Error 404: the file or directory you asked for is not here."),
    ("Harbour Carers", "Nothing found", "It seems we can't find what you're looking for. Perhaps searching can help."),
    ("Harbour Carers", "Lost?", "The page you were trying to reach does not exist."),
    ("Harbour Carers", "We've moved", "This page has been deleted. Please update your bookmarks."),
    ("Harbour Carers", "This event is no longer available", "See our other events."),
    ("Tudalen heb ei chanfod", "", ""),
    ("Harbour Carers", "Mae'n ddrwg gennym", "Tudalen heb ei chanfod"),
    (
        "Harbour Carers",
        "Page Not Found",
        "Sorry, but the page you were trying to view does not exist. It looks like this "
        "was the result of either a mistyped address or an out-of-date link.",
    ),
    ("Harbour Carers", "Sorry, we can't find that", "Check the address or go back."),
    ("Harbour Carers", "", "Unfortunately the page you were looking for has gone. Please go to our home page."),
    ("Harbour Carers", "", "There's nothing at this address."),
    ("Harbour Carers", "", "That link doesn't work any more."),
    ("Harbour Carers", "", "This page has moved to another address."),
    ("Harbour Carers", "", "The event has been removed."),
    ("Harbour Carers", "Ooops...", "We could not locate the page. Try our site map."),
    ("Harbour Carers", "", "The article you requested has been archived."),
    ("Page not found \u2013 Harbour Carers", "We're sorry", f"Popular pages: Young carers, Adults. {GOOD} {GOOD}"),
    ("Harbour Carers", "", "You may have mistyped the address or the page may have moved."),
    ("Harbour Carers", "Content not found", "Sorry we couldn't find the content you wanted"),
    ("Seite nicht gefunden", "Hoppla", ""),
    ("Harbour Carers", "Erreur 404", ""),
    ("Harbour Carers", "Service not found", "Sorry, we could not find that service."),
    ("Harbour Carers", "Nobody here", "The leaflet you're after has packed its bags."),
    ("Harbour Carers", "This page has been withdrawn", ""),
    ("Harbour Carers", "This job is no longer available", "Search for more jobs."),
    ("Harbour Carers", "Something is not right", "The page can't be displayed."),
]
LIVE = [
    (
        "Can't find your child?",
        "Can't find your child?",
        "Ring 101 at once, or 999 in an emergency. Tell the police when you last saw your child and what they wore.",
    ),
    ("Harbour Carers", "Can't find what you're looking for?", GOOD),
    ("Harbour Carers", "Can\u2019t find what you need", GOOD),
    ("Can't find your child? | Missing People", "Can't find your child?", "Call us free on 116 000."),
    ("Harbour Carers", "Not found a school place?", "Ring the admissions team and tell them where you live."),
    ("Missing | Harbour Carers", "Missing", GOOD),
    ("Lost | Harbour", "Lost and found", GOOD),
    ("Harbour", "Gone missing", GOOD),
    ("Harbour", "Home", GOOD + " This page is not available in Welsh."),
    (
        "We couldn't find him",
        "We couldn't find him",
        "A mother tells how her son went missing at fifteen, and who helped "
        "her while the police searched for him for three weeks.",
    ),
    ("What if my child cannot be found?", "What if my child cannot be found?", GOOD),
    ("Harbour", "Nothing found in the search of a room", GOOD),
    ("Harbour", "Oops", GOOD),
    ("Harbour", "Sorry", GOOD),
    ("Page not found errors: how we mend them", "How we mend them", GOOD * 3),
    ("Documents you need", "Documents not available in English", GOOD),
    ("Harbour", "Report a missing page of your file", GOOD),
    ("Harbour", "Unavailable", GOOD),
    ("Image or video of you removed", "Report Remove: image removed", GOOD),
    ("Lost your home?", "Lost your home?", "Ring the council's housing team today; they must help you."),
    ("Runaways", "", "If you cannot find your child, ring 101. Harbour Carers helps parents while the police look."),
    ("School", "", "If your child is not in school, the council can help you to find a place."),
    ("Missing from care", "Looked-after children who cannot be located", GOOD),
    ("Harbour", "Content removed? Appeal here", GOOD),
    ("404 Youth Club", "404 Youth Club", GOOD),
    ("Harbour", "Page last updated", GOOD),
    ("Missing", "Call 116 000", "If the child you are looking for cannot be found, ring us."),
    ("Harbour", "This room is closed", GOOD),
    ("No results? Get a blood test again", "No results", GOOD),
    ("Harbour", "Contact", "If you can't find what you're looking for, ring 01245 123456."),
    ("Harbour", "Contact", "When you cannot find the page for your school, write to us."),
    ("Harbour", "Contact us", "We've moved: our new office is 12 Duke Street."),
    ("We've moved: our new office is 12 Duke Street", "We've moved", "Come and see us."),
    ("Missing people", "Someone is missing", "Ring 116 000."),
    ("Something is missing", "Something is missing", "Something is missing from his life."),
    ("Report Remove", "Report Remove", "The image or link you reported can be removed."),
    ("Report Remove", "Report Remove", "The image or link you reported may be taken down within a day."),
    ("Lost", "Lost", "Ring us."),
    ("Lost", "You are lost", "So was I."),
    ("Gone", "Gone", "A film about leaving care."),
    ("Dead end", "Dead end", "A play for schools."),
    ("A dead end", "A dead end", "Drugs lead to a dead end."),
    ("Lost property not found", "Lost property not found", "Ask at the desk."),
    ("Young person not found", "Young person not found", "Ask the police."),
    ("This office has moved", "This office has moved", "See the map."),
    ("This group is closed", "This group is closed", "New members on request."),
    ("Oh dear", "Oh dear", "Ring 0800 1111."),
    ("Oops", "Oops", "Call 999 at once"),
    ("Harbour", "Contact", "Our address has moved. Come to 12 Duke Street."),
    ("Harbour", "Picnic", "The event has been moved to Friday."),
    ("Harbour", "No results", "You can still ring us on any day of the week."),
]


@pytest.mark.parametrize(("title", "heading", "text"), MISSING)
def test_page_is_missing_when_the_whole_of_it_says_so(title: str, heading: str, text: str) -> None:
    """Title, heading or sentence, in the wordings of many sites, and no text of its own."""
    assert says_missing(headed(title, heading, text))


@pytest.mark.parametrize(("title", "heading", "text"), LIVE)
def test_page_is_there_when_it_only_sounds_like_it(title: str, heading: str, text: str) -> None:
    """Missing people are the subject of this catalogue, and questions to the reader are no notices."""
    assert not says_missing(headed(title, heading, text))


@pytest.mark.parametrize("name", ["missing-title", "missing-weak-title", "missing-text", "missing-topic"])
def test_phrases_are_looked_for_in_bounded_time_when_words_are_repeated(name: str) -> None:
    """No word of a list, repeated, is matched in more and more ways."""
    words_of_list = sorted(set(re.findall(r"[a-z']+", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))))
    before = time.process_time()
    for word in words_of_list:
        phrase_pattern(name).fullmatch(f"the page {word} {' '.join([word] * 60)} #"[:300])
    assert time.process_time() - before < 10


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
        "We couldn't find that page",
        "Harbour > Error > Page not found",
        "HTTP 404",
    ],
)
def test_page_is_missing_when_its_title_says_so(title: str) -> None:
    """Titles by which sites say that a page is missing."""
    assert says_missing(headed(title, "Hello", "Try the menu instead."))


@pytest.mark.parametrize(
    "title",
    [
        "Finding missing people",
        "Runaway and missing children",
        "Page 404 of the archive of Essex county papers",
        "Lost property at the youth club",
        "What to do when a child is not found",
        "Home not found: housing for care leavers",
        "Resources available",
        "Documents found here",
    ],
)
def test_page_is_there_when_its_title_names_something_else(title: str) -> None:
    """Titles with the same words."""
    assert not says_missing(headed(title, title, LONG))


def test_article_says_nothing_of_itself_when_it_mentions_missing_pages() -> None:
    """Words of a missing page in a long text are a subject, not a state."""
    assert not says_missing(page_of(pages.ARTICLE))


@pytest.mark.parametrize(
    ("title", "heading", "sentence", "own", "missing"),
    [
        ("Page not found", "", "", MUCH, True),
        ("Page not found", "", "", MUCH + 1, False),
        ("Page not found", "Page not found", "", MUCH + 1, True),
        ("Page not found", "", "This page does not exist.", MUCH + 1, True),
        ("Harbour", "Page not found", "", SOME, True),
        ("Harbour", "Page not found", "", SOME + 1, False),
        ("Harbour", "Page not found", "This page does not exist.", MUCH, True),
        ("Harbour", "Page not found", "This page does not exist.", MUCH + 1, False),
        ("Harbour", "Oops", "This page does not exist.", SOME, True),
        ("Harbour", "Oops", "This page does not exist.", SOME + 1, False),
        ("Harbour", "Oops", "", SHORTEST - 1, True),
        ("Harbour", "Oops", "", SHORTEST, False),
        ("Harbour", "", "This page does not exist.", LITTLE, True),
        ("Harbour", "", "This page does not exist.", LITTLE + 1, False),
    ],
)
def test_own_text_outweighs_what_says_so_when_there_is_enough(
    title: str, heading: str, sentence: str, own: int, missing: bool
) -> None:
    """A title such as "Oops" outweighs no text, a sentence little, a heading some, a title much; two together more."""
    assert says_missing(headed(title, heading, f"{sentence} {words(own)}")) is missing


@pytest.mark.parametrize(("longer", "missing"), [(0, True), (1, False)])
def test_page_is_there_when_it_is_long_whatever_it_says(longer: int, missing: bool) -> None:
    """No notice has so many words."""
    text = " ".join(["Page"] * (LONGEST - 3 + longer))
    assert says_missing(headed("Page not found", "Page not found", text)) is missing


def test_notice_counts_only_near_the_beginning_when_a_page_is_short_of_own_text() -> None:
    """Below a dozen links to other pages, "page not found" is one of them."""
    links = "".join(f"<p>See page number {number} of our site</p>" for number in range(14))
    assert not says_missing(page("Harbour", f"{links}<p>This page does not exist.</p>"))


def test_hidden_heading_is_no_notice_when_a_script_may_show_it() -> None:
    """Apps keep their notices ready."""
    assert not says_missing(page("Harbour", f"<div hidden><h1>Page not found</h1></div><p>{GOOD}</p>"))
