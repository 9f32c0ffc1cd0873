"""What mkdocs.yml says of the site: its name and address, and where readers tell us that something is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """The site's own facts. `url` ends in a slash."""

    name: str
    url: str
    repository: str
    report_email: str | None = None
    offline: bool = True
    """False takes the saved copies off all phones that visit."""

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Site:
        """Read them from MkDocs' configuration: site_name, site_url and extra.signpost."""
        extra = (config.get("extra") or {}).get("signpost", {})
        return cls(str(config["site_name"]), str(config.get("site_url") or "/").rstrip("/") + "/",
                   str(extra.get("repository") or ""), extra.get("report_email") or None,
                   bool(extra.get("offline", True)))
