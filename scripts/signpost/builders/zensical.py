"""Builds a site with Zensical, from the same mkdocs.yml, templates and pages. The only module that knows Zensical.

Zensical reads only what stands below the folder of its configuration, so it gets a folder below build/ with the pages,
our templates and a mkdocs.yml derived from ours: without hooks, which it does not run, and in its classic variant,
whose class names are Material's.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from typing import Any

import yaml

from signpost.builders.build_request import BuildError, BuildRequest, source_date_epoch

UNSUPPORTED = ("hooks", "watch", "strict")
"""Settings that Zensical does not read."""
OWN_INDEX = "search.json"
"""The index of Zensical's own search, which this site does not use."""
ERROR_LINES = 40
"""How many of its last lines are shown when it fails."""


def run_zensical(request: BuildRequest) -> None:
    """Build the site, strict, from nothing. Raises BuildError where Zensical refuses."""
    work = request.root / "build" / "zensical" / hashlib.sha256(str(request.docs).encode()).hexdigest()[:8]
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(request.docs, work / "docs", copy_function=_link)
    shutil.copytree(request.root / "overrides", work / "overrides")
    config = work / "mkdocs.yml"
    config.write_text(yaml.safe_dump(zensical_settings(request), allow_unicode=True, sort_keys=False), encoding="utf-8")
    environment = {"SOURCE_DATE_EPOCH": source_date_epoch(request.date), **os.environ, "NO_COLOR": "1"}
    run = subprocess.run([sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", str(config)],
                         capture_output=True, text=True, check=False, env=environment)
    if run.returncode:
        output = (run.stdout + run.stderr).strip().splitlines()[-ERROR_LINES:]
        raise BuildError("Zensical could not build the site:\n" + "\n".join(output))
    (work / "site" / OWN_INDEX).unlink(missing_ok=True)
    shutil.move(work / "site", request.site_dir)
    shutil.rmtree(work, ignore_errors=True)


def zensical_settings(request: BuildRequest) -> dict[str, Any]:
    """Return the settings for Zensical: those of mkdocs.yml that it reads, with paths below its own folder."""
    settings = {name: value for name, value in request.settings.items() if name not in UNSUPPORTED}
    theme = {**settings.get("theme", {}), "variant": "classic", "custom_dir": "overrides"}
    return {**settings, "docs_dir": "docs", "site_dir": "site", "theme": theme, "nav": list(request.nav),
            "site_url": request.site_url or settings.get("site_url")}


def _link(source: str, target: str) -> None:
    """Make a hard link to a file, or a copy where the file system has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
