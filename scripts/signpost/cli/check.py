"""`scripts/check`: validates the catalogue and prints every problem; the exit code is 1 where there is one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.problem import Problem, display_path
from signpost.checks import check_catalogue


def read_catalogue(root: Path, today: date) -> tuple[Catalogue, list[Problem]]:
    """Return the public part of a catalogue on a day, and every Problem in the whole of it."""
    catalogue, problems = load_catalogue(root)
    return public_catalogue(catalogue, today), sorted({*problems, *check_catalogue(catalogue, today)})


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems, and their number on standard error."""
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in the catalogue; nothing was changed.",
          file=sys.stderr)


def annotation(problem: Problem) -> str:
    """Return the workflow command by which GitHub shows a problem beside its line of a pull request."""
    message = _escaped(problem.message, "%\r\n")
    path = _escaped(display_path(problem.path), "%\r\n:,")
    return f"::error file={path},line={problem.line},title=Catalogue::{message}"


def _escaped(text: str, characters: str) -> str:
    """Return text with some characters, % among them, percent-encoded as workflow commands need it."""
    return "".join(f"%{ord(char):02X}" if char in characters else char for char in text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the catalogue; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=Path("catalogue"), help="the folder (default: catalogue)")
    parser.add_argument("--github", action="store_true", help="also show each problem beside its line on GitHub")
    options = parser.parse_args(arguments)
    catalogue, problems = read_catalogue(options.catalogue, date.today())
    if problems:
        print_problems(problems)
        for problem in problems if options.github else ():
            print(annotation(problem))
        return 1
    print(f"{len(catalogue.items)} entries in {len(catalogue.themes)} themes: no problems.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
