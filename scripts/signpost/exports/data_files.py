"""The data files beside the pages: public data for other programs, and plan.json for the plan page."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site
from signpost.exports.atom import render_atom
from signpost.exports.catalogue_json import render_catalogue_json
from signpost.exports.csv_table import render_csv
from signpost.exports.hsds import render_hsds
from signpost.exports.icalendar import render_review_calendar
from signpost.exports.plan_json import render_plan_json
from signpost.history import git
from signpost.history.recent_changes import RecentChanges


def write_data_files(catalogue: Catalogue, site: Site, site_dir: Path, recent: RecentChanges) -> None:
    """Write the data files into a built site. They name the commit of the catalogue."""
    source_date = git.source_date(catalogue.root, os.environ, date.today())
    files = render_data_files(catalogue, site, recent, source_date, git.head_commit(catalogue.root))
    for name, text in files.items():
        (site_dir / name).write_bytes(text.encode())


def render_data_files(catalogue: Catalogue, site: Site, recent: RecentChanges, source_date: date,
                      commit: str | None) -> Mapping[str, str]:
    """Return the texts of the data files by name. `source_date` and `commit` are those of what they are made from."""
    return {"catalogue.json": render_catalogue_json(catalogue, commit),
            "plan.json": render_plan_json(catalogue),
            "services.json": render_hsds(catalogue, site, recent.last_modified),
            "catalogue.csv": render_csv(catalogue, site),
            "feed.xml": render_atom(catalogue, site, recent, source_date),
            "reviews.ics": render_review_calendar(catalogue, site, source_date)}
