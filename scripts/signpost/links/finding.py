"""What one run found out about one target, before it is compared with the memory."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signpost.links.reasons import Reason
from signpost.links.unicode_text import well_formed
from signpost.links.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request: its round of the run (`look`, 1 or 2), the address, and the result: "200", "404", "timeout"."""

    look: int
    asked: str
    answer: str

    def __post_init__(self) -> None:
        """Replace what UTF-8 cannot encode."""
        _replace_surrogates(self, "asked", "answer")


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason, and what the verdict was given on."""

    verdict: Verdict
    reason: Reason
    new_url: str = ""
    title: str = ""
    domain: str = ""
    seen_twice: bool = False
    """Both rounds of the run gave the same."""
    retry_later_run: bool = False
    """The server asked for a longer wait than this run has, so that it is not asked again in this run."""
    attempts: tuple[Attempt, ...] = ()
    second_sign: bool = False
    """A second, independent sign shows that the address belongs to somebody else now."""

    def __post_init__(self) -> None:
        """Replace what UTF-8 cannot encode."""
        _replace_surrogates(self, "new_url", "title", "domain")

    @property
    def is_network_error(self) -> bool:
        """Whether its reason is a fault of the network, such as an offline machine would see everywhere."""
        return self.reason.is_network_error


def _replace_surrogates(record: object, *names: str) -> None:
    """Replace surrogates in the named texts of a frozen record."""
    for name in names:
        object.__setattr__(record, name, well_formed(getattr(record, name)))


def milder(first: Finding, second: Finding) -> Finding:
    """Return the less severe of two findings, so that one bad moment decides nothing; the second of equal ones."""
    return first if first.verdict.severity < second.verdict.severity else second


def combine_rounds(before: Finding | None, finding: Finding) -> Finding:
    """Return the finding after another round: the milder one of both, with the attempts of both.

    `before` is what the round before found; None in the first round.
    """
    if before is None:
        return finding
    same = (before.verdict, before.reason) == (finding.verdict, finding.reason)
    return replace(milder(before, finding), attempts=before.attempts + finding.attempts, seen_twice=same)
