"""A command goes in; its seconds and its peak memory, with those of its children, come out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: wall-clock seconds, and the peak resident memory of its largest process in MB."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command that must succeed; return what it cost."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})})
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.stderr.buffer.write(said)
        raise SystemExit(f"bench: {' '.join(command)} failed")
    return Cost(time.perf_counter() - started, usage.ru_maxrss / 1024)
