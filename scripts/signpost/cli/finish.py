"""`scripts/finish SITE`: finishes a site that a builder made of docs/, so that it can be published."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from signpost.builders.mkdocs_settings import load_settings
from signpost.catalogue.problem import display_path
from signpost.catalogue.site import Site, settings_of
from signpost.cli.check import print_problems, read_catalogue
from signpost.cli.project import ROOT, add_catalogue_option
from signpost.history.recent_changes import read_recent_changes
from signpost.publish.pipeline import FINISHED_FILE, finish


def main(arguments: Sequence[str] | None = None) -> int:
    """Finish a site that a builder made of docs/; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/finish", description="Finishes a built site in its folder.")
    parser.add_argument("site", type=Path, help="the folder that the builder made")
    add_catalogue_option(parser)
    parser.add_argument("--site-url", help="where the site will be published (default: as in mkdocs.yml)")
    options = parser.parse_args(arguments)
    catalogue, problems = read_catalogue(options.catalogue, date.today(), options.under)
    if problems:
        print_problems(problems)
        return 1
    if not (options.site / "index.html").is_file() or (options.site / FINISHED_FILE).exists():
        why = "was finished already" if (options.site / FINISHED_FILE).exists() else "holds no built site"
        print(f"finish: {display_path(options.site)} {why}: build it first", file=sys.stderr)
        return 1
    try:
        settings = load_settings(ROOT, options.site_url)
        settings |= settings_of(catalogue.site, settings, catalogue.has_plan)
        finish(catalogue, Site.from_config(settings), options.site, ROOT,
               read_recent_changes(options.catalogue, catalogue.site))
    except OSError as error:
        print(f"finish: {error}", file=sys.stderr)
        return 1
    print(f"finish: {display_path(options.site)} is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
