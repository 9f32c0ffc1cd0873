"""`scripts/check`: validates the catalogue and prints every problem; the exit code is 1 where there is one.

With --fix it mends first what a machine can mend for certain. BASE in the environment is the commit whose entries must
not get lost; without it that is the branch main.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.problem import Problem
from signpost.checks import check_catalogue
from signpost.checks.evidence import uncovered_paragraphs
from signpost.cli.github.annotations import annotation, render_summary, write_summary
from signpost.cli.project import add_catalogue_option, build_folder
from signpost.fixes.catalogue_files import describe, difference, fix_files, write_fixed
from signpost.fixes.suggested_changes import suggestions_for, write_suggestions
from signpost.github.suggestions import FILE_NAME
from signpost.history.old_name import check_old_name
from signpost.history.removed_entries import check_removed_entries, sources_of_removed


def read_catalogue(root: Path, today: date, under: Sequence[Path] = ()) -> tuple[Catalogue, list[Problem]]:
    """Return the public part of a catalogue on a day, and every Problem in the whole of it.

    `under` are the folders of lists that are laid under it.
    """
    catalogue, problems = load_catalogue(root, under)
    return public_catalogue(catalogue, today), sorted({*problems, *check_catalogue(catalogue, today)})


def coverage_notice(catalogue: Catalogue) -> str:
    """Return what a list still lacks of its source document, in a sentence; "" where site.yml says that it has all."""
    source = catalogue.site.source
    if not source or source.complete or not catalogue.paragraphs:
        return ""
    missing = len(uncovered_paragraphs(catalogue))
    if not missing:
        return (f"Every paragraph of {source.called} is in an entry or left out: take the line complete: false out of "
                "site.yml, and the check keeps it so.")
    are = "1 paragraph is" if missing == 1 else f"{missing} paragraphs are"
    return f"{are} in no entry yet, of {source.called}: scripts/coverage lists them."


def print_problems(problems: Sequence[Problem], end: str = "; nothing was changed") -> None:
    """Print problems, and on standard error their number with what else is to be said."""
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in the catalogue{end}.", file=sys.stderr)


def fix_catalogue(root: Path) -> None:
    """Mend the files of a catalogue's folder, and print for each what was done, then the changes. Raises OSError."""
    fixed = list(fix_files(root))
    for file in fixed:
        write_fixed(file)
        print(describe(file))
    for file in fixed:
        print(difference(file))
    print(f"{len(fixed)} file{'' if len(fixed) == 1 else 's'} mended.", file=sys.stderr)


def show_on_github(root: Path, problems: Sequence[Problem], out: Path) -> None:
    """Print an annotation for each problem, write the summary, and the file of suggestions. Raises OSError."""
    for problem in problems:
        print(annotation(problem))
    suggestions = list(suggestions_for(fix_files(root, reorder=False)))
    write_suggestions(out / FILE_NAME, suggestions)
    write_summary(render_summary(problems, suggestions, os.environ))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the catalogue; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    add_catalogue_option(parser)
    parser.add_argument("--fix", action="store_true", help="first mend what a machine can mend, and show what was done")
    parser.add_argument("--github", action="store_true",
                        help="also show each problem beside its line on GitHub, and all in the run's summary")
    parser.add_argument("--out", type=Path, metavar="DIR",
                        help=f"with --github: the folder for {FILE_NAME} (default: build/check)")
    options = parser.parse_args(arguments)
    if options.fix:
        fix_catalogue(options.catalogue)
    catalogue, problems = read_catalogue(options.catalogue, date.today(), options.under)
    base = os.environ.get("BASE", "")
    removed = [*check_removed_entries(options.catalogue, base, catalogue.ids, catalogue.entry_trees)]
    gone = sources_of_removed(options.catalogue, base, removed) if removed else set()
    lines = {each.line for each in catalogue.paragraphs if each.id in gone}
    old_names = check_old_name(options.catalogue, base, catalogue.ids, catalogue.site.name)
    problems = sorted({*removed, *old_names, *(problem for problem in problems
                                               if problem.rule != "coverage" or problem.line not in lines)})
    if problems:
        print_problems(problems, "" if options.fix else "; nothing was changed")
    else:
        print(f"{len(catalogue.items)} entries in {len(catalogue.themes)} themes: no problems.")
        if notice := coverage_notice(catalogue):
            print(notice)
    if options.github:
        show_on_github(options.catalogue, problems, options.out or build_folder(options.catalogue) / "check")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
