"""Progress of a link check on standard error: a bar with counts, or plain lines where there is no terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from signpost.links.escape import escape_log

SECONDS_BETWEEN_LINES = 15.0


class ProgressDisplay:
    """Shows progress on standard error. A context manager, called with the phase, how many are done, and the total."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._phase, self._last_line_at = "", 0.0

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, phase: str, done: int, total: int) -> None:
        """Show how many of a phase are done. Without a terminal, a line at most every 15 seconds."""
        is_new_phase = phase != self._phase
        self._phase = phase
        if self._bar:
            if is_new_phase or self._task is None:
                self._task = self._bar.add_task(phase, total=total)
            self._bar.update(self._task, completed=done, total=total)
            return
        now = time.monotonic()
        if is_new_phase or done == total or now - self._last_line_at >= SECONDS_BETWEEN_LINES:
            self._last_line_at = now
            print_status(f"{phase}: {done} of {total}")


def print_status(text: str) -> None:
    """Print one line to standard error, escaped for the log of a workflow."""
    print(f"check-links: {escape_log(text)}", file=sys.stderr, flush=True)
