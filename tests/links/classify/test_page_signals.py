"""Signs on a page that answers: a login, the notice of a fault, an empty page, the same page as another."""

from __future__ import annotations

import pytest

from signpost.links.classify.page_signals import is_empty_page, is_error_page, is_login_page, text_similarity
from signpost.links.page.page import Page
from tests.links.lab import pages
from tests.links.reading import headed, page, page_of, words

PASSWORD = "<input type=password>"


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Database Error", "Error establishing a database connection", ""),
        ("Harbour", "Internal Server Error", "Please try again later."),
        ("Harbour", "Down for maintenance", "We will be back soon. Thank you for your patience."),
        (
            "Harbour",
            "",
            "We are currently experiencing technical difficulties. Please try again in a few minutes, and if "
            "the problem persists contact the administrator of this site.",
        ),
        (
            "Harbour",
            "Something went wrong",
            "Our team has been notified and is working on a fix. Go back to the home page.",
        ),
        ("Harbour", "", "There has been a critical error on this website."),
        ("503 error", "", "The server is too busy."),
        ("Harbour", "Sorry!", "An unexpected error has occurred. Reference: 1234."),
        ("We'll be right back", "We\u2019ll be right back", "We're making some improvements."),
        ("Harbour", "We'll be right back", "We are making some improvements to our website."),
        ("Harbour", "Be right back", "We are updating the site."),
        ("Harbour", "", "Our site is closed for planned maintenance."),
        ("Harbour", "Temporarily unavailable", ""),
        ("Harbour", "Maintenance mode", "Site will be available soon. Thank you for your patience!"),
        ("Harbour", "", "Briefly unavailable for scheduled maintenance. Check back in a minute."),
        ("Harbour", "", "harbour.lab is currently undergoing essential maintenance."),
        ("Harbour", "503 Service Unavailable", "No server is available to handle this request."),
        ("Harbour", "", "Our service is currently unavailable."),
        ("Something went wrong | Harbour", "", "Please refresh."),
        ("Harbour", "", "Something went wrong with this page. Go back to the home page."),
        ("Harbour", "We are down for upgrades", "The website will be back online shortly."),
    ],
)
def test_page_tells_of_a_fault_when_it_says_nothing_else(title: str, heading: str, text: str) -> None:
    """Faults and maintenance, with what such notices say besides."""
    assert is_error_page(headed(title, heading, text))


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (
            "Contact us",
            "Fill in the form and we will ring you within two days. If you have technical problems with the form, "
            "ring 01245 123456 between nine and five. You can also come to one of our evenings at the library in "
            "Chelmsford, "
            "where young carers meet and talk. It is free, and you need no referral from a doctor or a school.",
        ),
        (
            "Something went wrong at home",
            "You can talk to us about it at any time, day or night, and we will believe you.",
        ),
        ("Family fatal error", "When a parent makes a mistake, a child may pay for it. Our project teaches first aid."),
        (
            "The service is closed for maintenance of the lift",
            "Young people who use wheelchairs meet at the church hall.",
        ),
        ("Contact us", "If there is a technical problem with the form, ring 01245 123456."),
        ("Contact us", "Write to us. There may be technical problems with the form."),
        ("Contact us", "Tell us if something went wrong."),
        ("Something went wrong with your benefits?", "Our support team can help you."),
        ("Something went wrong with your benefits", "Our support team can help you."),
        ("Has something gone wrong?", "Tell us. We can fix it."),
        ("Swimming", "The pool is closed for maintenance. Swim at Riverside."),
        ("Swimming", "The pool is temporarily closed. Swim at Riverside."),
        ("Swimming", "The pool is currently under maintenance. Swim at Riverside."),
        ("Chat", "Our chat service is unavailable today. Text us."),
        ("Drop-in", "The drop-in will be back soon. Try again in May."),
        ("Technical problems", "Ring 01245 123456."),
        ("Internal server error", "Ring 0800 1111, day or night."),
    ],
)
def test_page_is_no_notice_of_a_fault_when_it_has_text_of_its_own(heading: str, text: str) -> None:
    """A page that mentions a fault, or uses its words for something else."""
    assert not is_error_page(headed("Harbour", heading, text))


