"""A fault in the catalogue, told with its place, in words for a maintainer who is no programmer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault: the file, the line in it (from 1), the rule that it breaks, and what must hold instead."""

    path: Path
    line: int
    message: str
    rule: str

    def __str__(self) -> str:
        """Return `path:line: message`, the path relative to the working folder where it lies below it."""
        return f"{display_path(self.path)}:{self.line}: {self.message}"


def display_path(path: Path) -> str:
    """Return the path as a person at the prompt would type it."""
    absolute = os.path.abspath(path)  # noqa: PTH100  (keeps symbolic links as the person sees them)
    relative = os.path.relpath(absolute)
    return absolute if relative.startswith("..") else relative.replace(os.sep, "/")
