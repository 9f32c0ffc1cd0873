"""`scripts/finish SITE`: a built site goes in, whatever built it; what is no page is added to it: data, search,
policies, offline worker.

The order matters: each step may read what the ones before it wrote, and the offline worker comes last,
because it lists the bytes of all the rest.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from .check import read_catalogue, say
from .data import render_data
from .load import Catalogue
from .offline import add_offline
from .open_data import add_open_data
from .plan_data import render_plan_data
from .policy import add_policy
from .problem import shown
from .search_index import finish_search
from .settings import load_settings
from .site import Site
from .sitemap import steady_sitemap
from .weight import make_light

ROOT = Path(__file__).resolve().parents[2]
MARK = "_headers"
"""The file that a finished site has and no builder makes."""


def finish(catalogue: Catalogue, site: Site, site_dir: Path, root: Path) -> None:
    """Finish a built site in its folder, to be published. `root` is the project, for its commit and node_modules."""
    seal(site, site_dir, root, lambda: add_data(catalogue, site, site_dir, root))


def add_data(catalogue: Catalogue, site: Site, site_dir: Path, root: Path) -> None:
    """Add what the pages' own scripts ask for, and the public data: all that a site in the making needs."""
    for name, text in render_data(catalogue, root).items():
        (site_dir / name).write_text(text, encoding="utf-8")
    (site_dir / "plan.json").write_text(render_plan_data(catalogue), encoding="utf-8")
    add_open_data(catalogue, site, site_dir, root)
    told = finish_search(catalogue, site_dir, root)
    if told:
        print(told)


def seal(site: Site, site_dir: Path, root: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Make the site light, forbid what it does not hold, and list it for the phones that keep it.

    `meanwhile` adds what is no page, before any of that is looked at but while Node is at the scripts.
    Not for a site that is being written: live reload is a script that the policy would refuse.
    """
    steady_sitemap(site_dir)
    make_light(site_dir, root, meanwhile)
    add_policy(site_dir)
    print(add_offline(site_dir, root, site.offline))


def main(arguments: Sequence[str] | None = None) -> int:
    """Finish a site that a builder made of docs/; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/finish", description="Finishes a built site in its folder.")
    parser.add_argument("site", type=Path, help="the folder that the builder made")
    parser.add_argument("--catalogue", type=Path, default=Path("catalogue"), help="the folder (default: catalogue)")
    parser.add_argument("--site-url", help="where the site will be published (default: as in mkdocs.yml)")
    options = parser.parse_args(arguments)
    catalogue, problems = read_catalogue(options.catalogue, date.today())
    if problems:
        say(problems)
        return 1
    if not (options.site / "index.html").is_file() or (options.site / MARK).exists():
        why = "was finished already" if (options.site / MARK).exists() else "holds no built site"
        print(f"finish: {shown(options.site)} {why}: build it first", file=sys.stderr)
        return 1
    try:
        finish(catalogue, Site.from_config(load_settings(ROOT, os.environ, options.site_url)), options.site, ROOT)
    except OSError as fault:
        print(f"finish: {fault}", file=sys.stderr)
        return 1
    print(f"finish: {shown(options.site)} is ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
