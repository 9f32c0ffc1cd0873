"""The closed lists: what follows from each verdict and reason."""

from __future__ import annotations

import pytest

from signpost.links.advice import LASTING_FAILURE, advice
from signpost.links.finding import Attempt, Finding, combine_rounds, milder
from signpost.links.reasons import LOOK, REPLACE, WAIT, Confirmation, Reason
from signpost.links.verdicts import Verdict

ORDER = [
    "ok",
    "moved",
    "expiring",
    "caution",
    "fragment_missing",
    "suspect",
    "blocked",
    "temporary",
    "insecure",
    "undeliverable",
    "broken",
    "invalid",
    "not_checked",
]
CERTAIN = {
    Confirmation.AT_ONCE: {"gone_for_good", "null_mx"},
    Confirmation.WITH_SECOND_SIGN: {"changed_hands", "parked"},
    Confirmation.WHEN_SEEN_TWICE: {"no_such_domain"},
    Confirmation.AFTER_THREE_RUNS: {
        "server_error",
        "rate_limited",
        "timeout",
        "refused",
        "reset",
        "unreachable",
        "bad_response",
        "tls_failure",
        "dns_failure",
        "dns_timeout",
    },
}
NETWORK = {
    "timeout",
    "refused",
    "reset",
    "unreachable",
    "bad_response",
    "tls_failure",
    "dns_failure",
    "dns_timeout",
    "no_such_domain",
}
MAY_PASS = {
    "server_error",
    "rate_limited",
    "refused",
    "reset",
    "unreachable",
    "bad_response",
    "tls_failure",
    "dns_failure",
}


def test_verdicts_go_from_mild_to_severe_when_they_are_compared() -> None:
    """Their place in the list is their severity, each its own."""
    assert [verdict.value for verdict in sorted(Verdict, key=lambda each: each.severity)] == ORDER
    assert len({verdict.severity for verdict in Verdict}) == len(ORDER)


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("is_working", {"ok", "moved", "expiring", "caution"}),
        ("is_failing", {"fragment_missing", "suspect", "temporary", "insecure", "undeliverable", "broken", "invalid"}),
        ("is_lasting", {"invalid", "broken", "undeliverable"}),
    ],
)
def test_verdict_says_what_it_means_for_readers_when_asked(attribute: str, expected: set[str]) -> None:
    """Working, failing, or (blocked, not_checked) neither; and what does not pass by itself."""
    assert {verdict.value for verdict in Verdict if getattr(verdict, attribute)} == expected


@pytest.mark.parametrize("reason", Reason)
def test_reason_is_certain_after_two_runs_when_nothing_else_is_said(reason: Reason) -> None:
    """At once, with a second sign, when seen twice, after three runs: each for those alone that are listed."""
    listed = {name: certain for certain, names in CERTAIN.items() for name in names}
    assert reason.confirmation is listed.get(reason.value, Confirmation.AFTER_TWO_RUNS)


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [("is_network_error", NETWORK), ("is_retryable", MAY_PASS), ("is_taken_over", {"changed_hands", "parked"})],
)
def test_reason_has_its_traits_when_asked(attribute: str, expected: set[str]) -> None:
    """Of the network; may pass in seconds; belongs to somebody else."""
    assert {reason.value for reason in Reason if getattr(reason, attribute)} == expected


@pytest.mark.parametrize("reason", Reason)
def test_reason_has_a_sentence_and_an_action_when_it_is_shown(reason: Reason) -> None:
    """Both are whole sentences; no two reasons of the same sentence."""
    for text in (reason.sentence, reason.what_to_do):
        assert text[0].isupper() and text.endswith(".") and "  " not in text
    same = [each for each in Reason if each.sentence == reason.sentence]
    assert same == [reason]


@pytest.mark.parametrize("verdict", [Verdict.BROKEN, Verdict.UNDELIVERABLE])
@pytest.mark.parametrize("reason", [each for each in Reason if each.confirmation is Confirmation.AFTER_THREE_RUNS])
def test_passing_trouble_gets_another_action_when_it_has_lasted(verdict: Verdict, reason: Reason) -> None:
    """To wait is no advice any more."""
    assert reason.what_to_do is WAIT
    found = advice(verdict, reason)
    assert (found.sentence, found.what_to_do) == (f"{reason.sentence} {LASTING_FAILURE.sentence}", REPLACE)


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (Verdict.TEMPORARY, Reason.TIMEOUT),
        (Verdict.BROKEN, Reason.NOT_FOUND),
        (Verdict.BLOCKED, Reason.BOT_WALL),
        (Verdict.UNDELIVERABLE, Reason.NULL_MX),
        (Verdict.SUSPECT, Reason.SOFT_404),
    ],
)
@pytest.mark.parametrize("confirmed", [False, True])
def test_advice_is_the_reasons_own_when_nothing_else_is_known(
    verdict: Verdict, reason: Reason, confirmed: bool
) -> None:
    """Sentence and action, word for word."""
    found = advice(verdict, reason, confirmed)
    assert (found.sentence, found.what_to_do) == (reason.sentence, reason.what_to_do)


@pytest.mark.parametrize("reason", [Reason.PARKED, Reason.CHANGED_HANDS])
def test_advice_is_to_look_when_a_takeover_is_not_certain(reason: Reason) -> None:
    """Never to take the link out on one sign."""
    found = advice(Verdict.SUSPECT, reason, False)
    assert found.sentence == f"Perhaps: t{reason.sentence[1:]}" and found.what_to_do is LOOK
    assert advice(Verdict.SUSPECT, reason) == advice(Verdict.SUSPECT, reason, True)
    assert advice(Verdict.SUSPECT, reason, True).what_to_do.startswith("Take the link out today")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Verdict.BROKEN, Verdict.OK, 2),
        (Verdict.OK, Verdict.BROKEN, 1),
        (Verdict.BROKEN, Verdict.BROKEN, 2),
        (Verdict.BLOCKED, Verdict.SUSPECT, 2),
        (Verdict.TEMPORARY, Verdict.BROKEN, 1),
    ],
)
def test_milder_finding_stands_when_two_rounds_differ(first: Verdict, second: Verdict, expected: int) -> None:
    """The second where they are equal."""
    rounds = Finding(first, Reason.WORKS, title="1"), Finding(second, Reason.WORKS, title="2")
    assert milder(*rounds).title == str(expected)


def test_rounds_are_combined_when_there_are_two() -> None:
    """The milder finding, the requests of both, and whether both gave the same."""
    first = Finding(Verdict.BROKEN, Reason.NOT_FOUND, attempts=(Attempt(1, "https://a.lab/", "404"),))
    same = Finding(Verdict.BROKEN, Reason.NOT_FOUND, attempts=(Attempt(2, "https://a.lab/", "404"),))
    well = Finding(Verdict.OK, Reason.WORKS, attempts=(Attempt(2, "https://a.lab/", "200"),))
    assert combine_rounds(None, first) == first
    assert combine_rounds(first, same).seen_twice and not combine_rounds(first, well).seen_twice
    assert combine_rounds(first, well).verdict is Verdict.OK
    assert [each.answer for each in combine_rounds(first, well).attempts] == ["404", "200"]


def test_every_reason_says_what_to_do_when_it_is_given() -> None:
    """Each reason has a sentence and a thing to do, in whole sentences."""
    for verdict in Verdict:
        for reason in Reason:
            texts = advice(verdict, reason)
            assert texts.sentence.endswith((".", ")")) and texts.what_to_do.endswith(".")
