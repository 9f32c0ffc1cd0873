"""What one run found out about one target, before memory has its say."""

from __future__ import annotations

from dataclasses import dataclass, field

from signpost.links.reasons import Reason
from signpost.links.unicode_text import well_formed
from signpost.links.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request: which look of the run (1 or 2), what was asked, and what came: "200", "404", "timeout"."""

    look: int
    asked: str
    answer: str

    def __post_init__(self) -> None:
        """Let nothing in that cannot be written as UTF-8."""
        _make_well_formed(self, "asked", "answer")


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason. `twice` says that both looks of the run saw the very same."""

    verdict: Verdict
    reason: Reason
    new_url: str = ""
    title: str = ""
    domain: str = ""
    twice: bool = False
    later: bool = False
    """The server asked for more patience than this run has: do not ask again in this run."""
    attempts: tuple[Attempt, ...] = field(default=())

    second_sign: bool = False
    """A second, independent sign says the same of an address that seems to belong to somebody else."""

    def __post_init__(self) -> None:
        """Let nothing in that cannot be written as UTF-8."""
        _make_well_formed(self, "new_url", "title", "domain")

    @property
    def is_trouble(self) -> bool:
        """Whether it speaks of the network rather than of the page: what an offline machine would see everywhere."""
        return self.reason.is_network


def _make_well_formed(record: object, *names: str) -> None:
    """Make texts of a frozen record well-formed."""
    for name in names:
        object.__setattr__(record, name, well_formed(getattr(record, name)))


def milder(first: Finding, second: Finding) -> Finding:
    """Return the milder of two looks, so that one bad moment decides nothing; the second where they are equal."""
    return first if first.verdict.severity < second.verdict.severity else second
