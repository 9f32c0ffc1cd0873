"""Spare the search plugin the pages whose search texts come from the catalogue: it parses each page once more."""

from __future__ import annotations

from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, **_: object) -> None:
    """Leave entries and themes out of the builder's index; without this hook the build only takes longer."""
    if page.meta.keys() & {"entry", "theme"}:
        page.meta["search"] = {"exclude": True}
