"""Adds the search to a built site: what its worker reads, and the worker as one script.

The index finds, the texts are quoted once they are there, and the words of danger tell when to show who to ring.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.publish.assets import SEARCH_WORKER
from signpost.publish.node import bundle_scripts
from signpost.publish.release import with_release
from signpost.publish.service_worker import compressed_size
from signpost.search.crisis import compile_crisis
from signpost.search.index import search_records, search_settings
from signpost.search.index_file import index_file, texts_file

SOURCE = Path("docs/assets/js/search/worker.js")
WEAK_WORDS = Path("docs/assets/js/search/engine/weak-words.json")
INDEX, TEXTS, DANGER = Path("search/index.json"), Path("search/texts.json"), Path("search/danger.json")
BUDGET = 1_500_000
"""Compressed bytes of the index: what one search may cost a phone that keeps nothing. Today's list: 56,000."""


def add_search(catalogue: Catalogue, site_dir: Path, root: Path, release: str, budget: int = BUDGET) -> str:
    """Write the search into a site, with the mark of the release. Returns a message about an index over the budget, or
    nothing.

    Raises OSError where Node or its packages are missing.
    """
    records = search_records(catalogue, built_pages(site_dir))
    settings = {"release": release, **search_settings(catalogue)}
    text, message = fit_budget(records, budget, settings, weak_words(root))
    files: dict[str | Path, str] = {
        INDEX: text, TEXTS: with_release({"texts": texts_file(records)}, release),
        DANGER: with_release(compile_crisis(catalogue), release), SEARCH_WORKER: worker_code(root, release)}
    for path, content in files.items():
        (site_dir / path).parent.mkdir(parents=True, exist_ok=True)
        (site_dir / path).write_text(content, encoding="utf-8")
    return message


def built_pages(site_dir: Path) -> Iterator[tuple[str, str]]:
    """Yield the address of each page of a built site, and its HTML. Entries' pages are not among them."""
    for path in sorted(site_dir.rglob("*.html")):
        address = path.relative_to(site_dir).as_posix().removesuffix("index.html")
        if not address.startswith(("themes/", "assets/")):
            yield address, path.read_text(encoding="utf-8")


def weak_words(root: Path) -> list[str]:
    """Return the words of English that tell little of what is sought: the search hardly counts them."""
    kinds: dict[str, list[str]] = json.loads((root / WEAK_WORDS).read_text(encoding="utf-8"))
    return [word for lines in kinds.values() for line in lines for word in line.split()]


def worker_code(root: Path, release: str) -> str:
    """Return the search worker and what it imports as one classic script, which begins with the mark of the release."""
    return f'const RELEASE="{release}";\n{bundle_scripts([root / SOURCE], root)[root / SOURCE]}'


def fit_budget(records: Sequence[dict[str, Any]], budget: int, settings: Mapping[str, Any] | None = None,
               left_out: Sequence[str] = ()) -> tuple[str, str]:
    """Return the index as JSON and a message; over the budget without entries' long texts, which the message says."""
    text = _json(records, settings, left_out)
    size = compressed_size(text.encode()) if len(text) > budget else 0
    if size <= budget:
        return text, ""
    text = _json([{name: value for name, value in record.items() if name != "body" or record["type"] != "entry"}
                  for record in records], settings, left_out)
    return text, (f"search: the whole index would be {size // 1024} KB, more than {budget // 1024}: entries are found "
                  f"by name, summary, keywords and numbers alone ({compressed_size(text.encode()) // 1024} KB)")


def _json(records: Sequence[dict[str, Any]], settings: Mapping[str, Any] | None, left_out: Sequence[str]) -> str:
    """Return the index and what else the search needs as compact JSON."""
    content = {**(settings or {}), **index_file(records, left_out)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
