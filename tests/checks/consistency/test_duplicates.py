"""A service that was added twice is reported in the newer file, with the other's id."""

from __future__ import annotations

from typing import Any

from tests.checks.conftest import Problems
from tests.conftest import OTHER, SMALL

SAFECALL: dict[str, Any] = SMALL["missing/safecall.yml"]
ADDED = {"why": "Somebody asked.", "evidence": [{"url": "https://a.org/", "date": "undated"}]}
CURE = ("; delete this file if it is the same service, and write what is new into the other; else say in the name how "
        "they differ")


def test_check_duplicates_complains_when_two_entries_have_one_name(problems_of: Problems) -> None:
    """In another theme, in capitals: at the one that is later in the alphabet."""
    assert problems_of({"exploitation/safe-call.yml": {**SAFECALL, "name": "The Safecall"}}) == [
        f"missing/safecall.yml:2: name must be unique: 'SafeCall' is also exploitation/safe-call{CURE}"]


def test_check_duplicates_complains_at_the_entry_that_was_added(problems_of: Problems) -> None:
    """One of the original list was there before."""
    added = {name: value for name, value in {**SAFECALL, "added": ADDED}.items() if name != "sources"}
    found = problems_of({"missing/a-line.yml": {**added, "name": "SafeCall helpline"}})
    assert found == ["missing/a-line.yml:2: name must be that of a service that has no entry yet: 'SafeCall helpline' "
                     f"has the number or the page of missing/safecall{CURE}"]


def test_check_duplicates_accepts_one_number_of_two_services(problems_of: Problems) -> None:
    """Their names differ."""
    assert problems_of({"missing/other.yml": OTHER}) == []


def test_check_duplicates_accepts_like_names_of_two_numbers(problems_of: Problems) -> None:
    """A helpline and a service of one charity."""
    other = {**SAFECALL, "name": "SafeCall helpline", "contacts": {"phones": [{"number": "0800 1111"}]}}
    assert problems_of({"missing/other.yml": other}) == []
