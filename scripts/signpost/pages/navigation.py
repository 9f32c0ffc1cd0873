"""The site's navigation, in the form of `nav` in mkdocs.yml. Its themes and its own pages come from the catalogue."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.generated_pages import is_generated, left_out

Navigation = list[dict[str, Any]]

BEFORE_THEMES: Navigation = [
    {"Home": "index.md"},
    {"Urgent help": "urgent/index.md"},
    {"Find by need": "find/index.md"},
]
ABOUT_THE_LIST: Navigation = [
    {"What nobody has confirmed yet": "not-confirmed/index.md"},
    {"Link report": "link-report/index.md"},
    {"Organisations A to Z": "organisations/index.md"},
    {"Glossary": "glossary/index.md"},
]
PAGES: Mapping[str, str] = {
    "about.md": "About", "tell-us.md": "Tell us what is wrong", "visit.md": "Using it on a visit",
    "privacy.md": "Privacy", "accessibility.md": "Accessibility", "data/index.md": "The list as data",
}
"""What further pages are called in the menu; those of the catalogue alone have their own titles, and follow."""


def build_navigation(catalogue: Catalogue, pages: Mapping[str, str]) -> Navigation:
    """Return the navigation. Titles are escaped, since the builders insert them as HTML.

    `pages` are the titles of the pages written by hand, by path.
    """
    themes = [{html.escape(theme.title): f"themes/{theme.id}/index.md"} for theme in catalogue.themes]
    names = {path: name for path, name in PAGES.items() if path in pages or is_generated(path)} | {
        path: html.escape(title) for path, title in sorted(pages.items()) if path not in PAGES}
    about = [{"What has changed lately": "lately/index.md"}, *_since_source(catalogue), *ABOUT_THE_LIST,
             *({name: path} for path, name in names.items())]
    bare = {f"{name}/index.md" for name in left_out(catalogue)}
    plan, about = ([page for page in pages if bare.isdisjoint(page.values())]
                   for pages in ([{"Your plan": "plan/index.md"}], about))
    return [*BEFORE_THEMES, {"Themes": themes}, *plan, {"About the list": about}]


def _since_source(catalogue: Catalogue) -> Navigation:
    """Return the page that says what has changed since the source document, where there is one."""
    source = catalogue.site.source
    return [{html.escape(f"What has changed since {source.called}"): "changed/index.md"}] if source else []
