"""Puts our search beside the builder's: the worker as one script, and the index that it reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.publish.node import ask_front
from signpost.publish.service_worker import compressed
from signpost.search.index import search_docs

WORKER = Path("docs/assets/js/search/worker.js")
BUDGET = 1_500_000
"""Bytes of the index, compressed: what one search may cost a phone that keeps nothing. Today's list needs a tenth."""
NAMED_LINES = 8
"""So many lines of an entry's text, from about to phone numbers, stay in an index that would be larger."""


def finish_search(catalogue: Catalogue, site_dir: Path, root: Path, budget: int = BUDGET) -> str:
    """Put our worker beside the builder's, and rewrite the index where it is of the shape that we know.

    Raises OSError where Node or its packages are missing. Where either is not as we know it, the builder's own
    search stays as it is: the page falls back to it (docs/assets/js/search/worker-fallback.js). Returns what to tell
    the maintainer of an index that would be larger than the budget, or nothing.
    """
    path = site_dir / "search" / "search_index.json"
    if not path.is_file():
        return ""
    for theirs in (site_dir / "assets" / "javascripts" / "workers").glob("search.*.js"):
        theirs.with_name(theirs.name.replace("search.", "signpost.", 1)).write_text(worker_code(root), encoding="utf-8")
    index = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(index, dict) or not _known(index.get("docs")):
        return ""
    made = {"config": index.get("config", {}), "docs": search_docs(catalogue, index["docs"])}
    text, told = fitting(made, budget)
    path.write_text(text, encoding="utf-8")
    return told


def worker_code(root: Path) -> str:
    """Return the search worker as one classic script."""
    scripts = sorted((root / WORKER).parents[1].rglob("*.js"))
    code: str = ask_front("bundle-worker.mjs", {"entry": str(root / WORKER)}, root,
                          [(path.relative_to(root).as_posix(), path) for path in scripts], "search")["code"]
    return code


def fitting(index: Mapping[str, Any], budget: int) -> tuple[str, str]:
    """Return the index as text, without entries' long texts where it would exceed the budget, and that in words."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    whole = compressed(text.encode()) if len(text) > budget else 0
    if whole <= budget:
        return text, ""
    docs = [{**doc, "text": "\n".join(doc["text"].split("\n")[:NAMED_LINES])} if doc["sp"]["is"] == "entry" else doc
            for doc in index["docs"]]
    text = json.dumps({**index, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    return text, (f"search: the whole index would be {whole // 1024} KB, more than {budget // 1024}: entries are found "
                  f"by name, summary, keywords and numbers alone ({compressed(text.encode()) // 1024} KB)")


def _known(docs: object) -> bool:
    """Tell whether these are the documents of MkDocs' search plugin."""
    return isinstance(docs, list) and all(
        isinstance(doc, dict) and {"location", "title", "text"} <= doc.keys() for doc in docs)
