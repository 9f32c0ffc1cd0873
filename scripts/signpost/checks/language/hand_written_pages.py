"""Pages written by hand in the catalogue's folder `pages`: their heads can be read, and their links are links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.generated_pages import PAGES
from signpost.catalogue.model import StrictModel
from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.validation import validate
from signpost.catalogue.values import Text
from signpost.catalogue.yaml_reader import read_text

ADDRESS = r"(?:https?://|mailto:|tel:|sms:|[\w./-]+\.md\b|#)[^\s()\[\]]*"
WRONG_LINK = re.compile(rf"\[(?P<a>[^\[\]\n]+)\] ?[(\[{{](?P<b>{ADDRESS})[)\]}}]"
                        rf"|\[(?P<c>[^\[\]()\n]+)\)\((?P<d>{ADDRESS})\)"
                        rf"|\((?P<e>[^()\n]+)\)\[(?P<f>{ADDRESS})\]"
                        rf"|\[(?P<g>[^\[\]\n]+)\]\((?P<h>{ADDRESS})(?=\s|$)"
                        rf"|\[(?P<i>[^\[\]()\n]+)\((?P<j>{ADDRESS})\)")
"""A link, or what was meant to be one."""
RIGHT_LINK = re.compile(rf"\[[^\[\]\n]+\]\({ADDRESS}\)")


FENCE = "---"
"""The line above and below a page's head."""
NEARLY_FENCE = re.compile(r"[-\u2010-\u2015\u2212 ]+")
"""Hyphens and dashes, as some keyboards write them."""


class PageHead(StrictModel):
    """The head of a page, as MkDocs reads it."""

    title: Text | None = None
    description: Text | None = None
    hide: list[Text] | None = None


def check_hand_written_pages(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A page's head is YAML between two lines of hyphens, and a link has its words in [ ] and its address in ( )."""
    for folder in catalogue.folders:
        for path in sorted((folder / PAGES).rglob("*.md")):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield from _head_problems(path, lines)
            yield from _link_problems(path, lines)


def _head_problems(path: Path, lines: list[str]) -> Iterator[Problem]:
    """Yield what is wrong with the head of a page, if it has one."""
    if lines[:1] != [FENCE]:
        return
    head = list(takewhile(lambda line: line.rstrip() != FENCE, lines[1:]))
    if len(head) == len(lines) - 1:
        near = next((number for number, line in enumerate(head, 2) if NEARLY_FENCE.fullmatch(line)), 0)
        if near:
            yield Problem(path, near, f"the line below the head of a page must be three hyphens: write {FENCE} in "
                                      f"place of '{lines[near - 1]}'", "page_head")
            return
        yield Problem(path, 1, f"the head of a page must end with a line of three hyphens: write {FENCE} on a line of "
                               "its own below the last of title, description and hide", "page_head")
        return
    reading = read_text(path, "\n".join(("", *head)), outline_of(PageHead))
    yield from reading.problems
    read = validate(reading.tree, PageHead) if reading.tree and reading.tree.data else None
    yield from read if isinstance(read, list) else ()


def _link_problems(path: Path, lines: list[str]) -> Iterator[Problem]:
    """Yield links of a page that are none, since a bracket is wrong."""
    for number, line in enumerate(lines, 1):
        for found in WRONG_LINK.finditer(line):
            if not RIGHT_LINK.fullmatch(found[0]):
                words, address = (part for part in found.groups() if part)
                yield Problem(path, number, "a link must have its words in [ ] and its address in ( ), with no space "
                                            f"between: write [{words}]({address})", "link")
