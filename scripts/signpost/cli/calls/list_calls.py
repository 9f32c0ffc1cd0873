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
from signpost.cli.project import ROOT, add_catalogue_option, build_folder
from signpost.github.reports import REPORTS_JSON, load_reports
from signpost.links.report.issue_text import write_issue_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the list; return the exit code: 0, 1 where the catalogue has problems, 2 where a file cannot be written."""
    parser = argparse.ArgumentParser(prog="scripts/list-calls", description=__doc__)
    add_catalogue_option(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="where issue.json goes (default: build/calls)")
    parser.add_argument("--reports", type=Path, metavar="FILE",
                        help="the readers' reports, if there are any (default: build/calls/reports.json)")
    parser.add_argument("--site-url", help="where the site is published, for the address of the page with all calls")
    options = parser.parse_args(arguments)
    today = date.today()
    catalogue, problems = read_catalogue(options.catalogue, today, options.under)
    if problems:
        print_problems(problems)
        return 1
    results = build_folder(options.catalogue)
    reports = load_reports(options.reports or results / REPORTS_JSON)
    page = f"{options.site_url.rstrip('/')}/calls/" if options.site_url else ""
    try:
        site = Site.from_config(load_settings(ROOT))
        calls = find_calls(catalogue, reports)
        text = build_issue_text(calls, reports, today, site.repository, page)
        write_issue_text(options.out or results / "calls", text)
    except OSError as error:
        print(f"list-calls: {error}", file=sys.stderr)
        return 2
    print(render_list(calls, reports, today, site.repository, page), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
