"""An Order goes in; MkDocs, strict, builds it. The only module, beside the hooks, that knows MkDocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signpost.builders.build_request import NotBuilt, Order
from signpost.builders.reuse import hush, reuse_for

HOOKS = ["hooks/unsearched.py"]


def mkdocs_config(root: Path, hooks: Sequence[str] = (), **overrides: Any) -> Any:
    """Return MkDocs' configuration, strict and without our hooks but those named: the build calls their work itself."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    return load_config(str(root / "mkdocs.yml"), hooks=list(hooks), strict=True,
                       **{name: value for name, value in overrides.items() if value is not None})


def run_mkdocs(order: Order) -> None:
    """Run MkDocs; the pages of entries that did not change are not built again. Raises NotBuilt."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import MkDocsException

    logging.basicConfig(level=logging.WARNING, format="build: %(message)s")
    logging.getLogger("mkdocs.commands.build").addFilter(hush)
    try:
        config = mkdocs_config(order.root, HOOKS, docs_dir=str(order.docs), site_dir=str(order.site_dir),
                               site_url=order.site_url, nav=order.nav)
        reuse = reuse_for(config, order.root)
        reuse.lay(order.pages, order.docs, order.site_dir)
        config.plugins.run_event("startup", command="build", dirty=False)
        try:
            mkdocs_build(config, dirty=True)
        finally:
            config.plugins.run_event("shutdown")
    except MkDocsException as fault:
        raise NotBuilt(f"MkDocs could not build the site: {fault}") from fault
    reuse.keep(order.pages, order.docs, order.site_dir)
