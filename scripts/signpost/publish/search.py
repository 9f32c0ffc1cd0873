"""Adds our search to a built site: the worker as one script beside the builder's own, and the index that it reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.publish.node import bundle_scripts
from signpost.publish.service_worker import compressed_size
from signpost.search.index import search_documents

WORKER = Path("docs/assets/js/search/worker.js")
INDEX = Path("search/search_index.json")
BUDGET = 1_500_000
"""Compressed bytes of the index: what one search may cost a phone that keeps nothing. Today's list needs a tenth."""
SHORT_LINES = 8
"""An entry in an index over the budget keeps so many lines of its text: from what it is to its phone numbers."""


def add_search(catalogue: Catalogue, site_dir: Path, root: Path, budget: int = BUDGET) -> str:
    """Write our worker beside the builder's, and our index in place of the builder's.

    Where the index is not of the shape that MkDocs' search plugin writes, it stays, and the page uses the builder's own
    search (docs/assets/js/search/worker-fallback.js). Returns a message about an index over the budget, or nothing.
    Raises OSError where Node or its packages are missing.
    """
    path = site_dir / INDEX
    if not path.is_file():
        return ""
    workers = list((site_dir / "assets" / "javascripts" / "workers").glob("search.*.js"))
    code = worker_code(root) if workers else ""
    for builders_own in workers:
        name = builders_own.name.replace("search.", "signpost.", 1)
        builders_own.with_name(name).write_text(code, encoding="utf-8")
    index = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(index, dict) or not _is_plugins(index.get("docs")):
        return ""
    common = catalogue.site.common_words
    config = {**index.get("config", {}), **({"common": common} if common else {})}
    text, message = fit_budget({"config": config, "docs": search_documents(catalogue, index["docs"])}, budget)
    path.write_text(text, encoding="utf-8")
    return message


def worker_code(root: Path) -> str:
    """Return the search worker and what it imports as one classic script."""
    return bundle_scripts([root / WORKER], root)[root / WORKER]


def fit_budget(index: Mapping[str, Any], budget: int) -> tuple[str, str]:
    """Return the index as JSON and a message; over the budget without entries' long texts, which the message says."""
    text = _json(index)
    size = compressed_size(text.encode()) if len(text) > budget else 0
    if size <= budget:
        return text, ""
    docs = [{**doc, "text": "\n".join(doc["text"].split("\n")[:SHORT_LINES])} if doc["sp"]["is"] == "entry" else doc
            for doc in index["docs"]]
    text = _json({**index, "docs": docs})
    return text, (f"search: the whole index would be {size // 1024} KB, more than {budget // 1024}: entries are found "
                  f"by name, summary, keywords and numbers alone ({compressed_size(text.encode()) // 1024} KB)")


def _json(value: Any) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _is_plugins(docs: object) -> bool:
    """Whether these are the documents that MkDocs' search plugin writes."""
    return isinstance(docs, list) and all(
        isinstance(doc, dict) and {"location", "title", "text"} <= doc.keys() for doc in docs)
