"""One GET request: the host is resolved and checked first, then requested within all limits.

Takes an address and returns a Response, or the RequestFailure there was instead.
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
from signpost.links.limits import ProbeSettings
from signpost.links.probe.rate_limit import HostLimiter, RateLimiter
from signpost.links.reasons import Reason
from signpost.links.unicode_text import decode_headers
from signpost.links.verdicts import Verdict

BASIC_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                 "Accept-Language": "en-GB,en;q=0.9", "Accept-Encoding": "gzip, deflate"}
BROWSER_HEADERS = {**BASIC_HEADERS, "Upgrade-Insecure-Requests": "1", "Sec-Fetch-Dest": "document",
                   "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1",
                   "Cache-Control": "max-age=0"}
DNS_FAILURES = {
    DnsStatus.NO_NAME: RequestFailure(Verdict.BROKEN, Reason.NO_SUCH_DOMAIN),
    DnsStatus.NO_DATA: RequestFailure(Verdict.BROKEN, Reason.NO_ADDRESS),
    DnsStatus.FAILURE: RequestFailure(Verdict.TEMPORARY, Reason.DNS_FAILURE),
    DnsStatus.TIMEOUT: RequestFailure(Verdict.TEMPORARY, Reason.DNS_TIMEOUT),
}
NO_IPV6 = RequestFailure(Verdict.NOT_CHECKED, Reason.NO_IPV6_HERE)
NOT_REACHED = frozenset({Reason.TIMEOUT, Reason.UNREACHABLE, Reason.REFUSED})
BROKEN_HANDSHAKES = (RequestFailure(Verdict.TEMPORARY, Reason.RESET),
                     RequestFailure(Verdict.TEMPORARY, Reason.TLS_FAILURE))
OLD_TLS_SECONDS = 5.0
MIN_SECONDS = 0.1
MAX_HEADERS = 2000
BODIES_AT_ONCE = 2
LENIENT_SECONDS = 10.0
"""The time limit of a request with the lenient reader, which waits until the server closes the connection."""


def _utf8_text(cookies: str) -> str | None:
    """Return the text that is the bytes of a Cookie header when it is encoded as UTF-8; None where there is none."""
    try:
        return cookies.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


class _PinnedResolver(AbstractResolver):
    """Gives aiohttp only the IP addresses that were resolved and allowed; a proxy's name is resolved by the system."""

    def __init__(self) -> None:
        self.hosts: dict[str, tuple[str, ...]] = {}

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET,
                      ) -> list[ResolveResult]:
        """Return the addresses that `HttpClient` set for a host."""
        if host not in self.hosts:
            return await aiohttp.ThreadedResolver().resolve(host, port, family)
        return [ResolveResult(hostname=host, host=ip, port=port, proto=0, flags=socket.AI_NUMERICHOST,
                              family=socket.AF_INET6 if ":" in ip else socket.AF_INET) for ip in self.hosts[host]]

    async def close(self) -> None:
        """Do nothing: there is nothing to close."""


