"""When a run may not be believed: every threshold of the rule that throws it away."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from signpost.links.classify.run_rules import host_of, reason_to_discard
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.memory import Memory
from signpost.links.report.report_model import PastResult, TargetHistory
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict

WELL = Finding(Verdict.OK, Reason.WORKS)
DOWN = Finding(Verdict.TEMPORARY, Reason.TIMEOUT)
NETWORK = [
    Finding(Verdict.TEMPORARY, Reason.TIMEOUT),
    Finding(Verdict.TEMPORARY, Reason.REFUSED),
    Finding(Verdict.TEMPORARY, Reason.RESET),
    Finding(Verdict.TEMPORARY, Reason.UNREACHABLE),
    Finding(Verdict.TEMPORARY, Reason.BAD_RESPONSE),
    Finding(Verdict.TEMPORARY, Reason.TLS_FAILURE),
    Finding(Verdict.TEMPORARY, Reason.DNS_FAILURE),
    Finding(Verdict.TEMPORARY, Reason.DNS_TIMEOUT),
    Finding(Verdict.BROKEN, Reason.NO_SUCH_DOMAIN),
]
OF_THE_PAGE = [
    Finding(Verdict.BROKEN, Reason.NOT_FOUND),
    Finding(Verdict.TEMPORARY, Reason.SERVER_ERROR),
    Finding(Verdict.TEMPORARY, Reason.RATE_LIMITED),
    Finding(Verdict.BLOCKED, Reason.BOT_WALL),
    Finding(Verdict.INSECURE, Reason.EXPIRED),
    Finding(Verdict.SUSPECT, Reason.SOFT_404),
]


def believed(found: dict[str, Finding], memory: Memory | None = None, online: bool = True) -> bool:
    """Return whether a run with these findings, by web address, is believed."""
    targets = [Target(url, "web") for url in found]
    return reason_to_discard(targets, {("web", url): each for url, each in found.items()}, memory, online) is None


def hosts(well: int, down: int, trouble: Finding = DOWN) -> dict[str, Finding]:
    """Return findings on hosts with one link each."""
    return {f"https://h{number}.lab/": WELL if number < well else trouble for number in range(well + down)}


def remembered(reason: Reason, *urls: str) -> Memory:
    """Return a memory in which targets ended so at the last check."""
    memory = Memory()
    for url in urls:
        result = PastResult(at="2026-11-16T06:00:00+00:00", verdict=Verdict.TEMPORARY, reason=reason)
        memory.targets[f"web {url}"] = TargetHistory(first_seen="2026-11-16T06:00:00+00:00", results=[result])
    return memory


def test_run_is_thrown_away_when_the_control_addresses_are_silent() -> None:
    """Whatever was found."""
    assert "control addresses" in (reason_to_discard([], {}, None, False) or "")
    assert not believed(hosts(100, 0), online=False)


@pytest.mark.parametrize(
    ("well", "down", "expected"),
    [(80, 20, True), (79, 21, False), (8, 2, True), (7, 2, False), (4, 1, True), (3, 2, False), (0, 5, False)],
)
def test_run_is_thrown_away_when_more_than_a_fifth_of_the_hosts_fail(well: int, down: int, expected: bool) -> None:
    """A fifth is still believed; so it is from five hosts on."""
    assert believed(hosts(well, down)) is expected


@pytest.mark.parametrize(
    ("well", "down", "expected"),
    [(0, 1, True), (0, 2, False), (0, 4, False), (1, 3, True), (1, 1, True), (2, 2, True), (0, 0, True)],
)
def test_run_of_few_hosts_is_thrown_away_when_all_fail(well: int, down: int, expected: bool) -> None:
    """With fewer than five the share says nothing; one host alone never does."""
    assert believed(hosts(well, down)) is expected


@pytest.mark.parametrize("finding", NETWORK, ids=lambda each: each.reason)
def test_trouble_counts_when_it_is_of_the_network(finding: Finding) -> None:
    """What an offline machine would see."""
    assert not believed(hosts(3, 2, finding))


@pytest.mark.parametrize("finding", OF_THE_PAGE, ids=lambda each: each.reason)
def test_failure_does_not_count_when_the_server_answered(finding: Finding) -> None:
    """An answer, however bad, shows that the machine was online."""
    assert believed(hosts(0, 9, finding))


@pytest.mark.parametrize(("down", "up", "expected"), [(1, 1, True), (2, 1, False), (1, 2, True), (3, 2, False)])
def test_host_counts_when_more_than_half_of_its_links_fail(down: int, up: int, expected: bool) -> None:
    """One slow page does not make a host a failing one."""
    found = hosts(3, 1)
    found |= {f"https://many.lab/d{number}": DOWN for number in range(down)}
    found |= {f"https://many.lab/u{number}": WELL for number in range(up)}
    assert believed(found) is expected


def test_host_does_not_count_when_it_failed_before() -> None:
    """What was failing at the last check says nothing of this machine now."""
    found = hosts(3, 2)
    urls = list(found)[3:]
    assert not believed(found, remembered(Reason.SERVER_ERROR, *urls))
    assert believed(found, remembered(Reason.TIMEOUT, urls[0]))
    assert believed(found, remembered(Reason.DNS_FAILURE, *urls))


def test_host_counts_when_it_failed_only_in_an_earlier_check_than_the_last() -> None:
    """The last check is what is compared with."""
    found = hosts(3, 2)
    memory = remembered(Reason.TIMEOUT, *list(found)[3:])
    for key in list(memory.targets):
        history = memory.targets[key]
        history.results = [*history.results, history.results[0].model_copy(update={"reason": Reason.WORKS})]
        memory.targets[key] = history
    assert not believed(found, memory)


@pytest.mark.parametrize("verdict", [Verdict.INVALID, Verdict.NOT_CHECKED])
def test_target_does_not_count_when_nobody_was_asked(verdict: Verdict) -> None:
    """Addresses that are wrong, or were not come to, are no hosts that answered."""
    found = hosts(2, 2) | {"https://x.lab/": Finding(verdict, Reason.OUT_OF_TIME)}
    assert believed(found)


def test_target_does_not_count_when_it_has_no_finding() -> None:
    """A run of part of the targets counts those alone."""
    targets = [Target(f"https://h{number}.lab/", "web") for number in range(9)]
    findings = {("web", "https://h0.lab/"): DOWN}
    assert reason_to_discard(targets, findings, None, True) is None


def test_reason_names_the_numbers_when_a_run_is_thrown_away() -> None:
    """So that a reader can judge it."""

    def why(found: dict[str, Finding]) -> str | None:
        targets: Sequence[Target] = [Target(url, "web") for url in found]
        return reason_to_discard(targets, {("web", url): each for url, each in found.items()}, None, True)

    assert (why(hosts(3, 2)) or "").startswith("2 of 5 ")
    assert " 3 " in (why(hosts(0, 3)) or "")


@pytest.mark.parametrize(
    ("kind", "text", "host"),
    [
        ("web", "https://WWW.Harbour.lab:8080/a?b#c", "www.harbour.lab"),
        ("web", "https:// no", ""),
        ("email", "help@harbour.lab", "harbour.lab"),
        ("email", "mailto:help@harbour.lab?subject=x", "harbour.lab"),
        ("email", "nonsense", ""),
        ("phone", "01245 123456", ""),
    ],
)
def test_host_is_what_a_target_depends_on_when_it_is_asked(kind: str, text: str, host: str) -> None:
    """The web host, the mail domain, and nothing for a number."""
    assert host_of(Target(text, kind)) == host  # type: ignore[arg-type]


def test_mail_domains_count_as_hosts_when_they_fail() -> None:
    """Names that cannot be looked up are seen by mail alone, too."""
    targets = [Target(f"help@h{number}.lab", "email") for number in range(5)]
    findings = {("email", each.text): Finding(Verdict.TEMPORARY, Reason.DNS_FAILURE) for each in targets}
    assert reason_to_discard(targets, findings, None, True)
