"""A problem of the catalogue, with its place, in words for a maintainer who is not a programmer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A problem: the file, the line (from 1), the message that says what must hold, and the rule that is broken."""

    path: Path
    line: int
    message: str
    rule: str

    def __str__(self) -> str:
        """Return `path:line: message`; the path is relative to the working folder where it is below it."""
        return f"{display_path(self.path)}:{self.line}: {self.message}"


def display_path(path: Path) -> str:
    """Return a path as a person would type it: relative to the working folder where it is below it."""
    absolute = os.path.abspath(path)  # noqa: PTH100  (keeps symbolic links as the person sees them)
    relative = os.path.relpath(absolute)
    return absolute if relative.startswith("..") else relative.replace(os.sep, "/")
