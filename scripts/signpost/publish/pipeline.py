"""Adds to a built site, whichever builder made it, all that is not a page: data, search, policies, service worker.

The order matters. Each step may read what the ones before it wrote, and the service worker comes last, because it
lists the bytes of all the rest.
"""

from __future__ import annotations

from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site
from signpost.exports.data_files import write_data_files
from signpost.history.recent_changes import RecentChanges
from signpost.publish.assets import minify_assets
from signpost.publish.csp import add_policy
from signpost.publish.release import mark_data, release_of
from signpost.publish.search import add_search
from signpost.publish.service_worker import add_service_worker
from signpost.publish.site_file import add_site_file

FINISHED_FILE = "_headers"
"""A file that a finished site has and no builder writes."""


def finish(catalogue: Catalogue, site: Site, site_dir: Path, root: Path, recent: RecentChanges) -> None:
    """Finish a built site in its folder, to be published.

    `root` is the project, for its node_modules; `recent` is what changed in the catalogue lately.
    """
    add_data(catalogue, site, site_dir, root, recent)
    prepare_for_publishing(catalogue, site, site_dir, root)


def add_data(catalogue: Catalogue, site: Site, site_dir: Path, root: Path, recent: RecentChanges) -> None:
    """Add the public data, and what the pages' own scripts read: all that `mkdocs serve` needs."""
    release = release_of(root)
    write_data_files(catalogue, site, site_dir, recent)
    mark_data(site_dir, release)
    add_site_file(catalogue, site_dir, release)
    message = add_search(catalogue, site_dir, root, release)
    if message:
        print(message)


def prepare_for_publishing(catalogue: Catalogue, site: Site, site_dir: Path, root: Path) -> None:
    """Minify the assets, add the content security policy and the service worker.

    Not for `mkdocs serve`, whose live reload is an inline script that the policy would refuse.
    """
    minify_assets(site_dir, root, release_of(root))
    add_policy(site_dir)
    print(add_service_worker(site_dir, root, site.offline, dated_by=catalogue.root))
