"""One GET: names looked up and judged first, then asked with all limits, then closed.

In: an address that can be asked. Out: an Answer, or the Trouble that there was instead.
"""

from __future__ import annotations

import asyncio
import socket
import urllib.request
from types import SimpleNamespace, TracebackType
from typing import Any, Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from signpost.links.addresses import Address
from signpost.links.http.byte_limit import limit_bytes
from signpost.links.http.certificates import client_context, supports_only_old_tls
from signpost.links.http.dns_resolver import DnsResolver, DnsStatus
from signpost.links.http.errors import classify_error, was_reset
from signpost.links.http.ipv6 import has_public_route_to, has_route_to, is_ipv6_only
from signpost.links.http.lenient_http import get_leniently
from signpost.links.http.response import RequestFailure, Response
from signpost.links.limits import Settings
from signpost.links.probe.rate_limit import Gate, Gates
from signpost.links.reasons import Reason
from signpost.links.unicode_text import headers_of
from signpost.links.verdicts import Verdict

BASIC = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
         "Accept-Language": "en-GB,en;q=0.9", "Accept-Encoding": "gzip, deflate"}
BROWSER = {**BASIC, "Upgrade-Insecure-Requests": "1", "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate",
           "Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1", "Cache-Control": "max-age=0"}
DNS_TROUBLES = {
    DnsStatus.NO_NAME: RequestFailure(Verdict.BROKEN, Reason.NO_SUCH_DOMAIN),
    DnsStatus.NO_DATA: RequestFailure(Verdict.BROKEN, Reason.NO_ADDRESS),
    DnsStatus.FAILURE: RequestFailure(Verdict.TEMPORARY, Reason.DNS_FAILURE),
    DnsStatus.TIMEOUT: RequestFailure(Verdict.TEMPORARY, Reason.DNS_TIMEOUT),
}
BODIES_AT_ONCE = 2
NO_IPV6 = RequestFailure(Verdict.NOT_CHECKED, Reason.NO_IPV6_HERE)
UNREACHED = frozenset({Reason.TIMEOUT, Reason.UNREACHABLE, Reason.REFUSED})
BROKEN_HANDSHAKES = (RequestFailure(Verdict.TEMPORARY, Reason.RESET), RequestFailure(Verdict.TEMPORARY, Reason.TLS_FAILURE))


class _Prepared(AbstractResolver):
    """Gives aiohttp only the addresses that were looked up and allowed; a proxy's name goes to the system."""

    def __init__(self) -> None:
        self.hosts: dict[str, tuple[str, ...]] = {}

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET,
                      ) -> list[ResolveResult]:
        """Return what `Fetcher` put ready."""
        if host not in self.hosts:
            return await aiohttp.ThreadedResolver().resolve(host, port, family)
        return [ResolveResult(hostname=host, host=ip, port=port, proto=0, flags=socket.AI_NUMERICHOST,
                              family=socket.AF_INET6 if ":" in ip else socket.AF_INET) for ip in self.hosts[host]]

    async def close(self) -> None:
        """Nothing is open."""


