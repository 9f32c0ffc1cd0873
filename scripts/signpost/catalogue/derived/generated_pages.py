"""The files that a site is built of: those written by hand, and those that the build generates from the catalogue.

The build lays them into one folder. The link check skips the generated ones: it reads the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from signpost.catalogue.catalogue import Catalogue

PAGES = "pages"
"""The folder of a catalogue with pages of its own. They are laid over those of docs/, which every site has."""
GENERATED = ("index.md", "themes", "urgent", "find", "plan", "changed", "not-confirmed", "glossary", "organisations",
             "link-report", "lately", "calls", "data")
"""Generated files and folders, by their path in the folder that is built."""
ON_A_PLAN = re.compile(r"^<!-- plan -->\n(.*?)^<!-- end -->\n|<!-- plan -->(.*?)<!-- end -->", re.M | re.S)
"""What a page says of plans: whole lines, or a part of one."""


def is_generated(path: PurePath | str) -> bool:
    """Return whether the build generates a page, by its path in the folder that is built."""
    return PurePath(path).parts[:1] in {(name,) for name in GENERATED}


def left_out(catalogue: Catalogue) -> set[str]:
    """Return which of GENERATED a list has no page of, since the page would be bare."""
    is_there = {"plan": catalogue.has_plan, "glossary": bool(catalogue.vocabulary.glossary),
                "organisations": any(catalogue.by_organisation),
                "changed": bool(catalogue.site.source) and any(item.entry.changed for item in catalogue.items.values())}
    return {name for name, there in is_there.items() if not there}


def page_text(text: str, *, has_plan: bool) -> str:
    """Return the text of a page written by hand: what it says of plans stays only where the list has a page of one."""
    return ON_A_PLAN.sub(lambda part: (part[1] or part[2]) if has_plan else "", text)


def hand_written(docs: Path, *catalogues: Path) -> dict[str, Path]:
    """Return the files that are written by hand, by their path in the folder that is built.

    They are those of docs/, with the pages of the catalogue's folders over them, in order. Hidden files are left out.
    """
    found: dict[str, Path] = {}
    for folder in (docs, *(catalogue / PAGES for catalogue in catalogues)):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and not is_generated(name) and not any(part.startswith(".") for part in name.parts):
                found[name.as_posix()] = path
    return found


def page_titles(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the titles of the pages among files, by path: the field `title` at its head, or its first heading."""
    titles = {}
    for name, path in files.items():
        if name.endswith(".md"):
            text = path.read_text(encoding="utf-8")
            found = (re.match(r"---\n(?:(?!---\n).*\n)*?title: *([^\n]+)\n", text)
                     or re.search(r"^# +([^\n{]+)", text, re.M))
            titles[name] = found[1].strip(" \"'") if found else PurePath(name).stem
    return titles
