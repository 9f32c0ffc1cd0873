"""scripts/check and the hook before a commit: quick, with suggestions, exit 1 on any problem, shown on GitHub."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from signpost.cli.check import main
from tests.conftest import ROOT, SMALL, with_entry, write_catalogue
from tests.live import live, require

LIMIT = 5
"""How many times as long as the parser the check may take; it takes about two and a half times as long."""


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder as somebody."""
    return subprocess.run(["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org",
                           "-c", "commit.gpgsign=false", *words], capture_output=True, text=True, check=False)


PARSE_ALL = """
import pathlib, yaml
for path in pathlib.Path("catalogue").rglob("*.yml"):
    yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader)
"""
"""A program that reads every file with PyYAML's parser in Python."""


def processor_time(*words: str) -> float:
    """Run Python with some words; return the processor time that it took, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_check_takes_little_longer_than_a_plain_parser_when_the_live_catalogue_is_read() -> None:
    """Measured beside PyYAML's own parser in one run, since the machine may be busy."""
    require(len(live().items) > 100, "more than 100 entries: fewer take less than the start of a command")
    assert processor_time("-m", "signpost.cli.check") < LIMIT * processor_time("-c", PARSE_ALL)


def test_check_exits_0_and_counts_when_there_are_no_problems(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good catalogue is reported by its numbers."""
    assert main(["--catalogue", str(small)]) == 0
    assert capsys.readouterr().out == "1 entries in 2 themes: no problems.\n"


@pytest.mark.parametrize(("kinds", "said"), [
    (["text", "text"], "2 paragraphs are in no entry yet, of the original list: scripts/coverage lists them."),
    (["text", "left-out: old"], "1 paragraph is in no entry yet, of the original list: scripts/coverage lists them."),
    (["left-out: old", "heading"], "Every paragraph of the original list is in an entry or left out: take the line "
                                   "complete: false out of site.yml, and the check keeps it so.")])
def test_check_counts_what_an_incomplete_list_lacks_of_its_document(
        small: Path, capsys: pytest.CaptureFixture[str], kinds: list[str], said: str) -> None:
    """It is no fault: the exit code is 0."""
    rows = "".join(f"S09{number}\t{kind}\n" for number, kind in enumerate(kinds))
    site = str(SMALL["site.yml"]).replace("{title: Ideas,", "{title: Ideas, complete: false,")
    write_catalogue(small, {"source/paragraphs.tsv": f"S084\ttext\n{rows}", "site.yml": site})
    assert main(["--catalogue", str(small)]) == 0
    assert capsys.readouterr().out == f"1 entries in 2 themes: no problems.\n{said}\n"


def test_check_suggests_and_exits_1_when_fields_are_misspelt(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All problems are reported at once, each with its line and the word that was meant."""
    root = with_entry(small, audiance=["young-person"], audience=None, kind="helplin", also_in=["exploitatoin"])
    assert main(["--catalogue", str(root)]) == 1
    out = capsys.readouterr().out
    assert "unknown field: 'audiance' (did you mean 'audience'?)" in out
    assert "(did you mean 'helpline'?)" in out and "'exploitatoin'" in out and "missing field" not in out
    assert all(re.match(r".+/missing/safecall\.yml:\d+: ", line) for line in out.splitlines())


def test_check_shows_problems_on_github_when_asked(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is also a line that GitHub shows beside the changed one; without the word it is not."""
    root = with_entry(small, contacts={"phones": [{"number": "12"}]})
    assert main(["--catalogue", str(root)]) == 1
    assert "::error" not in capsys.readouterr().out
    assert main(["--catalogue", str(root), "--github", "--out", str(small.parent)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert len(lines) == 1
    assert re.fullmatch(r"::error file=.+/safecall\.yml,line=\d+,title=Catalogue::phone must .+: '12'", lines[0])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project in git, with the hook installed as its first lines say."""
    root = tmp_path / "project"
    write_catalogue(root / "catalogue", SMALL)
    shutil.copytree(ROOT / "scripts" / "hooks", root / "scripts" / "hooks")
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv/bin/python").write_text(f'#!/bin/sh\nPYTHONPATH={ROOT}/scripts exec {sys.executable} "$@"\n')
    (root / ".venv/bin/python").chmod(0o755)
    (root / ".gitignore").write_text(".venv\n")
    git(root, "init", "-q")
    install = re.search(r"^# Install it, once: git (.+)$", (root / "scripts/hooks/pre-commit").read_text(), re.M)
    assert install and git(root, *install[1].split()).returncode == 0
    git(root, "add", "-A")
    return root


def test_hook_lets_a_commit_pass_when_the_catalogue_is_good(project: Path) -> None:
    """A good catalogue is committed; so is a change elsewhere, which is not checked at all."""
    assert git(project, "commit", "-qm", "x").returncode == 0
    (project / "other.txt").write_text("x")
    git(project, "add", "other.txt")
    assert git(project, "commit", "-qm", "y").returncode == 0


def test_hook_stops_a_commit_when_what_is_staged_has_a_problem(project: Path) -> None:
    """What is about to be committed counts, not what is in the folder; the paths are the maintainer's own."""
    with_entry(project / "catalogue", contacts={"phones": [{"number": "12"}]})
    git(project, "add", "-A")
    with_entry(project / "catalogue")
    stopped = git(project, "commit", "-qm", "x")
    assert stopped.returncode == 1
    assert re.search(r"^catalogue/missing/safecall\.yml:\d+: phone must ", stopped.stderr, re.M)
    assert "CONTRIBUTING.md" in stopped.stderr
    git(project, "add", "-A")
    assert git(project, "commit", "-qm", "x").returncode == 0


def test_hook_stops_a_commit_when_an_entry_is_deleted(project: Path) -> None:
    """What is about to be committed is compared with what was."""
    assert git(project, "commit", "-qm", "x").returncode == 0
    git(project, "rm", "-q", "catalogue/missing/safecall.yml")
    stopped = git(project, "commit", "-qm", "y")
    assert stopped.returncode == 1 and "'missing/safecall' is gone" in stopped.stderr


def test_scripts_can_be_run_when_they_are_checked_out() -> None:
    """Each command of this issue is executable and is a shell script that stops at the first fault."""
    for name in ("check", "new", "what-changes", "hooks/pre-commit"):
        path = ROOT / "scripts" / name
        assert os.access(path, os.X_OK), name
        assert path.read_text().startswith("#!/usr/bin/env bash\n") and "set -euo pipefail" in path.read_text(), name


def test_check_exits_1_when_an_entry_of_main_is_gone(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deleted file is a problem, though all that is left is right."""
    (committed / "missing/safecall.yml").unlink()
    assert main(["--catalogue", str(committed)]) == 1
    assert "missing/safecall.yml:1: 'missing/safecall' is gone: " in capsys.readouterr().out


def test_check_compares_with_the_commit_that_the_workflow_names(committed: Path, monkeypatch: pytest.MonkeyPatch,
                                                                capsys: pytest.CaptureFixture[str]) -> None:
    """On main itself that is the commit before the push."""
    (committed / "missing/safecall.yml").unlink()
    git(committed.parent, "commit", "-qam", "x")
    assert main(["--catalogue", str(committed)]) == 0
    monkeypatch.setenv("BASE", git(committed.parent, "rev-parse", "HEAD~1").stdout.strip())
    assert main(["--catalogue", str(committed)]) == 1
    assert "'missing/safecall' is gone: " in capsys.readouterr().out


def test_paragraphs_of_a_deleted_entry_are_not_reported_beside_it(
        small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who puts the file back has no problem left."""
    other = {**SMALL["missing/safecall.yml"], "name": "Other", "sources": ["S085"], "contacts": {"phones": [
        {"number": "0800 1111", "type": "voice"}]}}
    write_catalogue(small, {"missing/other.yml": other,
                            "source/paragraphs.tsv": "S084\ttext\tA line.\nS085\ttext\tAnother.\n"})
    for words in (("init", "-b", "main"), ("add", "."), ("commit", "-m", "All of it")):
        git(small.parent, *words)
    assert main(["--catalogue", str(small)]) == 0
    capsys.readouterr()
    (small / "missing/other.yml").unlink()
    assert main(["--catalogue", str(small)]) == 1
    assert [line.partition(": ")[2][:24] for line in capsys.readouterr().out.splitlines()] == [
        "'missing/other' is gone:"]
