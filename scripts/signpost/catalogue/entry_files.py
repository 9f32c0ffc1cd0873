"""Finds the files that are entries, and those with a wrong name or in a wrong folder.

Every file is either an entry or reported, since a file named `safecall.yml.txt` would never become a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from signpost.catalogue.file_models import FILES
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import SLUG

FOLDERS = {"schema", "source", "pages"}
"""Folders at the catalogue's root that hold no entries."""
SYSTEM_FILES = re.compile(r"\._.*|\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r|\.localized", re.I)
"""Files that operating systems create in folders."""
ENDINGS = re.compile(r"(\.(ya?ml|txt|docx?|rtf|md|html?|bak|old|orig|swp)|~| - copy| copy|[ _]\(\d+\)|\s)+$", re.I)
"""What programs add to the end of a file's name."""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that is an entry, or is meant to be one: its path, its id, and what is wrong with its name or folder."""

    path: Path
    id: str
    problem: Problem | None = None

    @property
    def is_meant_as_entry(self) -> bool:
        """Whether only the file's name is wrong, and has the ending of an entry's in it, as in `safecall.yml.txt`."""
        in_place = self.problem is None or self.problem.rule != "file_place"
        return in_place and bool(re.search(r"\.ya?ml\b", self.path.name, re.I))


def entry_files(root: Path) -> Iterator[EntryFile]:
    """Yield every file below the catalogue's folder that is not one of the catalogue's own, sorted by path."""
    for path in sorted(root.rglob("*")):
        below = path.relative_to(root).parts
        is_own = len(below) == 1 and (path.is_dir() or path.name in FILES or path.name == "README.md")
        if is_own or below[0] in FOLDERS or SYSTEM_FILES.fullmatch(path.name):
            continue
        slug = path.stem if path.suffix == ".yml" else intended_slug(path.name)
        fault = _folder_fault(path, below) or (None if path.is_dir() else _name_fault(path))
        if fault or not path.is_dir():
            yield EntryFile(path, f"{below[0]}/{slug}", Problem(path, 1, *fault) if fault else None)


def hyphenated(text: str) -> str:
    """Return a text as an id has it, in small letters with hyphens: "The King's Trust" gives "the-kings-trust"."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("\u2019", "")))


def intended_slug(name: str) -> str:
    """Return the slug that a file's name was meant to have: "Safe_Call.yml.txt" gives "safe-call"."""
    return "-".join(re.findall(r"[a-z0-9]+", ENDINGS.sub("", name).lower()))


def _folder_fault(path: Path, below: tuple[str, ...]) -> tuple[str, str] | None:
    """Return what is wrong with a file's folder, and the rule; None where an entry may be there."""
    shown, slug = "/".join(below), intended_slug(path.name)
    if path.is_dir():
        # The files of a folder that is not empty are reported one by one.
        return None if any(path.iterdir()) else (f"a theme's folder must hold files, no folders: '{shown}'; delete it",
                                                 "file_place")
    if len(below) == 1:
        own = next((name for name in FILES if intended_slug(name) == slug), None)
        cure = f"rename it to '{own}'" if own else "move it into its theme's folder if it is an entry, else delete it"
    elif len(below) > 2:
        cure = f"move it to '{below[0]}/{slug}.yml' if it is an entry, else delete it"
    else:
        return None
    return f"file must stand in a theme's folder: '{shown}'; {cure}", "file_place"


def _name_fault(path: Path) -> tuple[str, str] | None:
    """Return what is wrong with the name of a file in a theme's folder, and the rule; None for a correct one."""
    slug = intended_slug(path.name)
    cure = f"rename it to '{slug}.yml' if it is an entry, else delete it" if slug else "delete it"
    if path.suffix != ".yml":
        return f"file's name must end in .yml: '{path.name}'; {cure}", "file_name"
    if not re.fullmatch(SLUG, path.stem):
        return f"id (the file's name) must be lower-case words joined by hyphens: '{path.stem}'; {cure}", "id"
    return None
