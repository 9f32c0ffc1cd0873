"""scripts/audit: a known vulnerability fails; where no audit can run, that is said in a sentence and nothing fails."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from signpost.cli import audit

SAFE_NODE: dict[str, Any] = {"vulnerabilities": {}, "metadata": {}}
SAFE_PYTHON: dict[str, Any] = {"dependencies": [{"name": "b", "version": "2", "vulns": []}]}


def test_node_fails_when_a_vulnerability_is_severe() -> None:
    """High and critical ones fail; a moderate one is printed and passes; none is said too."""
    found = {"vulnerabilities": {"a": {"severity": "high"}, "b": {"severity": "low"}}}
    assert audit.read_npm_audit(found) == (["a: high", "b: low"], True)
    assert audit.read_npm_audit({"vulnerabilities": {"b": {"severity": "moderate"}}}) == (["b: moderate"], False)
    assert audit.read_npm_audit(SAFE_NODE) == (["Node packages: no known vulnerability."], False)


def test_python_fails_when_any_vulnerability_is_known() -> None:
    """The package, its version and the vulnerability's number are printed."""
    bad = {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]},
                            {"name": "b", "version": "2", "vulns": []}, {"name": "c", "skip_reason": "x"}]}
    assert audit.read_pip_audit(bad) == (["a 1: PYSEC-1"], True)
    assert audit.read_pip_audit(SAFE_PYTHON) == (["Python packages: no known vulnerability."], False)


@pytest.mark.parametrize("report", [{}, {"message": "405"},
                                    {"dependencies": [{"name": "a", "skip_reason": "not found"}]}])
def test_nothing_fails_when_the_service_does_not_answer(report: dict[str, Any]) -> None:
    """Without an audit nothing is known of the packages: a sentence says so."""
    for lines, failed in (audit.read_npm_audit(report), audit.read_pip_audit(report)):
        assert not failed and "could not be reached" in lines[0]


@pytest.mark.parametrize(("severity", "code"), [("critical", 1), ("low", 0)])
def test_command_exits_1_when_an_audit_fails(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], severity: str, code: int) -> None:
    """Both audits are printed, and either can fail the command."""
    reports = {"npm": {"vulnerabilities": {"a": {"severity": severity}}}, "pip-audit": SAFE_PYTHON}
    monkeypatch.setattr(audit, "run_json", lambda command: reports[command[0]])
    assert audit.main() == code
    assert capsys.readouterr().out == f"audit: a: {severity}\naudit: Python packages: no known vulnerability.\n"


@pytest.mark.parametrize("command", [["no-such-tool"], [sys.executable, "-c", "print('no JSON')"],
                                     [sys.executable, "-c", "print([])"]])
def test_report_is_empty_when_a_command_prints_no_object(command: list[str]) -> None:
    """A tool that is missing, or that prints something else, is no traceback."""
    assert audit.run_json(command) == {}


def test_report_is_what_a_command_prints() -> None:
    """A JSON object is returned, whatever the exit code."""
    assert audit.run_json([sys.executable, "-c", "print('{\"a\": 1}'); exit(1)"]) == {"a": 1}
