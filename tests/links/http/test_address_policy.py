"""Which IP addresses may be asked."""

from __future__ import annotations

import pytest

from signpost.links.http.address_policy import is_allowed_ip, is_ip_address


@pytest.mark.parametrize(
    ("ip", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("[2606:2800:21f:cb07:6820:80da:af6b:8b2c]", True),
        ("192.0.2.1", True),
        ("2001:db8::1", True),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("64:ff9b::5db8:d70e", True),
        ("h.lab", False),
        ("", False),
    ],
)
def test_only_public_addresses_are_allowed(ip: str, expected: bool) -> None:
    """Also those of documents, which no host has; never a private one inside an IPv6 address."""
    assert is_allowed_ip(ip, False) is expected and is_allowed_ip(ip, True) is expected


@pytest.mark.parametrize("ip", ["127.0.0.1", "::1", "[::1]", "::ffff:127.0.0.1"])
def test_loopback_is_allowed_when_it_is_asked_for(ip: str) -> None:
    """For tests."""
    assert is_allowed_ip(ip, True) and not is_allowed_ip(ip, False)


@pytest.mark.parametrize(
    ("host", "expected"), [("192.0.2.1", True), ("[::1]", True), ("1.2.3", False), ("h.lab", False)]
)
def test_host_is_an_ip_address_when_it_is_written_as_one(host: str, expected: bool) -> None:
    """With or without brackets."""
    assert is_ip_address(host) is expected
