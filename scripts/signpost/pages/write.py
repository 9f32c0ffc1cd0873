"""A mapping of paths to texts goes to disk, and only what changed is written: watchers see nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path


def write_tree(folder: Path, files: Mapping[str, str], owned: Iterable[str] = (".",)) -> list[str]:
    """Write texts by relative path, and remove what else is in the owned paths; return what changed or went."""
    changed = [path for path, text in files.items() if _write(folder / path, text)]
    kept = {folder / path for path in files}
    for root in (folder / name for name in owned):
        for path in sorted(root.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in kept:
                path.unlink()
                changed.append(path.relative_to(folder).as_posix())
    return changed


def _write(path: Path, text: str) -> bool:
    """Write one text unless it stands there already; tell whether it was written."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
