"""Asks the domain name system and tells apart: no such name, nothing there, a fault, and silence.

Good answers are kept for the run; bad ones are asked again at the second look.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import dns.asyncresolver
import dns.exception
import dns.message
import dns.name
import dns.rdatatype
import dns.resolver

from signpost.links.http.address_policy import is_ip_address, may_ask

SECOND_FAMILY_SECONDS = 0.5
OK, NO_NAME, NO_DATA, FAULT, SILENCE = "ok", "no_name", "no_data", "fault", "silence"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the name system said: a state, and the values where there are any (addresses, or (rank, host) as text)."""

    state: str
    values: tuple[str, ...] = ()


class Names:
    """A resolver for one run."""

    def __init__(self, server: tuple[str, int] | None, allow_loopback: bool, seconds: float) -> None:
        self._allow_loopback = allow_loopback
        self._known: dict[tuple[str, str], Reply] = {}
        self._resolver = dns.asyncresolver.Resolver(configure=server is None)
        if server is not None:
            self._resolver.nameservers = [server[0]]
            self._resolver.port = server[1]
        self._resolver.timeout = seconds / 3
        self._resolver.lifetime = seconds
        self._resolver.use_edns(0, 0, 1232)

    async def ask(self, name: str, kind: str) -> Reply:
        """Ask for the records of one kind ("A", "AAAA", "MX") of a name."""
        found = self._known.get((name, kind))
        if found is None:
            found = await self._ask(name, kind)
            if found.state == OK:
                self._known[(name, kind)] = found
        return found

    async def _ask(self, name: str, kind: str) -> Reply:
        try:
            absolute = dns.name.from_text(name)
            answer = await self._resolver.resolve(absolute, kind, raise_on_no_answer=False, search=False)
        except dns.resolver.NXDOMAIN:
            return Reply(NO_NAME)
        except (dns.resolver.LifetimeTimeout, dns.exception.Timeout):
            return Reply(SILENCE)
        except dns.resolver.NoNameservers as fault:
            return Reply(SILENCE if _unanswered(fault) else FAULT)
        except (dns.exception.DNSException, OSError, ValueError):
            return Reply(FAULT)
        if answer.rrset is None:
            return Reply(NO_DATA)
        if kind == "MX":
            return Reply(OK, tuple(sorted(f"{each.preference:05d} {each.exchange.to_text()}" for each in answer)))
        return Reply(OK, tuple(each.address for each in answer))

    async def addresses(self, host: str) -> Reply:
        """Return all IP addresses of a host, IPv4 first, as the name system gives them."""
        if is_ip_address(host):
            return Reply(OK, (host.strip("[]"),))
        later = asyncio.create_task(self.ask(host, "AAAA"))
        four = await self.ask(host, "A")
        if four.state == OK:  # good enough: a slow answer to the other question holds nothing up
            await asyncio.wait({later}, timeout=SECOND_FAMILY_SECONDS)
            if not later.done():
                later.cancel()
                return four
        six = await later
        if four.state == OK or six.state == OK:
            return Reply(OK, four.values + six.values)
        states = {four.state, six.state}
        for state in (NO_NAME, SILENCE, FAULT):
            if state in states:
                return Reply(state)
        return Reply(NO_DATA)

    def allowed(self, addresses: tuple[str, ...]) -> tuple[str, ...]:
        """Return those addresses that may be asked."""
        return tuple(each for each in addresses if may_ask(each, self._allow_loopback))


def _unanswered(fault: dns.resolver.NoNameservers) -> bool:
    """Whether no server sent anything, good or bad."""
    errors = fault.kwargs.get("errors") or []
    return bool(errors) and all(isinstance(error[3], (dns.exception.Timeout, OSError)) for error in errors)
