"""`python -m signpost.cli.github.labels`: creates the labels of issues that the repository on GitHub lacks.

Uses `gh`, signed in as someone who may write to the repository. Labels that are there stay as they are.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from signpost.github.labels import LABELS

HERE = "{owner}/{repo}"
"""What `gh api` replaces by the repository of the working folder."""


class GhError(Exception):
    """`gh` failed; the message says why."""


def create_labels(repository: str = HERE) -> list[str]:
    """Create the labels that a repository (OWNER/NAME) lacks; return their names.

    A label in other capitals is the same to GitHub. Raises GhError where `gh` is missing, not signed in or refused.
    """
    listed = call_api("GET", f"repos/{repository}/labels?per_page=100", "--paginate", "--jq", ".[].name")
    present = {name.lower() for name in listed.splitlines()}
    missing = [label for label in LABELS if label.name.lower() not in present]
    for label in missing:
        call_api("POST", f"repos/{repository}/labels", "-f", f"name={label.name}", "-f", f"color={label.colour}",
                 "-f", f"description={label.description}")
    return [label.name for label in missing]


def call_api(method: str, path: str, *options: str) -> str:
    """Ask GitHub's API by `gh api`; return what it prints. Raises GhError."""
    command = ["gh", "api", "--method", method, path, *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise GhError("the program gh is missing: https://cli.github.com says how to get it") from None
    if done.returncode:
        raise GhError(done.stderr.strip() or done.stdout.strip() or f"gh ended with {done.returncode}")
    return done.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Create the labels and say which; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.github.labels", description=__doc__)
    parser.add_argument("--repository", default=os.environ.get("GITHUB_REPOSITORY") or HERE,
                        help="OWNER/NAME (default: the repository of the working folder)")
    options = parser.parse_args(arguments)
    try:
        created = create_labels(options.repository)
    except GhError as error:
        print(f"labels: {error}", file=sys.stderr)
        return 1
    print(f"labels: {'created ' + ', '.join(created) if created else 'all are there'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
