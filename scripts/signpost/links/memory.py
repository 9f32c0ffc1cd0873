"""The memory of past checks: one sorted JSON file, read whole or not at all, written whole by a rename."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from pydantic import Field

from .kept import Kept
from .rows import History, Shape, Week

VERSION = 1
TARGETS = b' "targets": {\n'
"""The line of the file after which each line is a target."""
WEEKS_KEPT = 60


class Unreadable(Exception):
    """Memory that cannot be trusted: broken, empty, or from the future. Nothing is started afresh."""


class Head(Shape):
    """What the file holds apart from its targets."""

    version: int = Field(default=VERSION, ge=1, le=VERSION)
    last_run_at: str | None = None
    weeks: list[Week] = Field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """Everything that is remembered between runs. Targets by kind and text: "web https://…"."""

    last_run_at: str | None = None
    weeks: list[Week] = field(default_factory=list)
    targets: Kept = field(default_factory=Kept)

    def copy(self) -> Memory:
        """Return the same memory, to be changed apart."""
        return Memory(self.last_run_at, list(self.weeks), self.targets.copy())


def load_memory(path: Path, now: datetime) -> Memory | None:
    """Read the memory; None where there is none yet. Unreadable where it must not be used."""
    try:
        memory = _parsed(path)
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise Unreadable(f"the memory {path} cannot be read: {fault.strerror}") from None
    except ValueError:
        raise Unreadable(f"the memory {path} is damaged or empty; put the last good one back (branch link-report), "
                         "or delete it on purpose to begin afresh") from None
    try:
        last = moment(memory.last_run_at) if memory.last_run_at else None
    except ValueError:
        raise Unreadable(f"the memory {path} holds a date that is none: {memory.last_run_at!r}") from None
    if last and last > now:
        raise Unreadable(f"the memory {path} is from the future ({memory.last_run_at}); is this machine's clock right?")
    return memory


def _parsed(path: Path) -> Memory:
    """Read the file line by line where it is laid out as `dump_memory` does, else whole. ValueError where it is bad."""
    try:
        with path.open("rb") as file:
            return _by_lines(file)
    except ValueError:
        return _from_parts(json.loads(path.read_bytes()))


def _by_lines(lines: Iterator[bytes]) -> Memory:
    """Read a target a line, so that the whole never stands in memory; ValueError for any other layout."""
    head = b"".join(takewhile(lambda line: line != TARGETS, lines))
    targets = Kept()
    for line in lines:
        if not line.startswith(b"  "):
            memory = _from_parts(json.loads(head + b'"targets": {' + line + b"".join(lines)))
            memory.targets = targets
            return memory
        ((key, history),) = json.loads(b"{" + line.rstrip().removesuffix(b",") + b"}").items()
        targets[key] = History.model_validate(history)
    raise ValueError("the file ends too early")


def _from_parts(data: object) -> Memory:
    """Take a memory from what JSON made of it; ValueError where it has not the right shape."""
    if not isinstance(data, dict) or not isinstance(data.get("targets", {}), dict):
        raise ValueError("not a memory")
    head = Head.model_validate({name: value for name, value in data.items() if name != "targets"})
    memory = Memory(head.last_run_at, head.weeks)
    for key, history in data.get("targets", {}).items():
        memory.targets[key] = History.model_validate(history)
    return memory


def dump_memory(memory: Memory) -> Iterator[str]:
    """Yield the text of the file: sorted, a target a line, so that a change shows as a small difference."""
    head = Head(last_run_at=memory.last_run_at, weeks=memory.weeks).model_dump(mode="json")
    yield json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True).removesuffix("\n}") + ',\n "targets": {'
    for place, key in enumerate(sorted(memory.targets)):
        shown = json.dumps(memory.targets[key].model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        yield ("," if place else "") + f"\n  {json.dumps(key, ensure_ascii=False)}: {shown}"
    yield "\n }\n}\n"


def moment(text: str) -> datetime:
    """Read an ISO date and time; without a zone it is UTC. ValueError for what is none."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Write a file so that a reader sees the old one or the new one, never a half. OSError where it cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def alone_with(path: Path) -> Iterator[bool]:
    """Hold the lock beside a file; False where another run holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f".{path.name}.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
