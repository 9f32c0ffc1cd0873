"""Which IP addresses the link check may connect to: public ones, and loopback only in tests.

The check runs on other people's machines and follows redirects, so it must not be led into a private network.
"""

from __future__ import annotations

import ipaddress

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Reserved for documentation. No host has such an address, so a connection fails, and "unreachable" is correct.
DOCUMENTATION = [ipaddress.ip_network(network) for network in
                 ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_allowed_ip(text: str, allow_loopback: bool) -> bool:
    """Whether a connection to this IP address is allowed; False for text that is no IP address."""
    try:
        address = _effective_address(ipaddress.ip_address(text.strip("[]").partition("%")[0]))
    except ValueError:
        return False
    if address.is_loopback:
        return allow_loopback
    if any(address.version == network.version and address in network for network in DOCUMENTATION):
        return True
    return address.is_global and not address.is_multicast


def is_ip_address(host: str) -> bool:
    """Whether a host is written as an IP address, with or without the brackets of a URL."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _effective_address(address: IPAddress) -> IPAddress:
    """Return the IPv4 address embedded in an IPv6 one (mapped, 6to4, NAT64), or the address itself."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
