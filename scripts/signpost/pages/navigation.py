"""The site's navigation, in the form of `nav` in mkdocs.yml. Its themes and its own pages come from the catalogue."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from signpost.catalogue.catalogue import Catalogue

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
HAND_WRITTEN: Mapping[str, str] = {
    "about.md": "About", "visit.md": "Using it on a visit", "privacy.md": "Privacy",
    "accessibility.md": "Accessibility", "data/index.md": "The list as data",
    "lasting.md": "When the builder ends", "growing.md": "Growing the list",
}
"""What pages written by hand are called in the menu; others are called by their own titles, and follow."""


def build_navigation(catalogue: Catalogue, pages: Mapping[str, str]) -> Navigation:
    """Return the navigation. Titles are escaped, since the builders insert them as HTML.

    `pages` are the titles of the pages written by hand, by path.
    """
    themes = [{html.escape(theme.title): f"themes/{theme.id}/index.md"} for theme in catalogue.themes]
    names = {path: name for path, name in HAND_WRITTEN.items() if path in pages} | {
        path: html.escape(title) for path, title in sorted(pages.items()) if path not in HAND_WRITTEN}
    about = [{"What has changed lately": "lately/index.md"}, *_since_source(catalogue), *ABOUT_THE_LIST,
             *({name: path} for path, name in names.items())]
    return [*BEFORE_THEMES, {"Themes": themes}, {"Your plan": "plan/index.md"}, {"About the list": about}]


def _since_source(catalogue: Catalogue) -> Navigation:
    """Return the page that says what has changed since the source document, where there is one."""
    return [{"What has changed since the original list": "changed/index.md"}]
