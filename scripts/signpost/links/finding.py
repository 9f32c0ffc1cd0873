"""What one run found out about one target, before memory has its say."""

from __future__ import annotations

from dataclasses import dataclass, field

from .verdicts import REASONS, VERDICTS


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request: which look of the run (1 or 2), what was asked, and what came: "200", "404", "timeout"."""

    look: int
    asked: str
    answer: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason. `twice` says that both looks of the run saw the very same."""

    verdict: str
    reason: str
    new_url: str = ""
    title: str = ""
    domain: str = ""
    twice: bool = False
    later: bool = False
    """The server asked for more patience than this run has: do not ask again in this run."""
    attempts: tuple[Attempt, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS or self.reason not in REASONS:
            raise ValueError(f"not in the closed lists: {self.verdict}, {self.reason}")

    @property
    def is_trouble(self) -> bool:
        """Whether it speaks of the network rather than of the page: what an offline machine would see everywhere."""
        return self.reason in NETWORK


NETWORK = frozenset({"timeout", "refused", "reset", "unreachable", "dns_failure", "dns_timeout", "tls_failure",
                     "no_such_domain", "bad_response"})

MILDEST_FIRST = ("ok", "moved", "expiring", "caution", "fragment_missing", "suspect", "blocked", "temporary",
                 "insecure", "undeliverable", "broken", "invalid", "not_checked")


def milder(first: Finding, second: Finding) -> Finding:
    """Return the milder of two looks, so that one bad moment decides nothing; the second where they are equal."""
    order = MILDEST_FIRST.index
    return first if order(first.verdict) < order(second.verdict) else second
