"""Entry pages that MkDocs need not build again: the same Markdown in the same frame gives the same page.

The frame is all else that an entry's page depends on: the configuration, the templates, the builder. What MkDocs
made is kept below build/reuse/; before a build it is laid where MkDocs would write it, newer than its source, and
MkDocs' own rule for unmodified pages does the rest.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

REUSED = Path("build/reuse")
BUILDER = ("mkdocs", "mkdocs-material", "markdown", "jinja2")


@dataclass(frozen=True)
class Reuse:
    """The kept pages of one frame: `folder` holds page.html and page.md for each, under the page's path."""

    folder: Path

    def lay(self, pages: Iterable[str], docs: Path, site_dir: Path) -> int:
        """Lay the kept pages whose Markdown is unchanged into the site's folder; return how many."""
        laid = 0
        for page in pages:
            kept = self.folder / page
            if not kept.is_file() or kept.read_bytes() != (docs / page).read_bytes():
                continue
            target = (site_dir / page).with_suffix(".html")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kept.with_suffix(".html"), target)
            laid += 1
        return laid

    def keep(self, pages: Iterable[str], docs: Path, site_dir: Path) -> None:
        """Keep what MkDocs made, before anything else is done to it."""
        for page in pages:
            kept = self.folder / page
            if kept.is_file() and kept.read_bytes() == (docs / page).read_bytes():
                continue
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile((site_dir / page).with_suffix(".html"), kept.with_suffix(".html"))
            shutil.copyfile(docs / page, kept)


def reuse_for(config: Any, root: Path) -> Reuse:
    """Return the kept pages of the frame that MkDocs' configuration gives; pages of other frames are forgotten."""
    frame = hashlib.sha256(json.dumps(
        [config["nav"], config["site_url"], config["site_name"], config["extra"], *map(version, BUILDER)],
        sort_keys=True, default=str).encode())
    for path in [root / "mkdocs.yml", *sorted((root / "overrides").rglob("*")), *sorted((root / "hooks").glob("*.py"))]:
        if path.is_file():
            frame.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    folder = folder_of(Path(config["docs_dir"]), root)
    name = folder / frame.hexdigest()[:16]
    for other in folder.glob("*"):
        if other != name:
            shutil.rmtree(other, ignore_errors=True)
    return Reuse(name)


def folder_of(docs: Path, root: Path) -> Path:
    """Return where the pages of a docs folder are kept."""
    return root / REUSED / hashlib.sha256(str(docs).encode()).hexdigest()[:8]


def hush(record: logging.LogRecord) -> bool:
    """Drop MkDocs' warning that leaving out unmodified pages may mislead: here nothing else depends on them."""
    return not str(record.msg).startswith("A 'dirty' build is being performed")
