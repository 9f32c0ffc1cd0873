"""Builds sites of one catalogue that differ only in their search, to be measured side by side.

The variants are ours, the theme's own, Pagefind, and ours with 5,000 entries in its index.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.cli.build import build
from signpost.cli.check import read_catalogue
from signpost.publish.search import INDEX, TEXTS, built_pages, weak_words
from signpost.search.index import search_records
from signpost.search.index_file import index_file, texts_file
from tests.bench.sample_catalogue import write_sample
from tests.bench.stock import build_stock

MANY = 5000
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def make_variants(catalogue: Catalogue, root: Path, work: Path) -> Mapping[str, Path]:
    """Build below `work`; return the sites' folders by name. Raises OSError where Node or Pagefind is missing."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    sites = {name: work / name for name in ("ours", "stock", "pagefind", "large")}
    shutil.copytree(root / "docs", work / "docs")
    build(catalogue, root, work / "docs", sites["ours"], None)
    build_stock(work / "docs", sites["stock"], root)
    for name in ("pagefind", "large"):
        shutil.copytree(sites["ours"], sites[name])
    _use_pagefind(sites["pagefind"], root)
    _use_many(sites["large"], catalogue, work / "sample", root)
    return sites


def _use_pagefind(site: Path, root: Path) -> None:
    """Let Pagefind index the same pages: what stands in their articles. Its engine needs a policy of its own."""
    for page in site.rglob("*.html"):
        text = POLICY.sub("", page.read_text(encoding="utf-8"))
        page.write_text(text.replace("<article ", "<article data-pagefind-body ", 1), encoding="utf-8")
    subprocess.run([str(root / "node_modules" / ".bin" / "pagefind"), "--site", str(site)], check=True,
                   capture_output=True)


def _use_many(site: Path, catalogue: Catalogue, sample: Path, root: Path) -> None:
    """Fill the index up to 5,000 entries with generated ones. Their pages are not built: only the index is measured."""
    records = search_records(catalogue, built_pages(site))
    write_sample(sample, MANY - len(records), root / "catalogue")
    made, _ = read_catalogue(sample, date.today())
    records += [record for record in search_records(made, []) if record["type"] == "entry"]
    for path, content in ((INDEX, index_file(records, weak_words(root))), (TEXTS, {"texts": texts_file(records)})):
        before = json.loads((site / path).read_text(encoding="utf-8"))
        (site / path).write_text(json.dumps({**before, **content}, ensure_ascii=False, separators=(",", ":")),
                                 encoding="utf-8")
