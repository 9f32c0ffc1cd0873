"""Writes what was found in a document into a folder: all of it, or nothing.

What a person wrote is never overwritten.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from signpost.importing.drafts.draft import draft_text, ids_in_draft, is_untouched, themes_text
from signpost.importing.drafts.entry_text import slug_of
from signpost.importing.drafts.groups import Group, groups_of
from signpost.importing.imported import ImportedDocument
from signpost.importing.links import links_table
from signpost.importing.paragraphs import LINKS_FILE, PARAGRAPHS_FILE, paragraphs_table
from signpost.importing.report import render_report

DRAFTS = Path("drafts")
THEMES = DRAFTS / "themes.yml"
IGNORED = Path(".gitignore")
REPORT = Path("import-report.md")
NO_THEME = "without-a-theme"
WORDS_OF_NAME = 5
END_OF_NAME = re.compile(r"(?<=\w)(?: [-–—] | ?[:,(]| is\b)|(?<!^If you)(?<!^There)(?<!^You) (?:will|have|has)\b")
"""Where the name of a service usually ends, in the first sentence about it."""
MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """The files to write, by their paths below the folder; and the drafts that a person changed, which stay."""

    texts: Mapping[Path, str]
    kept: tuple[str, ...]

    @property
    def drafts(self) -> int:
        """The number of drafts to write."""
        return sum(DRAFTS in path.parents and path != THEMES for path in self.texts)


def files_of(imported: ImportedDocument, folder: Path, name: str, with_text: bool = True) -> ImportFiles:
    """Return the files of a document with a name, for a folder that may hold an earlier import.

    A group of paragraphs has a draft if one of them is new, or if its draft is there and nobody has changed it. Other
    drafts were moved, changed or deleted by a person.
    """
    there = _drafts_in(folder)
    new, changed = {*imported.edition.came}, {*imported.edition.changed}
    texts: dict[Path, str] = {}
    kept = []
    names = {path.stem for path in there}
    for group in groups_of(imported.paragraphs):
        ids = {*group.ids}
        home = next((path for path, (_, held) in there.items() if held & ids), None)
        if home is not None and is_untouched(there[home][0]):
            texts[home.relative_to(folder)] = draft_text(group)
            continue
        held = there[home][1] if home is not None else set()
        if home is not None and held & changed:
            kept.append(home.relative_to(folder).as_posix())
        members = tuple(member for member in group.members if member.id in new - held)
        if members:
            rest = Group(members, *((group.name, group.introduced) if len(members) == len(group.members) else ()))
            path = DRAFTS / (theme_id(members[0].place.theme) or NO_THEME) / f"{_free_name(rest, names)}.yml"
            texts[path] = draft_text(rest)
    themes = _themes(imported)
    if themes and (not (folder / THEMES).exists() or is_untouched((folder / THEMES).read_text(encoding="utf-8"))):
        texts[THEMES] = themes_text(themes)
    texts[PARAGRAPHS_FILE] = paragraphs_table(imported.listed, with_text)
    texts[LINKS_FILE] = links_table(imported.links, with_text)
    if not (folder / IGNORED).exists():
        texts[IGNORED] = "# Git leaves this folder out: it may hold names and sentences that nobody may publish.\n*\n"
    texts[REPORT] = render_report(imported, name, kept)
    return ImportFiles(texts, tuple(kept))


def _drafts_in(folder: Path) -> dict[Path, tuple[str, set[str]]]:
    """Return the drafts in a folder: the text of each, and the paragraphs that it names."""
    texts = {path: path.read_text(encoding="utf-8", errors="replace")
             for path in sorted((folder / DRAFTS).rglob("*.yml")) if path != folder / THEMES}
    return {path: (text, ids_in_draft(text)) for path, text in texts.items()}


def _free_name(group: Group, names: set[str]) -> str:
    """Return the name of a draft's file, which no other one has; add it to the names."""
    text = group.name or group.first.block.text
    words = slug_of(END_OF_NAME.split(text, maxsplit=1)[0]) or slug_of(text)
    base = "-".join(words.split("-")[:WORDS_OF_NAME])[:MAX_NAME].strip("-") or group.first.id.lower()
    name, number = base, 1
    while name in names:
        number += 1
        name = f"{base}-{number}"
    names.add(name)
    return name


def _themes(imported: ImportedDocument) -> list[tuple[str, str]]:
    """Return the ids and titles of the themes."""
    titles = [each.block.text.rstrip(" :") for each in imported.themes]
    return list({theme_id(title): (theme_id(title), title) for title in titles if theme_id(title)}.values())


def theme_id(title: str) -> str:
    """Return the id of a theme, which names a folder: a heading may be a whole sentence."""
    return slug_of(title)[:MAX_NAME].strip("-")


def write_files(folder: Path, texts: Mapping[Path, str]) -> None:
    """Write files into a folder. Where one cannot be written, raise OSError with the folder as it was before."""
    was_there = folder.exists()
    undo: list[Callable[[], object]] = []
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".import-", dir=folder))
    try:
        for path, text in texts.items():
            (beside / "new" / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / "new" / path).write_text(text, encoding="utf-8", newline="\n")
        for path in texts:
            _replace(folder, path, beside, undo)
    except BaseException:
        for step in reversed(undo):
            with suppress(OSError):
                step()
        shutil.rmtree(beside, ignore_errors=True)
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        raise
    shutil.rmtree(beside, ignore_errors=True)


def _replace(folder: Path, path: Path, beside: Path, undo: list[Callable[[], object]]) -> None:
    """Put a file into its place; add to `undo` what gives back what was there. Raises OSError."""
    target, old = folder / path, beside / "old" / path
    for parent in _missing(target.parent):
        parent.mkdir()
        undo.append(parent.rmdir)
    if target.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(target, old)
        undo.append(lambda: old.replace(target))
    else:
        undo.append(target.unlink)
    (beside / "new" / path).replace(target)


def _missing(folder: Path) -> Iterable[Path]:
    """Return the folders that are not there yet, the outermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    return reversed(missing)
