"""What a builder is asked for: to turn the Markdown pages in `docs` into a site in `site_dir`, a new folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """One build."""

    root: Path
    """The project: mkdocs.yml, overrides/, and build/ for temporary files."""
    settings: Mapping[str, Any]
    nav: Sequence[Mapping[str, Any]]
    docs: Path
    site_dir: Path
    site_url: str | None
    """Where the site will be published, if not where the settings say."""
    date: date
    """The date of the list, which the sitemap gives to every page."""


class BuildError(Exception):
    """A builder could not build the site; the message says why."""


def source_date_epoch(day: date) -> str:
    """Return midnight UTC of a day as builders read it from the environment variable SOURCE_DATE_EPOCH.

    Without it they date the sitemap by the clock, and two builds of the same commit differ.
    """
    return str(int(datetime.combine(day, time(), UTC).timestamp()))
