"""The memory of past checks: one sorted JSON file, read whole or not at all, written whole by a rename."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import Field, ValidationError

from signpost.links.report.compressed_histories import Kept
from signpost.links.report.rows import History, Moment, Shape, Week
from signpost.links.report.rows import moment as moment

VERSION = 1
TARGETS = b' "targets": {\n'
"""The line of the file after which each line is a target."""
WEEKS_KEPT = 60


class Unreadable(Exception):
    """Memory that cannot be trusted: broken, empty, or from the future. Nothing is started afresh."""


class AnotherVersion(ValueError):
    """The file is of a version that this program does not know."""


class Head(Shape):
    """What the file holds apart from its targets."""

    version: int = Field(default=VERSION, ge=1, le=VERSION)
    last_run_at: Moment | None = None
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
    except AnotherVersion as fault:
        raise Unreadable(f"the memory {path} is of version {fault}, and this program knows only {VERSION}; "
                         "use the program that wrote it, or put the last good one back (branch link-report)") from None
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"the memory {path} is damaged, empty, or was not written by this program ({_told(fault)}); "
                         "put the last good one back (branch link-report), or delete it on purpose to begin afresh"
                         ) from None
    if memory.last_run_at and moment(memory.last_run_at) > now:
        raise Unreadable(f"the memory {path} is from the future ({memory.last_run_at}); is this machine's clock right?")
    return memory


def _told(fault: Exception) -> str:
    """Return in a few words what is wrong with a file, for the person who must mend it."""
    if isinstance(fault, ValidationError):
        first = fault.errors(include_url=False)[0]
        said = first["msg"].removeprefix("Value error, ")
        return f"{'.'.join(str(part) for part in first['loc']) or 'its shape'}: {said}"[:200]
    return str(fault).partition("\n")[0][:200]


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
    if not isinstance(data, dict):
        raise ValueError("it is no JSON object")
    version = data.get("version")
    if isinstance(version, (int, float, str)) and version != VERSION:
        raise AnotherVersion(repr(version)[:20])
    if version is None or not isinstance(data.get("targets"), dict):
        raise ValueError("it has no version or no targets")
    head = Head.model_validate({name: value for name, value in data.items() if name != "targets"})
    memory = Memory(head.last_run_at, head.weeks)
    for key, history in data["targets"].items():
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


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Write a file so that a reader sees the old one or the new one, never a half. OSError where it cannot be.

    Always valid UTF-8: text from outside is well-formed by now, and what slipped through becomes a question mark.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
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
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
