"""Reads catalogue/link-exceptions.yml: links that the report leaves out for a time, and sites that are not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from signpost.catalogue.derived.partial_dates import first_day, last_day
from signpost.catalogue.file_models import LinkException, LinkExceptionsFile
from signpost.catalogue.problem import Problem
from signpost.catalogue.validation import validate
from signpost.catalogue.yaml_reader import load_yaml
from signpost.links.addresses import Address, parse_address
from signpost.links.verdicts import Verdict

QUIET_DAYS = 90


@dataclass(frozen=True, slots=True)
class LinkExceptions:
    """The exceptions of the file at `path`."""

    path: Path
    listed: tuple[LinkException, ...] = ()
    excluded_urls: tuple[str, ...] = ()

    def excludes(self, target: str) -> bool:
        """Whether the owner of an address does not want it checked."""
        return any(_covers(each, target) for each in self.excluded_urls)

    def matching(self, target: str) -> list[LinkException]:
        """Return the exceptions for a target."""
        return [each for each in self.listed if each.url == target or (each.prefix and target.startswith(each.prefix))]

    def quiet_until(self, target: str, verdict: Verdict, today: date) -> date | None:
        """Return the date until which a target is left out of the lists, or None."""
        ends = []
        for each in self.matching(target):
            if each.checked_by_hand:
                if verdict in (Verdict.BLOCKED, Verdict.SUSPECT):
                    ends.append(first_day(each.checked_by_hand) + timedelta(days=QUIET_DAYS))
            else:
                ends.append(last_day(each.until) + timedelta(days=1))
        return max((end for end in ends if end > today), default=None)

    def checked_by_hand(self, target: str) -> str | None:
        """Return the last date on which a person checked a target; None where nobody did."""
        return max((each.checked_by_hand for each in self.matching(target) if each.checked_by_hand), default=None)

    def outdated(self, verdicts: Sequence[tuple[str, Verdict]], today: date) -> list[str]:
        """Return a sentence for each exception that has expired, or whose links all work; `verdicts` by target."""
        sentences = []
        for each in self.listed:
            what = each.url or each.prefix or ""
            if last_day(each.until) < today:
                sentences.append(
                    f"{self.path}: the exception for {what} ended on {each.until}; renew it or take it out")
            matched = [verdict for target, verdict in verdicts if each in self.matching(target)]
            if matched and all(verdict.is_working for verdict in matched) and not each.checked_by_hand:
                sentences.append(f"{self.path}: {what} works; take its exception out")
        return sentences


def _covers(excluded: str, target: str) -> bool:
    """Whether an excluded address covers a target: the same host, and a path below its own."""
    first, second = parse_address(excluded), parse_address(target)
    if not isinstance(first, Address) or not isinstance(second, Address):
        return False
    return first.host == second.host and second.url.raw_path.startswith(first.url.raw_path)


def load_exceptions(path: Path) -> LinkExceptions | list[Problem]:
    """Read the exceptions, none where there is no file. Returns the Problems instead where the file is wrong."""
    if not path.exists():
        return LinkExceptions(path)
    tree = load_yaml(path)
    if isinstance(tree, Problem):
        return [tree]
    if tree.data is None or tree.data == "":
        return LinkExceptions(path)
    file = validate(tree, LinkExceptionsFile)
    if isinstance(file, list):
        return file
    return LinkExceptions(path, tuple(file.exceptions), tuple(file.do_not_check))
