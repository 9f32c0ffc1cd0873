"""What a value may be: phones, addresses, emails, text, Markdown."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from signpost.catalogue import values


def accepts(kind: Any, value: str) -> bool:
    """Tell whether a kind of value takes a text."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def fault_of(kind: Any, value: str) -> str:
    """Return what a kind of value has against a text; fail where it has nothing."""
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(value)
    return str(refused.value.errors()[0]["msg"])


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
    assert values.dialling_digits("0800 1111") == "08001111"
    assert values.dialling_digits("+44 1245 452058") == "+441245452058"


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-23", "2024-02-29", "2028-02-29", "2026-12-31"])
def test_date_passes_when_it_is_in_the_calendar(date: str) -> None:
    """A year, a month and a day pass, 29 February of a leap year among them."""
    assert accepts(values.PartialDate, date)
    assert accepts(values.PageDate, date)


@pytest.mark.parametrize(("date", "cure"), [
    ("2027-02-30", "must be a day that exists; February 2027 has 28 days, so write 2027-02-28"),
    ("2027-02-29", "must be a day that exists; February 2027 has 28 days"),
    ("2100-02-29", "must be a date such as 2026, 2026-11 or 2026-11-23"),
    ("2026-04-31", "must be a day that exists; April 2026 has 30 days"),
    ("2026-11-00", "must be a day that exists"),
    ("2026-13", "must be a date that exists; the month, in the middle, is from 01 to 12"),
    ("2026-00-10", "must be a date that exists"),
    ("23/11/2026", "must be a date such as 2026, 2026-11 or 2026-11-23; write 2026-11-23"),
    ("23 November 2026", "; write 2026-11-23"), ("Nov 2026", "; write 2026-11"), ("2026-1-5", "; write 2026-01-05"),
    ("30/02/2026", "must be a date such as 2026, 2026-11 or 2026-11-23"), ("soon", "must be a date such as 2026")])
@pytest.mark.parametrize("kind", [values.PartialDate, values.PageDate])
def test_date_fails_with_its_cure_when_no_calendar_has_it(kind: Any, date: str, cure: str) -> None:
    """A day or month that does not exist is refused with what to write, and so is a date written another way."""
    assert cure in fault_of(kind, date)


def test_date_of_a_page_passes_when_undated() -> None:
    """A page may carry no date; a review may not."""
    assert accepts(values.PageDate, "undated")
    assert not accepts(values.PartialDate, "undated")


HIDDEN = {"\u00ad": "soft hyphen", "\u2060": "word joiner", "\u200b": "zero width space", "\u200d": "zero width joiner",
          "\u00a0": "no-break space", "\u202f": "narrow no-break space", "\u3000": "ideographic space",
          "\u202e": "right-to-left override", "\u2066": "left-to-right isolate",
          "\U000e0041": "tag latin capital letter a",
          "\u3164": "hangul filler", "\u2800": "braille pattern blank", "\ufe0f": "variation selector-16",
          "\ufffc": "object replacement character", "\ue000": "private use character",
          "\ufeff": "zero width no-break space", "\u2028": "line separator", "\x07": "control character"}
SOUND = {values.Text: "Safe Call", values.Markdown: "Safe Call", values.Summary: "Safe Call.",
         values.Url: "https://example.org/SafeCall", values.Email: "a.Safe@example.org",
         values.PhoneNumber: "0800 1111", values.Slug: "safe-call", values.PartialDate: "2026-11"}


@pytest.mark.parametrize("char", HIDDEN)
@pytest.mark.parametrize("kind", SOUND)
def test_value_fails_with_name_and_place_when_a_character_is_hidden(kind: Any, char: str) -> None:
    """A hidden character is refused wherever it is, with its name, what is before it, and the correction."""
    sound = SOUND[kind]
    fault = fault_of(kind, sound[:4] + char + sound[4:])
    assert f"after '{sound[:4].strip()}' stands U+{ord(char):04X} ({HIDDEN[char]}); delete it" in fault
    assert "at the beginning stands" in fault_of(kind, char + sound)
    assert HIDDEN[char] in fault_of(kind, sound + char)


@pytest.mark.parametrize("text", ["Café – “naïve” ‘it’s’ … £5 ½ • ✓ Łódź Ελλάδα 中文", "Two\nlines\tand a tab"])
def test_text_passes_when_every_character_is_seen(text: str) -> None:
    """Letters of any script and signs that can be seen pass, and so do line breaks."""
    assert accepts(values.Text, text)


WRAPPED = {
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Fa%3Fb%3Dc&data=05%7C01":
        "Outlook Safe Links put around it; write https://www.example.org/a?b=c",
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.example.org_a-2Db&d=DwM": "write https://www.example.org/a-b",
    "https://urldefense.com/v3/__https://www.example.org/a*b__;Kw!!x!y$": "write https://www.example.org/a+b",
    "https://www.google.com/url?q=https://www.example.org/&sa=D": "Google put around it; write https://www.example.org/",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.example.org%2F&h=AT1": "write https://www.example.org/",
    "https://protect-eu.mimecast.com/s/abc?domain=example.org": "Mimecast put around it; open it in a browser and copy",
    "https://lnkd.in/abc": "open it in a browser and copy the address that stands at the top",
}


@pytest.mark.parametrize("url", WRAPPED)
def test_address_fails_with_the_one_inside_when_it_is_wrapped(url: str) -> None:
    """An address that a mail program or a search engine wrapped is refused, as a field and inside a text."""
    assert WRAPPED[url] in fault_of(values.Url, url)
    assert WRAPPED[url] in fault_of(values.Markdown, f"See [this page]({url}) today.")
    assert WRAPPED[url] in fault_of(values.Text, f"It was at {url}")


@pytest.mark.parametrize("url", ["file:///C:/Users/me/form.pdf", "C:\\Users\\form.pdf", "\\\\server\\share\\form.pdf",
                                 "http://localhost:8000/", "http://192.168.1.4/x", "http://10.0.0.1", "http://127.1/",
                                 "http://[::1]/", "http://intranet.local/", "http://server.internal/a"])
def test_address_fails_when_only_one_office_can_open_it(url: str) -> None:
    """A file, and a host that nobody else can reach, are refused with the cure, as a field and as a link."""
    assert "that everybody can open" in fault_of(values.Url, url)
    assert "that everybody can open" in fault_of(values.Markdown, f"[Form]({url})")


@pytest.mark.parametrize("url", ["https://www.google.com/maps/place/Essex", "https://www.facebook.com/essex", "http://8.8.8.8/",
                                 "https://outlook.office365.com/book/Essex@essex.gov.uk/", "https://localhostel.org/"])
def test_address_passes_when_it_is_the_page_s_own(url: str) -> None:
    """Pages of the same companies that wrap nothing pass."""
    assert accepts(values.Url, url)
