"""`scripts/finish SITE`: a built site goes in, whatever built it; what is no page is added to it: data, search,
policies, offline worker.

The order matters: each step may read what the ones before it wrote, and the offline worker comes last,
because it lists the bytes of all the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site
from signpost.exports.catalogue_json import render_data
from signpost.exports.open_data import add_open_data
from signpost.exports.plan_json import render_plan_data
from signpost.publish.assets import make_light
from signpost.publish.csp import add_policy
from signpost.publish.search import finish_search
from signpost.publish.service_worker import add_offline
from signpost.publish.sitemap import steady_sitemap

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
