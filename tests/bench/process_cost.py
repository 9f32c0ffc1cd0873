"""Measures what a command takes: seconds, processor time and peak memory, with those of its child processes."""

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
    """What a command took.

    `seconds` are wall-clock seconds; `megabytes` is the peak resident memory of its largest process; `processor` is the
    processor time in seconds of the command and its children, which other work on the machine changes least.
    """

    seconds: float
    megabytes: float
    processor: float
    output: str = ""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command and return what it took. Raises SystemExit where it fails, and prints what it wrote to stderr."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=errors,
                                   env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if process.returncode:
            sys.stderr.buffer.write(errors.read())
            raise SystemExit(f"bench: {' '.join(command)} failed")
        return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, out.read().decode())
