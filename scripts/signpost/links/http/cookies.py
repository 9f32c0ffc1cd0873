"""The cookies of one navigation, stored and sent back as browsers do (RFC 6265bis, sections 5.6 to 5.8).

The cookie jars of aiohttp and of the standard library drop cookies that browsers store: without a name, or with
unusual characters in the name or value. A site that requires its cookie then redirects for ever.

A cookie is bytes without an encoding. Each of its characters stands for the byte of its number (Latin-1).
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from signpost.links.addresses import Address
from signpost.links.http.address_policy import is_ip_address

MAX_COOKIES = 50
MAX_PAIR_BYTES, MAX_ATTRIBUTE_LENGTH = 4096, 1024
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
DATE_TOKEN = re.compile(r"[^\x09\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
TIME_OF_DAY = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)", re.ASCII)
DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:\D|$)", re.ASCII)
YEAR = re.compile(r"(\d{2,4})(?:\D|$)", re.ASCII)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie. It is sent to the host `domain`, and to its subdomains unless `host_only`."""

    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool

    @property
    def pair(self) -> str:
        """The cookie as it is sent."""
        return f"{self.name}={self.value}" if self.name else self.value

    def matches(self, address: Address) -> bool:
        """Whether it is sent with a request for an address."""
        path = address.url.raw_path
        path_matches = path == self.path or (path.startswith(self.path) and (
            self.path.endswith("/") or path[len(self.path)] == "/"))
        host_matches = address.host == self.domain or (
            not self.host_only and _domain_matches(address.host, self.domain))
        return path_matches and host_matches and (not self.secure or address.url.scheme == "https")


class CookieJar:
    """The cookies of one navigation."""

    def __init__(self) -> None:
        self._cookies: dict[tuple[str, str, bool, str], Cookie] = {}

    def store(self, lines: Iterable[str], address: Address) -> None:
        """Store the Set-Cookie lines of a response from an address; remove cookies that they declare expired."""
        for line in lines:
            parsed = _parse_set_cookie(line, address)
            if parsed is None:
                continue
            cookie, is_expired = parsed
            key = (cookie.name, cookie.domain, cookie.host_only, cookie.path)
            if is_expired:
                self._cookies.pop(key, None)
            elif key in self._cookies or len(self._cookies) < MAX_COOKIES:
                self._cookies[key] = cookie

    def header_for(self, address: Address) -> str:
        """Return the Cookie header of a request, longer paths first; empty where no cookie matches."""
        matching = [cookie for cookie in self._cookies.values() if cookie.matches(address)]
        return "; ".join(cookie.pair for cookie in sorted(matching, key=lambda cookie: -len(cookie.path)))


def _parse_set_cookie(line: str, address: Address) -> tuple[Cookie, bool] | None:
    """Return the cookie of a Set-Cookie line and whether it has expired; None where browsers ignore the line."""
    pair, *parts = line.split(";")
    name, value = (part.strip(" \t") for part in (pair.split("=", 1) if "=" in pair else ("", pair)))
    if CONTROL.search(line) or not (name or value) or len(name + value) > MAX_PAIR_BYTES:
        return None
    attributes = _parse_attributes(parts)
    domain = attributes.get("domain", "").removeprefix(".").lower()
    secure, is_https = "secure" in attributes, address.url.scheme == "https"
    if (secure and not is_https) or (domain and not _domain_matches(address.host, domain)):
        return None
    path = attributes.get("path", "")
    path = path if path.startswith("/") else address.url.raw_path.rpartition("/")[0] or "/"
    host_only = not domain or is_ip_address(address.host)
    cookie = Cookie(name, value, address.host if host_only else domain, host_only, path, secure)
    return (cookie, _is_expired(attributes)) if _satisfies_prefix(cookie, attributes) else None


def _parse_attributes(parts: list[str]) -> dict[str, str]:
    """Return the attributes of a line by their names in lower case, the last of each name."""
    attributes = {}
    for part in parts:
        name, _, value = part.partition("=")
        if len(value) <= MAX_ATTRIBUTE_LENGTH:
            attributes[name.strip(" \t").lower()] = value.strip(" \t")
    return attributes


def _satisfies_prefix(cookie: Cookie, attributes: dict[str, str]) -> bool:
    """Whether a cookie meets the requirements of its name's prefix, __Secure- or __Host-."""
    name = (cookie.name or cookie.value).lower()
    if name.startswith("__host-"):
        return bool(cookie.name) and cookie.secure and not attributes.get("domain") and attributes.get("path") == "/"
    return not name.startswith("__secure-") or (bool(cookie.name) and cookie.secure)


def _is_expired(attributes: dict[str, str]) -> bool:
    """Whether a cookie has expired; Max-Age takes precedence over Expires, and malformed values are ignored."""
    max_age = attributes.get("max-age", "")
    if re.fullmatch(r"-?\d+", max_age, re.ASCII):
        return max_age.startswith("-") or not max_age.strip("0")
    expires = _parse_cookie_date(attributes.get("expires", ""))
    return expires is not None and expires <= time.time()


def _parse_cookie_date(text: str) -> float | None:
    """Return the seconds since 1970 of a cookie's date (RFC 6265bis, 5.1.1); None where browsers ignore it."""
    time_of_day = day = month = year = None
    for token in DATE_TOKEN.findall(text):
        if time_of_day is None and (match := TIME_OF_DAY.match(token)):
            hours, minutes, seconds = map(int, match.groups())
            time_of_day = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        elif day is None and (match := DAY_OF_MONTH.match(token)):
            day = int(match[1])
        elif month is None and token[:3].lower() in MONTHS:
            month = MONTHS.index(token[:3].lower()) + 1
        elif year is None and (match := YEAR.match(token)):
            year = int(match[1])
    if time_of_day is None or day is None or month is None or year is None:
        return None
    year += 1900 if 70 <= year <= 99 else 2000 if year <= 69 else 0
    try:
        return (datetime(max(year, 1601), month, day, tzinfo=UTC) + time_of_day).timestamp()
    except (ValueError, OverflowError):
        return None


def _domain_matches(host: str, domain: str) -> bool:
    """Whether a host is a domain or one of its subdomains."""
    return host == domain or (host.endswith(f".{domain}") and not is_ip_address(host))
