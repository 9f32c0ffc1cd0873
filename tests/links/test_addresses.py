"""Addresses as they are typed and as redirects join them: what is asked, and why something is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.links.addresses import Address, RejectedAddress, join_redirect, parse_address
from signpost.links.reasons import Reason
from tests.links.reading import address

BASE = "https://www.harbour.lab/a/b?c#d"


@pytest.mark.parametrize(
    "typed",
    [
        "https://harbour.lab/",
        "https://harbour.lab/page?",
        "https://harbour.lab/?",
        "https://harbour.lab/a%2Fb/%7e/%c3%a9",
        "https://harbour.lab/100%",
        "https://harbour.lab/a%zz",
        "https://harbour.lab/a//b/;v=1/(c)'d!*~$@:&=+,",
        "https://harbour.lab/a|b[c]",
        "https://harbour.lab/q?name=O'Brien&key[]=v&a;b|c^d`{e}\\f",
        "https://harbour.lab/q?to=https://other.lab/?x=y",
        "https://harbour.lab/q?a+b%20c",
        "http://ends-.harbour.lab/",
        "http://-starts.harbour.lab/",
        "http://a_b.harbour.lab/",
        "http://a--b.lab:8080/",
        "http://xn--yt8h.lab/",
        "http://192.0.2.1/x",
        "http://[2001:db8::1]/x",
    ],
)
def test_address_is_asked_as_typed_when_it_is_valid(typed: str) -> None:
    """Nothing is encoded, decoded or left out: not even a ? with nothing behind it."""
    found = address(typed)
    assert (found.href, str(found.request_url)) == (typed, typed)
    assert typed.endswith(found.request_url.raw_path_qs)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://harbour.lab", "https://harbour.lab/"),
        ("HTTPS://HARBOUR.lab:443/Page", "https://harbour.lab/Page"),
        ("https://harbour.lab./x", "https://harbour.lab/x"),
        ("https://harbour.lab/two words?and more", "https://harbour.lab/two%20words?and%20more"),
        ("https://harbour.lab/\u00e9?\u00e9", "https://harbour.lab/%C3%A9?%C3%A9"),
        ("https://harbour.lab/x/../y/./%2e%2E/z", "https://harbour.lab/z"),
        ("https:\\\\harbour.lab\\x", "https://harbour.lab/x"),
        ("https://m\u00fcnchen.lab/", "https://xn--mnchen-3ya.lab/"),
        ("https://\U0001f4d9.lab/", "https://xn--yt8h.lab/"),
        ("https://i\u2764\ufe0f.lab/", "https://xn--i-7iq.lab/"),
        ("https://fa\u00df.lab/", "https://xn--fa-hia.lab/"),
        ("https://harbour.lab/\u0645\u06cc\u200c\u062e", "https://harbour.lab/%D9%85%DB%8C%E2%80%8C%D8%AE"),
        ("https://harbour.lab/\U0001f468\u200d\U0001f469", "https://harbour.lab/%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9"),
        ("https://%68arbour.lab/", "https://harbour.lab/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://me:pw@harbour.lab/", "http://harbour.lab/"),
        ("http://harbour.lab:/", "http://harbour.lab/"),
        ("http://harbour.lab/<a>\"b\"", "http://harbour.lab/%3Ca%3E%22b%22"),
    ],
)
def test_address_is_asked_as_browsers_do_when_it_must_be_changed(typed: str, asked: str) -> None:
    """Case, default port, dots, spaces, signs beyond ASCII."""
    assert address(typed).href == asked


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("http://a b.lab/", Reason.BAD_HOST),
        ("http://a,b.lab/", Reason.BAD_HOST),
        ("http://a..lab/", Reason.BAD_HOST),
        ("http://harbour/", Reason.BAD_HOST),
        ("http://" + "a" * 64 + ".lab/", Reason.BAD_HOST),
        ("http://" + "a." * 130 + "lab/", Reason.BAD_HOST),
        ("http://[::1/", Reason.BAD_HOST),
        ("http://1.2.3.4.5/", Reason.BAD_HOST),
        ("http://harbour.lab:99999/", Reason.BAD_PORT),
        ("http://harbour.lab:x/", Reason.BAD_PORT),
        ("http://harbour.lab:25/", Reason.BAD_PORT),
        ("http://harbour.lab:0/", Reason.BAD_PORT),
        ("http:///harbour.lab/", Reason.BAD_SCHEME),
        ("http://i\u2764.lab\ufe0f/", Reason.INVISIBLE_CHARACTER),
        ("http://harbour.lab/a\ufe0f", Reason.INVISIBLE_CHARACTER),
        ("http://harbour.lab/a\u200d", Reason.INVISIBLE_CHARACTER),
        ("http://harbour.lab/a\u200cb", Reason.INVISIBLE_CHARACTER),
        ("http://harbour.lab/\u0645\u200c", Reason.INVISIBLE_CHARACTER),
        ("http://localhost/", Reason.PRIVATE_ADDRESS),
        ("http://printer.local./", Reason.PRIVATE_ADDRESS),
        ("http://www.example.com/", Reason.PLACEHOLDER),
    ],
)
def test_address_is_refused_with_its_reason_when_it_cannot_be_asked(typed: str, reason: Reason) -> None:
    """What no browser could open, and what is not of the public internet."""
    assert parse_address(typed) == RejectedAddress(reason)


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/new", "https://www.harbour.lab/new"),
        ("new", "https://www.harbour.lab/a/new"),
        ("../new", "https://www.harbour.lab/new"),
        ("?x", "https://www.harbour.lab/a/b?x"),
        ("?", "https://www.harbour.lab/a/b?"),
        ("#x", "https://www.harbour.lab/a/b?c"),
        ("", "https://www.harbour.lab/a/b?c"),
        ("//other.lab/x", "https://other.lab/x"),
        ("\\\\other.lab\\x", "https://other.lab/x"),
        ("///other.lab/x", "https://other.lab/x"),
        ("\\new", "https://www.harbour.lab/new"),
        ("https:new", "https://www.harbour.lab/a/new"),
        ("http:other.lab/x", "http://other.lab/x"),
        ("http:/other.lab/x", "http://other.lab/x"),
        ("other.lab/x", "https://www.harbour.lab/a/other.lab/x"),
        (" \t/new\r\n ", "https://www.harbour.lab/new"),
        ("/n\new", "https://www.harbour.lab/new"),
        ("\x01/new\x1f", "https://www.harbour.lab/new"),
        ("/two words", "https://www.harbour.lab/two%20words"),
        ("/caf%E9/a%2Fb", "https://www.harbour.lab/caf%E9/a%2Fb"),
        ("/q?it's", "https://www.harbour.lab/q?it's"),
        ("/\ud800", "https://www.harbour.lab/%EF%BF%BD"),
        ("HTTP://OTHER.LAB:80/x", "http://other.lab/x"),
    ],
)
def test_redirect_leads_where_browsers_go_when_it_is_joined(location: str, asked: str) -> None:
    """Relative or whole, with backslashes, spaces, too few slashes or too many."""
    found = join_redirect(address(BASE), location)
    assert isinstance(found, Address) and found.href == asked


@pytest.mark.parametrize(("location", "fragment"), [("/new", "d"), ("/new#", ""), ("/new#x y", "x%20y"), ("#", ""),
                                                    ("/new#caf%E9", "caf%E9"), ("/new#caf\u00e9", "caf%C3%A9")])
def test_fragment_is_the_redirects_own_when_it_has_one(location: str, fragment: str) -> None:
    """Else that of the address that was redirected."""
    found = join_redirect(address(BASE), location)
    assert isinstance(found, Address) and found.fragment == fragment


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("javascript:alert(1)", Reason.BAD_REDIRECT),
        ("data:text/html,x", Reason.BAD_REDIRECT),
        ("about:blank", Reason.BAD_REDIRECT),
        ("http://", Reason.BAD_REDIRECT),
        ("http://not a host/", Reason.BAD_REDIRECT),
        ("http://harbour.lab:25/", Reason.BAD_REDIRECT),
        ("http://harbour.lab:99999/", Reason.BAD_REDIRECT),
        ("http://localhost/", Reason.PRIVATE_ADDRESS),
        ("mailto:help@harbour.lab", Reason.ODD_REDIRECT),
        ("itms-apps://x", Reason.ODD_REDIRECT),
    ],
)
def test_redirect_is_refused_when_browsers_could_not_open_it(location: str, reason: Reason) -> None:
    """Schemes that are no web page, and addresses that are none."""
    found = join_redirect(address(BASE), location)
    assert isinstance(found, RejectedAddress) and found.reason is reason


@given(st.text(max_size=60) | st.text(max_size=40).map("https://".__add__))
def test_address_never_raises_when_it_is_any_text(text: str) -> None:
    """Typed or in a redirect; and what is asked is ASCII."""
    for found in (parse_address(text), join_redirect(address(BASE), text)):
        assert isinstance(found, RejectedAddress) or (found.href.isascii() and str(found.request_url).isascii())
