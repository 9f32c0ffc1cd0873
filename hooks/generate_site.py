"""Makes `mkdocs build` and `mkdocs serve` work on their own: the generated pages before, all that is no page after."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from signpost.builders.build_request import source_date_epoch
from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site
from signpost.cli.build import write_pages
from signpost.cli.check import read_catalogue
from signpost.history.git import source_date
from signpost.history.recent_changes import RecentChanges, read_recent_changes
from signpost.pages.navigation import build_navigation
from signpost.publish.pipeline import add_data, prepare_for_publishing

log = logging.getLogger("mkdocs.signpost")
commands: list[str] = []
sources: list[tuple[Catalogue, RecentChanges]] = []
"""What the build under way was made from, so that it is read and checked once."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Record MkDocs' command, which no other event is given."""
    commands[:] = [command]


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages that changed, and set the navigation. On problems, log them and stop; the pages stay."""
    root = Path(config.config_file_path).parent
    catalogue, problems = read_catalogue(root / "catalogue", date.today())
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise Abort(f"{len(problems)} problem{'s' * (len(problems) > 1)} in the catalogue: the pages stay as they were")
    os.environ.setdefault("SOURCE_DATE_EPOCH", source_date_epoch(source_date(root, os.environ, date.today())))
    sources[:] = [(catalogue, read_recent_changes(catalogue.root))]
    write_pages(catalogue, Site.from_config(config), Path(config.docs_dir), root, sources[0][1])
    config.nav = build_navigation(catalogue)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site as scripts/build does.

    For `mkdocs serve` only the data is added: its live reload is an inline script, which the policy would forbid.
    """
    root, site_dir, site = Path(config.config_file_path).parent, Path(config.site_dir), Site.from_config(config)
    catalogue, recent = sources[0]
    add_data(catalogue, site, site_dir, root, recent)
    if commands != ["serve"]:
        prepare_for_publishing(site, site_dir, root)
