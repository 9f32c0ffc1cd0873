"""The catalogue as git holds it: the days on which it changed, and its entries as they stood at a commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from signpost.catalogue.file_models import FILES
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import parse_yaml
from signpost.history.git import GitError, git_output, run_git

Record = Mapping[str, Any]
"""The data of an entry's file, as YAML gives it: not checked, since the past was written for an older model."""
FORMER_FIELDS = {("plan", "young_person"): "to_person"}
"""Names that fields of entries had in the past, below the field that they are in, with today's."""


class HistoryUnavailable(Exception):
    """The folder is not in a repository, is in a shallow clone, or was never committed."""


@dataclass(frozen=True, slots=True)
class DayCommit:
    """The last commit of a day on which the catalogue changed."""

    date: str
    """The day in UTC: 2026-11-23."""
    commit: str
    timestamp: int
    """The commit's time in seconds since 1970."""

    @property
    def time(self) -> str:
        """The commit's time as feeds write it (RFC 3339): 2026-11-23T19:53:13Z."""
        return datetime.fromtimestamp(self.timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_day_commits(folder: Path) -> list[DayCommit]:
    """Return the last commit of each day on which a folder changed, oldest first. Raises HistoryUnavailable.

    Where a commit's clock is behind that of an earlier one, it counts for the later day, so that days never go back.
    """
    try:
        shallow = git_output(folder, "rev-parse", "--is-shallow-repository").strip() != "false"
        log = git_output(folder, "log", "--first-parent", "--format=%H %ct", "--", ".")
    except GitError as error:
        raise HistoryUnavailable from error
    days: dict[str, DayCommit] = {}
    latest = ""
    for line in reversed(log.splitlines()):
        commit, timestamp = line.split()
        latest = max(latest, datetime.fromtimestamp(int(timestamp), UTC).date().isoformat())
        days[latest] = DayCommit(latest, commit, int(timestamp))
    if shallow or not days:
        raise HistoryUnavailable
    return list(days.values())


def entry_hashes(folder: Path, commit: str) -> Mapping[str, str]:
    """Return the hash of each entry's file at a commit, by the entry's id, such as missing/safecall.

    Raises GitError where the commit is not known.
    """
    hashes: dict[str, str] = {}
    for line in git_output(folder, "ls-tree", "-r", "-z", commit, ".").split("\0"):
        facts, _, path = line.partition("\t")
        if path.endswith(".yml") and path.count("/") == 1 and path not in FILES:
            hashes[path.removesuffix(".yml")] = facts.split()[2]
    return hashes


def read_records(folder: Path, hashes: Iterable[str]) -> Mapping[str, Record]:
    """Return the data of entries' files by their hashes, read in one run of git. Raises GitError."""
    wanted = sorted(set(hashes))
    output = run_git(folder, "cat-file", "--batch", stdin="".join(f"{each}\n" for each in wanted).encode())
    records: dict[str, Record] = {}
    for each in wanted:
        header, _, output = output.partition(b"\n")
        size = int(header.split()[2])
        records[each], output = parse_record(output[:size].decode("utf-8", "replace")), output[size + 1:]
    return records


def parse_record(text: str) -> Record:
    """Return the data of an entry's file, with today's names of fields.

    It is an empty mapping where the file is no YAML or not a set of fields.
    """
    tree = parse_yaml(Path("history"), text)
    record = tree.data if not isinstance(tree, Problem) and isinstance(tree.data, dict) else {}
    for (parent, former), name in FORMER_FIELDS.items():
        if isinstance(record.get(parent), dict) and former in record[parent]:
            record[parent] = {name: record[parent][former], **record[parent]}
    return record


def name_in(record: Any) -> str:
    """Return the name in the data of a file, without regard to capital letters and spaces; "" where it has none."""
    name = record.get("name") if isinstance(record, dict) else None
    return " ".join(name.lower().split()) if isinstance(name, str) else ""


def site_name(folder: Path, commit: str) -> str:
    """Return the site's name at a commit, as `name_in` does; an empty one where there was no site.yml yet."""
    try:
        return name_in(parse_record(git_output(folder, "show", f"{commit}:./site.yml")))
    except GitError:
        return ""


def is_another_list(before: Set[str], after: Set[str], name_before: str, name_after: str) -> bool:
    """Return whether another place has put its own list there: the site has another name, and most entries are gone.

    `before` and `after` are the ids of the entries. Some may be in both, such as that of 999, which every list has. No
    single list does both at once: its readers have its pages in their plans, so that entries are closed or moved. An
    empty name is that of a list without a site.yml, as all were once.
    """
    return 2 * len(before - after) > len(before) and name_after not in ("", name_before)
