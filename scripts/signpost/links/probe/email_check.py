"""Email addresses: whether they are valid, and their domain receives mail.

Only DNS is queried, never a mail server.
"""

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
"""A label of a mail domain; other than in a web host, it neither begins nor ends with a hyphen."""
DNS_REASONS = {DnsStatus.FAILURE: Reason.DNS_FAILURE, DnsStatus.TIMEOUT: Reason.DNS_TIMEOUT}
"""Failures that may pass."""


async def check_email(text: str, dns_resolver: DnsResolver, allow_loopback: bool, round_number: int) -> Finding:
    """Check a mailto: URL or a bare address; of several addresses the worst finding counts."""
    addresses = parse_mailto(text)
    if isinstance(addresses, Reason):
        return Finding(Verdict.INVALID, addresses)
    findings = await asyncio.gather(*(_check_address(address, dns_resolver, allow_loopback, round_number)
                                      for address in addresses))
    return max(findings, key=lambda finding: finding.verdict.severity)


def parse_mailto(text: str) -> list[str] | Reason:
    """Return every address of a mailto: URL (to, cc and bcc) or of a bare one, or the reason why there is none."""
    stripped = text.strip(" \t\r\n")
    if INVISIBLE.search(stripped):
        return Reason.INVISIBLE_CHARACTER
    if not stripped.lower().startswith("mailto:"):
        return [stripped] if stripped else Reason.EMPTY
    to, _, query = stripped[7:].lstrip("/").partition("?")
    if INVISIBLE.search(unquote(to)):
        return Reason.INVISIBLE_CHARACTER
    addresses = [unquote(part) for part in to.split(",")] if to else []
    for field in query.split("&"):
        name, _, value = field.partition("=")
        if name.lower() in ("to", "cc", "bcc"):
            addresses += unquote(value).split(",")
    return addresses or Reason.EMPTY


async def _check_address(address: str, dns_resolver: DnsResolver, allow_loopback: bool, round_number: int) -> Finding:
    """Check one address: its syntax, then its domain."""
    domain = email_domain(address)
    if domain is None:
        return Finding(Verdict.INVALID, Reason.BAD_ADDRESS)
    verdict, reason = await _check_domain(domain, dns_resolver, allow_loopback)
    return Finding(verdict, reason, domain=domain, attempts=(Attempt(round_number, f"MX {domain}", reason),))


def email_domain(address: str) -> str | None:
    """Return the domain of an email address in ASCII; None for an invalid address."""
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
    is_valid = len(labels) > 1 and all(LABEL.match(label) for label in labels) and not labels[-1].isdigit()
    return ascii_domain if is_valid else None


async def _check_domain(domain: str, dns_resolver: DnsResolver, allow_loopback: bool) -> tuple[Verdict, Reason]:
    """Check a domain's mail servers."""
    answer = await dns_resolver.query(domain, "MX")
    if answer.status is DnsStatus.NO_NAME:
        host = await dns_resolver.resolve_host(domain)  # some servers deny a name that only lacks MX records
        return ((Verdict.CAUTION, Reason.NO_MX) if host.status is DnsStatus.OK
                else (Verdict.UNDELIVERABLE, Reason.NO_SUCH_DOMAIN))
    if answer.status in DNS_REASONS:
        return Verdict.TEMPORARY, DNS_REASONS[answer.status]
    hosts = [value.split(" ", 1)[1] for value in answer.values]
    if not hosts:
        return await _check_implicit_mx(domain, dns_resolver)
    servers = [host for host in hosts if host != "."]
    if not servers:
        return Verdict.UNDELIVERABLE, Reason.NULL_MX
    reasons = await asyncio.gather(*(_check_server(host, dns_resolver, allow_loopback) for host in servers))
    return _combine_servers(reasons)


def _combine_servers(reasons: list[Reason]) -> tuple[Verdict, Reason]:
    """Return the verdict on a domain from the results for each of its mail servers."""
    if Reason.WORKS in reasons:
        none_missing = set(reasons) <= {Reason.WORKS, *DNS_REASONS.values()}
        return (Verdict.OK, Reason.WORKS) if none_missing else (Verdict.CAUTION, Reason.SOME_MX_MISSING)
    temporary = next((reason for reason in reasons if reason in DNS_REASONS.values()), None)
    if temporary:
        return Verdict.TEMPORARY, temporary
    return Verdict.UNDELIVERABLE, (Reason.MX_NOT_A_HOST if Reason.MX_NOT_A_HOST in reasons else Reason.MX_MISSING)


async def _check_implicit_mx(domain: str, dns_resolver: DnsResolver) -> tuple[Verdict, Reason]:
    """Check a domain without MX records, whose mail goes to its own IP address (RFC 5321, section 5.1)."""
    answer = await dns_resolver.resolve_host(domain)
    if answer.status is DnsStatus.OK:
        return Verdict.CAUTION, Reason.NO_MX
    if answer.status in DNS_REASONS:
        return Verdict.TEMPORARY, DNS_REASONS[answer.status]
    return Verdict.UNDELIVERABLE, Reason.NO_MAIL_SERVER


async def _check_server(host: str, dns_resolver: DnsResolver, allow_loopback: bool) -> Reason:
    """Check the host name of one mail server."""
    name = host.removesuffix(".").lower()
    labels = name.split(".")
    if (is_ip_address(name) or len(labels) < 2 or labels[-1] == "localhost"
            or not all(LABEL.match(label) for label in labels)):
        return Reason.MX_NOT_A_HOST
    answer = await dns_resolver.resolve_host(name)
    if answer.status is DnsStatus.OK:
        is_public = any(is_allowed_ip(ip, allow_loopback) for ip in answer.values)
        return Reason.WORKS if is_public else Reason.MX_NOT_A_HOST
    return DNS_REASONS.get(answer.status, Reason.MX_MISSING)
