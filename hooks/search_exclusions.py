"""Leaves out of the search plugin's index what ours does not take from it. Without this hook a build only takes longer.

Entries and themes come into our index from the catalogue, and of pages that list again what stands on others only the
heading is used.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from signpost.search.index import LISTING_PAGES

HEADING = re.compile(r"<h1\b.*?</h1>", re.S)


def on_page_markdown(markdown: str, page: Page, **_: object) -> None:
    """Exclude the pages of entries and themes."""
    if page.meta.keys() & {"entry", "theme"}:
        page.meta["search"] = {"exclude": True}


@event_priority(100)
def reduce_to_heading(context: Any, /, page: Page, **_: object) -> None:
    """Before the plugin runs: reduce a listing page's content to its heading."""
    heading = HEADING.search(page.content or "") if page.url in LISTING_PAGES else None
    if heading:
        page.meta["sp_content"], page.content = page.content, heading[0]


@event_priority(-100)
def restore_content(context: Any, /, page: Page, **_: object) -> None:
    """After the plugin has run: restore the page's content."""
    page.content = page.meta.pop("sp_content", page.content)


on_page_context = CombinedEvent(reduce_to_heading, restore_content)
