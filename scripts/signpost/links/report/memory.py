"""The memory of past checks: one sorted JSON file, used whole or not at all, and replaced atomically."""

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

from signpost.links.report.compressed_histories import CompressedHistories
from signpost.links.report.report_model import StrictModel, TargetHistory, Timestamp, WeekCounts, parse_timestamp

VERSION = 1
TARGETS_LINE = b' "targets": {\n'
"""The line of the file after which each line is a target."""
WEEKS_KEPT = 60


class UnreadableMemory(Exception):
    """The memory is damaged, empty, of another version, or from the future. The run must not replace it."""


class UnknownVersion(ValueError):
    """The file is of a version that this program does not know."""


class MemoryHeader(StrictModel):
    """The fields of the file apart from its targets."""

    version: int = Field(default=VERSION, ge=1, le=VERSION)
    last_run_at: Timestamp | None = None
    weeks: list[WeekCounts] = Field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """Everything that is kept between runs. Histories by kind and text of their target: "web https://…"."""

    last_run_at: str | None = None
    weeks: list[WeekCounts] = field(default_factory=list)
    targets: CompressedHistories = field(default_factory=CompressedHistories)

    def copy(self) -> Memory:
        """Return an independent copy."""
        return Memory(self.last_run_at, list(self.weeks), self.targets.copy())


def load_memory(path: Path, now: datetime) -> Memory | None:
    """Read the memory; None where there is no file yet. Raises UnreadableMemory where it must not be used."""
    try:
        memory = _parse_file(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableMemory(f"the memory {path} cannot be read: {error.strerror}") from None
    except UnknownVersion as error:
        raise UnreadableMemory(
            f"the memory {path} is of version {error}, and this program knows only {VERSION}; "
            "use the program that wrote it, or put the last good one back (branch link-report)") from None
    except (ValueError, RecursionError) as error:
        raise UnreadableMemory(
            f"the memory {path} is damaged, empty, or was not written by this program ({_summary_of(error)}); "
            "put the last good one back (branch link-report), or delete it on purpose to begin afresh") from None
    if memory.last_run_at and parse_timestamp(memory.last_run_at) > now:
        raise UnreadableMemory(
            f"the memory {path} is from the future ({memory.last_run_at}); is this machine's clock right?")
    return memory


def _summary_of(error: Exception) -> str:
    """Return the first problem of a file in a few words, for the person who must mend it."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        message = first["msg"].removeprefix("Value error, ")
        return f"{'.'.join(str(part) for part in first['loc']) or 'its shape'}: {message}"[:200]
    return str(error).partition("\n")[0][:200]


def _parse_file(path: Path) -> Memory:
    """Parse the file line by line where it has the layout of `dump_memory`, else as a whole. Raises ValueError."""
    try:
        with path.open("rb") as file:
            return _parse_lines(file)
    except ValueError:
        return _from_json(json.loads(path.read_bytes()))


def _parse_lines(lines: Iterator[bytes]) -> Memory:
    """Parse one target a line, so that the whole JSON is never held at once. Raises ValueError for another layout."""
    head = b"".join(takewhile(lambda line: line != TARGETS_LINE, lines))
    targets = CompressedHistories()
    for line in lines:
        if not line.startswith(b"  "):
            memory = _from_json(json.loads(head + b'"targets": {' + line + b"".join(lines)))
            memory.targets = targets
            return memory
        ((key, history),) = json.loads(b"{" + line.rstrip().removesuffix(b",") + b"}").items()
        targets[key] = TargetHistory.model_validate(history)
    raise ValueError("the file ends too early")


def _from_json(data: object) -> Memory:
    """Return the memory from parsed JSON. Raises ValueError where that has not the right shape."""
    if not isinstance(data, dict):
        raise ValueError("it is no JSON object")
    version = data.get("version")
    if isinstance(version, (int, float, str)) and version != VERSION:
        raise UnknownVersion(repr(version)[:20])
    if version is None or not isinstance(data.get("targets"), dict):
        raise ValueError("it has no version or no targets")
    head = MemoryHeader.model_validate({name: value for name, value in data.items() if name != "targets"})
    memory = Memory(head.last_run_at, head.weeks)
    for key, history in data["targets"].items():
        memory.targets[key] = TargetHistory.model_validate(history)
    return memory


def dump_memory(memory: Memory) -> Iterator[str]:
    """Yield the text of the file: sorted, one target a line, so that git stores and shows small differences."""
    head = MemoryHeader(last_run_at=memory.last_run_at, weeks=memory.weeks).model_dump(mode="json")
    yield json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True).removesuffix("\n}") + ',\n "targets": {'
    for index, key in enumerate(sorted(memory.targets)):
        history = json.dumps(memory.targets[key].model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        yield ("," if index else "") + f"\n  {json.dumps(key, ensure_ascii=False)}: {history}"
    yield "\n }\n}\n"


def write_atomically(path: Path, text: str | Iterable[str]) -> None:
    """Replace a file at once, so that a reader sees the old or the new one, never a part. Raises OSError.

    What UTF-8 cannot encode becomes a question mark; text from outside should be well-formed by now.
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
def exclusive_lock(path: Path) -> Iterator[bool]:
    """Hold a lock file beside a file, in a `with`; the value is False where another process holds it."""
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
