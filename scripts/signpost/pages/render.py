"""Renders the generated pages, as a mapping of paths below docs/ to Markdown texts.

Rendering is pure: the same mapping is written to disk, compared by the tests and served by `mkdocs serve`. A page's
template is named after its address: templates/urgent.md.j2 becomes urgent/.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from signpost.calls.calls import find_calls, other_reports
from signpost.calls.contact import Way
from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.derived.generated_pages import left_out
from signpost.catalogue.site import Site
from signpost.github.reports import ReaderReport
from signpost.history.recent_changes import UNAVAILABLE, RecentChanges
from signpost.pages.entry_groups import folder_sections, theme_sections, urgent_sections
from signpost.pages.find_pages import render_find_pages
from signpost.pages.jinja_environment import render_page, render_text
from signpost.pages.json_ld import render_json_ld
from signpost.pages.link_status import LinkStatus

SINGLE_PAGES = ("not-confirmed", "glossary", "organisations", "link-report", "changed", "plan")
"""Pages whose templates take the same context."""
MOST_CALLS = 100
"""How many calls the keeper's page shows."""


def render_site(catalogue: Catalogue, site: Site, links: LinkStatus | None = None,
                recent: RecentChanges = RecentChanges(unavailable=UNAVAILABLE),  # noqa: B008  (frozen)
                reports: Sequence[ReaderReport] = ()) -> Mapping[str, str]:
    """Return every generated page by its path below docs/.

    `links` is the last check of the links, if there was one; `recent` is what changed in the catalogue lately;
    `reports` are the readers' open reports, for the keeper's page.
    """
    shared = {"catalogue": catalogue, "site": site, "links": links}
    pages = {"index.md": render_page("home.md.j2", root="", **shared),
             "urgent/index.md": render_page("urgent.md.j2", root="../", sections=urgent_sections(catalogue), **shared),
             "data/index.md": render_text("data.md.j2", **shared),
             "lately/index.md": render_page("lately.md.j2", root="../", recent=recent, **shared),
             "calls/index.md": render_page(
                 "calls.md.j2", root="../", calls=find_calls(catalogue, reports), ways=Way, most=MOST_CALLS,
                 reports=other_reports(catalogue, reports), **shared)}
    for theme in catalogue.themes:
        pages[f"themes/{theme.id}/index.md"] = render_page(
            "theme.md.j2", root="../../", theme=theme, groups=theme_sections(catalogue, theme),
            plans=[plan for plan in catalogue.plans if theme.id in plan.themes], **shared)
    for item in catalogue.items.values():
        pages |= _entry_pages(item, shared)
    bare = left_out(catalogue)
    for name in [each for each in SINGLE_PAGES if each not in bare]:
        pages[f"{name}/index.md"] = render_page(
            f"{name}.md.j2", root="../", sections=folder_sections(catalogue), **shared)
    return {**pages, **render_find_pages(catalogue)}


def _entry_pages(item: Item, shared: Mapping[str, Any]) -> Mapping[str, str]:
    """Return an entry's page, and at each of its former addresses a page that redirects to it."""
    catalogue, site = shared["catalogue"], shared["site"]
    root = "../" * item.url.count("/")
    pages = {page_path(item.id): render_page(
        "entry.md.j2", root=root, item=item, entry=item.entry, theme=catalogue.themes_by_id.get(item.theme),
        linked_data=render_json_ld(catalogue, site, item), **shared)}
    for former_id in item.entry.formerly or ():
        pages[page_path(former_id)] = render_page("moved.md.j2", root=root, item=item, **shared)
    return pages


def page_path(entry_id: str) -> str:
    """Return the path below docs/ of an entry's page.

    Each page is the index of a folder of its own: for other pages the builders resolve links in HTML differently.
    """
    return f"{entry_id}/index.md" if entry_id.startswith(f"{URGENT}/") else f"themes/{entry_id}/index.md"
