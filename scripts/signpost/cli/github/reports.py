"""`python -m signpost.cli.github.reports`: writes the readers' open reports on GitHub to build/calls/reports.json.

Reads GITHUB_TOKEN, GITHUB_REPOSITORY, and GITHUB_API_URL for another server. Uses the standard library alone: a step
that has a token runs no code of packages.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.cli.project import add_catalogue_option, build_folder
from signpost.github.reports import REPORTS_JSON, fetch_reports, write_reports
from signpost.github.rolling_issue import GitHubError, IssueClient
from signpost.links.escape import escape_log


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, or 2 where GitHub refused or the file cannot be written."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.github.reports", description=__doc__)
    add_catalogue_option(parser)
    parser.add_argument("--out", type=Path, metavar="FILE", help="the file (default: build/calls/reports.json)")
    parser.add_argument("--repository", default=os.environ.get("GITHUB_REPOSITORY", ""), help="owner/name")
    options = parser.parse_args(arguments)
    client = IssueClient.from_environment(options.repository)
    try:
        reports = fetch_reports(client)
        write_reports(options.out or build_folder(options.catalogue) / REPORTS_JSON, reports)
    except (OSError, GitHubError) as error:
        print(f"reports: {escape_log(str(error))}", file=sys.stderr)
        return 2
    print(f"reports: {len(reports)} open")
    return 0


if __name__ == "__main__":
    sys.exit(main())
