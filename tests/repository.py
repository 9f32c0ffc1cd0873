"""Git repositories for the tests that read a catalogue's history."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def run_git(folder: Path, *arguments: str, date: str = "2026-11-01") -> str:
    """Run git in a folder as a made-up author on a date, and return what it prints."""
    identity = {f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER")
                for name, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", f"{date}T12:00:00Z"))}
    return subprocess.run(["git", "-C", str(folder), "-c", "commit.gpgsign=false", *arguments], check=True,
                          capture_output=True, text=True, env={**os.environ, **identity}).stdout


def commit(catalogue: Path, date: str) -> None:
    """Commit everything in the repository that holds a catalogue, on a date."""
    run_git(catalogue.parent, "add", "-A", date=date)
    run_git(catalogue.parent, "commit", "-qm", "x", "--allow-empty", date=date)


def start_repository(catalogue: Path) -> Path:
    """Make a repository of the folder that holds a catalogue, begun on 1 November; return the catalogue."""
    run_git(catalogue.parent, "init", "-q", "-b", "main")
    commit(catalogue, "2026-11-01")
    return catalogue
