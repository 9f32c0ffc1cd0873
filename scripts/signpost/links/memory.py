"""The memory of past checks: one sorted JSON file, read whole or not at all, written whole by a rename."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import Field, ValidationError

from .rows import History, Shape, Week

VERSION = 1
WEEKS_KEPT = 60


class Unreadable(Exception):
    """Memory that cannot be trusted: broken, empty, or from the future. Nothing is started afresh."""


class Memory(Shape):
    """Everything that is remembered between runs. Targets by kind and text: "web https://…"."""

    version: int = Field(default=VERSION, ge=1, le=VERSION)
    last_run_at: str | None = None
    targets: dict[str, History] = Field(default_factory=dict)
    weeks: list[Week] = Field(default_factory=list)


def load_memory(path: Path, now: datetime) -> Memory | None:
    """Read the memory; None where there is none yet. Unreadable where it must not be used."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise Unreadable(f"the memory {path} cannot be read: {fault.strerror}") from None
    try:
        memory = Memory.model_validate_json(raw)
    except (ValidationError, ValueError):
        raise Unreadable(f"the memory {path} is damaged or empty; put the last good one back (branch link-report), "
                         "or delete it on purpose to begin afresh") from None
    try:
        last = moment(memory.last_run_at) if memory.last_run_at else None
    except ValueError:
        raise Unreadable(f"the memory {path} holds a date that is none: {memory.last_run_at!r}") from None
    if last and last > now:
        raise Unreadable(f"the memory {path} is from the future ({memory.last_run_at}); is this machine's clock right?")
    return memory


def dump_memory(memory: Memory) -> Iterator[str]:
    """Yield the text of the file: sorted, a target a line, so that a change shows as a small difference."""
    head = memory.model_dump(mode="json", exclude={"targets"})
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
