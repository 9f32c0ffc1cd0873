"""Phone numbers as people write them: which ones can be called from the UK."""

from __future__ import annotations

import pytest

from signpost.links.probe.phone_check import check_phone, national_digits, number_of_url


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01245 452058", "ok/works"),
        ("+44 1245 452058", "ok/works"),
        ("(01245) 452058", "ok/works"),
        ("01245 452058 ext. 12", "ok/works"),
        ("01245 452058,,1#", "ok/works"),
        ("18001 01245 452058", "ok/works"),
        ("999", "ok/works"),
        ("85258", "ok/works"),
        ("sms:85258?body=SHOUT", "ok/works"),
        ("0871 234 5678", "caution/costs_money"),
        ("+33 1 42 68 53 00", "caution/foreign_number"),
        ("+44 (0)1245 452058", "invalid/bad_number"),
        ("+4401245452058", "invalid/bad_number"),
        ("1245 452058", "invalid/bad_number"),
        ("(01245 452058", "invalid/bad_number"),
        ("01245 45205", "invalid/bad_number"),
        ("ring us", "invalid/bad_number"),
        ("tel:", "invalid/bad_number"),
        ("", "invalid/empty"),
        ("01245\u200b452058", "invalid/invisible_character"),
    ],
)
def test_number_is_judged_as_it_is_written(text: str, expected: str) -> None:
    """Short codes, UK numbers, numbers that cost more, foreign ones, and what nobody can dial."""
    finding = check_phone(text)
    assert f"{finding.verdict}/{finding.reason}" == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("01245 452058", "works"), ("+44 1245 452058", "works"), ("01245 452059", "number_differs"), ("Call us", "works")],
)
def test_number_differs_when_the_reader_sees_another(shown: str, expected: str) -> None:
    """A name is no number."""
    assert check_phone("tel:+441245452058", shown).reason == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tel:+441245452058", "+441245452058"),
        ("TEL://01245%20452058", "01245 452058"),
        ("tel:01245452058;phone-context=+44", "01245452058"),
        ("tel:01245452058;ext=12", "01245452058;ext=12"),
        ("sms:85258&body=Hello", "85258"),
        (" 01245 452058 ", "01245 452058"),
    ],
)
def test_number_is_what_a_url_dials(text: str, number: str) -> None:
    """Parameters and message are left out, the extension is kept."""
    assert number_of_url(text) == number


@pytest.mark.parametrize("number", ["020 7946 0000", "+44 20 7946 0000", "+44 (0)20 7946 0000", "0044 2079460000"])
def test_digits_are_equal_when_a_number_is_written_in_several_ways(number: str) -> None:
    """The national prefix stands for the country code."""
    assert national_digits(number) == "02079460000"
