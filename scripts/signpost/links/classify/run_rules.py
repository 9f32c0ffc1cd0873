"""Decides whether a run is thrown away: this machine was offline, or too many hosts failed at once. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signpost.links.addresses import Address, parse_address
from signpost.links.finding import Finding
from signpost.links.probe.email_check import email_domain, parse_mailto
from signpost.links.report.memory import Memory
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict

FEWEST_HOSTS = 5
ONE_IN = 5
"""A run is thrown away when more than one host in so many failed."""


def reason_to_discard(targets: Sequence[Target], findings: Mapping[tuple[str, str], Finding], memory: Memory | None,
                     online: bool) -> str | None:
    """Return why a run is thrown away, as a sentence; None where it is not.

    Counts the hosts of which most links now have a network error that they did not have at the last check: what failed
    before does not show that this machine is offline. Of fewer than five hosts, all must fail, and be more than one.
    """
    if not online:
        return "The control addresses did not answer, so this machine was offline."
    hosts: dict[str, list[bool]] = {}
    for target in targets:
        finding = findings.get((target.kind, target.text))
        host = host_of(target)
        if not finding or not host or _failed_before(target, memory):
            continue
        if finding.verdict in (Verdict.INVALID, Verdict.NOT_CHECKED):
            continue
        hosts.setdefault(host, []).append(finding.is_network_error)
    failed = sum(sum(links) * 2 > len(links) for links in hosts.values())
    if len(hosts) >= FEWEST_HOSTS and failed * ONE_IN > len(hosts):
        return (f"{failed} of {len(hosts)} sites could not be reached at the same time, "
                "so the fault was probably this machine's own connection.")
    if 1 < len(hosts) == failed:
        return f"All {failed} sites failed at the same time, so this machine was probably offline."
    return None


def _failed_before(target: Target, memory: Memory | None) -> bool:
    """Whether a target already had a network error at the last check."""
    past = memory.targets.get(f"{target.kind} {target.text}") if memory else None
    return bool(past and past.results and past.results[-1].reason.is_network_error)


def host_of(target: Target) -> str:
    """Return the host or mail domain that a target depends on; empty for a phone number or an invalid address."""
    if target.kind == "web":
        address = parse_address(target.text)
        return address.host if isinstance(address, Address) else ""
    if target.kind == "email":
        addresses = parse_mailto(target.text)
        return (email_domain(addresses[0]) or "") if isinstance(addresses, list) else ""
    return ""
