"""Finish the built site when MkDocs is run on its own: the data beside the pages and all else that is not a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from signpost.check import read_catalogue
from signpost.finish import finish
from signpost.site import Site


def on_post_build(config: MkDocsConfig) -> None:
    """Hand the built site to the same finishing that scripts/build uses."""
    root = Path(config.config_file_path).parent
    catalogue, _ = read_catalogue(root / "catalogue", date.today())
    finish(catalogue, Site.from_config(config), Path(config.site_dir), root)
