"""A mapping of paths to texts goes to disk, and only what changed is written: watchers see nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_tree(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Make a folder hold exactly these texts (by relative path); return the paths that changed or went."""
    changed = [path for path, text in files.items() if _write(folder / path, text)]
    kept = {folder / path for path in files}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in kept:
            path.unlink()
            changed.append(path.relative_to(folder).as_posix())
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return changed


def _write(path: Path, text: str) -> bool:
    """Write one text unless it stands there already; tell whether it was written."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
