"""The settings of the site in mkdocs.yml: its name and address, and where readers report mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

EMAIL = re.compile(r"[^\s@,;:<>()\"'&?%#/]+@[^\s@,;:<>()\"'&?%#/]+\.[A-Za-z]{2,}")
"""One bare address, which changes nothing else of the link that it is put into."""
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.A)


@dataclass(frozen=True, slots=True)
class Site:
    """The site's settings. `url` ends in a slash; `repository` is OWNER/NAME on GitHub, or empty."""

    name: str
    url: str
    repository: str
    report_email: str | None = None
    offline: bool = True
    """False removes the saved copies from all phones that visit."""
    report_on_github: bool = True
    """Whether readers are offered the public issues of `repository` to report a mistake."""

    @property
    def takes_reports(self) -> bool:
        """Whether readers can report a mistake, by email or on GitHub."""
        return bool(self.report_email or (self.repository and self.report_on_github))

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Site:
        """Return the settings of MkDocs' configuration: site_name, site_url and extra.signpost.

        Raises OSError where an address for reports is no address: its link would lead nowhere.
        """
        extra = (config.get("extra") or {}).get("signpost", {})
        email, repository = (str(extra.get(name) or "").strip() for name in ("report_email", "repository"))
        if email and not EMAIL.fullmatch(email):
            raise OSError("mkdocs.yml: report_email (SIGNPOST_REPORT_EMAIL) must be one email address, such as "
                          f"signpost@example.org, or nothing: '{email}'")
        if repository and not REPOSITORY.fullmatch(repository):
            raise OSError("mkdocs.yml: repository (GITHUB_REPOSITORY) must be owner and name on GitHub, such as "
                          f"owner/signpost, or nothing: '{repository}'")
        return cls(str(config["site_name"]), str(config.get("site_url") or "/").rstrip("/") + "/", repository,
                   email or None, bool(extra.get("offline", True)), extra.get("report_on_github") is not False)
