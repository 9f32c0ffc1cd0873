"""Decoding a page's bytes: only the encodings of the web, and each where a browser would use it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.links.http.body_decoding import parse_charset
from signpost.links.http.charsets import DecodedText, decode_page, prescan_encoding

META = b"<!doctype html><meta charset=%b><p>"


@pytest.mark.parametrize("label", ["utf-7", "hz", "base64", "rot13", "idna", "punycode", "undefined", "unicode-escape",
                                   "utf-32", "mbcs", "\u00e9", "x" * 5000, "utf-8-sig", "zlib", "\0"])
def test_page_is_decoded_as_ascii_when_its_label_is_not_of_the_web(label: str) -> None:
    """Python's own codecs are not used; the text is not certain."""
    assert decode_page(b"<p>Safe +2AA- ~{<:Ky2;~}", label) == DecodedText("<p>Safe +2AA- ~{<:Ky2;~}", False)


@pytest.mark.parametrize("label", ["hz-gb-2312", "iso-2022-kr", "iso-2022-cn", "replacement"])
def test_page_has_no_text_when_its_label_means_the_replacement_encoding(label: str) -> None:
    """Browsers show one replacement character for it, so there is nothing to judge."""
    assert decode_page(b"<p>Harbour", label) is None


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "iso-8859-1", "caf\u00e9"),
        (b"\xff\xfec\x00", "utf-8", "c"),
        (b"\xfe\xff\x00c", "", "c"),
        (b"caf\xe9", "latin1", "caf\u00e9"),
        (b"\x80\x81", "ascii", "\u20ac\x81"),
        (b"caf\xe9", "ISO-8859-15", "caf\u00e9"),
        (b"\x83n\x81[\x83o\x81[", "shift_jis", "\u30cf\u30fc\u30d0\u30fc"),
        (b"\xc7\xd1", "euc-kr", "\ud55c"),
        (b"c\x00a\x00", "utf-16", "ca"),
        (META % b"utf-16" + "caf\u00e9".encode(), "", (META % b"utf-16" + "caf\u00e9".encode()).decode()),
        (META % b"utf-16be" + b"x", "", (META % b"utf-16be" + b"x").decode()),
        (META % b"windows-1251" + b"\xcf", "", (META % b"windows-1251").decode() + "\u041f"),
        (META % b"windows-1251" + "\u00e9".encode(), "utf-8", (META % b"windows-1251").decode() + "\u00e9"),
        (b"caf\xc3\xa9", "", "caf\u00e9"),
        (b"caf\xc3\xa9", "no-such", "caf\u00e9"),
        (b"caf\xe9 cr\xe8me", "", "caf\u00e9 cr\u00e8me"),
        ("caf\u00e9 cr\u00e8me br\u00fbl\u00e9e".encode() + b"\xe9", "", "caf\u00e9 cr\u00e8me br\u00fbl\u00e9e\ufffd"),
    ],
)
def test_encoding_is_that_of_browsers_when_several_are_declared(data: bytes, label: str, text: str) -> None:
    """A byte order mark takes precedence over the header, the header over the page, the page over a guess."""
    found = decode_page(data, label)
    assert found is not None and found.text == text


@pytest.mark.parametrize(
    ("data", "label", "certain"),
    [
        (b"Harbour", "", True),
        ("caf\u00e9".encode(), "utf-8", True),
        (b"caf\xe9", "utf-8", False),
        (b"caf\xe9", "", False),
        (b"caf\xe9", "windows-1252", True),
        (b"Harbour", "no-such", False),
        (b"\x00\xd8c\x00", "utf-16le", False),
        (b"\x41", "utf-16le", False),
    ],
)
def test_text_is_certain_when_every_byte_is_valid_as_declared(data: bytes, label: str, certain: bool) -> None:
    """After a guess or an invalid byte, a missing fragment is unknown."""
    found = decode_page(data, label)
    assert found is not None and found.certain is certain


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<META CHARSET = 'Latin1' >", "windows-1252"),
        (b"<meta/charset=\"gbk\"/>", "gbk"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<meta content='text/html; charset = \"koi8-r\"' http-equiv=\"CONTENT-TYPE\">", "koi8-r"),
        (b"<meta content='text/html; charset=koi8-r'>", ""),
        (b"<meta name=x content=y><meta charset=gbk>", "gbk"),
        (b"<meta charset=utf-7><meta charset=gbk>", "gbk"),
        (b"<meta charset=x-user-defined>", "windows-1252"),
        (b"<!-- <meta charset=gbk> --><meta charset=big5>", "big5"),
        (b"<!--><meta charset=big5>", "big5"),
        (b"<!-- <meta charset=gbk>", ""),
        (b"<title a='<meta charset=gbk>'></title><meta charset=big5>", "big5"),
        (b"<!doctype html><p><meta charset=big5>", "big5"),
        (b"<metadata charset=gbk>", ""),
        (b"<meta charset=gbk charset=big5>", "gbk"),
        (b"<?xml version='1.0' encoding='iso-8859-2'?><p>", "iso-8859-2"),
        (b"<?xml version='1.0'?><meta charset=big5>", "big5"),
        (b"< meta charset=gbk><meta charset=big5>", "big5"),
        (b"plain", ""),
        (b"<", ""),
    ],
)
def test_page_declares_its_encoding_when_browsers_find_one_in_it(start: bytes, name: str) -> None:
    """HTML's prescan: comments, attributes of other tags and unknown labels are ignored."""
    assert prescan_encoding(start) == name


@pytest.mark.parametrize(
    ("values", "label"),
    [
        (["text/html; charset=utf-8"], "utf-8"),
        (["text/html;charset=\"utf-8\""], "utf-8"),
        (["text/html; CHARSET = gbk ; x=y"], "gbk"),
        (["text/html; xcharset=gbk"], ""),
        (["text/html", "text/html; charset=gbk"], "gbk"),
        (["text/html; charset=big5, text/html; charset=gbk"], "big5"),
        (["charset=utf-8"], "utf-8"),
        (["text/html; charset="], ""),
        ([], ""),
    ],
)
def test_header_declares_the_charset_when_it_has_one(values: list[str], label: str) -> None:
    """The parameter of Content-Type, quoted or not, whatever its case."""
    assert parse_charset(values) == label


@given(st.binary(max_size=400), st.text(max_size=20) | st.sampled_from(["utf-16", "gb18030", "big5", "euc-jp", "hz"]))
@settings(deadline=None)
def test_text_is_valid_unicode_when_the_bytes_are_any(data: bytes, label: str) -> None:
    """No bytes and no label raise an exception, or result in text that UTF-8 cannot encode."""
    found = decode_page(data, label)
    assert found is None or found.text.encode("utf-8") is not None
