"""The cookies of one navigation: which ones browsers store, where they send them, and when they expire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.links.http.cookies import CookieJar
from tests.links.reading import address

HERE = address("https://www.harbour.lab/a/b/page?x=1")
PAST = "Thu, 01 Jan 1970 00:00:01 GMT"


def sent(*lines: str, to: str = "https://www.harbour.lab/a/b/page", origin: str = "") -> str:
    """Return the Cookie header for an address after these Set-Cookie lines came from another."""
    cookies = CookieJar()
    cookies.store(lines, address(origin) if origin else HERE)
    return cookies.header_for(address(to))


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("_csrf/link=t", "_csrf/link=t"),
        ('s={"a":1, "b":2}; Path=/', 's={"a":1, "b":2}'),
        ('q="x; y"', 'q="x'),
        ("a b=c d", "a b=c d"),
        ("a = b ", "a=b"),
        ("abc", "abc"),
        ("=abc", "abc"),
        ("a=", "a="),
        ("a==b=", "a==b="),
        ("a=1, b=2", "a=1, b=2"),
        ("a=1; b=2", "a=1"),
        ("caf\u00e9=\u00e9", "caf\u00e9=\u00e9"),
        ("a=1; =; ;;", "a=1"),
        ("a=\t1\t", "a=1"),
        ("", ""),
        ("=", ""),
        ("; Path=/", ""),
        ("a=b\x01", ""),
        ("a=" + "x" * 5000, ""),
        ("__Host-a=1; Secure; Path=/", "__Host-a=1"),
        ("__Host-a=1; Secure", ""),
        ("__Secure-a=1; Secure", "__Secure-a=1"),
        ("__secure-a=1", ""),
    ],
)
def test_cookie_is_sent_unchanged_when_browsers_store_it(line: str, header: str) -> None:
    """Names and values of any characters; no quotes are added or removed."""
    assert sent(line) == header


@pytest.mark.parametrize(
    "more",
    [
        f"expires={PAST}",
        f"Expires = {PAST}",
        "expires=Thu, 01-Jan-70 00:00:01 GMT",
        "expires=Thursday, 01-Jan-1970 00:00:01 GMT",
        "expires=Thu Jan 01 1970 00:00:00 GMT+0000 (UTC)",
        "expires=Thu Jan  1 00:00:00 1970",
        "expires=1 January 1970 0:0:0",
        "max-age=0",
        "max-age=-1",
        "max-age=-99999999999999999999",
        "max-age=00",
        f"max-age=x; expires={PAST}",
        "expires=Wed, 01 Jan 2098 00:00:00 GMT; max-age=0",
        f"expires={PAST}; Secure; Path=/a/b",
    ],
)
def test_cookie_is_removed_when_it_has_expired(more: str) -> None:
    """A past date in any format that servers write, or a Max-Age of zero."""
    assert sent("a=1", f"a=; {more}") == ""


@pytest.mark.parametrize(
    "more",
    [
        "expires=Session",
        "expires=",
        "expires=0",
        "expires=-1",
        "expires=Thu, 99 Jan 1970 00:00:01 GMT",
        "expires=Thu, 01 Foo 1970 00:00:01 GMT",
        "expires=Wed, 01 Jan 2098 00:00:00 GMT",
        "expires=Fri, 31 Dec 9999 23:59:59 GMT",
        f"max-age=600; expires={PAST}",
        f"expires={PAST}; max-age=600",
        "max-age=soon",
        "max-age=",
        "max-age=1.5",
    ],
)
def test_cookie_is_stored_when_it_has_not_expired_or_its_date_is_malformed(more: str) -> None:
    """A malformed date is ignored, and Max-Age takes precedence over Expires."""
    assert sent(f"a=1; {more}") == "a=1"


@pytest.mark.parametrize(
    ("line", "to", "is_sent"),
    [
        ("a=1", "https://www.harbour.lab/a/b/other", True),
        ("a=1", "https://www.harbour.lab/a/b", True),
        ("a=1", "https://www.harbour.lab/a/bc", False),
        ("a=1", "https://www.harbour.lab/a/", False),
        ("a=1", "https://harbour.lab/a/b/page", False),
        ("a=1", "https://x.www.harbour.lab/a/b/page", False),
        ("a=1", "https://www.harbour.lab:8443/a/b/page", True),
        ("a=1", "http://www.harbour.lab/a/b/page", True),
        ("a=1; Secure", "http://www.harbour.lab/a/b/page", False),
        ("a=1; path=/", "https://www.harbour.lab/", True),
        ("a=1; Path=relative", "https://www.harbour.lab/a/b/x", True),
        ("a=1; Path=", "https://www.harbour.lab/a/b/x", True),
        ("a=1; Path=/x; Path=/", "https://www.harbour.lab/", True),
        ("a=1; Path=/; Domain=harbour.lab", "https://harbour.lab/", True),
        ("a=1; Path=/; Domain=.HARBOUR.lab", "https://other.harbour.lab/", True),
        ("a=1; Path=/; Domain=", "https://www.harbour.lab/", True),
        ("a=1; Path=/; Domain=other.lab", "https://www.harbour.lab/", False),
        ("a=1; Path=/; Domain=x.www.harbour.lab", "https://x.www.harbour.lab/", False),
        ("a=1; Path=/; Domain=bour.lab", "https://www.harbour.lab/", False),
    ],
)
def test_cookie_is_sent_only_where_browsers_send_it(line: str, to: str, is_sent: bool) -> None:
    """By host or domain, path and Secure; the port makes no difference."""
    assert (sent(line, to=to) == "a=1") is is_sent


def test_secure_cookie_is_ignored_when_it_comes_over_http() -> None:
    """As browsers do since 2017."""
    assert sent("a=1; Secure; Path=/", origin="http://www.harbour.lab/") == ""


def test_longer_paths_come_first_when_several_cookies_are_sent() -> None:
    """Then in the order in which they were set; a new value does not change the order."""
    assert sent("a=1; Path=/", "b=1; Path=/a/b", "c=1; Path=/", "a=2; Path=/") == "b=1; a=2; c=1"


def test_cookie_of_an_ip_address_is_host_only_when_it_names_a_domain() -> None:
    """An IP address has no subdomains."""
    assert sent("a=1; Domain=192.0.2.1", origin="http://192.0.2.1/", to="http://192.0.2.1/") == "a=1"


@given(st.lists(st.text(max_size=60), max_size=5))
def test_cookies_never_raise_when_lines_are_any_text(lines: list[str]) -> None:
    """Every stored cookie can be sent: without line breaks and NUL."""
    assert not set(sent(*lines)) & set("\r\n\0")
