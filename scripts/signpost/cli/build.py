"""`scripts/build`: catalogue → pages → MkDocs or Zensical → site/, or every problem at once and nothing changed.

The site is built beside the old one and takes its place only when it is whole.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from signpost.builders.build_request import NotBuilt, Order
from signpost.builders.mkdocs import mkdocs_config, run_mkdocs
from signpost.builders.mkdocs_settings import load_settings
from signpost.builders.zensical import run_zensical
from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.generated_pages import GENERATED
from signpost.catalogue.problem import display_path
from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue, say
from signpost.cli.project import ROOT
from signpost.cli.step_times import Clock
from signpost.history.recent_changes import read_lately
from signpost.pages.link_status import LINKS, load_links
from signpost.pages.render import nav, render_site, source_path
from signpost.pages.write import write_tree
from signpost.publish.pipeline import finish
from signpost.publish.prefetch import asked_ahead

__all__ = ["BUILDERS", "ROOT", "build", "main", "mkdocs_config", "refresh"]

BUILDERS = {"mkdocs": (run_mkdocs, "material"), "zensical": (run_zensical, "zensical")}
"""What runs each, and the package of its theme."""
CALM = (100_000, 20, 50)
"""How seldom Python looks for cycles among what a build makes: the default looks 100 times as often, for little."""


def refresh(catalogue: Catalogue, site: Site, docs: Path, root: Path) -> list[str]:
    """Write the generated pages into docs/, with what the last link check of the project at `root` found.

    Returns the paths that changed.
    """
    return write_tree(docs, render_site(catalogue, site, load_links(root / LINKS),
                                        read_lately(catalogue.root)), GENERATED)


def build(catalogue: Catalogue, root: Path, docs: Path, site_dir: Path, site_url: str | None,
          builder: str = "mkdocs") -> None:
    """Write the pages, let a builder make them a site beside the old one, finish it, and swap. Raises NotBuilt."""
    beside = site_dir.with_name(site_dir.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    settings = load_settings(root, os.environ, site_url)
    site = Site.from_config(settings)
    clock = Clock()
    changed = refresh(catalogue, site, docs, root)
    clock.lap("render")
    print(f"build: {len(catalogue.items)} entries, {len(changed)} pages changed")
    run, theme = BUILDERS[builder]
    with asked_ahead(root, theme):
        run(Order(root=root, settings=settings, nav=nav(catalogue), docs=docs, site_dir=beside, site_url=site_url,
                  pages=[source_path(item_id) for item_id in catalogue.items]))
    clock.lap(builder)
    finish(catalogue, site, beside, root)
    clock.lap("finish")
    print(f"build: {clock}")
    old = site_dir.with_name(site_dir.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site_dir.exists():
        site_dir.rename(old)
    beside.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; return the exit code."""
    gc.set_threshold(*CALM)
    parser = argparse.ArgumentParser(prog="scripts/build", description="Builds the site into site/.")
    parser.add_argument("--catalogue", type=Path, default=Path("catalogue"), help="the folder (default: catalogue)")
    parser.add_argument("--site-url", help="where the site will be published (default: as in mkdocs.yml)")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs",
                        help="where the pages are written; another folder starts as a copy of docs/")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the folder of the site (default: site)")
    parser.add_argument("--with", dest="builder", choices=BUILDERS, default="mkdocs",
                        help="what makes pages of the Markdown (default: mkdocs)")
    options = parser.parse_args(arguments)
    catalogue, problems = read_catalogue(options.catalogue, date.today())
    if problems:
        say(problems)
        return 1
    try:
        if options.docs != ROOT / "docs":
            shutil.copytree(ROOT / "docs", options.docs, dirs_exist_ok=True)
        build(catalogue, ROOT, options.docs.resolve(), options.site.resolve(), options.site_url,
              options.builder)
    except (NotBuilt, OSError) as fault:
        print(f"build: {fault}", file=sys.stderr)
        return 1
    print(f"build: {display_path(options.site)} is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