class Fetcher:
    """Asks for addresses, one run long. Use it in an `async with`."""

    def __init__(self, settings: Settings, gates: Gates, lookup: DnsResolver) -> None:
        self._settings, self._gates, self.names = settings, gates, lookup
        self.reading = asyncio.Semaphore(BODIES_AT_ONCE)
        """To be held while a body is unpacked and read: each may take ten times its size in memory."""
        self._prepared = _Prepared()
        self._tls = client_context()

    async def __aenter__(self) -> Self:
        limits = self._settings.limits
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(self._left)
        connector = aiohttp.TCPConnector(resolver=self._prepared, ssl=self._tls, use_dns_cache=False, limit=0,
                                         force_close=True)
        most = limits.read_bytes + 2 * limits.header_bytes  # as much again as headers for the framing of chunks
        self._session = aiohttp.ClientSession(
            connector=limit_bytes(connector, most), cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False,
            trace_configs=[trace], trust_env=self._settings.resolver is None, max_line_size=limits.header_bytes,
            max_field_size=limits.header_bytes, max_headers=2000, timeout=aiohttp.ClientTimeout(total=None),
            skip_auto_headers=["User-Agent"])
        return self

    async def __aexit__(self, kind: type[BaseException] | None, fault: BaseException | None,
                        trace: TracebackType | None) -> None:
        await self._session.close()

    async def _left(self, _session: aiohttp.ClientSession, context: SimpleNamespace, _told: Any) -> None:
        """The request is on its way: the host's pause begins now."""
        gate: Gate = context.trace_request_ctx
        gate.started(self._settings.limits.gap)

    async def ask(self, address: Address, cookies: str, as_browser: bool,
                  seconds: float) -> tuple[Response | RequestFailure, float]:
        """Ask once; return the outcome and how many seconds the connection took."""
        refused = await self._resolve(address)
        if refused:
            return refused, 0.0
        headers = self._headers(cookies, as_browser)
        async with self._gates.through(address.host) as gate:
            began = asyncio.get_running_loop().time()
            outcome = await self._within(address, headers, gate, seconds)
            if isinstance(outcome, Response) and outcome.status in (429, 503):
                gate.wait_for(self.wait_wished(outcome) or 0.0)
            took = asyncio.get_running_loop().time() - began
        if address.url.scheme == "https" and outcome in BROKEN_HANDSHAKES:
            outcome = await self._old_security(address, seconds - took) or outcome
        if isinstance(outcome, RequestFailure) and outcome.reason in UNREACHED and not self._could_reach(address):
            outcome = NO_IPV6
        return outcome, took

    async def ask_forgivingly(self, address: Address, cookies: str, as_browser: bool,
                              seconds: float) -> tuple[Response | RequestFailure, float]:
        """Ask once over a connection of our own whose reader forgives what aiohttp's does not."""
        began = asyncio.get_running_loop().time()
        async with self._gates.through(address.host):
            found = await get_leniently(address, self._headers(cookies, as_browser),
                                      self._prepared.hosts.get(address.host, ()), self._tls, seconds,
                                      self._settings.limits.read_bytes)
        took = asyncio.get_running_loop().time() - began
        return found or RequestFailure(Verdict.TEMPORARY, Reason.BAD_RESPONSE), took

    def _headers(self, cookies: str, as_browser: bool) -> dict[str, str]:
        """Return the headers of a request."""
        told = {"Cookie": cookies} if cookies else {}
        return {**(BROWSER if as_browser else BASIC), "User-Agent": self._settings.user_agent, **told}

    def _could_reach(self, address: Address) -> bool:
        """Whether a failed connection says anything: not where the host has IPv6 alone and this machine has none."""
        ips = self._prepared.hosts.get(address.host, ())
        return not is_ipv6_only(ips) or has_public_route_to(ips)

    async def _old_security(self, address: Address, seconds: float) -> RequestFailure | None:
        """Whether a secure connection that was broken off would have come about in the security of long ago."""
        ips = self._prepared.hosts.get(address.host)
        if not ips or seconds <= 0:
            return None
        async with self._gates.through(address.host):
            old = await supports_only_old_tls(address.host, ips[0], address.url.port or 443, min(seconds, 5.0))
        return RequestFailure(Verdict.INSECURE, Reason.WEAK_SECURITY) if old else None

    def wait_wished(self, response: Response) -> float | None:
        """Return the seconds that a Retry-After asks for; None where there is none or it is over the cap."""
        wished = response.retry_after
        return wished if wished is not None and wished <= self._settings.limits.retry_after_cap else None

    async def _resolve(self, address: Address) -> RequestFailure | None:
        """Look the host up and keep only what may be asked; the Trouble that keeps it from being asked."""
        reply = await self.names.resolve_host(address.host)
        if reply.status == DnsStatus.OK:
            allowed = self.names.allowed(reply.values)
            self._prepared.hosts[address.host] = allowed
            if is_ipv6_only(allowed) and not has_route_to(allowed) and not self._proxied(address):
                return NO_IPV6
            return None if allowed else RequestFailure(Verdict.BROKEN, Reason.PRIVATE_ADDRESS)
        if self._proxied(address):
            return None
        return DNS_TROUBLES[reply.status]

    def _proxied(self, address: Address) -> bool:
        """Whether the usual environment variables send this address through a proxy; never with a name server given."""
        proxies = urllib.request.getproxies() if self._settings.resolver is None else {}
        return address.url.scheme in proxies and not urllib.request.proxy_bypass(address.host)

    async def _within(self, address: Address, headers: dict[str, str], gate: Gate, seconds: float) -> Response | RequestFailure:
        """Ask and read within a number of seconds, whatever the server does."""
        response: Response | None = None
        limits = self._settings.limits
        try:
            async with asyncio.timeout(max(seconds, 0.1)):
                timeout = aiohttp.ClientTimeout(total=None, sock_connect=limits.connect_seconds)
                async with self._session.get(address.sent, headers=headers, allow_redirects=False, timeout=timeout,
                                             trace_request_ctx=gate) as raw:
                    response = Response(raw.status, headers_of(raw.raw_headers))
                    response.certificate_days = self._tls.pop_days_left(address.host)
                    try:
                        await self._read(raw, response)
                    finally:
                        raw.close()
        except TimeoutError as fault:
            if response is None:
                return classify_error(fault)
            response.timed_out, response.complete = True, False
        except (aiohttp.ClientError, OSError, ValueError, EOFError) as fault:
            if response is None:
                return classify_error(fault)
            response.ended_early, response.complete = True, False
            response.was_reset = was_reset(fault)
        return response

    async def _read(self, raw: aiohttp.ClientResponse, response: Response) -> None:
        """Read the body up to the limit."""
        limit = self._settings.limits.read_bytes
        parts = bytearray()
        try:
            async for chunk in raw.content.iter_any():
                parts += chunk
                if len(parts) >= limit:
                    response.complete = False
                    break
        finally:
            response.body = bytes(parts[:limit])
