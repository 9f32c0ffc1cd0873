"""Checks the links within the built site: LinkChecker walks its pages, and anchors.py checks what that leaves out.

No other site is asked: external links are for the prober.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from signpost.links.escape import one_line
from signpost.links.report.report_model import Report
from signpost.links.site_walk.anchors import BuiltSite, read_public_address

MOST_SECONDS = 900
DEFAULT_ADDRESS = "http://127.0.0.1:8000/"
"""The address that a site is assumed to have where its pages state none."""


@dataclass(frozen=True, slots=True)
class SiteWalk:
    """The result of a walk: how much was seen, broken links as sentences, and why it failed, where it did."""

    pages: int = 0
    links: int = 0
    broken_links: tuple[str, ...] = ()
    failure: str = ""

    def add_to(self, report: Report) -> None:
        """Copy the result into the report."""
        if self.pages:
            report.walked = {"pages": self.pages, "links": self.links}
        report.site_faults = list(self.broken_links)
        report.walk_failed = self.failure


def walk_site(site: Path, seconds: float = MOST_SECONDS) -> SiteWalk:
    """Check the links within a built site. A failure is part of the result, and does not end the link check."""
    broken_anchors: list[str] = []
    try:
        public = read_public_address(site) or DEFAULT_ADDRESS
        broken_anchors = BuiltSite(site, public).broken_links()
        result = _run_linkchecker({"site": str(site.resolve()), "prefix": urlsplit(public).path or "/"}, seconds)
    except (SiteWalkError, OSError) as error:
        return SiteWalk(broken_links=tuple(broken_anchors), failure=str(error))
    broken = {f"{each['page'] or '/'} links to {each['url']}, which does not work ({one_line(each['result'], 80)})"
              for each in result["broken"]}
    failure = "" if result["complete"] else "LinkChecker had a fault of its own and may not have seen every page."
    return SiteWalk(result["pages"], result["links"], tuple(sorted(broken | set(broken_anchors))), failure)


class SiteWalkError(Exception):
    """The site could not be walked; the message is a sentence."""


def _run_linkchecker(task: Mapping[str, str], seconds: float) -> dict[str, Any]:
    """Run linkchecker_process.py without a proxy; return its result. Raises SiteWalkError."""
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    try:
        command = [sys.executable, "-m", "signpost.links.site_walk.linkchecker_process"]
        process = subprocess.run(command, input=json.dumps(task), text=True, capture_output=True,
                                 timeout=seconds, check=False, env=environment)
        result: dict[str, Any] = json.loads(process.stdout)
    except subprocess.TimeoutExpired:
        raise SiteWalkError(f"LinkChecker did not finish within {seconds / 60:.0f} minutes.") from None
    except ValueError:
        last = (process.stderr.strip().splitlines() or ["it printed nothing"])[-1]
        raise SiteWalkError(f"LinkChecker ended without a result: {one_line(last)}") from None
    if not result["pages"]:
        raise SiteWalkError("LinkChecker could not open the site's home page.")
    return result
