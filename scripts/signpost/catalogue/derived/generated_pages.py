"""The files that a site is built of: those written by hand, and those that the build generates from the catalogue.

The build lays them into one folder. The link check skips the generated ones: it reads the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path, PurePath

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.site import Site

PAGES = "pages"
"""The folder of a catalogue with pages of its own. They are laid over those of docs/, which every site has."""
GENERATED = ("index.md", "themes", "urgent", "find", "plan", "changed", "not-confirmed", "glossary", "organisations",
             "link-report", "lately", "calls", "data")
"""Generated files and folders, by their path in the folder that is built."""
CONDITIONS = ("plan", "email", "github", "reports", "no reports")
"""What a part of a page written by hand can depend on: `Catalogue.has_plan`, and how readers can report a mistake."""
CONDITIONAL = re.compile(r"^<!-- ({0}) -->\n(.*?)^<!-- end -->\n|<!-- ({0}) -->(.*?)<!-- end -->"
                         .format("|".join(CONDITIONS)), re.M | re.S)
"""Such a part: whole lines, or a part of one."""


def is_generated(path: PurePath | str) -> bool:
    """Return whether the build generates a page, by its path in the folder that is built."""
    return PurePath(path).parts[:1] in {(name,) for name in GENERATED}


def left_out(catalogue: Catalogue) -> set[str]:
    """Return which of GENERATED a list has no page of, since the page would be bare."""
    is_there = {"plan": catalogue.has_plan, "glossary": bool(catalogue.vocabulary.glossary),
                "organisations": any(catalogue.by_organisation),
                "changed": bool(catalogue.site.source) and any(item.entry.changed for item in catalogue.items.values())}
    return {name for name, there in is_there.items() if not there}


def conditions_met(catalogue: Catalogue, site: Site) -> set[str]:
    """Return which of CONDITIONS hold for a list and the settings of its site."""
    holds = (catalogue.has_plan, bool(site.report_email), site.takes_public_reports, site.takes_reports,
             not site.takes_reports)
    return {name for name, is_met in zip(CONDITIONS, holds, strict=True) if is_met}


def page_text(text: str, met: Collection[str]) -> str:
    """Return the text of a page written by hand without the parts that depend on conditions which do not hold."""
    return CONDITIONAL.sub(lambda part: (part[2] or part[4]) if (part[1] or part[3]) in met else "", text)


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
