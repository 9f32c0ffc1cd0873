"""Email addresses: written rightly, and a domain that takes mail. Asks the name system alone, never a mail server."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import unquote

import idna
from email_validator import EmailNotValidError, validate_email

from signpost.links.addresses import INVISIBLE
from signpost.links.finding import Attempt, Finding
from signpost.links.http.address_policy import is_allowed_ip, is_ip_address
from signpost.links.http.dns_resolver import DnsResolver, DnsStatus
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

LABEL = re.compile(r"^(?!-)[a-z0-9_-]{1,63}(?<!-)$")
"""A part of a mail domain's name: unlike a web host's, no hyphen at its ends."""


async def check_mail(text: str, lookup: DnsResolver, allow_loopback: bool, look: int) -> Finding:
    """Judge a mailto: or a bare address; of several the worst counts."""
    addresses = parse_mailto(text)
    if isinstance(addresses, Reason):
        return Finding(Verdict.INVALID, addresses)
    found = await asyncio.gather(*(_one(address, lookup, allow_loopback, look) for address in addresses))
    return max(found, key=lambda each: each.verdict.severity)


def parse_mailto(text: str) -> list[str] | Reason:
    """Return every address of a mailto: (its to, cc and bcc too), or the reason why there is none."""
    plain = text.strip(" \t\r\n")
    if INVISIBLE.search(plain):
        return Reason.INVISIBLE_CHARACTER
    if not plain.lower().startswith("mailto:"):
        return [plain] if plain else Reason.EMPTY
    to, _, query = plain[7:].lstrip("/").partition("?")
    if INVISIBLE.search(unquote(to)):
        return Reason.INVISIBLE_CHARACTER
    found = [unquote(part) for part in to.split(",")] if to else []
    for field in query.split("&"):
        name, _, value = field.partition("=")
        if name.lower() in ("to", "cc", "bcc"):
            found += unquote(value).split(",")
    return found or Reason.EMPTY


async def _one(address: str, lookup: DnsResolver, allow_loopback: bool, look: int) -> Finding:
    """Judge one address: its syntax, then its domain."""
    domain = email_domain(address)
    if domain is None:
        return Finding(Verdict.INVALID, Reason.BAD_ADDRESS)
    verdict, reason = await _domain(domain, lookup, allow_loopback)
    return Finding(verdict, reason, domain=domain, attempts=(Attempt(look, f"MX {domain}", reason),))


def email_domain(address: str) -> str | None:
    """Return the domain in ASCII, or None for what is no address."""
    local, at, domain = address.strip(" ").rpartition("@")
    if not at or domain.startswith("[") or domain.endswith(".") or re.search(r"\s", local):
        return None
    try:
        ascii_domain = idna.encode(domain, uts46=True).decode() if not domain.isascii() else domain.lower()
        validate_email(f"{local}@{ascii_domain}", check_deliverability=False, test_environment=True,
                       allow_quoted_local=True, strict=True)
    except (EmailNotValidError, idna.IDNAError):
        return None
    labels = ascii_domain.split(".")
    well = len(labels) > 1 and all(LABEL.match(label) for label in labels) and not labels[-1].isdigit()
    return ascii_domain if well else None


async def _domain(domain: str, lookup: DnsResolver, allow_loopback: bool) -> tuple[Verdict, Reason]:
    """Look for a domain's mail servers."""
    reply = await lookup.query(domain, "MX")
    if reply.status == DnsStatus.NO_NAME:
        other = await lookup.resolve_host(domain)  # some servers deny the name where only this kind of record is missing
        return ((Verdict.CAUTION, Reason.NO_MX) if other.status == DnsStatus.OK
                else (Verdict.UNDELIVERABLE, Reason.NO_SUCH_DOMAIN))
    if reply.status in (DnsStatus.FAILURE, DnsStatus.TIMEOUT):
        return Verdict.TEMPORARY, Reason.DNS_FAILURE if reply.status == DnsStatus.FAILURE else Reason.DNS_TIMEOUT
    hosts = [value.split(" ", 1)[1] for value in reply.values]
    if not hosts:
        return await _without_mx(domain, lookup)
    real = [host for host in hosts if host != "."]
    if not real:
        return Verdict.UNDELIVERABLE, Reason.NULL_MX
    states = await asyncio.gather(*(_server(host, lookup, allow_loopback) for host in real))
    if Reason.WORKS in states:
        all_well = set(states) <= {Reason.WORKS, Reason.DNS_FAILURE, Reason.DNS_TIMEOUT}
        return (Verdict.OK, Reason.WORKS) if all_well else (Verdict.CAUTION, Reason.SOME_MX_MISSING)
    passing = next((state for state in states if state in (Reason.DNS_FAILURE, Reason.DNS_TIMEOUT)), None)
    if passing:
        return Verdict.TEMPORARY, passing
    return Verdict.UNDELIVERABLE, (Reason.MX_NOT_A_HOST if Reason.MX_NOT_A_HOST in states else Reason.MX_MISSING)


async def _without_mx(domain: str, lookup: DnsResolver) -> tuple[Verdict, Reason]:
    """Mail goes to the domain's own address where it has no MX."""
    reply = await lookup.resolve_host(domain)
    if reply.status == DnsStatus.OK:
        return Verdict.CAUTION, Reason.NO_MX
    if reply.status in (DnsStatus.FAILURE, DnsStatus.TIMEOUT):
        return Verdict.TEMPORARY, Reason.DNS_FAILURE if reply.status == DnsStatus.FAILURE else Reason.DNS_TIMEOUT
    return Verdict.UNDELIVERABLE, Reason.NO_MAIL_SERVER


async def _server(host: str, lookup: DnsResolver, allow_loopback: bool) -> Reason:
    """Judge one mail server's name: that it works, or why not."""
    name = host.removesuffix(".").lower()
    labels = name.split(".")
    if is_ip_address(name) or len(labels) < 2 or labels[-1] == "localhost" or not all(LABEL.match(label) for label in labels):
        return Reason.MX_NOT_A_HOST
    reply = await lookup.resolve_host(name)
    if reply.status == DnsStatus.OK:
        may = any(is_allowed_ip(ip, allow_loopback) for ip in reply.values)
        return Reason.WORKS if may else Reason.MX_NOT_A_HOST
    if reply.status in (DnsStatus.FAILURE, DnsStatus.TIMEOUT):
        return Reason.DNS_FAILURE if reply.status == DnsStatus.FAILURE else Reason.DNS_TIMEOUT
    return Reason.MX_MISSING
