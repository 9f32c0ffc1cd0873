"""Writes the generated pages before MkDocs reads docs/, so that `mkdocs build` and `mkdocs serve` work on their own."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from signpost.builders.build_request import source_date_epoch
from signpost.catalogue.site import Site
from signpost.cli.build import write_pages
from signpost.cli.check import read_catalogue
from signpost.history.git import source_date
from signpost.history.recent_changes import read_recent_changes
from signpost.pages.navigation import build_navigation

log = logging.getLogger("mkdocs.signpost")


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages that changed, and set the navigation. On problems, log them and stop; the pages stay."""
    root = Path(config.config_file_path).parent
    catalogue, problems = read_catalogue(root / "catalogue", date.today())
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise Abort(f"{len(problems)} problem{'s' * (len(problems) > 1)} in the catalogue: the pages stay as they were")
    os.environ.setdefault("SOURCE_DATE_EPOCH", source_date_epoch(source_date(root, os.environ, date.today())))
    write_pages(catalogue, Site.from_config(config), Path(config.docs_dir), root, read_recent_changes(catalogue.root))
    config.nav = build_navigation(catalogue)
