"""Spare Markdown the HTML that the build wrote itself: it reads every tag only to hand it on as it was.

And spare Jinja to compile the theme's templates anew for each build.
"""

from __future__ import annotations

import re
from importlib.metadata import version

from jinja2 import Environment
from mkdocs.structure.pages import Page

from signpost.catalogue.derived.generated_pages import is_generated
from signpost.pages.compiled import compiled_templates

BLOCK = re.compile(r"^<(?:div|details|dl|nav|p|section|ul)\b[^\n]*(?:\n(?!#)[^\n]+)*", re.M)
PLACE = re.compile(r"<!--sp:(\d+)-->")


def on_env(env: Environment, **_: object) -> None:
    """Let the builder's templates be compiled once."""
    env.bytecode_cache = compiled_templates("mkdocs", version("mkdocs"))


def on_page_markdown(markdown: str, page: Page, **_: object) -> str | None:
    """Put a place in the stead of each block of HTML on the pages that the build wrote."""
    if not is_generated(page.file.src_uri):
        return None
    page.meta["sp_blocks"] = blocks = BLOCK.findall(markdown)
    places = iter(range(len(blocks)))
    return BLOCK.sub(lambda _: f"\n<!--sp:{next(places)}-->\n", markdown)


def on_page_content(html: str, page: Page, **_: object) -> str | None:
    """Put each block into its place."""
    blocks = page.meta.pop("sp_blocks", None)
    return None if blocks is None else PLACE.sub(lambda place: blocks[int(place[1])], html)
