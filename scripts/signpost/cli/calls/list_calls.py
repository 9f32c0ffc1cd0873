"""`scripts/list-calls`: prints the calls to make this week as Markdown, and writes the text of the rolling issue."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from signpost.builders.mkdocs_settings import load_settings
from signpost.calls.calls import find_calls
from signpost.calls.issue_text import build_issue_text, render_list
from signpost.catalogue.site import Site
from signpost.cli.check import print_problems, read_catalogue
from signpost.cli.project import ROOT
from signpost.github.reports import REPORTS_JSON, load_reports
from signpost.links.report.issue_text import write_issue_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the list; return the exit code: 0, 1 where the catalogue has problems, 2 where a file cannot be written."""
    parser = argparse.ArgumentParser(prog="scripts/list-calls", description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=Path("catalogue"), help="the folder (default: catalogue)")
    parser.add_argument("--out", type=Path, default=Path("build/calls"), help="where issue.json goes")
    parser.add_argument("--reports", type=Path, default=REPORTS_JSON, help="the readers' reports, if there are any")
    parser.add_argument("--site-url", help="where the site is published, for the address of the page with all calls")
    options = parser.parse_args(arguments)
    today = date.today()
    catalogue, problems = read_catalogue(options.catalogue, today)
    if problems:
        print_problems(problems)
        return 1
    reports = load_reports(options.reports)
    page = f"{options.site_url.rstrip('/')}/calls/" if options.site_url else ""
    try:
        site = Site.from_config(load_settings(ROOT))
        calls = find_calls(catalogue, reports)
        write_issue_text(options.out, build_issue_text(calls, reports, today, site.repository, page))
    except OSError as error:
        print(f"list-calls: {error}", file=sys.stderr)
        return 2
    print(render_list(calls, reports, today, site.repository, page), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
