"""Spare the search plugin what our index does not take from it: it reads each page once more."""

from __future__ import annotations

import re
from typing import Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from signpost.search.index import LISTS

HEADING = re.compile(r"<h1\b.*?</h1>", re.S)


def on_page_markdown(markdown: str, page: Page, **_: object) -> None:
    """Leave entries and themes out of the builder's index; without this hook the build only takes longer."""
    if page.meta.keys() & {"entry", "theme"}:
        page.meta["search"] = {"exclude": True}


@event_priority(100)
def show_heading(context: Any, /, page: Page, **_: object) -> None:
    """Before the plugin: of pages that only list again what stands on others, show it the heading alone."""
    heading = HEADING.search(page.content or "") if page.url in LISTS else None
    if heading:
        page.meta["sp_content"], page.content = page.content, heading[0]


@event_priority(-100)
def show_all(context: Any, /, page: Page, **_: object) -> None:
    """After the plugin: put the page's content back."""
    page.content = page.meta.pop("sp_content", page.content)


on_page_context = CombinedEvent(show_heading, show_all)
