"""Writes texts to disk, and only those that changed, so that a watcher such as `mkdocs serve` sees nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path


def write_tree(folder: Path, files: Mapping[str, str | bytes], owned: Iterable[str] = (".",)) -> list[str]:
    """Write texts by their path below `folder`, and remove every other file in the `owned` paths below it.

    Returns the paths of the files that were written or removed.
    """
    changed = [path for path, text in files.items() if _write(folder / path, text)]
    wanted = {folder / path for path in files}
    for root in (folder / name for name in owned):
        for path in sorted(root.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in wanted:
                path.unlink()
                changed.append(path.relative_to(folder).as_posix())
    return changed


def _write(path: Path, text: str | bytes) -> bool:
    """Write a text unless the file has it already; return whether it was written."""
    data = text.encode() if isinstance(text, str) else text
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
