"""The branch that keeps the memory between the workflow's jobs."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.history.git import GitError, run_git
from signpost.links.report.memory_branch import load_files, save_files


def test_memory_returns_when_it_was_saved_to_its_branch(tmp_path: Path) -> None:
    """Saved as a commit on link-report, loaded in another clone; the working branch is not touched."""
    remote, here, there = tmp_path / "remote", tmp_path / "here", tmp_path / "there"
    run_git(tmp_path, "init", "-q", "--bare", str(remote))
    for clone in (here, there):
        run_git(tmp_path, "clone", "-q", str(remote), str(clone))
    out = tmp_path / "out"
    assert load_files(here, out) == "no history yet" and not out.exists()
    out.mkdir()
    for text in ("one", "two"):
        (out / "memory.json").write_text(text)
        save_files(here, out, "Links: the last check")
    load_files(there, tmp_path / "again")
    assert (tmp_path / "again/memory.json").read_text() == "two"
    assert run_git(remote, "rev-list", "--count", "link-report").strip() == b"2"
    assert run_git(here, "status", "--porcelain").strip() == b""


def test_memory_is_not_begun_afresh_when_the_remote_cannot_be_reached(tmp_path: Path) -> None:
    """A remote that fails is no first run."""
    run_git(tmp_path, "init", "-q", str(tmp_path / "here"))
    with pytest.raises(GitError):
        load_files(tmp_path / "here", tmp_path / "out", str(tmp_path / "nowhere"))


def test_memory_is_not_begun_afresh_when_its_branch_lacks_the_file(tmp_path: Path) -> None:
    """A branch without memory.json is damaged, and stays as it is."""
    run_git(tmp_path, "init", "-q", "--bare", str(tmp_path / "remote"))
    run_git(tmp_path, "clone", "-q", str(tmp_path / "remote"), str(tmp_path / "here"))
    out = tmp_path / "out"
    out.mkdir()
    (out / "links.csv").write_text("by somebody else")
    save_files(tmp_path / "here", out, "Links: the last check")
    with pytest.raises(GitError, match=r"must hold memory\.json"):
        load_files(tmp_path / "here", out)
