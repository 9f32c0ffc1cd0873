"""`scripts/bench build`: our build beside a plain `mkdocs build` of the same Markdown with the same theme, in one run.

Prints, for each size, seconds and peak memory of both, their ratio, how time grows, and what one edit costs.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence

from .build import ROOT
from .measure import Cost, measure
from .sample import write_sample

WORK = ROOT / "build" / "bench"


def bench(count: int) -> tuple[Cost, Cost, Cost]:
    """Return what our build, the plain build, and our build after one edit cost at `count` entries."""
    catalogue, docs, site = WORK / "catalogue", WORK / "docs", WORK / "site"
    for folder in (docs, site, WORK / "plain"):
        shutil.rmtree(folder, ignore_errors=True)
    write_sample(catalogue, count, ROOT / "catalogue")
    ours = [sys.executable, "-m", "signpost.build", "--catalogue", str(catalogue), "--docs", str(docs),
            "--site", str(site)]
    full = measure(ours, ROOT)
    plain = measure([sys.executable, "-c", PLAIN, str(ROOT), str(docs), str(WORK / "plain")], ROOT)
    edited = next(catalogue.glob("*/entry-0.yml"))
    edited.write_text(edited.read_text(encoding="utf-8").replace("They meet", "We meet"), encoding="utf-8")
    return full, plain, measure(ours, ROOT)


# MkDocs on its own: the same configuration without our hooks.
PLAIN = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
root, docs, site = sys.argv[1:]
config = load_config(root + "/mkdocs.yml", hooks=[], docs_dir=docs, site_dir=site)
config.plugins.run_event("startup", command="build", dirty=False)
build(config)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure at each size and print a table."""
    parser = argparse.ArgumentParser(prog="scripts/bench build", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[160, 1000, 10000])
    sizes = parser.parse_args(arguments).sizes
    heads = ("entries", "ours s", "MB", "plain s", "MB", "ratio", "edit s", "of plain", "growth")
    print(" ".join(f"{head:>8}" for head in heads))
    before: Cost | None = None
    for count in sizes:
        full, plain, edit = bench(count)
        row = (count, round(full.seconds, 1), round(full.megabytes), round(plain.seconds, 1), round(plain.megabytes),
               round(full.seconds / plain.seconds, 2), round(edit.seconds, 1), round(edit.seconds / plain.seconds, 2),
               round(full.seconds / before.seconds, 1) if before else "-")
        print(" ".join(f"{cell:>8}" for cell in row), flush=True)
        before = full
    return 0


if __name__ == "__main__":
    sys.exit(main())
