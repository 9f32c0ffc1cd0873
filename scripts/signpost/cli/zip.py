"""`scripts/zip`: packs the built site so that it works from a folder, without a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.cli.project import ROOT, add_catalogue_option, build_folder, site_folder
from signpost.publish.offline_zip import FOLDER, write_zip


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the zip; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/zip", description="Packs the built site so that it works from a folder, without a server.")
    add_catalogue_option(parser)
    parser.add_argument("--site", type=Path, metavar="DIR", help="the built site (default: that of scripts/build)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the zip to write (default: build/signpost.zip)")
    options = parser.parse_args(arguments)
    site: Path = options.site or site_folder(options.catalogue)
    out: Path = options.out or build_folder(options.catalogue) / "signpost.zip"
    if not (site / "index.html").is_file():
        print(f"zip: there is no site in {site}: run scripts/build first", file=sys.stderr)
        return 1
    try:
        size = write_zip(site, out, ROOT)
    except OSError as error:
        print(f"zip: {error}", file=sys.stderr)
        return 1
    print(f"zip: {out}, {size / 1024:.0f} KB; unpack it and open {FOLDER}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
