"""Every case of the lab, judged in one run with the real limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import DATA
from tests.links.conftest import CaseRun

EXACT: dict[str, str] = {name: expected for path in sorted(Path(__file__).parent.glob("cases*.yml"))
                         for name, expected in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items()}
"""Case: verdict, or verdict/reason."""
TOLERANT: dict[str, dict[str, Any]] = {
    case["id"]: case
    for case in yaml.safe_load((DATA / "links" / "cases.yaml").read_text(encoding="utf-8"))["cases"]}
"""Cases that accept other verdicts than the expected one, or rule some out."""


@pytest.mark.parametrize("case", TOLERANT.values(), ids=TOLERANT)
def test_tolerant_case_is_right_or_accepted_when_checked(case: dict[str, Any], case_run: CaseRun) -> None:
    """A case gets its verdict with its reason, or one that it accepts, and never one that it rules out."""
    finding = case_run.findings[case_run.targets[case["id"]]]
    assert finding["verdict"] not in case.get("never", [])
    if finding["verdict"] not in case.get("accept", []):
        assert (finding["verdict"], finding["reason"]) == (case["expected"], case.get("reason", finding["reason"]))


@pytest.mark.parametrize("name", EXACT)
def test_exact_case_is_right_when_checked(name: str, case_run: CaseRun) -> None:
    """A case gets exactly its verdict, and its reason where one is named."""
    verdict, _, reason = EXACT[name].partition("/")
    finding = case_run.findings[case_run.targets[name]]
    assert (finding["verdict"], finding["reason"]) == (verdict, reason or finding["reason"])


def test_every_case_has_an_expectation_when_the_lab_grows(case_run: CaseRun) -> None:
    """Every case of the lab has one expectation, and every expectation a case."""
    assert sorted(case_run.targets) == sorted([*EXACT, *TOLERANT])


def test_every_target_has_a_finding_when_all_are_checked(case_run: CaseRun) -> None:
    """Findings out are targets in."""
    assert set(case_run.findings) == set(case_run.targets.values())


def test_no_link_costs_more_than_six_requests_when_it_fails(case_run: CaseRun) -> None:
    """Six requests a link a run, redirects and retries included."""
    most = max(len(finding["attempts"]) for finding in case_run.findings.values())
    assert 3 <= most <= 6


def test_user_agent_is_one_and_honest_when_all_cases_are_asked(case_run: CaseRun) -> None:
    """One name with a contact address, and none of the words that get one turned away; no Referer."""
    (agent,) = case_run.agents
    assert "+https://" in agent and "Signpost" in agent
    assert not any(word in agent.lower() for word in ("link", "bot", "crawl", "spider"))
    assert "referer" not in case_run.headers
