"""A command goes in; its seconds and its peak memory, with those of its children, come out."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: wall-clock seconds, the peak resident memory of its largest process in MB, the seconds of
    processor that it and its children took (which a busy machine changes least), and what it printed.
    """

    seconds: float
    megabytes: float
    processor: float
    said: str = ""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command that must succeed; return what it cost."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=complaints,
                                   env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        complaints.seek(0)
        if process.returncode:
            sys.stderr.buffer.write(complaints.read())
            raise SystemExit(f"bench: {' '.join(command)} failed")
        return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, out.read().decode())
