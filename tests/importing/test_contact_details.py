"""Numbers, mailboxes and addresses are found in texts as people write them."""

from __future__ import annotations

import pytest

from signpost.importing.contact_details import (
    addresses_in,
    doubtful_numbers_in,
    emails_in,
    phones_in,
    same_address,
    same_digits,
)

CALLS, TEXTS, BOTH = (True, False), (False, True), (True, True)
PHONES = {
    "as it is read out": ("Ring 0808 800 4444.", [("0808 800 4444", *CALLS, "")]),
    "without blanks": ("Tel:08088004444", [("0808 800 4444", *CALLS, "")]),
    "with hyphens and brackets": ("(01245) 345-345 or 01245-345-345", [("01245 345345", *CALLS, "")]),
    "from abroad": ("+44 (0)1245 345 345", [("01245 345345", *CALLS, "")]),
    "Childline's": ("Childline 0800 1111", [("0800 1111", *CALLS, "")]),
    "six digits": ("Samaritans on 116 123", [("116 123", *CALLS, "")]),
    "six digits without a blank": ("Ring 116000", [("116 000", *CALLS, "")]),
    "a text line": ("Text SHOUT to 85258.", [("85258", *TEXTS, "SHOUT")]),
    "text and ring": ("Text 07860 027573, or ring 0300 123 6600",
                      [("07860 027573", *TEXTS, ""), ("0300 123 6600", *CALLS, "")]),
    "ring or text": ("Call or text 116000", [("116 000", *BOTH, "")]),
    "text or ring": ("Text/call us on 07860 027573", [("07860 027573", *BOTH, "")]),
    "far from the word": ("Text your friends. Their line is 0300 123 6600", [("0300 123 6600", *CALLS, "")]),
    "in danger": ("Call 999", [("999", *CALLS, "")]),
    "the NHS": ("Ring NHS 111 at once", [("111", *CALLS, "")]),
    "the NHS, without a word that says to ring": ("NHS 111, day and night", [("111", *CALLS, "")]),
    "the police by name": ("call Avon Police 101", [("101", *CALLS, "")]),
    "an ambulance": ("dial for an ambulance: 999", [("999", *CALLS, "")]),
    "the name of a website": ("NHS 111 online", []),
    "a house": ("Call at 101 High Street", []),
    "no numbers": ("In 2024, 18 to 25, £1,000, 01/02/2024, page 101 of S0123456, 10.30 to 12.30", []),
    "within an address": ("https://www.example.org/08088004444", []),
}


@pytest.mark.parametrize(("text", "expected"), PHONES.values(), ids=PHONES.keys())
def test_numbers_are_found_when_they_are(text: str, expected: list[tuple[str, bool, bool, str]]) -> None:
    """Each once, as people read it out; for calls or for texts, with the word that a text must hold."""
    found = phones_in(text)
    assert [(phone.number, phone.for_calls, phone.for_texts, phone.word) for phone in found] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Bad desk: ring 01743 12345", ["01743 12345"]), ("Tel: 1743 12345", ["1743 12345"]),
    ("(01632) 960 192 or 01632 960 192", ["(01632) 960 192"]), ("ring 998, or text 12", ["998"]),
    ("+353 1 234 5678", ["+353 1 234 5678"])])
def test_what_looks_like_a_number_and_is_none_is_found(text: str, expected: list[str]) -> None:
    """A digit is missing, or nobody has such a number; it must not get lost without a word."""
    assert list(doubtful_numbers_in(text)) == expected


@pytest.mark.parametrize("text", [
    "Ring 0808 800 4444, +44 (0)1245 345 345 or (01245) 345-345", "Call 999", "Text SHOUT to 85258", "In 2018 and 2019",
    "01/02/2024 to 03-04-2025", "ISBN 9780140449136", "https://a.org/01743-12345", "Charity 1103575", "Call 18000",
    "0800 1111"])
def test_nothing_is_doubted_when_numbers_are_right_or_are_none(text: str) -> None:
    """Dates, years and the numbers of charities are no phone numbers."""
    assert doubtful_numbers_in(text) == ()


def test_mailboxes_are_found_each_once() -> None:
    """Without the full stop behind them."""
    assert emails_in("Write to help@a.org.uk, Help@a.org.uk or o'neil@b.org.") == ["Help@a.org.uk", "o'neil@b.org"]


def test_address_ends_before_the_punctuation_behind_it() -> None:
    """A bracket belongs to it only if it opens in it."""
    text = "(see https://a.org/b_(c), www.d.org.uk/e- and f.com) “https://g.org/”"
    assert [each.text for each in addresses_in(text)] == [
        "https://a.org/b_(c)", "www.d.org.uk/e", "f.com", "https://g.org/"]


@pytest.mark.parametrize(("one", "other"), [
    ("https://www.a.org/b/", "http://a.org/b"), ("mailto:x@a.org?subject=Hi", "mailto:x@a.org"),
    ("www.a.org", "A.org")])
def test_addresses_are_the_same_when_they_lead_to_the_same(one: str, other: str) -> None:
    """However they are written."""
    assert same_address(one) == same_address(other)


def test_numbers_are_the_same_with_and_without_the_country() -> None:
    """+44 stands for the first 0."""
    assert same_digits("+44 1245 345345") == same_digits("01245345345") == "01245345345"
