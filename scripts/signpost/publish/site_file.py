"""Writes what site.yml and crisis.yml say into a built site: for the pages' scripts, and for phones that install it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.vocabulary import fold_text

MODULE = Path("assets/js/site/site-file.js")
"""What our modules import it as. It is bundled with them, so that the first letters typed need no request."""
MANIFEST = "manifest.webmanifest"


def add_site_file(catalogue: Catalogue, site_dir: Path) -> None:
    """Write the module into the site, and the names into its web manifest, where it has one."""
    module = site_dir / MODULE
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(render_module(catalogue), encoding="utf-8")
    manifest = site_dir / MANIFEST
    if manifest.is_file():
        manifest.write_text(with_names(catalogue, manifest.read_text(encoding="utf-8")), encoding="utf-8")


def render_module(catalogue: Catalogue) -> str:
    """Return the text of the module: the site's name, the number for danger, and the crisis terms."""
    site, crisis = catalogue.site, catalogue.crisis
    urgent = {"number": site.urgent.number, "dial": site.urgent.dial, "words": site.urgent.words}
    values = {"EMERGENCY": urgent, "CRISIS_TERMS": [fold_text(term) for term in crisis.terms] if crisis else []}
    return "".join(f"export const {name} = {json.dumps(value)}\n" for name, value in values.items())


def with_names(catalogue: Catalogue, manifest: str) -> str:
    """Return the text of a web manifest with the site's name, strapline and language."""
    site = catalogue.site
    values = {"name": site.name, "short_name": site.name, "description": site.strapline, "lang": site.language}
    for name, value in values.items():
        line = f'  "{name}": {json.dumps(value, ensure_ascii=False)},'
        manifest = re.sub(rf'^  "{name}": .*,$', lambda _, line=line: line, manifest, count=1, flags=re.M)  # type: ignore[misc]
    return manifest
