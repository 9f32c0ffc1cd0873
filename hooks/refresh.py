"""Refresh the generated pages before MkDocs reads docs/, so that it works on its own too."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from signpost.catalogue.site import Site
from signpost.cli.build import refresh
from signpost.cli.check import read_catalogue

log = logging.getLogger("mkdocs.signpost")


def on_pre_build(config: MkDocsConfig) -> None:
    """Write what changed in the catalogue; on a problem say so and leave the pages as they were."""
    root = Path(config.config_file_path).parent
    catalogue, problems = read_catalogue(root / "catalogue", date.today())
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise Abort(f"{len(problems)} problem{'s' * (len(problems) > 1)} in the catalogue: the pages stay as they were")
    refresh(catalogue, Site.from_config(config), Path(config.docs_dir), root)
