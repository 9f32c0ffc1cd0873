"""The builders by themselves, to compare our builds with: they build the Markdown that one of ours left in docs/.

As a program: `python -m tests.bench.plain_builders mkdocs|zensical ROOT DOCS SITE`.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from signpost.builders.build_request import BuildRequest
from signpost.builders.mkdocs_settings import load_settings
from signpost.builders.zensical import run_zensical
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import settings_of
from signpost.cli.build import navigation_of
from tests.bench.process_cost import Cost, measure

WORK = Path("build") / "bench"


def measure_builder(builder: str, root: Path, docs: Path, site: Path) -> Cost:
    """Return what the builder takes for these pages by itself: the same configuration without our hooks."""
    return measure([sys.executable, "-m", "tests.bench.plain_builders", builder, str(root), str(docs), str(site)], root)


def remove_output(work: Path) -> None:
    """Remove what earlier builds wrote below `work`, so that the next one starts from nothing."""
    for name in ("docs", "site", "mkdocs", "zensical"):
        shutil.rmtree(work / name, ignore_errors=True)


def main() -> int:
    """Build once, with the navigation that our builds have: the sample has the themes of the live catalogue."""
    builder, root, docs, site = sys.argv[1], *map(Path, sys.argv[2:5])
    catalogue = load_catalogue(root / "catalogue")[0]
    nav, settings = navigation_of(catalogue, root), load_settings(root)
    names = settings_of(catalogue.site, settings)
    if builder == "zensical":
        run_zensical(BuildRequest(root=root, settings=settings | names, nav=nav, docs=docs, site_dir=site,
                                  site_url=None, date=date.today()))
        return 0
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"), hooks=[], nav=nav, docs_dir=str(docs),
                         site_dir=str(site), **names)
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)
    return 0


if __name__ == "__main__":
    sys.exit(main())
