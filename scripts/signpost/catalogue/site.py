"""The settings of the site in mkdocs.yml: its name and address, and where readers report mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """The site's settings. `url` ends in a slash; `repository` is OWNER/NAME on GitHub, or empty."""

    name: str
    url: str
    repository: str
    report_email: str | None = None
    offline: bool = True
    """False removes the saved copies from all phones that visit."""

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Site:
        """Return the settings of MkDocs' configuration: site_name, site_url and extra.signpost."""
        extra = (config.get("extra") or {}).get("signpost", {})
        return cls(str(config["site_name"]), str(config.get("site_url") or "/").rstrip("/") + "/",
                   str(extra.get("repository") or ""), extra.get("report_email") or None,
                   bool(extra.get("offline", True)))
