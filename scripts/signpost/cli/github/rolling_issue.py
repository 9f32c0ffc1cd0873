"""`python -m signpost.cli.github.rolling_issue links|calls`: brings a rolling issue up to date with its issue.json.

Reads GITHUB_TOKEN, GITHUB_REPOSITORY, and GITHUB_API_URL for another server. Uses the standard library alone: the job
that may write to issues runs no code of packages.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.cli.project import add_catalogue_option, build_folder
from signpost.github.rolling_issue import (
    CALLS,
    FILE_NAME,
    LINKS,
    GitHubError,
    IssueClient,
    load_issue_text,
    update_issue,
)
from signpost.links.escape import escape_log

ISSUES = {"links": LINKS, "calls": CALLS}
"""The issues by the name of their workflow, which is that of their folder in build/ too."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, or 2 where the file cannot be used or GitHub refused."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.github.rolling_issue", description=__doc__)
    parser.add_argument("issue", choices=ISSUES, help="whose issue it is")
    add_catalogue_option(parser)
    parser.add_argument("--out", type=Path, help="the folder with issue.json (default: build/ and the issue's name)")
    parser.add_argument("--repository", default=os.environ.get("GITHUB_REPOSITORY", ""), help="owner/name")
    options = parser.parse_args(arguments)
    client = IssueClient.from_environment(options.repository)
    try:
        text = load_issue_text((options.out or build_folder(options.catalogue) / options.issue) / FILE_NAME)
        print(f"issue: {update_issue(client, ISSUES[options.issue], text)}")
    except (OSError, ValueError, GitHubError) as error:
        print(f"issue: {escape_log(str(error))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
