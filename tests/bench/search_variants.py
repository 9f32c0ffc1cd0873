"""Builds sites of one catalogue that differ only in their search, to be measured side by side.

The variants are ours, the theme's own, Pagefind, and ours with 5,000 entries in its index.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.cli.build import build, mkdocs_config, navigation_of
from signpost.cli.check import read_catalogue
from signpost.search.index import search_documents
from tests.bench.sample_catalogue import write_sample

MANY = 5000
INDEX = Path("search/search_index.json")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def make_variants(catalogue: Catalogue, root: Path, work: Path) -> Mapping[str, Path]:
    """Build below `work`; return the sites' folders by name. Raises OSError where Node or Pagefind is missing."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    sites = {name: work / name for name in ("ours", "stock", "pagefind", "large")}
    shutil.copytree(root / "docs", work / "docs")
    build(catalogue, root, work / "docs", sites["ours"], None)
    for name in ("stock", "pagefind", "large"):
        shutil.copytree(sites["ours"], sites[name])
    _use_stock(sites["stock"], _stock_index(catalogue, root, work))
    _use_pagefind(sites["pagefind"], root)
    _use_many(sites["large"], work / "sample", root)
    return sites


def _stock_index(catalogue: Catalogue, root: Path, work: Path) -> bytes:
    """Return the search index that the builder writes of the same pages by itself."""
    from mkdocs.commands.build import build as mkdocs_build

    config: Any = mkdocs_config(root, docs_dir=str(work / "docs"), site_dir=str(work / "plain"),
                                nav=navigation_of(catalogue, root))
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    mkdocs_build(config)
    return (work / "plain" / INDEX).read_bytes()


def _use_stock(site: Path, index: bytes) -> None:
    """Let the pages use the theme's own worker and the builder's own index, with nothing of ours before it."""
    (site / INDEX).write_bytes(index)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace("workers/signpost.", "workers/search.")
        page.write_text(re.sub(r'<script src="[^"]*worker-fallback\.js"></script>', "", text), encoding="utf-8")


def _use_pagefind(site: Path, root: Path) -> None:
    """Let Pagefind index the same pages: what stands in their articles. Its engine needs a policy of its own."""
    for page in site.rglob("*.html"):
        text = POLICY.sub("", page.read_text(encoding="utf-8"))
        page.write_text(text.replace("<article ", "<article data-pagefind-body ", 1), encoding="utf-8")
    subprocess.run([str(root / "node_modules" / ".bin" / "pagefind"), "--site", str(site)], check=True,
                   capture_output=True)


def _use_many(site: Path, sample: Path, root: Path) -> None:
    """Fill the index up to 5,000 entries with generated ones. Their pages are not built: only the index is measured."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    write_sample(sample, MANY - len(index["docs"]), root / "catalogue")
    made, _ = read_catalogue(sample, date.today())
    entries = [doc for doc in search_documents(made, []) if doc["sp"]["is"] == "entry"]
    index["docs"] += entries
    (site / INDEX).write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
