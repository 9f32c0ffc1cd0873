"""Runs git, and answers what several rooms ask of it: the checked-out commit, and the date of a build.

Uses the standard library alone: jobs that hold a token import it, and run no code of packages.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path


class GitError(Exception):
    """Git is missing, or it exited with an error; the message is the command and what it printed."""

    @property
    def reason(self) -> str:
        """The first line of what it printed, without the command."""
        return next(iter(str(self).partition(": ")[2].splitlines()), "?")


def run_git(folder: Path, *arguments: str, stdin: bytes | None = None,
            environment: Mapping[str, str] | None = None) -> bytes:
    """Run git in a folder and return its standard output. `environment` replaces the process's own.

    Raises GitError where git is missing or fails.
    """
    try:
        result = subprocess.run(["git", "-C", str(folder), *arguments], input=stdin, capture_output=True, check=False,
                                env=environment)
    except OSError as error:
        raise GitError(f"git {arguments[0]}: {error}") from error
    if result.returncode:
        raise GitError(f"git {arguments[0]}: {result.stderr.decode(errors='replace').strip()}")
    return result.stdout


def git_output(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return its standard output as text. Raises GitError where git is missing or fails."""
    return run_git(folder, *arguments).decode("utf-8", "replace")


def head_commit(root: Path) -> str | None:
    """Return the hash of the commit that is checked out in a folder; None outside a repository."""
    try:
        return git_output(root, "rev-parse", "HEAD").strip() or None
    except GitError:
        return None


def source_date(root: Path, environment: Mapping[str, str], today: date) -> date:
    """Return the date that a build is stamped with, so that the same commit gives the same bytes.

    That is SOURCE_DATE_EPOCH's where it is set, or else that of the commit at `root`, or else, outside a repository,
    today.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    try:
        committed = git_output(root, "log", "-1", "--format=%cs").strip()
    except GitError:
        return today
    return date.fromisoformat(committed) if committed else today
