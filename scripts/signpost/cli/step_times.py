"""How long each step of a build takes, as it prints it and scripts/bench reads it: "render 1.2 s, mkdocs 8.3 s"."""

from __future__ import annotations

import re
import time


class StepTimes:
    """Seconds by step. The first step starts when this is created, each further one when the one before ends."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.started = time.perf_counter()

    def end_step(self, name: str) -> None:
        """Record the time since the last step ended."""
        now = time.perf_counter()
        self.seconds[name] = now - self.started
        self.started = now

    def __str__(self) -> str:
        """Return the steps with their seconds."""
        return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.seconds.items())


def parse_step_times(output: str) -> dict[str, float]:
    """Return the seconds by step from what a build printed."""
    return {name: float(seconds) for name, seconds in re.findall(r"(?<=[ ,])(\w+) (\d+\.\d) s\b", output)}
