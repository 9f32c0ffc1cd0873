"""Answers that real servers send: cookies, redirects, encodings, statuses, names."""

from __future__ import annotations

from .sites import Lab


def cases(lab: Lab) -> None:
    """Add the cases to the lab."""
