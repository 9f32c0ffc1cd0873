"""`scripts/build`: catalogue → pages → MkDocs → site/, or every problem at once and nothing changed.

The site is built beside the old one and takes its place only when it is whole.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from .check import read_catalogue, say
from .finish import finish
from .lately import read_lately
from .links.site import LINKS, load_links
from .load import Catalogue
from .problem import shown
from .render import OWNED, nav, render_site, source_path
from .reuse import Reuse, hush, reuse_for
from .site import Site
from .write import write_tree

ROOT = Path(__file__).resolve().parents[2]


def refresh(catalogue: Catalogue, site: Site, docs: Path, root: Path) -> list[str]:
    """Write the generated pages into docs/, with what the last link check of the project at `root` found.

    Returns the paths that changed.
    """
    return write_tree(docs, render_site(catalogue, site, load_links(root / LINKS),
                                        read_lately(catalogue.root)), OWNED)


def mkdocs_config(root: Path, **overrides: Any) -> Any:
    """Return MkDocs' configuration, strict and without our hooks: the build calls their work itself."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    return load_config(str(root / "mkdocs.yml"), hooks=[], strict=True,
                       **{name: value for name, value in overrides.items() if value is not None})


def build(catalogue: Catalogue, root: Path, docs: Path, site_dir: Path, site_url: str | None) -> None:
    """Write the pages, run MkDocs strictly beside the old site, finish, and swap."""
    beside = site_dir.with_name(site_dir.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    config = mkdocs_config(root, docs_dir=str(docs), site_dir=str(beside), site_url=site_url, nav=nav(catalogue))
    site = Site.from_config(config)
    changed = refresh(catalogue, site, docs, root)
    print(f"build: {len(catalogue.items)} entries, {len(changed)} pages changed")
    run_mkdocs(config, reuse_for(config, root), [source_path(item_id) for item_id in catalogue.items])
    finish(catalogue, site, beside, root)
    old = site_dir.with_name(site_dir.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site_dir.exists():
        site_dir.rename(old)
    beside.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


def run_mkdocs(config: Any, reuse: Reuse, pages: Sequence[str]) -> None:
    """Run MkDocs; the pages (of entries, by their path below docs/) that did not change are not built again."""
    from mkdocs.commands.build import build as mkdocs_build

    docs, site_dir = Path(config["docs_dir"]), Path(config["site_dir"])
    logging.basicConfig(level=logging.WARNING, format="build: %(message)s")
    logging.getLogger("mkdocs.commands.build").addFilter(hush)
    reuse.lay(pages, docs, site_dir)
    config.plugins.run_event("startup", command="build", dirty=False)
    try:
        mkdocs_build(config, dirty=True)
    finally:
        config.plugins.run_event("shutdown")
    reuse.keep(pages, docs, site_dir)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/build", description="Builds the site into site/.")
    parser.add_argument("--catalogue", type=Path, default=Path("catalogue"), help="the folder (default: catalogue)")
    parser.add_argument("--site-url", help="where the site will be published (default: as in mkdocs.yml)")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs",
                        help="where the pages are written; another folder starts as a copy of docs/")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder of the site (default: site)")
    options = parser.parse_args(arguments)
    catalogue, problems = read_catalogue(options.catalogue, date.today())
    if problems:
        say(problems)
        return 1
    from mkdocs.exceptions import MkDocsException

    try:
        if options.docs != ROOT / "docs":
            shutil.copytree(ROOT / "docs", options.docs, dirs_exist_ok=True)
        build(catalogue, ROOT, options.docs.resolve(), options.site.resolve(), options.site_url)
    except (MkDocsException, OSError) as fault:
        print(f"build: MkDocs could not build the site: {fault}", file=sys.stderr)
        return 1
    print(f"build: {shown(options.site)} is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
