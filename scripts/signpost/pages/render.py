"""A Catalogue goes in; every generated page comes out, as a mapping of paths below docs/ to Markdown texts.

Pure: the same mapping is written to disk, compared by the tests and served live.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from signpost.catalogue import enums
from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.derived import dates, published, trust
from signpost.catalogue.enums import CrisisLevel, Kind
from signpost.catalogue.site import Site
from signpost.history.recent_changes import UNAVAILABLE, RecentChanges
from signpost.pages import contact_buttons, formatting, handout
from signpost.pages.facets import render_find
from signpost.pages.json_ld import render_linked_data
from signpost.pages.link_status import Links

UNKNOWN = RecentChanges(unavailable=UNAVAILABLE)


@cache
def environment() -> Environment:
    """Return the templates: strict, escaping for HTML, with our phrases as filters."""
    made = Environment(loader=PackageLoader("signpost.pages"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True, auto_reload=False, finalize=_on_one_line)
    made.filters.update(markdown=formatting.markdown, heading=formatting.heading, format_date=dates.format_date,
                        host=trust.host, ages=formatting.ages, listed=formatting.listed, yaml=_yaml,
                        html_yaml=_html_yaml)
    made.globals.update(handout=handout, contact_buttons=contact_buttons, formatting=formatting,
                        published=published, svg=svg, trust=trust,
                        enums=enums)
    return made


def icons() -> list[Path]:
    """Return the folders of the icons that ship with the themes that are there: Material's, or else Zensical's."""
    found = [find_spec(name) for name in ("material", "zensical")]
    return [Path(spec.origin).parent / "templates" / ".icons" for spec in found if spec and spec.origin]


@cache
def svg(name: str) -> Markup:
    """Return one of the Material icons. Raises OSError where there is none of that name."""
    paths = [folder / "material" / f"{name}.svg" for folder in icons()]
    return Markup(next((path for path in paths if path.is_file()), paths[0]).read_text(encoding="utf-8"))


def _yaml(value: object) -> Markup:
    """Return a value for a page's front matter: JSON, which is YAML too."""
    return Markup(json.dumps(value, ensure_ascii=False))


def _on_one_line(value: object) -> object:
    """Return a text with its line breaks as character references: a line break of its own would end a block of HTML
    and begin Markdown."""
    if isinstance(value, Markup) or not isinstance(value, str) or not ("\n" in value or "\r" in value):
        return value
    return Markup(str(escape(value)).replace("\r", "&#13;").replace("\n", "&#10;"))


def _html_yaml(text: str) -> Markup:
    """Return a text as HTML for a page's front matter: both builders set title and description as they stand there."""
    return _yaml(html.escape(text))


def render_page(template: str, **context: Any) -> str:
    """Return one page. Blank lines go, so that Markdown takes each block of HTML as one."""
    text = environment().get_template(template).render(**context)
    front, body = text.split("\n---\n", 1)
    return f"{front}\n---\n\n" + re.sub(r"\n\s*\n+", "\n", body).replace("\n#", "\n\n#").lstrip("\n").rstrip() + "\n"


def render_site(catalogue: Catalogue, site: Site, links: Links | None = None,
                recent: RecentChanges = UNKNOWN) -> Mapping[str, str]:
    """Return every generated page by its path below docs/.

    `links` is the last check of the links, if there was one; `recent` is what changed in the catalogue lately.
    """
    shared = {"catalogue": catalogue, "site": site, "links": links}
    pages = {"index.md": render_page("home.md.j2", root="", **shared),
             "urgent/index.md": render_page("urgent.md.j2", root="../", needs=urgent_needs(catalogue), **shared)}
    for theme in catalogue.themes:
        pages[f"themes/{theme.id}/index.md"] = render_page(
            "theme.md.j2", root="../../", theme=theme, groups=by_kind(catalogue.by_theme[theme.id]),
            plans=[plan for plan in catalogue.plans if theme.id in plan.themes], **shared)
    for item in catalogue.items.values():
        root = "../" * item.url.count("/")
        pages[source_path(item.id)] = render_page(
            "entry.md.j2", root=root, item=item, entry=item.entry, theme=catalogue.themes_by_id.get(item.theme),
            linked_data=render_linked_data(catalogue, site, item), **shared)
        for old in item.entry.formerly or ():
            pages[source_path(old)] = render_page("moved.md.j2", root=root, item=item, **shared)
    pages["lately/index.md"] = render_page("lately.md.j2", root="../", recent=recent, **shared)
    for name in ("plan", "changed", "not-confirmed", "glossary", "organisations", "link-report"):
        pages[f"{name}/index.md"] = render_page(f"{name}.md.j2", root="../", sections=sections(catalogue), **shared)
    return {**pages, **render_find(catalogue, render_page)}


