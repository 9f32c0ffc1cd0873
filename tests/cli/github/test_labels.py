"""The labels of the repository on GitHub, created by a `gh` that is played here and keeps labels in a file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from signpost.cli.github.labels import GhError, create_labels, main
from signpost.github.labels import LABELS

GH = f"""#!{sys.executable}
import json, pathlib, sys
state = pathlib.Path(__file__).with_name("labels.json")
labels, words = json.loads(state.read_text()), sys.argv[1:]
if labels is None:
    sys.exit("gh: HTTP 403: Resource not accessible by personal access token")
api, option, method, path, *options = words
assert (api, option) == ("api", "--method")
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


def test_command_says_what_it_created(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first time their names, then that all are there."""
    assert main(["--repository", "owner/name"]) == 0
    assert capsys.readouterr().out == f"labels: created {', '.join(label.name for label in LABELS)}\n"
    assert main(["--repository", "owner/name"]) == 0
    assert capsys.readouterr().out == "labels: all are there\n"


def test_command_says_why_when_github_refuses(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """GitHub's own words, and exit code 1."""
    state.write_text("null")
    assert main(["--repository", "owner/name"]) == 1
    assert "HTTP 403: Resource not accessible" in capsys.readouterr().err


def test_missing_gh_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With where to get it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GhError, match=r"the program gh is missing: https://cli\.github\.com"):
        create_labels("owner/name")
