"""How hard a text is to read, as the Flesch-Kincaid grade: the years of (American) school that it takes."""

from __future__ import annotations

import html
import re
import warnings
from functools import cache

from markdown_it import MarkdownIt

_markdown = MarkdownIt("js-default").disable(["image", "heading", "lheading", "code", "fence"])


def reading_grade(markdown: str) -> float:
    """Return the grade of a text in Markdown; each item of a list counts as a sentence."""
    return _grade(re.sub(r"<[^>]+>", " ", _markdown.render(markdown).replace("</li>", ".</li>")))


@cache
def _grade(escaped: str) -> float:
    """Return the grade of text in which HTML escapes stand."""
    with warnings.catch_warnings():
        # Imported here, as it takes a third of a second; its release pinned in requirements.in uses pkg_resources.
        warnings.simplefilter("ignore")
        import textstat
    return float(textstat.flesch_kincaid_grade(html.unescape(escaped)))
