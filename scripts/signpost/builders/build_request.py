"""What a builder is asked for: to turn the Markdown pages in `docs` into a site in `site_dir`, not there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One build."""

    root: Path
    """The project: mkdocs.yml, overrides/, and build/ for what is kept between builds."""
    settings: Mapping[str, Any]
    nav: Sequence[Mapping[str, Any]]
    docs: Path
    site_dir: Path
    site_url: str | None
    """Where it will be published, if not where the settings say."""
    pages: Sequence[str]
    """The pages of entries, by their paths below docs: nothing else depends on them."""


class NotBuilt(Exception):
    """The builder refused, and why."""
