"""`python -m signpost.cli.links.memory_branch load|save`: copies the link check's memory from and to its branch.

`load` fetches the files into the out folder, `save` commits those of the out folder. Uses the standard library alone: a
step that has a token runs no code of packages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.cli.project import add_catalogue_option, build_folder
from signpost.history.git import GitError
from signpost.links.escape import escape_log
from signpost.links.report.memory_branch import load_files, save_files


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, or 2 where git or the disk failed."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.links.memory_branch", description=__doc__)
    parser.add_argument("verb", choices=("load", "save"))
    add_catalogue_option(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder of the report (default: build/links)")
    options = parser.parse_args(arguments)
    out = options.out or build_folder(options.catalogue) / "links"
    try:
        if options.verb == "load":
            print(f"memory: {load_files(Path(), out)}")
        else:
            print(f"memory: {save_files(Path(), out, 'Links: the last check')}")
    except (GitError, OSError) as error:
        print(f"memory: {escape_log(str(error))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
