"""Hosts with IPv6 addresses alone: requested where this machine can, and never broken where it cannot."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta

import pytest

from signpost.links.http import ipv6
from signpost.links.report.report_model import TargetHistory
from signpost.links.report.target_history import updated_history
from tests.links.conftest import finding_of
from tests.links.lab.names import free_port
from tests.links.lab.pages import good
from tests.links.lab.sites import Lab

HAS_IPV6 = ipv6.has_route_to(["::1"])


def test_host_is_not_judged_when_no_route_leads_to_ipv6(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on GitHub's runners: no connection is begun, and three such runs do not make it broken."""
    monkeypatch.setattr("signpost.links.probe.http_client.has_route_to", lambda _ips: False)
    lab.zone["six.lab"] = {"AAAA": ["2001:db8::1"]}
    finding = finding_of(lab, lab.url("six"))
    assert (finding.verdict, finding.reason) == ("not_checked", "no_ipv6_here")
    now, history = datetime(2026, 11, 2, tzinfo=UTC), None
    for week in range(4):
        history = updated_history(history, finding, now + timedelta(weeks=week), ["one"])
    assert isinstance(history, TargetHistory) and not history.confirmed and history.failing_since is None


def test_host_is_not_judged_when_a_redirect_leads_to_ipv6_alone(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds for a later hop."""
    monkeypatch.setattr("signpost.links.probe.http_client.has_route_to", lambda _ips: False)
    lab.zone["six.lab"] = {"AAAA": ["2001:db8::1"]}
    lab.leads("four", 301, lab.url("six"))
    assert finding_of(lab, lab.targets["four"]).reason == "no_ipv6_here"


def test_failed_connection_says_nothing_when_this_machine_has_no_public_ipv6(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A route in a private network does not lead to the internet."""
    monkeypatch.setattr("signpost.links.probe.http_client.has_public_route_to", lambda _ips: False)
    lab.zone["six.lab"] = {"AAAA": ["::1"]}
    assert finding_of(lab, lab.url("six", port=free_port())).reason == "no_ipv6_here"


@pytest.mark.skipif(not HAS_IPV6, reason="this machine has no IPv6 loopback")
def test_host_is_asked_when_ipv6_is_there(lab: Lab) -> None:
    """A page over IPv6 is judged like any other, and so is a refused connection."""
    lab.page("six", "/page", good())
    lab.zone["six.lab"] = {"AAAA": ["::1"]}
    port = lab.web.listen_at("::1")
    assert finding_of(lab, lab.url("six", port=port)).verdict == "ok"
    assert finding_of(lab, lab.url("six", port=free_port())).reason == "refused"


def test_host_is_asked_over_ipv4_when_it_has_both(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether this machine has IPv6 makes no difference then."""
    monkeypatch.setattr("signpost.links.probe.http_client.has_route_to", lambda _ips: False)
    lab.zone["both.lab"] = {"A": ["127.0.0.1"], "AAAA": ["2001:db8::1"]}
    assert finding_of(lab, lab.page("both", "/page", good())).verdict == "ok"


def test_host_is_ipv6_only_when_no_address_is_ipv4() -> None:
    """A host without any address is not."""
    assert ipv6.is_ipv6_only(["::1", "2001:db8::1"])
    assert not ipv6.is_ipv6_only(["192.0.2.1", "::1"]) and not ipv6.is_ipv6_only([])


@pytest.mark.parametrize(
    ("source", "target", "is_public"),
    [
        ("2001:db8::5", "2001:db8::1", True),
        ("fd00::2", "2001:db8::1", False),
        ("fe80::2", "2001:db8::1", False),
        ("", "2001:db8::1", False),
        ("::1", "::1", True),
        ("fd00::2", "fd00::1", True),
    ],
)
def test_route_is_public_when_its_source_is(
    monkeypatch: pytest.MonkeyPatch, source: str, target: str, is_public: bool
) -> None:
    """A private source reaches private addresses only."""
    monkeypatch.setattr(ipv6, "_source_address", lambda _ip: source)
    assert ipv6.has_public_route_to([target]) is is_public


def test_route_is_none_when_the_system_has_no_ipv6(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel without IPv6 does not create the socket."""

    def refuse(*_given: object) -> socket.socket:
        raise OSError(97, "Address family not supported by protocol")

    monkeypatch.setattr("signpost.links.http.ipv6.socket.socket", refuse)
    assert not ipv6.has_route_to(["2001:db8::1"])
