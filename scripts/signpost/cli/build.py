"""`scripts/build`: builds the site into site/, or prints every problem of the catalogue and changes nothing.

The site is built beside the old one and replaces it only when it is complete.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from signpost.builders.build_request import BuildError, BuildRequest
from signpost.builders.mkdocs import mkdocs_config, run_mkdocs
from signpost.builders.mkdocs_settings import load_settings
from signpost.builders.zensical import run_zensical
from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.generated_pages import GENERATED, conditions_met, hand_written, page_text, page_titles
from signpost.catalogue.problem import display_path
from signpost.catalogue.site import Site, settings_of
from signpost.cli.check import print_problems, read_catalogue
from signpost.cli.project import ROOT, add_catalogue_option, build_folder, site_folder
from signpost.cli.step_times import StepTimes
from signpost.github.reports import REPORTS_JSON, load_reports
from signpost.history.git import source_date
from signpost.history.recent_changes import RecentChanges, read_recent_changes
from signpost.pages.link_status import LINKS_JSON, load_link_status
from signpost.pages.navigation import Navigation, build_navigation
from signpost.pages.render import render_site
from signpost.pages.write import write_tree
from signpost.publish.pipeline import finish

__all__ = ["BUILDERS", "ROOT", "build", "main", "mkdocs_config", "write_pages"]

DOCS = "docs"
"""The folder of what a site is built of, in the catalogue's folder below build/."""
BUILDERS = {"mkdocs": run_mkdocs, "zensical": run_zensical}
LastStep = Callable[[Catalogue, Site, Path, Path, RecentChanges], None]


def write_pages(catalogue: Catalogue, site: Site, docs: Path, root: Path, recent: RecentChanges) -> list[str]:
    """Write all that the site is built of into `docs`: the files written by hand, and the generated pages.

    Returns the paths of those that changed. The pages show what the catalogue's last link check found and what readers
    report, if that is there below the project at `root`, and `recent`: what changed in the catalogue lately.
    """
    results = build_folder(catalogue.root, root)
    pages = render_site(catalogue, site, load_link_status(results / LINKS_JSON), recent,
                        load_reports(results / REPORTS_JSON))
    met = conditions_met(catalogue, site)
    files = {name: page_text(path.read_text(encoding="utf-8"), met) if path.suffix == ".md" else path.read_bytes()
             for name, path in hand_written(root / "docs", *catalogue.folders).items()}
    # A folder that somebody named may hold files of theirs, which stay.
    return write_tree(docs, {**files, **pages}, (".",) if docs == results / DOCS else GENERATED)


def build(catalogue: Catalogue, root: Path, docs: Path, site_dir: Path, site_url: str | None,
          builder: str = "mkdocs", last_step: LastStep = finish) -> None:
    """Write the pages into `docs` and build them into `site_dir`. Raises BuildError or OSError.

    `last_step` adds what is no page; `publish.pipeline` says what it is given.
    """
    new_site = site_dir.with_name(site_dir.name + ".new")
    shutil.rmtree(new_site, ignore_errors=True)
    settings = load_settings(root, site_url)
    settings |= settings_of(catalogue.site, settings, catalogue.has_plan)
    site = Site.from_config(settings)
    times = StepTimes()
    recent = read_recent_changes(catalogue.root, catalogue.site)
    changed = write_pages(catalogue, site, docs, root, recent)
    times.end_step("render")
    print(f"build: {len(catalogue.items)} entries, {len(changed)} pages changed")
    if not site.takes_reports:
        print("build: readers have no way to tell you that something is wrong: see the README, Before you publish")
    BUILDERS[builder](BuildRequest(
        root=root, settings=settings, nav=navigation_of(catalogue, root), docs=docs, site_dir=new_site,
        site_url=site_url, date=source_date(catalogue.root, os.environ, date.today())))
    times.end_step(builder)
    last_step(catalogue, site, new_site, root, recent)
    times.end_step("finish")
    print(f"build: {times}")
    _replace(site_dir, new_site)


def navigation_of(catalogue: Catalogue, root: Path) -> Navigation:
    """Return the navigation of a catalogue's site, with the pages written by hand that there are."""
    return build_navigation(catalogue, page_titles(hand_written(root / "docs", *catalogue.folders)))


def _replace(folder: Path, new: Path) -> None:
    """Rename the folder `new` to `folder`, and remove what was there."""
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/build", description="Builds the site into site/.")
    add_catalogue_option(parser)
    parser.add_argument("--site-url", help="where the site will be published (default: as in mkdocs.yml)")
    parser.add_argument("--docs", type=Path, metavar="DIR",
                        help="where the pages are written before they are built (default: build/docs)")
    parser.add_argument("--site", type=Path, metavar="DIR",
                        help="the folder of the site (default: site; for another catalogue, one below build/)")
    parser.add_argument("--with", dest="builder", choices=BUILDERS, default="mkdocs",
                        help="what makes pages of the Markdown (default: mkdocs)")
    options = parser.parse_args(arguments)
    catalogue, problems = read_catalogue(options.catalogue, date.today(), options.under)
    if problems:
        print_problems(problems)
        return 1
    docs = options.docs.resolve() if options.docs else build_folder(options.catalogue) / DOCS
    site = options.site.resolve() if options.site else site_folder(options.catalogue)
    try:
        build(catalogue, ROOT, docs, site, options.site_url, options.builder)
    except (BuildError, OSError) as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    print(f"build: {display_path(site)} is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
