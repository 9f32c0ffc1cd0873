"""`python -m signpost.cli.github_branch newest|push`: compares with, or replaces, a branch on GitHub.

`newest COMMIT` prints newest=true where COMMIT is the head of the branch main, else newest=false; `push BRANCH` makes
the checked-out commit the head of BRANCH, by force. Uses the standard library alone: steps that have a token run no
code of packages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.history.git import GitError
from signpost.history.github import remote_head, run_authenticated_git

MAIN = "main"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, or 2 where git failed."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.github_branch", description=__doc__)
    parser.add_argument("verb", choices=("newest", "push"))
    parser.add_argument("what", help="a commit, or a branch")
    options = parser.parse_args(arguments)
    try:
        if options.verb == "push":
            run_authenticated_git(Path(), "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{options.what}")
            return 0
        head = remote_head(Path(), "origin", MAIN)
    except GitError as error:
        print(f"remote: {error}", file=sys.stderr)
        return 2
    if head != options.what:
        print(f"remote: {MAIN} is at {head[:10]} by now, not at {options.what[:10]}", file=sys.stderr)
    print(f"newest={'true' if head == options.what else 'false'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
