"""A built site goes in, whatever built it; what is no page is added to it: data, search, policies, offline worker.

The order matters: each step may read what the ones before it wrote, and the offline worker comes last,
because it lists the bytes of all the rest.
"""

from __future__ import annotations

from pathlib import Path

from .data import render_data
from .load import Catalogue
from .offline import add_offline
from .plan_data import render_plan_data
from .policy import add_policy
from .search_index import finish_search
from .site import Site
from .weight import make_light


def finish(catalogue: Catalogue, site: Site, site_dir: Path, root: Path) -> None:
    """Finish a built site in its folder. `root` is the project, for its commit and its node_modules."""
    for name, text in render_data(catalogue, root).items():
        (site_dir / name).write_text(text, encoding="utf-8")
    (site_dir / "plan.json").write_text(render_plan_data(catalogue), encoding="utf-8")
    finish_search(catalogue, site_dir, root)
    make_light(site_dir, root)
    add_policy(site_dir)
    print(add_offline(site_dir, root, site.offline))
