"""Makes `mkdocs build` and `mkdocs serve` work on their own: the generated pages before, all that is no page after."""

from __future__ import annotations

from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from signpost.builders.live_reload import LiveReload
from signpost.cli.mkdocs.events import GeneratedSite, watch_catalogue

site = GeneratedSite()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note MkDocs' command, which no other event is given."""
    site.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Choose the folders that MkDocs reads and writes."""
    site.set_folders(config)


def on_pre_build(config: MkDocsConfig) -> None:
    """Write the pages that changed, and set the navigation. On problems stop; the pages stay."""
    site.write_pages(config)


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the built site as scripts/build does."""
    site.finish(config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Watch the catalogue too. Go on serving while a build fails, and tell why above every page."""
    watch_catalogue(server, config)
    LiveReload(server)
