"""`scripts/bench mutants`: makes single changes to our own modules, and counts those that their tests notice.

Each change (a mutant) is made to a copy of the project, in which the tests of its module then run: the test file of the
same name or, where there is none, those of its folder and the folders above it that need no servers of the link check.
It is noticed where they fail or do not end. Prints every change that was not noticed, because a test is missing or the
change has no effect, and how many of all were noticed.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.mutations import Change, list_changes, make_change
from tests.conftest import ROOT

PACKAGE = Path("scripts", "signpost")
MODULES = ("checks", "catalogue/validation.py", "catalogue/values.py", "links/classify", "links/reasons.py",
           "links/verdicts.py", "links/report/target_history.py")
"""Measured by default, relative to the package; of a folder, all modules in it."""
USES_SERVERS = re.compile(r"^from tests\.links\.(conftest|lab\.sites) import", re.M)
AT_ONCE = 2
MOST_SECONDS = 120
MOST_MEMORY = 4 << 30
"""In bytes of data, of one process: a change can make a loop endless. Node reserves far more than it uses."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change to a module (a path in the project) by its position in the list of the module's changes."""

    module: Path
    position: int
    change: Change

    def __str__(self) -> str:
        texts = (self.change.before, self.change.after)
        before, after = (textwrap.shorten(each, 120, placeholder=" …") for each in texts)
        return f"{self.module}:{self.change.line}: {before} → {after}"


def modules_below(project: Path, names: Sequence[str]) -> list[Path]:
    """Return the modules of the package that are named or in a named folder. Raises SystemExit where one is missing."""
    found: dict[Path, None] = {}
    for name in names:
        path = project / PACKAGE / name.removeprefix(f"{PACKAGE}/")
        if not path.exists():
            raise SystemExit(f"bench: there is no {path.relative_to(project)}")
        found.update(dict.fromkeys(sorted(path.rglob("*.py")) if path.is_dir() else [path]))
    return [path.relative_to(project) for path in found]


def tests_of(project: Path, module: Path) -> tuple[str, ...]:
    """Return the test file that mirrors a module; else those of its folder and above it that need no servers."""
    place = module.relative_to(PACKAGE)
    own = project / "tests" / place.with_name(f"test_{place.name}")
    files = [own] if own.exists() else [
        path for folder in place.parents[:-1] for path in sorted((project / "tests" / folder).glob("test_*.py"))
        if not USES_SERVERS.search(path.read_text(encoding="utf-8"))]
    return tuple(str(path.relative_to(project)) for path in files)


def choose(project: Path, modules: Sequence[Path], count: int, seed: int) -> list[Mutant]:
    """Return so many changes at random, in turn from each module as long as it has any left."""
    chance = random.Random(seed)
    rows = []
    for module in modules:
        found = list_changes((project / module).read_text(encoding="utf-8"))
        rows.append([Mutant(module, *each) for each in chance.sample(list(enumerate(found)), len(found))])
    chance.shuffle(rows)
    in_turn = itertools.chain.from_iterable(itertools.zip_longest(*rows))
    return list(itertools.islice((each for each in in_turn if each), count))


def copy_project(source: Path, target: Path) -> None:
    """Copy the scripts with the package, and the tests; the rest, which the tests only read, is linked to."""
    target.mkdir()
    for path in source.iterdir():
        if path.name in ("scripts", "tests"):
            shutil.copytree(path, target / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif not path.name.startswith(".") or path.name in (".github", ".gitignore", ".venv"):
            (target / path.name).symlink_to(path.resolve())


def tests_pass(project: Path, tests: Sequence[str], mutant: Mutant | None = None) -> bool:
    """Whether tests pass in a copy of the project, with a change or without; not where they take too long."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder, "project")
        copy_project(project, copy)
        if mutant:
            source = (project / mutant.module).read_text(encoding="utf-8")
            (copy / mutant.module).write_text(make_change(source, mutant.position), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:xdist", "-p", "no:cacheprovider",
                   "--hypothesis-seed=1", f"--basetemp={folder}/tests", *tests]
        environment = {**os.environ, "PYTHONPATH": f"{copy}/scripts:{copy}", "PYTHONDONTWRITEBYTECODE": "1"}
        process = subprocess.Popen(command, cwd=copy, env=environment, start_new_session=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return process.wait(MOST_SECONDS) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return False


def run(project: Path, mutants: Sequence[Mutant]) -> None:
    """Run the tests on changes to a project; print which were not noticed, and how many were."""
    tests = {module: tests_of(project, module) for module in sorted({each.module for each in mutants})}
    noticed = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        distinct = sorted(set(tests.values()) - {()})
        passing = set(itertools.compress(distinct, pool.map(partial(tests_pass, project), distinct)))
        for module in (each for each in tests if tests[each] not in passing):
            print(f"{module}: left out, since it has no tests or they fail without a change", flush=True)
        mutants = [each for each in mutants if tests[each.module] in passing]
        results = pool.map(partial(tests_pass, project), (tests[each.module] for each in mutants), mutants)
        for mutant, passed in zip(mutants, results, strict=True):
            noticed += not passed
            if passed:
                print(mutant, flush=True)
    print(f"mutants: {noticed} of {len(mutants)} noticed")


def main() -> None:
    """Read the command line, and measure a copy of the project as it is now."""
    parser = argparse.ArgumentParser(prog="scripts/bench mutants", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", nargs="+", metavar="PATH", default=MODULES,
                        help="modules or folders of scripts/signpost (those that judge entries and links)")
    parser.add_argument("--count", type=int, default=100, help="number of changes (100)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the random choice (1)")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        project = Path(folder, "project")
        copy_project(ROOT, project)
        run(project, choose(project, modules_below(project, options.modules), options.count, options.seed))


if __name__ == "__main__":
    main()
