"""The paths below docs/ that the build generates from the catalogue.

The build writes and removes files there, Git ignores them, and the link check skips them: it reads the catalogue.
"""

from __future__ import annotations

from pathlib import PurePath

GENERATED = ("index.md", "themes", "urgent", "find", "plan", "changed", "not-confirmed", "glossary", "organisations",
             "link-report", "lately", "calls")
"""Files and folders directly below docs/."""


def is_generated(path: PurePath | str) -> bool:
    """Return whether the build generates a page, by its path below docs/."""
    return PurePath(path).parts[:1] in {(name,) for name in GENERATED}
