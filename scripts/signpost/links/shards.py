"""Large runs in parts: targets split by host, each part's findings kept in a file, the parts joined again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from .finding import Attempt, Finding
from .kinds import Target
from .memory import write_whole
from .rules import host_of

PART = "part.json"


class PartsMissing(Exception):
    """Parts that do not make up the whole."""


def shard_of(targets: Sequence[Target], number: int, of: int) -> list[Target]:
    """Return the targets of one part: a host's links all fall into one."""
    return [target for target in targets if _place(host_of(target) or target.text, of) == number - 1]


def _place(name: str, of: int) -> int:
    """Return which part a host belongs to, the same on every machine."""
    return int(hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest(), 16) % of


def shards_needed(count: int, most: int = 2000) -> int:
    """Return into how many parts so many targets go."""
    return max(1, -(-count // most))


def write_part(folder: Path, shard: tuple[int, int], online: bool,
               findings: Mapping[tuple[str, str], Finding]) -> None:
    """Keep the findings of one part."""
    found = [{"kind": kind, "text": text, **asdict(finding)} for (kind, text), finding in sorted(findings.items())]
    number, of = shard
    text = json.dumps({"shard": number, "of": of, "online": online, "findings": found}, ensure_ascii=False, indent=1)
    write_whole(folder / PART, text + "\n")


def read_parts(folders: Sequence[Path]) -> tuple[dict[tuple[str, str], Finding], bool]:
    """Read all parts; PartsMissing unless they are one whole. Returns findings, and whether every part was online."""
    found: dict[tuple[str, str], Finding] = {}
    seen: set[int] = set()
    wanted: set[int] = set()
    online = True
    for folder in folders:
        try:
            part = json.loads((folder / PART).read_text(encoding="utf-8"))
            wanted |= {int(part["of"])}
            seen.add(int(part["shard"]))
            online = online and bool(part["online"])
            for each in part["findings"]:
                key = (each.pop("kind"), each.pop("text"))
                each["attempts"] = tuple(Attempt(**attempt) for attempt in each["attempts"])
                found[key] = Finding(**each)
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise PartsMissing(f"{folder / PART} cannot be read: {fault}") from None
    if len(wanted) != 1 or seen != set(range(1, wanted.pop() + 1)):
        raise PartsMissing("the parts do not make up one whole run")
    return found, online
