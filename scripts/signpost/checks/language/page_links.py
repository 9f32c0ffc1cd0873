"""Links of the pages written by hand in the catalogue's folder `pages`: with a wrong bracket they are no links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.generated_pages import PAGES
from signpost.catalogue.problem import Problem

ADDRESS = r"(?:https?://|mailto:|tel:|sms:|[\w./-]+\.md\b|#)[^\s()\[\]]*"
WRONG_LINK = re.compile(rf"\[(?P<a>[^\[\]\n]+)\] ?[(\[{{](?P<b>{ADDRESS})[)\]}}]"
                        rf"|\[(?P<c>[^\[\]()\n]+)\)\((?P<d>{ADDRESS})\)"
                        rf"|\((?P<e>[^()\n]+)\)\[(?P<f>{ADDRESS})\]")
"""A link, or what was meant to be one."""
RIGHT_LINK = re.compile(rf"\[[^\[\]\n]+\]\({ADDRESS}\)")


def check_page_links(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A link in a page written by hand has its words in square brackets and its address in round ones, side by side."""
    for folder in catalogue.folders:
        for path in sorted((folder / PAGES).rglob("*.md")):
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                for found in WRONG_LINK.finditer(line):
                    if not RIGHT_LINK.fullmatch(found[0]):
                        words, address = (part for part in found.groups() if part)
                        yield Problem(path, number, "a link must have its words in [ ] and its address in ( ), with no "
                                                    f"space between: write [{words}]({address})", "link")
