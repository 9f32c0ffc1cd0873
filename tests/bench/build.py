"""`scripts/bench build`: our build beside a plain `mkdocs build` of the same Markdown with the same theme, in one run.

Prints for each size seconds, seconds of processor time and peak memory of both, and their ratio; for a small size those
of the run with the median ratio. Then the same of a build after one edit.
Wanted: under 6 seconds of processor time at 160 entries, at most 1.5 times plain MkDocs from 1,000 on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from signpost.cli.build import ROOT
from tests.bench.plain_builders import WORK, measure_builder, remove_output
from tests.bench.process_cost import Cost, measure
from tests.bench.sample_catalogue import write_sample

LARGE = 500
TIMES = 5
"""How often a catalogue smaller than LARGE is built: runs of a few seconds vary by more than a tenth."""


def bench(count: int) -> tuple[Cost, Cost, Cost]:
    """Return what our build from nothing, the plain build and our build after one edit take at `count` entries."""
    work = ROOT / WORK
    catalogue, docs, site = work / "catalogue", work / "docs", work / "site"
    remove_output(work)
    write_sample(catalogue, count, ROOT / "catalogue")
    ours = [sys.executable, "-m", "signpost.cli.build", "--catalogue", str(catalogue), "--docs", str(docs),
            "--site", str(site)]
    full = measure(ours, ROOT)
    plain = measure_builder("mkdocs", ROOT, docs, work / "mkdocs")
    edited = next(catalogue.glob("*/entry-0.yml"))
    edited.write_text(edited.read_text(encoding="utf-8").replace("They meet", "We meet"), encoding="utf-8")
    return full, plain, measure(ours, ROOT)


def median_run(runs: list[tuple[Cost, Cost, Cost]]) -> tuple[Cost, Cost, Cost]:
    """Return the run whose ratio is the median of all."""
    return sorted(runs, key=lambda run: run[0].seconds / run[1].seconds)[len(runs) // 2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure at each size and print a table."""
    parser = argparse.ArgumentParser(prog="scripts/bench build", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[160, 1000])
    heads = ("entries", "ours s", "cpu s", "MB", "plain s", "cpu s", "MB", "of plain", "by cpu", "edit s", "of plain",
             "by cpu")
    print(" ".join(f"{head:>8}" for head in heads))
    for count in parser.parse_args(arguments).sizes:
        full, plain, edit = median_run([bench(count) for _ in range(TIMES if count < LARGE else 1)])
        row = (count, f"{full.seconds:.1f}", f"{full.processor:.1f}", f"{full.megabytes:.0f}", f"{plain.seconds:.1f}",
               f"{plain.processor:.1f}", f"{plain.megabytes:.0f}", *ratios(full, plain), f"{edit.seconds:.1f}",
               *ratios(edit, plain))
        print(" ".join(f"{cell:>8}" for cell in row), flush=True)
    return 0


def ratios(ours: Cost, theirs: Cost) -> tuple[str, str]:
    """Return how many times as long ours takes, by wall clock and by processor time."""
    return f"{ours.seconds / theirs.seconds:.2f}", f"{ours.processor / theirs.processor:.2f}"


if __name__ == "__main__":
    sys.exit(main())
