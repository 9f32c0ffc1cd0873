"""scripts/set-up-github, with a `gh` that is played here: it keeps labels and the rules of main in files."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
import yaml

from signpost.cli.github.gh import GhError
from signpost.cli.github.labels import create_labels
from signpost.cli.github.protection import CHECKS, RULES
from signpost.cli.github.set_up import main
from signpost.github.labels import LABELS
from tests.conftest import ROOT

GH = f"""#!{sys.executable}
import json, pathlib, sys
state = pathlib.Path(__file__).with_name("labels.json")
labels, words = json.loads(state.read_text()), sys.argv[1:]
if labels is None:
    sys.exit("gh: HTTP 403: Resource not accessible by personal access token")
api, option, method, path, *options = words
assert (api, option) == ("api", "--method")
if path == "repos/owner/name/branches/main/protection":
    assert (method, options) == ("PUT", ["--input", "-"])
    pathlib.Path(__file__).with_name("rules.json").write_text(sys.stdin.read())
    sys.exit()
if method == "GET":
    assert path == "repos/owner/name/labels?per_page=100" and options == ["--paginate", "--jq", ".[].name"]
    print("\\n".join(label["name"] for label in labels))
else:
    assert (method, path) == ("POST", "repos/owner/name/labels") and options[::2] == ["-f"] * 3
    label = dict(option.split("=", 1) for option in options[1::2])
    if label["name"].lower() in [other["name"].lower() for other in labels]:
        sys.exit("gh: Validation Failed (HTTP 422)")
    state.write_text(json.dumps([*labels, label]))
    print(json.dumps(label))
"""


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the played gh first on the path; return the file of its repository's labels, none yet."""
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "labels.json").write_text("[]")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "labels.json"


def test_all_labels_are_created_when_there_are_none(state: Path) -> None:
    """Each with its colour and description; and nothing is left to create the next time."""
    assert create_labels("owner/name") == [label.name for label in LABELS]
    assert json.loads(state.read_text()) == [
        {"name": label.name, "color": label.colour, "description": label.description} for label in LABELS]
    assert create_labels("owner/name") == []


def test_label_stays_as_it_is_when_it_is_there(state: Path) -> None:
    """Also in other capitals, which are the same to GitHub; the others are created."""
    kept = [{"name": "Correction", "color": "000000", "description": "Ours"}, {"name": "bug"}]
    state.write_text(json.dumps(kept))
    assert create_labels("owner/name") == [label.name for label in LABELS if label.name != "correction"]
    assert json.loads(state.read_text())[:2] == kept


def test_command_says_what_it_did(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first time the names of the labels, then that all are there; and that main is protected."""
    protected = "main: protected; a pull request must pass check, test and build, and nobody can push past it\n"
    assert main(["--repository", "owner/name"]) == 0
    assert capsys.readouterr().out == f"labels: created {', '.join(label.name for label in LABELS)}\n{protected}"
    assert main(["--repository", "owner/name"]) == 0
    assert capsys.readouterr().out == f"labels: all are there\n{protected}"


def test_main_has_the_rules_when_it_was_set_up(state: Path) -> None:
    """All three checks are needed, for owners too; it can be neither rewritten nor deleted; nobody has to approve."""
    assert main(["--repository", "owner/name"]) == 0
    rules = json.loads(state.with_name("rules.json").read_text())
    assert rules == RULES
    assert rules["required_status_checks"]["contexts"] == ["check", "test", "build"] and rules["enforce_admins"] is True
    assert not rules["allow_force_pushes"] and not rules["allow_deletions"]
    assert rules["required_pull_request_reviews"]["required_approving_review_count"] == 0
    assert rules.keys() >= {"restrictions"}  # the API refuses a body without it


def test_needed_checks_are_jobs_that_every_pull_request_runs() -> None:
    """A check that never reports would keep every pull request open for ever."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
    for name in CHECKS:
        assert jobs[name].get("name", name) == name
        assert jobs[name].get("if", "github.event_name == 'pull_request'") == "github.event_name == 'pull_request'"
        assert "needs" not in jobs[name]


def test_command_says_why_when_github_refuses(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """GitHub's own words, once for each of the two, and exit code 1."""
    state.write_text("null")
    assert main(["--repository", "owner/name"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told] == ["labels", "main"]
    assert all("HTTP 403: Resource not accessible" in line for line in told)


def test_missing_gh_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With where to get it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GhError, match=r"the program gh is missing: https://cli\.github\.com"):
        create_labels("owner/name")
