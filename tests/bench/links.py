"""`scripts/bench links`: our link check beside LinkChecker, lychee and linkinator, on the same targets in one lab.

The lab is that of the tests. Parts: `cases`, how many hard cases each tool gets right; `load`, so many good links on so
many hosts; `growth`, ours on ever more links; `hostile`, ours on good hosts beside a page made to hold readers up.
Without a part, all of them. Prints a table for each.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.bench.link_tools import LIVE, OURS, ROOT, Run, Tools, is_reported_bad

PARTS = ("cases", "load", "growth", "hostile")
HEADS = ("right", "live called bad", "bad ones passed", "passing as broken", "not mentioned", "seconds", "MB")
HOSTILE_BYTES = 200_000
WANTED_RATIO = 1.2


@dataclass(frozen=True)
class Case:
    """A target with the right result for it."""

    name: str
    target: str
    expected: str
    accept: frozenset[str]
    never: frozenset[str]


def cases_of(lab: Any) -> list[Case]:
    """Return the web cases of the lab with their right results."""
    own: dict[str, str] = {}
    for path in sorted((ROOT / "tests/links").glob("cases*.yml")):
        own |= yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    listed = yaml.safe_load((ROOT / "tests/data/links/cases.yaml").read_text(encoding="utf-8"))["cases"]
    given = {case["id"]: case for case in listed}
    found = []
    for name, target in lab.targets.items():
        case = given.get(name) or {"expected": str(own.get(name, "")).partition("/")[0]}
        if case["expected"] and not name.startswith(("m-", "t-")) and target:
            found.append(Case(name, target, case["expected"], frozenset(case.get("accept", [])),
                              frozenset(case.get("never", []))))
    return found


def hard_cases(tools: Tools, most: int) -> None:
    """Print how many of the hard cases each tool gets right; at most so many cases, 0 for all."""
    cases = cases_of(tools.lab)[:most or None]
    live = sum(case.expected in LIVE for case in cases)
    passing = sum(case.expected == "temporary" for case in cases)
    print(f"\nHard cases: {len(cases)} web addresses, {live} live, {len(cases) - live - passing} bad, "
          f"{passing} passing troubles")
    print(f"{'':12}" + "".join(f" {head:>{len(head) + 1}}" for head in HEADS))
    for name, run in tools.runners.items():
        values = _counts(tools, name, run([case.target for case in cases]), cases)
        cells = (f" {value:>{len(head) + 1}}" for head, value in zip(HEADS, values, strict=True))
        print(f"{name:12}" + "".join(cells), flush=True)
    verdicts = {case.name: tools.rows[case.target]["verdict"] for case in cases}
    right = sum(verdicts[case.name] == case.expected for case in cases)
    accepted = sum(verdicts[case.name] in case.accept and verdicts[case.name] != case.expected for case in cases)
    never = sum(verdicts[case.name] in case.never for case in cases)
    print(f"{OURS}: {right} right, {accepted} accepted, {len(cases) - right - accepted} wrong, {never} never to be")


def _counts(tools: Tools, name: str, run: Run, cases: Sequence[Case]) -> tuple[int, ...]:
    """Return a tool's row of the table of hard cases."""
    live = [case for case in cases if case.expected in LIVE]
    passing = [case for case in cases if case.expected == "temporary"]
    bad = [case for case in cases if case not in live and case not in passing]
    alarms = sum(bool(is_reported_bad(run, case.target)) for case in live)
    missed = sum(not is_reported_bad(run, case.target) for case in bad)
    broken = sum(tools.rows[case.target]["verdict"] == "broken" if name == OURS
                 else bool(is_reported_bad(run, case.target)) for case in passing)
    unmentioned = sum(is_reported_bad(run, case.target) is None for case in cases)
    return (len(cases) - alarms - missed - broken, alarms, missed, broken, unmentioned, round(run.seconds),
            round(run.megabytes))


