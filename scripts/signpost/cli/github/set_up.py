"""`scripts/set-up-github`: creates the labels of issues that the repository lacks, and protects the branch main.

On main nobody can push past the checks, and nobody can delete or rewrite it: a change comes by a pull request whose
jobs "check", "test" and "build" are green. Nobody else has to approve it. Uses `gh`, signed in as an owner of the
repository. Running it again changes nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from signpost.cli.github.gh import HERE, GhError
from signpost.cli.github.labels import create_labels
from signpost.cli.github.protection import CHECKS, protect_main


def main(arguments: Sequence[str] | None = None) -> int:
    """Set the repository up and say what was done; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/set-up-github", description=__doc__)
    parser.add_argument("--repository", default=os.environ.get("GITHUB_REPOSITORY") or HERE,
                        help="OWNER/NAME (default: the repository of the working folder)")
    options = parser.parse_args(arguments)
    failed = False
    try:
        created = create_labels(options.repository)
        print(f"labels: {'created ' + ', '.join(created) if created else 'all are there'}")
    except GhError as error:
        print(f"labels: {error}", file=sys.stderr)
        failed = True
    try:
        protect_main(options.repository)
        checks = f"{', '.join(CHECKS[:-1])} and {CHECKS[-1]}"
        print(f"main: protected; a pull request must pass {checks}, and nobody can push past it")
    except GhError as error:
        print(f"main: {error}", file=sys.stderr)
        failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
