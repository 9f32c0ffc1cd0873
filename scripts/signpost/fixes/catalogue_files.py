"""Mends the files of a catalogue's folder, and shows what was done."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from signpost.catalogue.entry_files import entry_files, intended_slug
from signpost.catalogue.file_models import FILES
from signpost.catalogue.model import Entry
from signpost.catalogue.problem import display_path
from signpost.catalogue.yaml_reader import read_yaml
from signpost.fixes.fix import Fix, FixedText, fix_text

YAML_NAME = re.compile(r".+\.ya?ml(?:\.txt)?\s*", re.I)
"""The name of a file that is meant to be an entry, whatever a program made of its ending."""
COPY = re.compile(r"\(\d+\)|\bcopy\b|~$", re.I)
"""What a program adds to the name of a copy, of which nobody knows whether it is wanted."""


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file that can be mended: where it is, where it should be, its text before and after, and what was done."""

    path: Path
    new_path: Path
    text: FixedText

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """What was done to the text."""
        return self.text.fixes


def fix_files(root: Path, *, reorder: bool = True) -> Iterator[FixedFile]:
    """Yield each file of a catalogue's folder that can be mended. Nothing is written."""
    known = _known_words(root)
    for path, new_path, model in _files(root):
        try:
            fixed = fix_text(path, path.read_bytes(), model, reorder=reorder, known=known if model is Entry else {})
        except OSError:
            continue
        if fixed and (fixed.after != fixed.before or new_path != path):
            yield FixedFile(path, new_path, fixed)


def _known_words(root: Path) -> dict[str, list[str]]:
    """Return the ids of the areas and audiences that site.yml has, by the field of an entry that names them."""
    tree, _ = read_yaml(root / "site.yml")
    data = tree.data if tree and isinstance(tree.data, dict) else {}
    return {field: [each["id"] for each in data.get(name) or () if isinstance(each, dict) and "id" in each]
            for field, name in (("area", "areas"), ("audience", "audiences"))}


def _files(root: Path) -> Iterator[tuple[Path, Path, type[BaseModel]]]:
    """Yield the files of a catalogue's folder that are read as YAML, each with its right name and its model."""
    for name, model in FILES.items():
        if (root / name).is_file():
            yield root / name, root / name, model
    taken = {file.path for file in entry_files(root)}
    for file in entry_files(root):
        if file.problem is None:
            yield file.path, file.path, Entry
        elif file.problem.rule in ("file_name", "id") and file.path.is_file():
            meant = file.path.with_name(f"{intended_slug(file.path.name)}.yml")
            if YAML_NAME.fullmatch(file.path.name) and not COPY.search(file.path.name) and meant not in taken:
                taken.add(meant)
                yield file.path, meant, Entry


def write_fixed(fixed: FixedFile) -> None:
    """Write a mended file, under its right name. Raises OSError."""
    if fixed.text.after != fixed.text.before:
        fixed.path.write_bytes(fixed.text.after.encode())
    if fixed.new_path != fixed.path:
        fixed.path.rename(fixed.new_path)


def describe(fixed: FixedFile) -> str:
    """Return what was done to a file, in one line."""
    done = [f"renamed to {fixed.new_path.name}"] if fixed.new_path != fixed.path else []
    lines: dict[str, list[int]] = {}
    for fix in fixed.fixes:
        lines.setdefault(fix.what, []).append(fix.line)
    for what, numbers in lines.items():
        shown = sorted(set(numbers))
        place = "" if shown == [1] else f" (line{'' if len(shown) == 1 else 's'} {', '.join(map(str, shown[:10]))})"
        done.append(what + place + ("" if len(shown) <= 10 else f" and {len(shown) - 10} more"))
    return f"{display_path(fixed.path)}: {'; '.join(done)}"


def difference(fixed: FixedFile) -> str:
    """Return a file's changes as a unified diff; empty where its text is the same."""
    old, new = display_path(fixed.path), display_path(fixed.new_path)
    lines = difflib.unified_diff(fixed.text.before.splitlines(), fixed.text.after.splitlines(), f"a/{old}", f"b/{new}",
                                 lineterm="")
    return "\n".join(lines)
