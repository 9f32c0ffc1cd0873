"""A Catalogue goes in; what other programs read comes out, as texts by their names at the site's root."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site
from signpost.exports.atom import render_feed
from signpost.exports.csv_table import render_table
from signpost.exports.hsds import render_services
from signpost.exports.icalendar import render_reviews
from signpost.history.git import list_date
from signpost.history.recent_changes import Lately, read_lately


def add_open_data(catalogue: Catalogue, site: Site, site_dir: Path, root: Path) -> None:
    """Write the data into a built site. `root` is the project, for the day of its commit."""
    day = list_date(root, os.environ, date.today())
    for name, text in render_open_data(catalogue, site, read_lately(catalogue.root), day).items():
        (site_dir / name).write_bytes(text.encode())


def render_open_data(catalogue: Catalogue, site: Site, lately: Lately, day: date) -> Mapping[str, str]:
    """Return the data files by name. `lately` is what git tells of the catalogue, `day` the list's own day."""
    return {"services.json": render_services(catalogue, site, lately.touched),
            "catalogue.csv": render_table(catalogue, site),
            "feed.xml": render_feed(catalogue, site, lately, day),
            "reviews.ics": render_reviews(catalogue, site, day)}
