"""Whether this machine can reach IPv6 addresses.

GitHub's runners cannot, so that a failed connection to a host with IPv6 alone says nothing about the host.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

ANY_PORT = 443
UNIQUE_LOCAL = ipaddress.IPv6Network("fc00::/7")


def is_ipv6_only(ips: Sequence[str]) -> bool:
    """Whether a host has addresses, and all of them are IPv6."""
    return bool(ips) and all(":" in ip for ip in ips)


def has_route_to(ips: Sequence[str]) -> bool:
    """Whether this machine has a route to any of these addresses. Sends no packet."""
    return any(_source_address(ip) for ip in ips)


def has_public_route_to(ips: Sequence[str]) -> bool:
    """Whether packets to any of these addresses carry a source address to which it can respond.

    From a private (unique local) source, a public destination is reached only through address translation.
    """
    return any(_is_private(ip) or not _is_private(_source_address(ip)) for ip in ips)


def _source_address(ip: str) -> str:
    """Return the address of this machine that a packet to `ip` would carry; empty where there is no route."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.connect((ip, ANY_PORT))  # for a datagram socket, this only looks up the route
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _is_private(ip: str) -> bool:
    """Whether an address is valid only on this machine or in its own network; True for an empty text too."""
    address = ipaddress.IPv6Address(ip.partition("%")[0] or "::1")
    return address.is_loopback or address.is_link_local or address in UNIQUE_LOCAL
