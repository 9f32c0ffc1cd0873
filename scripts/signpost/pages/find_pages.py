"""The page Find by need, and for readers without JavaScript a page for each facet."""

from __future__ import annotations

from collections.abc import Mapping

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.opening_times import schedule_json
from signpost.pages.facets import build_facets, sorted_by_name
from signpost.pages.jinja_environment import render_page


def render_find_pages(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the pages by their path below docs/."""
    facets = [facet for facet in build_facets(catalogue) if facet.choices]
    items = sorted_by_name(catalogue)
    pages = {"find/index.md": render_page(
        "find.md.j2", facets=facets, items=items, catalogue=catalogue, opening_hours_json=opening_hours_json,
        has_opening_hours=any(opening_hours_json(item) for item in items))}
    for facet in facets:
        if facet.has_page:
            pages[f"find/{facet.name}/index.md"] = render_page("find-facet.md.j2", facet=facet, catalogue=catalogue)
    return pages


def opening_hours_json(item: Item) -> str:
    """Return when an entry, or one of its numbers, can be reached, as JSON for the page's script; or an empty text."""
    return schedule_json([*(item.entry.schedule or ()),
                          *(each for phone in phones_of(item.entry) for each in phone.schedule or ())], item.day)
