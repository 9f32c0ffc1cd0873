"""Plain text of Markdown and HTML for the search index: a line for each paragraph, each ending as a sentence does."""

from __future__ import annotations

import html
import re

from signpost.pages.formatting import markdown_to_html

BLOCK_END = re.compile(r"</(?:p|li|dd|h\d|blockquote|td|th|summary)>|<br\s*/?>|\n\s*\n")
INLINE_TAG = re.compile(r"</?(?:strong|em|a|code)\b[^>]*>")
LIST_START = re.compile(r":\s*</p>\s*<[uo]l\b[^>]*>\s*<li\b[^>]*>")
"""The start of a list, after the colon of the paragraph that introduces it."""
NEXT_ITEM = re.compile(r"([.!?]?)[,;]?\s*</li>\s*<li\b[^>]*>")
MAX_SENTENCE = 200
"""Characters."""


def text_blocks(text: str) -> list[str]:
    """Return the lines of a text in Markdown or HTML; a single one gets no full stop that it lacks.

    A list is one line with the paragraph that introduces it: "It has run courses in: computing; horse riding."
    """
    markup = INLINE_TAG.sub("", text if "<" in text else str(markdown_to_html(text)))
    markup = NEXT_ITEM.sub(lambda end: f"{end[1]} " if end[1] else "; ", LIST_START.sub(": ", markup))
    lines = [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in BLOCK_END.split(markup)]
    return [with_full_stop(line) if len(lines) > 2 else line for line in lines if line]


def with_full_stop(line: str) -> str:
    """Return a line with a full stop, unless it ends as a sentence does, so that it does not run into the next one."""
    return line if line[-1] in ".?!:…" else f"{line.rstrip(',;')}."


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, cut where it is very long."""
    return re.split(r"(?<=[.!?])\s+", text, maxsplit=1)[0][:MAX_SENTENCE]
