"""scripts/audit: a known vulnerability fails; where no audit can run, that is said in a sentence and nothing fails."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from signpost.cli import audit

SAFE = json.dumps({"vulnerabilities": {}, "metadata": {}})


def test_node_fails_when_a_vulnerability_is_grave() -> None:
    """High and critical ones fail; a moderate one is told and passes; none is told too."""
    found = {"vulnerabilities": {"a": {"severity": "high"}, "b": {"severity": "low"}}}
    assert audit.judge_npm(json.dumps(found)) == audit.Verdict(("a: high", "b: low"), passed=False)
    assert audit.judge_npm(json.dumps({"vulnerabilities": {"b": {"severity": "moderate"}}})).passed
    assert audit.judge_npm(SAFE) == audit.Verdict(("Node packages: no known vulnerability.",))


def test_python_fails_when_any_vulnerability_is_known() -> None:
    """The package, its version and the vulnerability's number are told."""
    bad = {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]},
                            {"name": "b", "version": "2", "vulns": []}, {"name": "c", "skip_reason": "x"}]}
    assert audit.judge_pip(json.dumps(bad)) == audit.Verdict(("a 1: PYSEC-1",), passed=False)
    good = {"dependencies": [{"name": "b", "version": "2", "vulns": []}]}
    assert audit.judge_pip(json.dumps(good)) == audit.Verdict(("Python packages: no known vulnerability.",))


@pytest.mark.parametrize("answer", ["", "not JSON", "[]", '{"message": "405"}',
                                    '{"dependencies": [{"name": "a", "skip_reason": "not found"}]}'])
def test_nothing_fails_when_the_service_does_not_answer(answer: str) -> None:
    """What is no audit is no verdict on the packages: a sentence says so."""
    for verdict in (audit.judge_npm(answer), audit.judge_pip(answer)):
        assert verdict.passed and "could not be reached" in verdict.lines[0]


def test_command_asks_once_a_day_when_the_locks_stay(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time the same is said without asking; a changed lock file is asked for again; a fault exits 1."""
    asked: list[tuple[str, ...]] = []
    answers = {"npm": SAFE, "build/audit/bin/pip-audit": ""}
    monkeypatch.chdir(tmp_path)

    def ask(command: tuple[str, ...], _root: Path) -> str:
        asked.append(command)
        return answers[command[0]]

    monkeypatch.setattr(audit, "ask", ask)
    for name in audit.LOCKS:
        (tmp_path / name).write_text("1")
    assert (audit.main(), audit.main(), len(asked)) == (0, 0, 2)
    first, second = capsys.readouterr().out.split("audit: Node", 2)[1:]
    assert first == second and "not audited" in first
    (tmp_path / "requirements.txt").write_text("2")
    answers["npm"] = json.dumps({"vulnerabilities": {"a": {"severity": "critical"}}})
    assert (audit.main(), audit.main(), len(asked)) == (1, 1, 6)


def test_answer_is_empty_when_a_command_cannot_be_run(tmp_path: Path) -> None:
    """A tool that is not there is no traceback."""
    assert audit.ask(["no-such-tool"], tmp_path) == ""
    assert audit.ask([sys.executable, "-c", "print(1)"], tmp_path) == "1\n"
