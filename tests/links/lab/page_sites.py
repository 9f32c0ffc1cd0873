"""Pages that real sites show: what a page says, and what it seems to say."""

from __future__ import annotations

from .sites import Lab


def cases(lab: Lab) -> None:
    """Add the cases to the lab."""
