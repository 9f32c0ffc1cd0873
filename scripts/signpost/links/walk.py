"""LinkChecker's walk of the built site: faults within the site, and a first opinion on the links that lead out.

Our own prober's verdict counts where the two differ; how often they differ is in the report.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .rows import Report
from .screen import say
from .settings import Settings, public_address
from .verdicts import Verdict

SECONDS = 900
SOURCES = ("catalogue/**/*.yml", "docs/*.md", "docs/overrides/**/*", "mkdocs.yml")


@dataclass(slots=True)
class Walk:
    """What the walk found. Links that lead out by their address, with whether LinkChecker calls them valid."""

    pages: int = 0
    outward: dict[str, bool] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def compare(self, report: Report) -> None:
        """Put the walk's figures into the report."""
        if not self.pages:
            return
        ours = {row.target: row.verdict for row in report.results if row.kind == "web"}
        both = [url for url in self.outward if url in ours and ours[url] is not Verdict.NOT_CHECKED]
        differ = sum((ours[url].is_working) != self.outward[url] for url in both)
        report.walked = {"pages": self.pages, "links_out": len(self.outward), "judged_by_both": len(both),
                         "judged_differently": differ}
        report.site_faults = self.faults


def walk_site(site: Path, settings: Settings, config: Path = Path("mkdocs.yml")) -> Walk:
    """Walk a built site in a child process; a walk that fails is a remark, not the end of the check."""
    public = public_address(config) or "http://127.0.0.1:8000/"
    told = {"site": str(site.resolve()), "prefix": urlsplit(public).path or "/", "public": public,
            "user_agent": settings.user_agent, "allow_loopback": settings.allow_loopback,
            "resolver": settings.resolver, "seconds": SECONDS}
    say("LinkChecker walks the site")
    try:
        done = subprocess.run([sys.executable, "-m", "signpost.links.walk_child"], input=json.dumps(told), text=True,
                              capture_output=True, timeout=SECONDS + 60, check=False)
        found = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return Walk(faults=["LinkChecker could not walk the site."])
    return _sorted_out(found, _sources(), public)


def _sources() -> str:
    """Return everything that was written by hand, as one text in which a link must stand."""
    parts = []
    for pattern in SOURCES:
        for path in sorted(Path().glob(pattern)):
            if path.is_file():
                parts.append(path.read_text(encoding="utf-8", errors="replace"))
    return "\n".join(parts)


def _sorted_out(found: dict[str, Any], sources: str, public: str) -> Walk:
    """Tell links within the site from those that lead out."""
    walk = Walk(pages=int(found["pages"]))
    for each in found["links"]:
        if not each["extern"]:
            if not each["valid"]:
                walk.faults.append(f"{each['parent']} leads to {each['url']}, which does not work: {each['result']}")
        elif not str(each["given"]).startswith(public):
            given = str(each["given"])
            walk.outward[given] = walk.outward.get(given, True) and bool(each["valid"])
            if not _stands_in(given, sources):
                walk.faults.append(f"{each['parent']} leads to {given}, which stands in no file of the catalogue")
    walk.faults = sorted(set(walk.faults))
    return walk


def _stands_in(url: str, sources: str) -> bool:
    """Whether a link was written by somebody, or is the theme's or the repository's own."""
    plain = re.sub(r"[#?].*$", "", url).rstrip("/")
    return plain in sources or bool(re.match(r"https://(squidfunk\.github\.io|github\.com)/", url))