def good_pages(lab: Any, links: int, hosts: int) -> list[str]:
    """Add good pages to the lab and return their addresses, grouped by host."""
    from tests.links.lab.pages import good

    return [lab.page(f"load{host}", f"/p{number}", good(f"Page {number}"))
            for host in range(hosts) for number in range(max(1, links // hosts))]


def load(tools: Tools, links: int, hosts: int, names: Sequence[str]) -> None:
    """Print how long a number of good links on a number of hosts takes each tool."""
    targets = good_pages(tools.lab, links, hosts)
    print(f"\n{len(targets)} links on {hosts} hosts, grouped by host\n{'':12} {'seconds':>8} {'MB':>6} "
          f"{'called bad':>11}")
    for name in names:
        tools.lab.web.log.clear()
        run = tools.runners[name](targets)
        print(f"{name:12} {run.seconds:8.1f} {run.megabytes:6.0f} {sum(run.bad.values()):11}", flush=True)


def hostile(tools: Tools, hosts: int, times: int) -> None:
    """Print what ours takes for good hosts alone, and beside a page of 200 KB that is nothing but `<a `.

    The quickest of so many runs: other work on the machine makes a run slower and never quicker.
    """
    from tests.links.lab.pages import HTML
    from tests.links.lab.web import Reply

    targets = good_pages(tools.lab, hosts, hosts)
    page = tools.lab.page("hostile", "/page", Reply(200, b"<a " * (HOSTILE_BYTES // 3), [HTML]))
    print(f"\n{hosts} good hosts, alone and beside a page of {HOSTILE_BYTES // 1000} KB of `<a `\n"
          f"{'':12} {'seconds':>8} {'MB':>6} {'good ones well':>15}")
    took = []
    for name, asked in (("alone", targets), ("beside it", [*targets, page])):
        run = min((tools.signpost(asked) for _ in range(times)), key=lambda run: run.seconds)
        took.append(run.seconds)
        well = sum(not run.bad[target] for target in targets)
        print(f"{name:12} {run.seconds:8.1f} {run.megabytes:6.0f} {f'{well} of {hosts}':>15}", flush=True)
    print(f"ratio {took[1] / took[0]:.2f} (wanted: at most {WANTED_RATIO}); the page itself: "
          f"{tools.rows[page]['verdict']}/{tools.rows[page]['reason']}")


@contextmanager
def laboratory(whole: bool) -> Iterator[tuple[Any, Path]]:
    """Start the tests' laboratory, with all of its cases or none; yield it with its folder."""
    sys.path.insert(0, str(ROOT))
    from tests.links.lab.sites import Lab, build

    with tempfile.TemporaryDirectory() as folder:
        lab = build(Path(folder)) if whole else Lab(Path(folder))
        yield lab, Path(folder)
        lab.close()


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="scripts/bench links", description=__doc__,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("part", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    made.add_argument("--only-ours", action="store_true", help="run no other tool")
    made.add_argument("--cases", type=int, default=0, metavar="N", help="only the first N hard cases")
    made.add_argument("--loads", nargs="+", default=["400/40", "2000/200"], metavar="LINKS/HOSTS",
                      help="the loads (default: 400/40 2000/200)")
    made.add_argument("--sizes", nargs="+", type=int, default=[2000, 5000, 20000], metavar="LINKS",
                      help="the sizes of the growth, ten links a host (default: 2000 5000 20000)")
    made.add_argument("--times", type=int, default=3, metavar="N", help="runs of the hostile page (default: 3)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    made = parser()
    options = made.parse_args(arguments)
    parts = options.part or PARTS
    if unknown := set(parts) - set(PARTS):
        made.error(f"no such part: {', '.join(sorted(unknown))} (choose from {', '.join(PARTS)})")
    loads = [tuple(map(int, text.split("/"))) for text in options.loads]
    with laboratory("cases" in parts) as (lab, folder):
        tools = Tools(lab, folder, others=not options.only_ours)
        if not (tools.resolv or options.only_ours):
            print("The other tools cannot be given the lab's names here: only ours is measured.")
        if "cases" in parts:
            hard_cases(tools, options.cases)
        for links, hosts in loads if "load" in parts else ():
            load(tools, links, hosts, list(tools.runners))
        for links in options.sizes if "growth" in parts else ():
            load(tools, links, max(1, links // 10), [OURS])
        if "hostile" in parts:
            hostile(tools, 8, options.times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
