"""Writes what site.yml says into a built site: for the pages' scripts, and for phones that install it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue

MODULE = Path("assets/js/site/site-file.js")
"""What our modules import it as."""
MANIFEST = "manifest.webmanifest"


def add_site_file(catalogue: Catalogue, site_dir: Path, release: str) -> None:
    """Write the module into the site, and the names into its web manifest, where it has one."""
    (site_dir / MODULE).parent.mkdir(parents=True, exist_ok=True)
    (site_dir / MODULE).write_text(render_module(catalogue, release), encoding="utf-8")
    manifest = site_dir / MANIFEST
    if manifest.is_file():
        manifest.write_text(with_names(catalogue, manifest.read_text(encoding="utf-8")), encoding="utf-8")


def render_module(catalogue: Catalogue, release: str) -> str:
    """Return the text of the module: the number for danger, who answers, and the mark of the release."""
    urgent = catalogue.site.urgent
    return (_constant("EMERGENCY", {"number": urgent.number, "dial": urgent.dial, "words": urgent.words})
            + _constant("RELEASE", release))


def _constant(name: str, value: Any) -> str:
    """Return the text of a module that exports one value."""
    return f"export const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"


def with_names(catalogue: Catalogue, manifest: str) -> str:
    """Return the text of a web manifest with the site's name, strapline and language."""
    site = catalogue.site
    values = {"name": site.name, "short_name": site.name, "description": site.strapline, "lang": site.language}
    for name, value in values.items():
        line = f'  "{name}": {json.dumps(value, ensure_ascii=False)},'
        manifest = re.sub(rf'^  "{name}": .*,$', lambda _, line=line: line, manifest, count=1, flags=re.M)  # type: ignore[misc]
    return manifest
