"""Which pages of docs/ the build makes of the catalogue, stated once.

The build writes these paths and removes what no longer belongs there, Git ignores them, and the link check reads the
catalogue in their stead.
"""

from __future__ import annotations

from pathlib import PurePath

GENERATED = ("index.md", "themes", "urgent", "find", "plan", "changed", "not-confirmed", "glossary", "organisations",
             "link-report", "lately")
"""Paths directly below docs/: a file, or a folder with all that it holds."""


def is_generated(path: PurePath | str) -> bool:
    """Whether the build makes a page, by its path below docs/."""
    return PurePath(path).parts[:1] in {(name,) for name in GENERATED}
