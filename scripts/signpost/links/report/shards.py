"""Splits a large run into parts by host, each on a machine of its own, and joins their findings.

A part of 2,000 targets ends within the 50 minutes of a run even if every one of them times out: 20 hosts at a time, 25
seconds each, are 42 minutes. In one process 20,000 such targets would take longer than a job on GitHub may run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from signpost.links.classify.run_rules import host_of
from signpost.links.finding import Finding
from signpost.links.report.memory import write_atomically
from signpost.links.targets import Target

FILE_NAME = "part.json"


@dataclass(frozen=True, slots=True)
class TargetFinding:
    """A target and its finding."""

    kind: str
    text: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Part:
    """The content of part.json."""

    shard: int
    of: int
    online: bool
    findings: list[TargetFinding]


PART_ADAPTER = TypeAdapter(Part)


class PartsMissing(Exception):
    """The parts do not make up one whole run, or one cannot be read. The message is a sentence."""


def shard_of(targets: Sequence[Target], number: int, of: int) -> list[Target]:
    """Return the targets of part `number` of `of`; all links of a host are in the same part."""
    return [target for target in targets if _part_of_host(host_of(target) or target.text, of) == number - 1]


def _part_of_host(name: str, of: int) -> int:
    """Return the part of a host, from 0 on: the same on every machine."""
    return int(hashlib.sha256(name.encode("utf-8", "replace")).hexdigest(), 16) % of


def shards_needed(count: int, most: int = 2000) -> int:
    """Return how many parts so many targets make, with at most `most` in each on average."""
    return max(1, -(-count // most))


def write_part(folder: Path, shard: tuple[int, int], online: bool,
               findings: Mapping[tuple[str, str], Finding]) -> None:
    """Write the findings of one part to part.json. Raises OSError."""
    found = [TargetFinding(kind, text, finding) for (kind, text), finding in sorted(findings.items())]
    write_atomically(folder / FILE_NAME, PART_ADAPTER.dump_json(Part(*shard, online, found), indent=1).decode() + "\n")


def read_parts(folders: Sequence[Path]) -> tuple[dict[tuple[str, str], Finding], bool]:
    """Return the findings of all parts, and whether every part was online. Raises PartsMissing."""
    parts = [_read(folder / FILE_NAME) for folder in folders]
    wanted = {part.of for part in parts}
    if len(wanted) != 1 or {part.shard for part in parts} != set(range(1, wanted.pop() + 1)):
        raise PartsMissing("the parts do not make up one whole run")
    found = {(each.kind, each.text): each.finding for part in parts for each in part.findings}
    return found, all(part.online for part in parts)


def _read(path: Path) -> Part:
    """Read one part.json. Raises PartsMissing."""
    try:
        return PART_ADAPTER.validate_json(path.read_bytes())
    except OSError as fault:
        raise PartsMissing(f"{path} cannot be read: {fault.strerror}") from None
    except ValueError:
        raise PartsMissing(f"{path} is damaged, or not the part of a run") from None
