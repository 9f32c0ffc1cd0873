"""catalogue.json: the whole catalogue for other programs. Its shape is a stable contract."""

from __future__ import annotations

import json
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item


def render_catalogue_json(catalogue: Catalogue, commit: str | None) -> str:
    """Return the file's text. `commit` is the commit that it is made from, where it is known."""
    return json.dumps(catalogue_data(catalogue, commit), ensure_ascii=False, separators=(",", ":")) + "\n"


def catalogue_data(catalogue: Catalogue, commit: str | None) -> dict[str, Any]:
    """Return what catalogue.json holds. Addresses are relative to the site's root."""
    return {
        "generated_from": commit,
        "themes": [{"id": theme.id, "title": theme.title, "summary": theme.summary, "url": f"themes/{theme.id}/"}
                   for theme in catalogue.themes],
        "entries": [_entry_data(item) for item in catalogue.items.values()],
    }


def _entry_data(item: Item) -> dict[str, Any]:
    """Return one entry's fields, its id, theme and address. Some fields, where absent, are null or an empty list.

    The doubts are those of the day of the build, as readers see them.
    """
    record = item.entry.model_dump(mode="json", exclude_none=True) | ({"doubts": item.doubts} if item.doubts else {})
    empty: dict[str, Any] = {"also_in": [], "sources": [], "eligibility": None, "area": [], "contacts": {},
                             "confirmed": None}
    return {"id": item.id, "theme": item.theme, "url": item.url, **empty, **record}
