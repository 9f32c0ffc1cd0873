"""The mark of a release: it changes when a script, a style, a template or a package does, and not when an entry does.

A page names it in the addresses of what it loads, and what it loads bears it too, so that files of two releases, from a
cache or from a server that was just renewed, are never read together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

SOURCES = ("docs/assets/js", "docs/assets/css", "overrides", "scripts/signpost/pages/templates",
           "scripts/signpost/search", "scripts/node")
PACKAGES = "package-lock.json"
DATA_FILES = ("plan.json",)
"""What the pages' scripts read that other steps write."""
LENGTH = 8


def release_of(root: Path) -> str:
    """Return the mark of the program at `root`."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:LENGTH]


def mark_data(site_dir: Path, release: str) -> None:
    """Write the mark into the data files of a site."""
    for name in DATA_FILES:
        path = site_dir / name
        if path.is_file():
            path.write_text(with_release(json.loads(path.read_text(encoding="utf-8")), release), encoding="utf-8")


def with_release(data: dict[str, object], release: str) -> str:
    """Return data with the mark as compact JSON."""
    return json.dumps({"release": release, **data}, ensure_ascii=False, separators=(",", ":"))


def _files(root: Path) -> Iterator[Path]:
    """Yield the files that decide the mark, in a fixed order."""
    for folder in SOURCES:
        yield from (path for path in sorted((root / folder).rglob("*")) if path.is_file() and path.suffix != ".pyc")
    if (root / PACKAGES).is_file():
        yield root / PACKAGES