def source_path(entry_id: str) -> str:
    """Return the path below docs/ of an entry's page.

    A folder of its own: builders differ in where they think that links in HTML start, unless a page is an index.
    """
    return f"{entry_id}/index.md" if entry_id.startswith(f"{URGENT}/") else f"themes/{entry_id}/index.md"


def by_kind(items: Iterable[Item]) -> list[tuple[Kind, list[Item]]]:
    """Return the entries in groups, in the order of the kinds."""
    groups: dict[Kind, list[Item]] = {}
    for item in items:
        groups.setdefault(item.entry.kind, []).append(item)
    return [(kind, groups[kind]) for kind in Kind if kind in groups]


@dataclass(frozen=True, slots=True)
class Need:
    """A part of the urgent-help page: its anchor, what is happening, how soon, and who to ring."""

    id: str
    title: str
    level: CrisisLevel
    items: tuple[Item, ...]


def urgent_needs(catalogue: Catalogue) -> list[Need]:
    """Return the parts of the urgent-help page in the maintainer's order, or else one for each level.

    An entry that urgent.yml does not name stands at the end, below its level, so that no help is lost.
    """
    crisis = {item.id: item for item in catalogue.items.values() if item.entry.urgency}
    needs = []
    for each in catalogue.urgent:
        items = tuple(crisis.pop(entry_id) for entry_id in each.entries if entry_id in crisis)
        if items:
            needs.append(Need(each.id, each.need, items[0].entry.crisis_level or CrisisLevel.DANGER_NOW, items))
    for level in CrisisLevel:
        rest = sorted((item for item in crisis.values() if item.entry.crisis_level is level),
                      key=lambda item: (item.theme != URGENT, item.id))
        if rest:
            needs.append(Need(level.value, enums.CRISIS_LABELS[level], level, tuple(rest)))
    return needs


@dataclass(frozen=True, slots=True)
class Section:
    """A folder of the catalogue: its id, its title, and its entries, most urgent first."""

    id: str
    title: str
    items: tuple[Item, ...]


def sections(catalogue: Catalogue) -> list[Section]:
    """Return all entries by folder: urgent help first, then the themes in their order."""
    soon = {level: index for index, level in enumerate(CrisisLevel)}

    def urgency(item: Item) -> int:
        level = item.entry.crisis_level
        return len(soon) if level is None else soon[level]

    titles = {URGENT: "Urgent help", **{theme.id: theme.title for theme in catalogue.themes}}
    return [Section(folder, title, tuple(sorted(catalogue.by_folder.get(folder, ()), key=urgency)))
            for folder, title in titles.items()]


def nav(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the site's navigation as mkdocs.yml states it: the builders set its titles as HTML."""
    themes = [{html.escape(theme.title): f"themes/{theme.id}/index.md"} for theme in catalogue.themes]
    return [
        {"Home": "index.md"}, {"Urgent help": "urgent/index.md"}, {"Find by need": "find/index.md"},
        {"Themes": themes}, {"Your plan": "plan/index.md"},
        {"About the list": [
            {"What has changed lately": "lately/index.md"},
            {"What has changed since the original list": "changed/index.md"},
            {"What nobody has confirmed yet": "not-confirmed/index.md"}, {"Link report": "link-report/index.md"},
            {"Organisations A to Z": "organisations/index.md"}, {"Glossary": "glossary/index.md"},
            {"About": "about.md"}, {"Using it on a visit": "visit.md"}, {"Privacy": "privacy.md"},
            {"Accessibility": "accessibility.md"}, {"The list as data": "data/index.md"},
            {"When the builder ends": "lasting.md"}, {"Growing the list": "growing.md"}]},
    ]
