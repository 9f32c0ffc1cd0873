"""A catalogue's folder goes in; what git knows of its past comes out: its days of change, and its files on each.

Where git knows nothing, or only a part, `NoHistory` says so in a sentence for readers.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from signpost.catalogue.files import FILES
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import parse_yaml

OUTSIDE = "This copy of the site was made without the list's history, so it cannot say what changed lately."


class NoHistory(Exception):
    """Git cannot tell what changed; the message is a sentence for readers."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which the catalogue changed: 2026-11-23 (UTC), its last commit, and that commit's time in seconds."""

    date: str
    commit: str
    seconds: int

    @property
    def time(self) -> str:
        """The time as feeds write it: 2026-11-23T19:53:13Z."""
        return datetime.fromtimestamp(self.seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def git(folder: Path, *words: str) -> str:
    """Return what git prints when it is run in a folder. Raises NoHistory where it cannot."""
    return _git(folder, *words).decode("utf-8", "replace")


def _git(folder: Path, *words: str, answers: str = "") -> bytes:
    """Return the bytes that git prints."""
    try:
        return subprocess.run(["git", "-C", str(folder), *words], input=answers.encode(), capture_output=True,
                              check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise NoHistory(OUTSIDE) from None


def read_days(folder: Path) -> list[Day]:
    """Return the days on which a folder changed, oldest first. Raises NoHistory outside git or in a shallow clone."""
    if git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        raise NoHistory(OUTSIDE)
    days: dict[str, Day] = {}
    latest = ""
    for line in reversed(git(folder, "log", "--first-parent", "--format=%H %ct", "--", ".").splitlines()):
        commit, seconds = line.split()
        latest = max(latest, datetime.fromtimestamp(int(seconds), UTC).date().isoformat())
        days[latest] = Day(latest, commit, int(seconds))
    if not days:
        raise NoHistory(OUTSIDE)
    return list(days.values())


def snapshot(folder: Path, commit: str) -> Mapping[str, str]:
    """Return the entries as they stood at a commit: the hash of each one's file by its id, such as missing/safecall."""
    found: dict[str, str] = {}
    for line in git(folder, "ls-tree", "-r", "-z", commit, ".").split("\0"):
        facts, _, path = line.partition("\t")
        if path.endswith(".yml") and path.count("/") == 1 and path not in FILES:
            found[path.removesuffix(".yml")] = facts.split()[2]
    return found


def read_records(folder: Path, hashes: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
    """Return the data of files by their hashes; what is no YAML, or no set of fields, is an empty mapping."""
    wanted = sorted(set(hashes))
    left = _git(folder, "cat-file", "--batch", answers="".join(f"{each}\n" for each in wanted)) if wanted else b""
    found: dict[str, Mapping[str, Any]] = {}
    for each in wanted:
        head, _, left = left.partition(b"\n")
        size = int(head.split()[2])
        found[each], left = record(left[:size].decode("utf-8", "replace")), left[size + 1:]
    return found


def record(text: str) -> Mapping[str, Any]:
    """Return a file's data, or an empty mapping."""
    tree = parse_yaml(Path("history"), text)
    return tree.data if not isinstance(tree, Problem) and isinstance(tree.data, dict) else {}


def list_date(root: Path, environment: Mapping[str, str], today: date) -> date:
    """Return the day of the list: the commit's, or SOURCE_DATE_EPOCH's; outside of git, today."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    found = subprocess.run(["git", "-C", str(root), "log", "-1", "--format=%cs"], capture_output=True, text=True,
                           check=False)
    return date.fromisoformat(found.stdout.strip()) if found.returncode == 0 and found.stdout.strip() else today