@pytest.mark.parametrize(
    ("own", "filler", "tells"),
    [
        (8, 0, True),
        (9, 0, False),
        (0, 77, True),
        (0, 78, False),
    ],
)
def test_notice_of_a_fault_is_short_when_it_is_one(own: int, filler: int, tells: bool) -> None:
    """Eight words of its own, and eighty in all."""
    text = f"{words(own)}{'. ' * bool(own)}{' '.join(['error'] * filler)}"
    assert is_error_page(headed("", "Internal Server Error", text)) is tells


@pytest.mark.parametrize(("before", "tells"), [(378, True), (379, False)])
def test_notice_of_a_fault_is_at_the_beginning_of_a_long_sentence_when_it_is_one(before: int, tells: bool) -> None:
    """Within the first 400 characters."""
    assert is_error_page(headed("Harbour", "", f"{'a' * before} internal server error.")) is tells


@pytest.mark.parametrize(
    ("title", "body", "path", "login"),
    [
        ("Harbour", PASSWORD, "", True),
        ("Sign in", "", "/account/login", True),
        ("Harbour", "<p>Mewngofnodi</p>", "/login", True),
        ("Harbour", "", "/login", False),
        ("Sign in", "", "/services", False),
        ("Sign in", "", "/blogging", False),
        ("Sign in", f"<p>{words(200)}</p>{PASSWORD}", "", True),
        ("Sign in", f"<p>{words(201)}</p>{PASSWORD}", "", False),
        ("Harbour", f"<p>{'a' * 492} sign in</p>", "/login", True),
        ("Harbour", f"<p>{'a' * 493} sign in</p>", "/login", False),
    ],
)
def test_page_is_a_login_when_it_asks_for_a_password_and_little_else(
    title: str, body: str, path: str, login: bool
) -> None:
    """A password field, or a login's address together with its words."""
    assert is_login_page(page(title, body), path) is login


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("", True),
        ("<p> \u00a0 </p>", True),
        ("<script>1</script>", True),
        ("<!-- x -->", True),
        ("<div></div>" * 9, True),
        ("<p>.</p>", False),
        ("<img src=a>", False),
        ("<script src=/x.js></script>", False),
        (f"<script>{'x' * 40}</script>", True),
        (f"<script>{'x' * 41}</script>", False),
        ("<form><input name=q></form>", False),
        ("<iframe src=/x></iframe>", False),
    ],
)
def test_page_is_empty_when_nothing_can_be_seen(body: str, empty: bool) -> None:
    """No text, no picture, no control, and no script of any length."""
    assert is_empty_page(page("Title", body)) is empty


def test_pages_are_alike_when_nearly_all_their_words_follow_each_other() -> None:
    """1 for the same text, 0 for another or for none, and order counts."""
    text = " ".join(f"word{number}" for number in range(100))
    same, backwards = page("", text), page("", " ".join(reversed(text.split())))
    assert text_similarity(same, same) == 1.0
    assert text_similarity(same, backwards) == 0.0 == text_similarity(same, Page()) == text_similarity(Page(), Page())
    assert 0.95 < text_similarity(same, page("", text.replace("word50", "other"))) < 1.0
    assert 0.5 < text_similarity(same, page("", text + text)) < 0.95


def test_pages_are_compared_quickly_when_they_repeat_one_word() -> None:
    """What a comparison of the longest common parts takes minutes for."""
    assert text_similarity(page("", "a " * 100_000), page("", "a b " * 100_000)) < 0.95


def test_pages_of_the_lab_are_not_alike_when_they_say_different_things() -> None:
    """A good page and a casino."""
    assert text_similarity(page_of(pages.good()), page_of(pages.CASINO)) < 0.2
