"""The cookies of one visit, kept and sent back as browsers do (RFC 6265bis, sections 5.6 to 5.8).

The jars of aiohttp and of the standard library leave out cookies that browsers keep: without a name, or with a name
or value of unusual characters. A site that waits for its cookie then redirects for ever.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from signpost.links.addresses import Address
from signpost.links.http.address_policy import is_ip_address

MOST = 50
LONGEST_PAIR, LONGEST_ATTRIBUTE = 4096, 1024
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
DATE_PARTS = re.compile(r"[^\x09\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
CLOCK = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)", re.ASCII)
DAY, YEAR = re.compile(r"(\d{1,2})(?:\D|$)", re.ASCII), re.compile(r"(\d{2,4})(?:\D|$)", re.ASCII)
UNITS = ("hours", "minutes", "seconds")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie: `domain` is a host, and of its subdomains too unless `host_only`."""

    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool

    @property
    def pair(self) -> str:
        """Return it as it is sent."""
        return f"{self.name}={self.value}" if self.name else self.value

    def goes_to(self, address: Address) -> bool:
        """Whether it is sent with a request for an address."""
        path = address.url.raw_path
        below = path == self.path or (path.startswith(self.path) and (
            self.path.endswith("/") or path[len(self.path)] == "/"))
        at_host = address.host == self.domain or (not self.host_only and _is_within(address.host, self.domain))
        return below and at_host and (not self.secure or address.url.scheme == "https")


class Cookies:
    """The cookies of one visit."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, bool, str], Cookie] = {}

    def keep(self, lines: Iterable[str], address: Address) -> None:
        """Take the Set-Cookie lines of an answer that came from an address; forget what they declare expired."""
        for line in lines:
            found = _read(line, address)
            if found is None:
                continue
            cookie, expired = found
            key = (cookie.name, cookie.domain, cookie.host_only, cookie.path)
            if expired:
                self._kept.pop(key, None)
            elif key in self._kept or len(self._kept) < MOST:
                self._kept[key] = cookie

    def header_for(self, address: Address) -> str:
        """Return the Cookie header of a request, longer paths first; nothing where no cookie goes there."""
        found = [cookie for cookie in self._kept.values() if cookie.goes_to(address)]
        return "; ".join(cookie.pair for cookie in sorted(found, key=lambda each: -len(each.path)))


def _read(line: str, address: Address) -> tuple[Cookie, bool] | None:
    """Return the cookie of a Set-Cookie line and whether it has expired; None where browsers ignore the line."""
    pair, *told = line.split(";")
    name, value = (part.strip(" \t") for part in (pair.split("=", 1) if "=" in pair else ("", pair)))
    if CONTROL.search(line) or not (name or value) or len((name + value).encode()) > LONGEST_PAIR:
        return None
    attributes = _attributes(told)
    domain = attributes.get("domain", "").removeprefix(".").lower()
    secure, from_https = "secure" in attributes, address.url.scheme == "https"
    if (secure and not from_https) or (domain and not _is_within(address.host, domain)):
        return None
    path = attributes.get("path", "")
    path = path if path.startswith("/") else address.url.raw_path.rpartition("/")[0] or "/"
    host_only = not domain or is_ip_address(address.host)
    cookie = Cookie(name, value, address.host if host_only else domain, host_only, path, secure)
    return (cookie, _has_expired(attributes)) if _keeps_its_promise(cookie, attributes) else None


def _attributes(told: list[str]) -> dict[str, str]:
    """Return the attributes of a line by their names in lower case, the last of each."""
    found = {}
    for part in told:
        name, _, value = part.partition("=")
        if len(value) <= LONGEST_ATTRIBUTE:
            found[name.strip(" \t").lower()] = value.strip(" \t")
    return found


def _keeps_its_promise(cookie: Cookie, attributes: dict[str, str]) -> bool:
    """Whether a cookie is what its name's prefix says: __Secure- or __Host-."""
    told = (cookie.name or cookie.value).lower()
    if told.startswith("__host-"):
        return bool(cookie.name) and cookie.secure and not attributes.get("domain") and attributes.get("path") == "/"
    return not told.startswith("__secure-") or (bool(cookie.name) and cookie.secure)


def _has_expired(attributes: dict[str, str]) -> bool:
    """Whether a cookie's time is over; Max-Age counts before Expires, and what cannot be read does not count."""
    age = attributes.get("max-age", "")
    if re.fullmatch(r"-?\d+", age, re.ASCII):
        return age.startswith("-") or not age.strip("0")
    ends = _moment(attributes.get("expires", ""))
    return ends is not None and ends <= time.time()


def _moment(text: str) -> float | None:
    """Read a date as browsers read those of cookies (RFC 6265bis, 5.1.1), in seconds since 1970; None if it is none."""
    clock = day = month = year = None
    for part in DATE_PARTS.findall(text):
        if clock is None and (found := CLOCK.match(part)):
            clock = timedelta(**{unit: int(each) for unit, each in zip(UNITS, found.groups(), strict=True)})
        elif day is None and (found := DAY.match(part)):
            day = int(found[1])
        elif month is None and part[:3].lower() in MONTHS:
            month = MONTHS.index(part[:3].lower()) + 1
        elif year is None and (found := YEAR.match(part)):
            year = int(found[1])
    if clock is None or day is None or month is None or year is None:
        return None
    year += 1900 if 70 <= year <= 99 else 2000 if year <= 69 else 0
    try:
        return (datetime(max(year, 1601), month, day, tzinfo=UTC) + clock).timestamp()
    except (ValueError, OverflowError):
        return None


def _is_within(host: str, domain: str) -> bool:
    """Whether a host is a domain or one of its subdomains."""
    return host == domain or (host.endswith(f".{domain}") and not is_ip_address(host))
