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
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from signpost.builders.build_request import BuildError, BuildRequest, source_date_epoch
from signpost.search.index import LISTING_PAGES

UNSUPPORTED = ("hooks", "watch", "strict")
"""Settings that Zensical does not read."""
ERROR_LINES = 40
"""How many of its last lines are shown when it fails."""


def run_zensical(request: BuildRequest) -> None:
    """Build the site, strict, from nothing. Raises BuildError where Zensical refuses."""
    work = request.root / "build" / "zensical" / hashlib.sha256(str(request.docs).encode()).hexdigest()[:8]
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(request.docs, work / "docs", copy_function=_link)
    exclude_from_search(work / "docs")
    copy_templates(request.root / "overrides", work / "overrides")
    config = work / "mkdocs.yml"
    config.write_text(yaml.safe_dump(zensical_settings(request), allow_unicode=True, sort_keys=False), encoding="utf-8")
    environment = {"SOURCE_DATE_EPOCH": source_date_epoch(request.date), **os.environ, "NO_COLOR": "1"}
    run = subprocess.run([sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", str(config)],
                         capture_output=True, text=True, check=False, env=environment)
    if run.returncode:
        output = (run.stdout + run.stderr).strip().splitlines()[-ERROR_LINES:]
        raise BuildError("Zensical could not build the site:\n" + "\n".join(output))
    shutil.move(work / "site", request.site_dir)
    shutil.rmtree(work, ignore_errors=True)


def zensical_settings(request: BuildRequest) -> dict[str, Any]:
    """Return the settings for Zensical: those of mkdocs.yml that it reads, with paths below its own folder."""
    settings = {name: value for name, value in request.settings.items() if name not in UNSUPPORTED}
    theme = {**settings.get("theme", {}), "variant": "classic", "custom_dir": "overrides"}
    return {**settings, "docs_dir": "docs", "site_dir": "site", "theme": theme, "nav": list(request.nav),
            "site_url": request.site_url or settings.get("site_url")}


def exclude_from_search(docs: Path) -> None:
    """Mark the pages that list again what stands on others, so that Zensical's search leaves them out.

    It refuses a page of more than 65,536 words. A page may be a hard link to the project's own file, so it is replaced
    rather than written to.
    """
    for path in _listing_pages(docs):
        text = path.read_text(encoding="utf-8")
        path.unlink()
        path.write_text(text.replace("---\n", "---\nsearch: {exclude: true}\n", 1), encoding="utf-8")


def _listing_pages(docs: Path) -> Iterator[Path]:
    """Yield the pages of a docs folder that only list again what stands on others."""
    for address in LISTING_PAGES:
        pages = (docs / f"{address}index.md", docs / f"{address.removesuffix('/')}.md")
        yield from (path for path in pages if path.is_file())
    yield from sorted((docs / "find").glob("*/index.md"))


def copy_templates(ours: Path, target: Path) -> None:
    """Copy our templates, without the partials that replace Material's own: Zensical has its own of those."""
    spec = find_spec("zensical")
    if spec is None or spec.origin is None:
        raise BuildError("Zensical is missing: scripts/setup installs it")
    theirs = Path(spec.origin).parent / "templates" / "partials"
    for path in ours.rglob("*"):
        name = path.relative_to(ours)
        if path.is_file() and not (name.parts[0] == "partials" and (theirs / Path(*name.parts[1:])).exists()):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / name)


def _link(source: str, target: str) -> None:
    """Make a hard link to a file, or a copy where the file system has no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
