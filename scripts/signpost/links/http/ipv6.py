"""Whether this machine can reach addresses of IPv6 at all. GitHub's runners cannot: there, such a host says nothing."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

ANY_PORT = 443


def only_ipv6(ips: Sequence[str]) -> bool:
    """Whether a host has addresses, and all of them are of IPv6."""
    return bool(ips) and all(":" in ip for ip in ips)


def has_way_to(ips: Sequence[str]) -> bool:
    """Whether this machine has a route to any of these addresses. Sends nothing."""
    return any(_source_for(ip) for ip in ips)


def is_public_way(ips: Sequence[str]) -> bool:
    """Whether this machine has an address of its own from which these can answer it.

    A private source (unique local) with a public destination reaches it only where somebody translates addresses.
    """
    return any(_is_private(ip) or not _is_private(_source_for(ip)) for ip in ips)


def _source_for(ip: str) -> str:
    """Return the address of this machine that a packet to `ip` would carry; nothing where no route leads there."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as way:
            way.connect((ip, ANY_PORT))  # of a datagram socket this only looks the route up
            return str(way.getsockname()[0])
    except OSError:
        return ""


def _is_private(ip: str) -> bool:
    """Whether an address has a meaning only on this machine or in its own network; True too where there is none."""
    address = ipaddress.IPv6Address(ip.partition("%")[0] or "::1")
    return address.is_loopback or address.is_link_local or address in UNIQUE_LOCAL


UNIQUE_LOCAL = ipaddress.IPv6Network("fc00::/7")
