"""`scripts/zip`: packs the built site so that it works from a folder, without a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.cli.project import ROOT
from signpost.publish.offline_zip import FOLDER, write_zip


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the zip; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/zip", description="Packs the built site so that it works from a folder, without a server.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site)")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "signpost.zip", help="the zip to write")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        print(f"zip: there is no site in {options.site}: run scripts/build first", file=sys.stderr)
        return 1
    try:
        size = write_zip(options.site, options.out, ROOT)
    except OSError as error:
        print(f"zip: {error}", file=sys.stderr)
        return 1
    print(f"zip: {options.out}, {size / 1024:.0f} KB; unpack it and open {FOLDER}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
