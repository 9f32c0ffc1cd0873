"""The walk of the built site: links and places within it that are not there. Nobody outside is asked.

LinkChecker walks; what it leaves out is checked in the files. What leads out is for the prober alone to ask.
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
from signpost.links.progress import say
from signpost.links.report.rows import Report
from signpost.links.site_walk.anchors import BuiltSite, public_address_of

SECONDS = 900
ANYWHERE = "http://127.0.0.1:8000/"
"""What a site's address is taken for where its pages state none."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk found: how much it saw, faults as sentences, and why it failed, where it did."""

    pages: int = 0
    links: int = 0
    faults: tuple[str, ...] = ()
    failure: str = ""

    def add_to(self, report: Report) -> None:
        """Put the walk into the report."""
        if self.pages:
            report.walked = {"pages": self.pages, "links": self.links}
        report.site_faults = list(self.faults)
        report.walk_failed = self.failure


def walk_site(site: Path, seconds: float = SECONDS) -> Walk:
    """Walk a built site. A walk that fails is told in the report; it is not the end of the check."""
    say("LinkChecker walks the site")
    anchors: list[str] = []
    try:
        public = public_address_of(site) or ANYWHERE
        anchors = BuiltSite(site, public).faults()
        found = _linkchecker({"site": str(site.resolve()), "prefix": urlsplit(public).path or "/"}, seconds)
    except (WalkFailed, OSError) as fault:
        say(f"the walk failed: {fault}")
        return Walk(faults=tuple(anchors), failure=str(fault))
    broken = {f"{each['page'] or '/'} links to {each['url']}, which does not work ({one_line(each['result'], 80)})"
              for each in found["broken"]}
    whole = "" if found["whole"] else "LinkChecker had a fault of its own and may not have seen every page."
    return Walk(found["pages"], found["links"], tuple(sorted(broken | set(anchors))), whole)


class WalkFailed(Exception):
    """The site could not be walked, with the reason as a sentence."""


def _linkchecker(told: Mapping[str, str], seconds: float) -> dict[str, Any]:
    """Let LinkChecker walk in a process of its own, without a proxy; return what it found. Raises WalkFailed."""
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    try:
        command = [sys.executable, "-m", "signpost.links.site_walk.linkchecker_process"]
        done = subprocess.run(command, input=json.dumps(told), text=True, capture_output=True,
                              timeout=seconds, check=False, env=environment)
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise WalkFailed(f"LinkChecker did not finish within {seconds / 60:.0f} minutes.") from None
    except ValueError:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise WalkFailed(f"LinkChecker ended without a result: {one_line(last)}") from None
    if not found["pages"]:
        raise WalkFailed("LinkChecker could not open the site's home page.")
    return found
