"""Which internet addresses may be asked at all: the public ones, and loopback only in tests."""

from __future__ import annotations

import ipaddress

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Kept for documents: nobody lives there, so asking harms nobody, and an answer "unreachable" is the truth.
DOCUMENTATION = [ipaddress.ip_network(net) for net in
                 ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def may_ask(text: str, allow_loopback: bool) -> bool:
    """Whether a connection to this IP address is allowed."""
    try:
        address = unwrapped(ipaddress.ip_address(text.strip("[]").partition("%")[0]))
    except ValueError:
        return False
    if address.is_loopback:
        return allow_loopback
    if any(address.version == net.version and address in net for net in DOCUMENTATION):
        return True
    return address.is_global and not address.is_multicast


def is_ip_address(text: str) -> bool:
    """Whether a host is written as an IP address."""
    try:
        ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True


def unwrapped(address: IPAddress) -> IPAddress:
    """Return the IPv4 address that hides in an IPv6 one (mapped, 6to4, NAT64), or the address itself."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
