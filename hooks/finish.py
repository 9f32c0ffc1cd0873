"""Finish the built site when MkDocs is run on its own: the data beside the pages and all else that is not a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig

from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue
from signpost.publish.pipeline import add_data, seal

commands: list[str] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what MkDocs was asked for: it tells no other event."""
    commands[:] = [command]


def on_post_build(config: MkDocsConfig) -> None:
    """Hand the built site to the same finishing that scripts/build uses; live reload needs it unsealed."""
    root, site_dir = Path(config.config_file_path).parent, Path(config.site_dir)
    catalogue, _ = read_catalogue(root / "catalogue", date.today())
    site = Site.from_config(config)
    add_data(catalogue, site, site_dir, root)
    if commands != ["serve"]:
        seal(site, site_dir, root)
