"""The site's navigation, in the form of `nav` in mkdocs.yml. Its themes come from the catalogue."""

from __future__ import annotations

import html
from typing import Any

from signpost.catalogue.catalogue import Catalogue

Navigation = list[dict[str, Any]]

BEFORE_THEMES: Navigation = [
    {"Home": "index.md"},
    {"Urgent help": "urgent/index.md"},
    {"Find by need": "find/index.md"},
]
AFTER_THEMES: Navigation = [
    {"Your plan": "plan/index.md"},
    {"About the list": [
        {"What has changed lately": "lately/index.md"},
        {"What has changed since the original list": "changed/index.md"},
        {"What nobody has confirmed yet": "not-confirmed/index.md"},
        {"Link report": "link-report/index.md"},
        {"Organisations A to Z": "organisations/index.md"},
        {"Glossary": "glossary/index.md"},
        {"About": "about.md"},
        {"Tell us what is wrong": "tell-us.md"},
        {"Using it on a visit": "visit.md"},
        {"Privacy": "privacy.md"},
        {"Accessibility": "accessibility.md"},
        {"The list as data": "data/index.md"},
        {"When the builder ends": "lasting.md"},
        {"Growing the list": "growing.md"},
    ]},
]


def build_navigation(catalogue: Catalogue) -> Navigation:
    """Return the navigation. Titles are escaped, since the builders insert them as HTML."""
    themes = [{html.escape(theme.title): f"themes/{theme.id}/index.md"} for theme in catalogue.themes]
    return [*BEFORE_THEMES, {"Themes": themes}, *AFTER_THEMES]
