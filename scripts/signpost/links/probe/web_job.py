"""One web address to be checked, with every fragment that targets have of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from signpost.links.addresses import Address, parse_address
from signpost.links.classify.judge import KnownSite
from signpost.links.finding import Attempt, Finding
from signpost.links.probe.navigation import RequestBudget
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

MAX_ERROR_LENGTH = 200


@dataclass(slots=True)
class WebJob:
    """One address without its fragment, and the findings for each of its fragments."""

    typed: str
    """The address as one of its targets has it; parsed only while it is checked, to save memory."""
    host: str
    known: KnownSite
    budget: RequestBudget
    fragments: tuple[str, ...] = ()
    findings: dict[str, Finding] = field(default_factory=dict)
    """By fragment; empty until the first round."""

    @property
    def address(self) -> Address:
        """The address to request. Raises ValueError for one that cannot be requested, which never becomes a job."""
        address = parse_address(self.typed)
        if not isinstance(address, Address):
            raise ValueError(f"cannot be requested: {self.typed!r}")
        return replace(address, fragment="")

    @property
    def needs_second_round(self) -> bool:
        """Whether any finding is not good, and may be checked again in this run."""
        return any(not (finding.verdict.is_working or finding.verdict is Verdict.INVALID or finding.retry_later_run)
                   for finding in self.findings.values())

    @property
    def min_requests(self) -> int:
        """The least number of requests that one navigation takes, judging by the first round."""
        return max(1, len({address for address, _ in self.budget.log}))

    def record_exception(self, error: Exception) -> None:
        """Set a finding where a round ended with an unexpected exception; those of an earlier round are kept."""
        attempts = (Attempt(0, self.typed, f"{type(error).__name__}: {error}"[:MAX_ERROR_LENGTH]),)
        for fragment in self.fragments:
            self.findings.setdefault(fragment, Finding(Verdict.NOT_CHECKED, Reason.STOPPED, attempts=attempts))
