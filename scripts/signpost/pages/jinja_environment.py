"""The Jinja environment of the templates in pages/templates: strict, escaping, with the filters that they use."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from signpost.catalogue import enums
from signpost.catalogue.derived import date_formatting, published, trust
from signpost.catalogue.derived.eligibility import format_ages
from signpost.github.addresses import edit_url, issue_url, reports_url
from signpost.pages import contact_buttons, formatting, handout


@cache
def environment() -> Environment:
    """Return the environment: an undefined name is an error, and a value is escaped for HTML unless it is Markup."""
    templates = Environment(loader=PackageLoader("signpost.pages"), autoescape=True, undefined=StrictUndefined,
                            trim_blocks=True, lstrip_blocks=True, auto_reload=False, finalize=_escape_line_breaks)
    templates.filters.update(
        markdown=formatting.markdown_to_html, heading=formatting.escape_heading, join_and=formatting.join_and,
        format_date=date_formatting.format_date, host=trust.host, yaml=_yaml, html_yaml=_html_yaml)
    templates.globals.update(
        handout=handout, contact_buttons=contact_buttons, formatting=formatting, published=published, trust=trust,
        enums=enums, svg=svg, edit_url=edit_url, issue_url=issue_url, reports_url=reports_url,
        format_ages=format_ages)
    return templates


def render_page(template: str, **context: Any) -> str:
    """Return a page of a template: front matter, then Markdown.

    Blank lines in the body are removed, except before headings, since Markdown ends a block of HTML at one.
    """
    text = environment().get_template(template).render(**context)
    front_matter, body = text.split("\n---\n", 1)
    body = re.sub(r"\n\s*\n+", "\n", body).replace("\n#", "\n\n#").lstrip("\n").rstrip()
    return f"{front_matter}\n---\n\n{body}\n"


def render_text(template: str, **context: Any) -> str:
    """Return a page of a template that is mostly Markdown: its blank lines are those of the template."""
    return environment().get_template(template).render(**context) + "\n"


def icon_folders() -> list[Path]:
    """Return the folders of the icons that come with the installed themes: Material's, then Zensical's."""
    specs = [find_spec(name) for name in ("material", "zensical")]
    return [Path(spec.origin).parent / "templates" / ".icons" for spec in specs if spec and spec.origin]


@cache
def svg(name: str) -> Markup:
    """Return one of the Material icons. Raises FileNotFoundError where no installed theme has it."""
    for folder in icon_folders():
        path = folder / "material" / f"{name}.svg"
        if path.is_file():
            return Markup(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(f"no icon {name}.svg in the installed themes: scripts/setup installs them")


def _yaml(value: object) -> Markup:
    """Return a value for a page's front matter: JSON, which is YAML too."""
    return Markup(json.dumps(value, ensure_ascii=False))


def _html_yaml(text: str) -> Markup:
    """Return a text as HTML for a page's front matter: both builders insert title and description unescaped."""
    return _yaml(html.escape(text))


def _escape_line_breaks(value: object) -> object:
    """Return a text with its line breaks as character references: in Markdown, a blank line ends a block of HTML."""
    if isinstance(value, Markup) or not isinstance(value, str) or not ("\n" in value or "\r" in value):
        return value
    return Markup(str(escape(value)).replace("\r", "&#13;").replace("\n", "&#10;"))