class HttpClient:
    """Sends the requests of one run. To be used in an `async with`."""

    def __init__(self, settings: ProbeSettings, rate_limiter: RateLimiter, dns_resolver: DnsResolver) -> None:
        self._settings, self._rate_limiter, self._dns_resolver = settings, rate_limiter, dns_resolver
        self.body_slots = asyncio.Semaphore(BODIES_AT_ONCE)
        """To be held while a body is decompressed and parsed: that may take ten times its size in memory."""
        self._pinned = _PinnedResolver()
        self._tls = client_context()

    async def __aenter__(self) -> Self:
        limits = self._settings.limits
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(self._on_request_sent)
        connector = aiohttp.TCPConnector(resolver=self._pinned, ssl=self._tls, use_dns_cache=False, limit=0,
                                         force_close=True)
        byte_limit = limits.read_bytes + 2 * limits.header_bytes  # as much again as headers for the framing of chunks
        self._session = aiohttp.ClientSession(
            connector=limit_bytes(connector, byte_limit), cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False,
            trace_configs=[trace], trust_env=self._settings.resolver is None, max_line_size=limits.header_bytes,
            max_field_size=limits.header_bytes, max_headers=MAX_HEADERS, timeout=aiohttp.ClientTimeout(total=None),
            skip_auto_headers=["User-Agent"])
        return self

    async def __aexit__(self, exception_type: type[BaseException] | None, exception: BaseException | None,
                        traceback: TracebackType | None) -> None:
        await self._session.close()

    async def _on_request_sent(self, _session: aiohttp.ClientSession, context: SimpleNamespace, _params: Any) -> None:
        """Begin the host's pause now that the request has been sent."""
        limiter: HostLimiter = context.trace_request_ctx
        limiter.pause(self._settings.limits.request_interval)

    async def get(self, address: Address, cookies: str, as_browser: bool,
                  seconds: float) -> tuple[Response | RequestFailure, float]:
        """Send one request; return the outcome and the seconds that the connection took.

        `cookies` has one character for each byte. aiohttp sends only UTF-8, so others go through the lenient reader.
        """
        failure = await self._resolve(address)
        if failure:
            return failure, 0.0
        cookies_as_utf8 = _utf8_text(cookies)
        if cookies_as_utf8 is None and not self._uses_proxy(address):
            return await self.get_leniently(address, cookies, as_browser, min(seconds, LENIENT_SECONDS))
        headers = self._headers(cookies_as_utf8 or cookies, as_browser)
        clock = asyncio.get_running_loop().time
        async with self._rate_limiter.connection(address.host) as limiter:
            start = clock()
            outcome = await self._request(address, headers, limiter, seconds)
            if isinstance(outcome, Response) and outcome.status in (429, 503):
                limiter.pause(self._retry_delay(outcome))
            elapsed = clock() - start
        if address.url.scheme == "https" and outcome in BROKEN_HANDSHAKES:
            outcome = await self._check_old_tls(address, seconds - elapsed) or outcome
        if isinstance(outcome, RequestFailure) and outcome.reason in NOT_REACHED and not self._has_route(address):
            outcome = NO_IPV6
        return outcome, elapsed

    async def get_leniently(self, address: Address, cookies: str, as_browser: bool,
                            seconds: float) -> tuple[Response | RequestFailure, float]:
        """Send one request, and parse the response by rules less strict than aiohttp's."""
        clock = asyncio.get_running_loop().time
        start = clock()
        async with self._rate_limiter.connection(address.host):
            response = await get_leniently(address, self._headers(cookies, as_browser),
                                           self._pinned.hosts.get(address.host, ()), self._tls, seconds,
                                           self._settings.limits.read_bytes)
        return response or RequestFailure(Verdict.TEMPORARY, Reason.BAD_RESPONSE), clock() - start

    def _headers(self, cookies: str, as_browser: bool) -> dict[str, str]:
        """Return the headers of a request."""
        cookie_header = {"Cookie": cookies} if cookies else {}
        return {**(BROWSER_HEADERS if as_browser else BASIC_HEADERS), "User-Agent": self._settings.user_agent,
                **cookie_header}

    def _has_route(self, address: Address) -> bool:
        """Whether this machine can reach the host's kind of IP address, so that a failed connection says something."""
        ips = self._pinned.hosts.get(address.host, ())
        return not is_ipv6_only(ips) or has_public_route_to(ips)

    async def _check_old_tls(self, address: Address, seconds: float) -> RequestFailure | None:
        """Return a failure where a broken handshake succeeds with outdated TLS, else None."""
        ips = self._pinned.hosts.get(address.host)
        if not ips or seconds <= 0:
            return None
        async with self._rate_limiter.connection(address.host):
            is_old = await supports_only_old_tls(address.host, ips[0], address.url.port or 443,
                                                 min(seconds, OLD_TLS_SECONDS))
        return RequestFailure(Verdict.INSECURE, Reason.WEAK_SECURITY) if is_old else None

    def _retry_delay(self, response: Response) -> float:
        """Return the seconds that Retry-After asks for; 0 where there is none or it exceeds the limit."""
        seconds = response.retry_after
        return seconds if seconds is not None and seconds <= self._settings.limits.retry_after_cap else 0.0

    async def _resolve(self, address: Address) -> RequestFailure | None:
        """Resolve the host and pin its allowed IP addresses; return a failure where it cannot be requested."""
        answer = await self._dns_resolver.resolve_host(address.host)
        if answer.status is DnsStatus.OK:
            allowed = self._dns_resolver.allowed(answer.values)
            self._pinned.hosts[address.host] = allowed
            if is_ipv6_only(allowed) and not has_route_to(allowed) and not self._uses_proxy(address):
                return NO_IPV6
            return None if allowed else RequestFailure(Verdict.BROKEN, Reason.PRIVATE_ADDRESS)
        if self._uses_proxy(address):
            return None
        return DNS_FAILURES[answer.status]

    def _uses_proxy(self, address: Address) -> bool:
        """Whether the usual environment variables name a proxy for an address; never with a name server given."""
        proxies = urllib.request.getproxies() if self._settings.resolver is None else {}
        return address.url.scheme in proxies and not urllib.request.proxy_bypass(address.host)

    async def _request(self, address: Address, headers: dict[str, str], limiter: HostLimiter,
                       seconds: float) -> Response | RequestFailure:
        """Send a request and read the response within some seconds, whatever the server does."""
        response: Response | None = None
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=self._settings.limits.connect_seconds)
        try:
            async with asyncio.timeout(max(seconds, MIN_SECONDS)):
                async with self._session.get(address.request_url, headers=headers, allow_redirects=False,
                                             timeout=timeout, trace_request_ctx=limiter) as raw:
                    response = Response(raw.status, decode_headers(raw.raw_headers))
                    response.certificate_days = self._tls.pop_days_left(address.host)
                    try:
                        await self._read_body(raw, response)
                    finally:
                        raw.close()
        except TimeoutError as error:
            if response is None:
                return classify_error(error)
            response.timed_out, response.complete = True, False
        except (aiohttp.ClientError, OSError, ValueError, EOFError) as error:
            if response is None:
                return classify_error(error)
            response.ended_early, response.complete = True, False
            response.was_reset = was_reset(error)
        return response

    async def _read_body(self, raw: aiohttp.ClientResponse, response: Response) -> None:
        """Read the body up to the limit; what was read before an exception is kept."""
        limit = self._settings.limits.read_bytes
        body = bytearray()
        try:
            async for chunk in raw.content.iter_any():
                body += chunk
                if len(body) >= limit:
                    response.complete = False
                    break
        finally:
            response.body = bytes(body[:limit])
