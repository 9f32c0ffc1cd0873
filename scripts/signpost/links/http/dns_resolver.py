"""DNS queries with a status for each kind of failure: no such name, no such record, a server failure, a timeout.

Successful answers are cached for the run; failed queries are repeated in the second round.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import Enum, auto

import dns.asyncresolver
import dns.exception
import dns.message
import dns.name
import dns.rdatatype
import dns.resolver

from signpost.links.http.address_policy import is_allowed_ip, is_ip_address

AAAA_EXTRA_SECONDS = 0.5
"""How long a host's IPv6 addresses are waited for once its IPv4 addresses are known."""


class DnsStatus(Enum):
    """How a query ended."""

    OK = auto()
    NO_NAME = auto()
    """NXDOMAIN: the name does not exist."""
    NO_DATA = auto()
    """The name exists, without records of this type."""
    FAILURE = auto()
    """SERVFAIL and other errors."""
    TIMEOUT = auto()


@dataclass(frozen=True, slots=True)
class DnsAnswer:
    """How a query ended, and its values: IP addresses, or for MX "preference host" with a padded preference."""

    status: DnsStatus
    values: tuple[str, ...] = ()


class DnsResolver:
    """A resolver for one run. `server` is a host and port instead of the system's name servers."""

    def __init__(self, server: tuple[str, int] | None, allow_loopback: bool, seconds: float) -> None:
        self._allow_loopback = allow_loopback
        self._cache: dict[tuple[str, str], DnsAnswer] = {}
        self._resolver = dns.asyncresolver.Resolver(configure=server is None)
        if server is not None:
            self._resolver.nameservers = [server[0]]
            self._resolver.port = server[1]
        self._resolver.timeout = seconds / 3
        self._resolver.lifetime = seconds
        self._resolver.use_edns(0, 0, 1232)

    async def query(self, name: str, record_type: str) -> DnsAnswer:
        """Return the records of one type ("A", "AAAA", "MX") of a name."""
        answer = self._cache.get((name, record_type))
        if answer is None:
            answer = await self._query(name, record_type)
            if answer.status is DnsStatus.OK:
                self._cache[(name, record_type)] = answer
        return answer

    async def _query(self, name: str, record_type: str) -> DnsAnswer:
        """Send a query."""
        try:
            absolute = dns.name.from_text(name)
            answer = await self._resolver.resolve(absolute, record_type, raise_on_no_answer=False, search=False)
        except dns.resolver.NXDOMAIN:
            return DnsAnswer(DnsStatus.NO_NAME)
        except (dns.resolver.LifetimeTimeout, dns.exception.Timeout):
            return DnsAnswer(DnsStatus.TIMEOUT)
        except dns.resolver.NoNameservers as error:
            return DnsAnswer(DnsStatus.TIMEOUT if _is_unanswered(error) else DnsStatus.FAILURE)
        except (dns.exception.DNSException, OSError, ValueError):
            return DnsAnswer(DnsStatus.FAILURE)
        if answer.rrset is None:
            return DnsAnswer(DnsStatus.NO_DATA)
        if record_type == "MX":
            hosts = sorted(f"{record.preference:05d} {record.exchange.to_text()}" for record in answer)
            return DnsAnswer(DnsStatus.OK, tuple(hosts))
        return DnsAnswer(DnsStatus.OK, tuple(record.address for record in answer))

    async def resolve_host(self, host: str) -> DnsAnswer:
        """Return all IP addresses of a host, IPv4 first, in the order of the name server."""
        if is_ip_address(host):
            return DnsAnswer(DnsStatus.OK, (host.strip("[]"),))
        ipv6_query = asyncio.create_task(self.query(host, "AAAA"))
        ipv4 = await self.query(host, "A")
        if ipv4.status is DnsStatus.OK:  # enough to connect: a slow answer to the other query must not delay it
            await asyncio.wait({ipv6_query}, timeout=AAAA_EXTRA_SECONDS)
            if not ipv6_query.done():
                ipv6_query.cancel()
                return ipv4
        ipv6 = await ipv6_query
        statuses = {ipv4.status, ipv6.status}
        if DnsStatus.OK in statuses:
            return DnsAnswer(DnsStatus.OK, ipv4.values + ipv6.values)
        for status in (DnsStatus.NO_NAME, DnsStatus.TIMEOUT, DnsStatus.FAILURE):
            if status in statuses:
                return DnsAnswer(status)
        return DnsAnswer(DnsStatus.NO_DATA)

    def allowed(self, addresses: tuple[str, ...]) -> tuple[str, ...]:
        """Return those IP addresses to which connections are allowed."""
        return tuple(address for address in addresses if is_allowed_ip(address, self._allow_loopback))


def _is_unanswered(error: dns.resolver.NoNameservers) -> bool:
    """Whether no name server sent any response."""
    errors = error.kwargs.get("errors") or []
    return bool(errors) and all(isinstance(each[3], (dns.exception.Timeout, OSError)) for each in errors)
