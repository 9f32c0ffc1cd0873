"""A Catalogue goes in; the public data beside the pages comes out: `catalogue.json`, a stable contract."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item


def render_data(catalogue: Catalogue, root: Path) -> Mapping[str, str]:
    """Return the data files by their name at the site's root. `root` is the project, for its commit."""
    return {"catalogue.json": json.dumps(catalogue_data(catalogue, commit(root)), ensure_ascii=False,
                                         separators=(",", ":")) + "\n"}


def commit(root: Path) -> str | None:
    """Return the commit that the project stands at, or None outside of git."""
    try:
        found = subprocess.run(["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True,
                               check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return found.stdout.strip() or None


def catalogue_data(catalogue: Catalogue, generated_from: str | None) -> dict[str, Any]:
    """Return what catalogue.json holds. Addresses are relative to the site's root."""
    return {
        "generated_from": generated_from,
        "themes": [{"id": theme.id, "title": theme.title, "summary": theme.summary, "url": f"themes/{theme.id}/"}
                   for theme in catalogue.themes],
        "entries": [_entry(item) for item in catalogue.items.values()],
    }


def _entry(item: Item) -> dict[str, Any]:
    """Return one entry: its own fields and where it stands. Fields that say nothing are null or empty lists."""
    record = item.entry.model_dump(mode="json", exclude_none=True)
    empty: dict[str, Any] = {"also_in": [], "sources": [], "eligibility": None, "area": [], "contacts": {},
                             "confirmed": None}
    return {"id": item.id, "theme": item.theme, "url": item.url, **empty, **record}
