"""`python -m signpost.cli.github.suggestions`: posts what can be mended on the lines of a pull request.

Reads GITHUB_TOKEN, GITHUB_REPOSITORY, PULL_REQUEST, COMMIT, and GITHUB_API_URL for another server. Uses the standard
library alone: the job that may write to pull requests runs no code of packages.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.cli.project import add_catalogue_option, build_folder
from signpost.github.rolling_issue import GitHubError, IssueClient
from signpost.github.suggestions import FILE_NAME, load_suggestions, post_suggestions
from signpost.links.escape import escape_log


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, or 2 where the file cannot be used or GitHub refused."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.github.suggestions", description=__doc__)
    add_catalogue_option(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"the folder with {FILE_NAME} (default: build/check)")
    options = parser.parse_args(arguments)
    folder = options.out or build_folder(options.catalogue) / "check"
    environment = os.environ.get
    client = IssueClient.from_environment(environment("GITHUB_REPOSITORY", ""))
    try:
        number = int(environment("PULL_REQUEST", ""))
        suggestions = load_suggestions(folder / FILE_NAME)
        print(f"suggestions: {post_suggestions(client, number, environment('COMMIT', ''), suggestions)}")
    except (OSError, ValueError, GitHubError) as error:
        print(f"suggestions: {escape_log(str(error))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
