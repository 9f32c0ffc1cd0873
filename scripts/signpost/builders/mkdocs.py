"""Builds a site with MkDocs, which is imported only when one is built: with Zensical it need not be there."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signpost.builders.build_request import BuildError, BuildRequest, source_date_epoch

FROM_SITE_FILE = ("site_name", "site_description", "extra")
"""The settings that catalogue/site.yml decides."""


def mkdocs_config(root: Path, hooks: Sequence[str] = (), **overrides: Any) -> Any:
    """Return MkDocs' configuration of the project at `root`, strict, with other values for some settings.

    Of the hooks in mkdocs.yml only those in `hooks` are run: scripts/build does the work of the others itself.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    return load_config(str(root / "mkdocs.yml"), hooks=list(hooks), strict=True,
                       **{name: value for name, value in overrides.items() if value is not None})


def run_mkdocs(request: BuildRequest) -> None:
    """Build the site. Raises BuildError where MkDocs refuses, which includes every warning of its own."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import MkDocsException

    logging.basicConfig(level=logging.WARNING, format="build: %(message)s")
    os.environ.setdefault("SOURCE_DATE_EPOCH", source_date_epoch(request.date))
    try:
        config = mkdocs_config(request.root, hooks=(), docs_dir=str(request.docs), site_dir=str(request.site_dir),
                               site_url=request.site_url, nav=request.nav,
                               **{name: request.settings.get(name) for name in FROM_SITE_FILE})
        config.plugins.run_event("startup", command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.run_event("shutdown")
    except MkDocsException as error:
        raise BuildError(f"MkDocs could not build the site: {error}") from error
