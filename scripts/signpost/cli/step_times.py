"""Names of steps go in as they end; what each took comes out: "render 1.2 s, mkdocs 8.3 s"."""

from __future__ import annotations

import re
import time


class Clock:
    """Runs from its making."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self.last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Note that a step has ended."""
        now = time.perf_counter()
        self.laps[name] = now - self.last
        self.last = now

    def __str__(self) -> str:
        """Return the steps with their seconds."""
        return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.laps.items())


def read_laps(said: str) -> dict[str, float]:
    """Return the steps and their seconds from what a build printed."""
    return {name: float(seconds) for name, seconds in re.findall(r"(?<=[ ,])(\w+) (\d+\.\d) s\b", said)}
