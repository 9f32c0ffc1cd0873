"""Large runs in parts: targets split by host, each part's findings kept in a file, the parts joined again."""

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

PART = "part.json"


@dataclass(frozen=True, slots=True)
class Found:
    """One target and its finding."""

    kind: str
    text: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Part:
    """What part.json holds."""

    shard: int
    of: int
    online: bool
    findings: list[Found]


PART_SHAPE = TypeAdapter(Part)


class PartsMissing(Exception):
    """Parts that do not make up the whole."""


def shard_of(targets: Sequence[Target], number: int, of: int) -> list[Target]:
    """Return the targets of one part: a host's links all fall into one."""
    return [target for target in targets if _place(host_of(target) or target.text, of) == number - 1]


def _place(name: str, of: int) -> int:
    """Return which part a host belongs to, the same on every machine."""
    return int(hashlib.sha256(name.encode("utf-8", "replace")).hexdigest(), 16) % of


def shards_needed(count: int, most: int = 2000) -> int:
    """Return into how many parts so many targets go."""
    return max(1, -(-count // most))


def write_part(folder: Path, shard: tuple[int, int], online: bool,
               findings: Mapping[tuple[str, str], Finding]) -> None:
    """Keep the findings of one part."""
    found = [Found(kind, text, finding) for (kind, text), finding in sorted(findings.items())]
    write_atomically(folder / PART, PART_SHAPE.dump_json(Part(*shard, online, found), indent=1).decode() + "\n")


def read_parts(folders: Sequence[Path]) -> tuple[dict[tuple[str, str], Finding], bool]:
    """Read all parts; PartsMissing unless they are one whole. Returns findings, and whether every part was online."""
    parts = [_read(folder / PART) for folder in folders]
    wanted = {part.of for part in parts}
    if len(wanted) != 1 or {part.shard for part in parts} != set(range(1, wanted.pop() + 1)):
        raise PartsMissing("the parts do not make up one whole run")
    found = {(each.kind, each.text): each.finding for part in parts for each in part.findings}
    return found, all(part.online for part in parts)


def _read(path: Path) -> Part:
    """Read one part; PartsMissing where it is none."""
    try:
        return PART_SHAPE.validate_json(path.read_bytes())
    except OSError as fault:
        raise PartsMissing(f"{path} cannot be read: {fault.strerror}") from None
    except ValueError:
        raise PartsMissing(f"{path} is damaged, or not the part of a run") from None
