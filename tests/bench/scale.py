"""`scripts/bench scale`: builds of generated catalogues, step by step, beside both builders by themselves.

Three tables: seconds of each step; the whole beside plain MkDocs and plain Zensical on the same Markdown; what a phone
and a host get. "Growth" is time an entry compared with the size before: 1.0 is linear. Wanted: linear, at most 1.5
times plain MkDocs, less than 1 GB, and within the budgets that the build states.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from signpost.cli.build import ROOT
from signpost.cli.step_times import parse_step_times
from signpost.publish.search import INDEX
from signpost.publish.service_worker import compressed_size
from tests.bench.build import ratios
from tests.bench.plain_builders import WORK, measure_builder, remove_output
from tests.bench.process_cost import Cost, measure
from tests.bench.sample_catalogue import write_sample


@dataclass(frozen=True, slots=True)
class Scale:
    """What was measured at one size. Sizes of files in bytes."""

    count: int
    check: Cost
    ours: Cost
    mkdocs: Cost
    zensical: Cost
    markdown: int
    site: int
    index: int


def scale(count: int) -> Scale:
    """Measure everything once, from nothing, at one size."""
    work = ROOT / WORK
    catalogue, docs, site = work / "catalogue", work / "docs", work / "site"
    remove_output(work)
    write_sample(catalogue, count, ROOT / "catalogue")
    check = measure([sys.executable, "-m", "signpost.cli.check", "--catalogue", str(catalogue)], ROOT)
    ours = measure([sys.executable, "-m", "signpost.cli.build", "--catalogue", str(catalogue), "--docs", str(docs),
                    "--site", str(site)], ROOT)
    return Scale(count, check, ours, measure_builder("mkdocs", ROOT, docs, work / "mkdocs"),
                 measure_builder("zensical", ROOT, docs, work / "zensical"), size_of(docs), size_of(site),
                 compressed_size((site / INDEX).read_bytes()))


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def growth(now: Scale, before: Scale | None) -> str:
    """Return how much longer an entry takes than at the size before, by the processor."""
    if before is None:
        return "-"
    return f"{now.ours.processor / before.ours.processor / (now.count / before.count):.2f}"


def steps_row(found: Scale, before: Scale | None) -> list[str]:
    """Return the seconds of each step."""
    times = parse_step_times(found.ours.output)
    return [str(found.count), f"{found.check.seconds:.1f}",
            *(f"{times[name]:.1f}" for name in ("render", "mkdocs", "finish")), f"{found.ours.seconds:.1f}",
            f"{found.ours.processor:.1f}", growth(found, before), f"{found.ours.megabytes:.0f}"]


def comparison_row(found: Scale) -> list[str]:
    """Return our whole build beside the builders by themselves."""
    return [str(found.count), f"{found.ours.seconds:.1f}", f"{found.mkdocs.seconds:.1f}",
            *ratios(found.ours, found.mkdocs), f"{found.ours.megabytes:.0f}", f"{found.mkdocs.megabytes:.0f}",
            f"{found.zensical.seconds:.1f}", f"{found.zensical.processor:.1f}", f"{found.zensical.megabytes:.0f}"]


def size_row(found: Scale) -> list[str]:
    """Return the sizes, in MB, and what phones are asked to keep."""
    kept = re.search(r"offline: (\d+) files, (\d+) KB", found.ours.output)
    files, kilobytes = kept.groups() if kept else ("-", "0")
    return [str(found.count), f"{found.markdown / 1e6:.1f}", f"{found.site / 1e6:.1f}", f"{found.index / 1e6:.2f}",
            files, f"{int(kilobytes) / 1024:.1f}"]


STEPS = ("entries", "check s", "render s", "mkdocs s", "finish s", "all s", "cpu s", "growth", "MB")
COMPARISON = ("entries", "ours s", "mkdocs s", "of it", "by cpu", "ours MB", "its MB", "zens. s", "cpu s", "MB")
SIZES = ("entries", "pages MB", "site MB", "index MB", "kept", "kept MB")


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table under its heads."""
    for row in (heads, *rows):
        print(" ".join(f"{cell:>8}" for cell in row))
    print(flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure at each size, then print the tables and what the builds printed about their budgets."""
    parser = argparse.ArgumentParser(prog="scripts/bench scale", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[160, 1000, 5000, 10000])
    found: list[Scale] = []
    for count in parser.parse_args(arguments).sizes:
        print(f"bench: {count} entries", file=sys.stderr, flush=True)
        found.append(scale(count))
    print_table(STEPS, [steps_row(each, before) for each, before in zip(found, [None, *found], strict=False)])
    print_table(COMPARISON, [comparison_row(each) for each in found])
    print_table(SIZES, [size_row(each) for each in found])
    for each in found:
        for line in re.findall(r"^(?:offline: all|search:) .*$", each.ours.output, re.M):
            print(f"{each.count}: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
