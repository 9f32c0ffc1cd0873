"""`python -m signpost.cli.links.issue`: brings the rolling GitHub issue up to date with the out folder's issue.json.

Reads GITHUB_TOKEN, GITHUB_REPOSITORY, and GITHUB_API_URL for another server. Uses the standard library alone: the job
that may write to issues runs no code of packages.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.links.escape import escape_log
from signpost.links.report.issue import FILE_NAME, GitHubError, IssueClient, load_issue_text, update_issue


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, or 2 where the file cannot be used or GitHub refused."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.links.issue", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/links"), help="the folder with issue.json")
    parser.add_argument("--repository", default=os.environ.get("GITHUB_REPOSITORY", ""), help="owner/name")
    options = parser.parse_args(arguments)
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    client = IssueClient(api, options.repository, os.environ.get("GITHUB_TOKEN", ""))
    try:
        print(f"issue: {update_issue(client, load_issue_text(options.out / FILE_NAME))}")
    except (OSError, ValueError, GitHubError) as error:
        print(f"issue: {escape_log(str(error))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
