"""What is seen while a run goes on: a bar with counts, or plain lines where there is no terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from signpost.links.escape import log

SECONDS_BETWEEN_LINES = 15.0


class Screen:
    """Shows progress on standard error. Use it in a `with`; call it with phase, done and total."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._phase, self._last = "", 0.0

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Show how far a phase is."""
        fresh = phase != self._phase
        self._phase = phase
        if self._bar:
            if fresh or self._task is None:
                self._task = self._bar.add_task(phase, total=total)
            self._bar.update(self._task, completed=done, total=total)
            return
        now = time.monotonic()
        if fresh or done == total or now - self._last >= SECONDS_BETWEEN_LINES:
            self._last = now
            say(f"{phase}: {done} of {total}")


def say(text: str) -> None:
    """Print one line to standard error, harmless in a log."""
    print(f"check-links: {log(text)}", file=sys.stderr, flush=True)
