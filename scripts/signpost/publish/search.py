"""Adds the search to a built site: the index, and the worker that reads it as one script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.publish.assets import SEARCH_WORKER
from signpost.publish.node import bundle_scripts
from signpost.publish.service_worker import compressed_size
from signpost.search.index import search_records, search_settings

SOURCE = Path("docs/assets/js/search/worker.js")
INDEX = Path("search/index.json")
BUDGET = 1_500_000
"""Compressed bytes of the index: what one search may cost a phone that keeps nothing. Today's list needs a tenth."""


def add_search(catalogue: Catalogue, site_dir: Path, root: Path, budget: int = BUDGET) -> str:
    """Write the worker and the index into a site. Returns a message about an index over the budget, or nothing.

    Raises OSError where Node or its packages are missing.
    """
    text, message = fit_budget(search_records(catalogue, built_pages(site_dir)), budget, search_settings(catalogue))
    for path, content in ((INDEX, text), (SEARCH_WORKER, worker_code(root))):
        (site_dir / path).parent.mkdir(parents=True, exist_ok=True)
        (site_dir / path).write_text(content, encoding="utf-8")
    return message


def built_pages(site_dir: Path) -> Iterator[tuple[str, str]]:
    """Yield the address of each page of a built site, and its HTML. Entries' pages are not among them."""
    for path in sorted(site_dir.rglob("*.html")):
        address = path.relative_to(site_dir).as_posix().removesuffix("index.html")
        if not address.startswith(("themes/", "assets/")):
            yield address, path.read_text(encoding="utf-8")


def worker_code(root: Path) -> str:
    """Return the search worker and what it imports as one classic script."""
    return bundle_scripts([root / SOURCE], root)[root / SOURCE]


def fit_budget(records: Sequence[dict[str, Any]], budget: int,
               settings: Mapping[str, Any] | None = None) -> tuple[str, str]:
    """Return the index as JSON and a message; over the budget without entries' long texts, which the message says."""
    text = _json(records, settings)
    size = compressed_size(text.encode()) if len(text) > budget else 0
    if size <= budget:
        return text, ""
    text = _json([{name: value for name, value in record.items() if name != "body" or record["type"] != "entry"}
                  for record in records], settings)
    return text, (f"search: the whole index would be {size // 1024} KB, more than {budget // 1024}: entries are found "
                  f"by name, summary, keywords and numbers alone ({compressed_size(text.encode()) // 1024} KB)")


def _json(records: Sequence[dict[str, Any]], settings: Mapping[str, Any] | None) -> str:
    """Return the records and what else the search needs as compact JSON."""
    return json.dumps({**(settings or {}), "records": records}, ensure_ascii=False, separators=(",", ":"))
