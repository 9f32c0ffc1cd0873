"""What our builds are measured beside: the builders on their own, on the Markdown that a build of ours left in docs/.

As a program: `python -m tests.bench.plain_builders mkdocs|zensical ROOT DOCS SITE`.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from signpost.builders.build_request import Order
from signpost.builders.mkdocs_settings import load_settings
from signpost.builders.reuse import folder_of
from signpost.builders.zensical import run_zensical
from signpost.publish.node import KEPT
from tests.bench.process_cost import Cost, measure

WORK = Path("build") / "bench"


def plain(builder: str, root: Path, docs: Path, site: Path) -> Cost:
    """Return what the builder alone takes for these pages: the same configuration without our hooks."""
    return measure([sys.executable, "-m", "tests.bench.plain_builders", builder, str(root), str(docs), str(site)], root)


def forget(work: Path, root: Path) -> None:
    """Take away what earlier builds left: a measured build starts from nothing."""
    for folder in (*(work / name for name in ("docs", "site", "mkdocs", "zensical")), folder_of(work / "docs", root)):
        shutil.rmtree(folder, ignore_errors=True)
    for kept in (root / KEPT).glob("*.json"):
        kept.unlink(missing_ok=True)


def main() -> int:
    """Build once."""
    builder, root, docs, site = sys.argv[1], *map(Path, sys.argv[2:5])
    if builder == "zensical":
        settings = load_settings(root, os.environ)
        run_zensical(Order(root=root, settings=settings, nav=settings["nav"], docs=docs, site_dir=site, site_url=None,
                           pages=[]))
        return 0
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"), hooks=[], docs_dir=str(docs), site_dir=str(site))
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)
    return 0


if __name__ == "__main__":
    sys.exit(main())
