"""Finishes the site after `mkdocs build` or `mkdocs serve`: adds all that is not a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig

from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue
from signpost.history.recent_changes import read_recent_changes
from signpost.publish.pipeline import add_data, prepare_for_publishing

commands: list[str] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Record MkDocs' command, which no other event is given."""
    commands[:] = [command]


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site as scripts/build does.

    For `mkdocs serve` only the data is added: its live reload is an inline script, which the policy would forbid.
    """
    root, site_dir = Path(config.config_file_path).parent, Path(config.site_dir)
    catalogue, _ = read_catalogue(root / "catalogue", date.today())
    site = Site.from_config(config)
    add_data(catalogue, site, site_dir, root, read_recent_changes(catalogue.root))
    if commands != ["serve"]:
        prepare_for_publishing(site, site_dir, root)
