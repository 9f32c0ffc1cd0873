"""What a value may be: phones, addresses, emails, text, Markdown."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from signpost import values


def accepts(kind: Any, value: str) -> bool:
    """Tell whether a kind of value takes a text."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("number", ["116000", "116 000", "116 123", "85258", "61016", "999", "101", "111",
                                    "0800 1111", "08000 121 700", "0345 60 999 60", "01245 452058", "+44 1245 452058"])
def test_phone_passes_when_uk_number_or_short_code(number: str) -> None:
    """Numbers of the list pass as people write them."""
    assert accepts(values.PhoneNumber, number)


@pytest.mark.parametrize("number", ["12", "0800 FLOWERS", "0800 (0)1111", "01245", "0000 000 000", "+1 202 555 0143",
                                    "01245 45205", "116-000", "", "9" * 40])
def test_phone_fails_when_nobody_could_ring_it(number: str) -> None:
    """What is no UK number is refused."""
    assert not accepts(values.PhoneNumber, number)


@pytest.mark.parametrize("url", ["https://www.example.org/", "http://example.org/a?b=c#d", "https://a.example.org:8443/x",
                                 "https://example.org/%E2%80%93.pdf", "https://www.essex.ac.uk/colchester’s"])
def test_url_passes_when_web_address(url: str) -> None:
    """Web addresses pass."""
    assert accepts(values.Url, url)


@pytest.mark.parametrize("url", ["www.example.org", "ftp://example.org/", "javascript:alert(1)", "https://a b.org/",
                                 "https://user:pw@example.org/", "https://", "https://localhost", "https://[::1",
                                 "https://example.org/\u200b", "https://example.org/\"onclick=", "data:text/html,x"])
def test_url_fails_when_not_a_safe_web_address(url: str) -> None:
    """Other schemes, spaces, credentials, invisible characters are refused."""
    assert not accepts(values.Url, url)


@pytest.mark.parametrize("address", ["help@nspcc.org.uk", "KeepInContactTeam@essex.gov.uk"])
def test_email_passes_when_address(address: str) -> None:
    """Addresses pass."""
    assert accepts(values.Email, address)


@pytest.mark.parametrize("address", ["help", "help@", "@essex.gov.uk", "a@b@c.uk", "a b@c.uk", "a@localhost"])
def test_email_fails_when_not_an_address(address: str) -> None:
    """What is no address is refused."""
    assert not accepts(values.Email, address)


@pytest.mark.parametrize("text", ["<b>bold</b>", "a <script>", "x </p>", "<!-- c -->", "&lt;b", "a\u202eb", "  "])
def test_text_fails_when_raw_html_or_invisible(text: str) -> None:
    """Raw HTML, entities and invisible characters are refused."""
    assert not accepts(values.Text, text)


@pytest.mark.parametrize("text", ["Ages 5 < 6", "R&D; a & b", "5 > 4", "it’s “fine” – yes"])
def test_text_passes_when_plain(text: str) -> None:
    """Plain text passes, signs included."""
    assert accepts(values.Text, text)


@pytest.mark.parametrize("text", ["# Heading", "![x](https://a.org/b.png)", "[x](javascript:alert(1))",
                                  "[x]\n\n[x]: javascript:alert(1)", "[x](//evil.org)", "<img src=x>"])
def test_markdown_fails_when_unsafe(text: str) -> None:
    """Headings, pictures and links of other schemes are refused."""
    assert not accepts(values.Markdown, text)


@pytest.mark.parametrize("text", ["- a\n- b", "[x](https://a.org) and [ring](tel:999)", "**bold**"])
def test_markdown_passes_when_plain(text: str) -> None:
    """Lists, emphasis and safe links pass."""
    assert accepts(values.Markdown, text)


def test_dial_gives_digits_when_number_has_spaces() -> None:
    """The address that rings is the number that is shown."""
    assert values.dial("0800 1111") == "08001111"
    assert values.dial("+44 1245 452058") == "+441245452058"
