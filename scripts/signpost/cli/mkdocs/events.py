"""What the hooks do for MkDocs' own commands: the generated pages before a build, and all that is no page after it."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from signpost.builders.build_request import source_date_epoch
from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
from signpost.catalogue.site import Site, settings_of
from signpost.cli.build import DOCS, navigation_of, write_pages
from signpost.cli.check import read_catalogue
from signpost.cli.project import build_folder, site_folder, usual_catalogue, usual_catalogues
from signpost.history.git import source_date
from signpost.history.recent_changes import RecentChanges, read_recent_changes
from signpost.publish.pipeline import add_data, prepare_for_publishing

log = logging.getLogger("mkdocs.signpost")


@dataclass(slots=True)
class GeneratedSite:
    """The site that MkDocs builds of the catalogue, which is read and checked once a build."""

    serving: bool = False
    """Whether it is built for `mkdocs serve`."""
    sources: tuple[Catalogue, RecentChanges] | None = None
    """What the build under way is made from."""

    def set_folders(self, config: MkDocsConfig) -> None:
        """Let MkDocs read what is written for it, not docs/ itself; keep the site of another catalogue apart."""
        root = Path(config.config_file_path).parent
        catalogue = usual_catalogue(root)
        config.docs_dir = str(build_folder(catalogue, root) / DOCS)
        if Path(config.site_dir) == root / "site":
            config.site_dir = str(site_folder(catalogue, root))

    def write_pages(self, config: MkDocsConfig) -> None:
        """Write the pages that changed, and set the navigation. Raises Abort on problems; the pages stay."""
        root = Path(config.config_file_path).parent
        *under, own = usual_catalogues(root)
        catalogue, problems = read_catalogue(own, date.today(), under)
        if problems:
            raise Abort(f"{log_problems(problems)}: the pages stay as they were")
        day = source_date(catalogue.root, os.environ, date.today())
        os.environ.setdefault("SOURCE_DATE_EPOCH", source_date_epoch(day))
        config.update(settings_of(catalogue.site, config, catalogue.has_plan))
        recent = read_recent_changes(catalogue.root, catalogue.site)
        self.sources = catalogue, recent
        write_pages(catalogue, _site_of(config), Path(config.docs_dir), root, recent)
        config.nav = navigation_of(catalogue, root)

    def finish(self, config: MkDocsConfig) -> None:
        """Finish the built site as scripts/build does.

        For `mkdocs serve` only the data is added: its live reload is an inline script, which the policy would forbid.
        """
        if self.sources is None:
            raise Abort("the pages were not written before the build")
        root, site_dir, site = Path(config.config_file_path).parent, Path(config.site_dir), _site_of(config)
        add_data(self.sources[0], site, site_dir, root, self.sources[1])
        if not self.serving:
            prepare_for_publishing(self.sources[0], site, site_dir, root)


def watch_catalogue(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Build again when a file of the catalogue or of docs/ changes."""
    root = Path(config.config_file_path).parent
    for folder in (*usual_catalogues(root), root / "docs"):
        server.watch(str(folder))


def log_problems(problems: Sequence[Problem]) -> str:
    """Log every problem as an error; return how many there are, in words."""
    for problem in problems:
        log.error(str(problem))
    return f"{len(problems)} problem{'s' * (len(problems) > 1)} in the catalogue"


def _site_of(config: MkDocsConfig) -> Site:
    """Return the site's settings. Raises Abort where one of them cannot be used."""
    try:
        return Site.from_config(config)
    except OSError as error:
        raise Abort(str(error)) from error
