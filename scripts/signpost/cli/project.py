"""Where the project stands on this machine, which catalogue a command works on, and where what it makes goes.

Uses the standard library alone: steps that have a token run no code of packages.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
"""The folder that holds mkdocs.yml."""
VARIABLE = "SIGNPOST_CATALOGUE"
"""The environment variable that names the catalogue where no option does."""


def usual_catalogue(root: Path = ROOT) -> Path:
    """Return the catalogue that is used where none is named: that of the variable, or else the project's own."""
    return Path(os.environ.get(VARIABLE) or root / "catalogue")


def add_catalogue_option(parser: argparse.ArgumentParser) -> None:
    """Give a command the option --catalogue, which is the same for all of them."""
    parser.add_argument("--catalogue", type=Path, default=usual_catalogue(), metavar="DIR",
                        help=f"the catalogue's folder (default: {VARIABLE}, or else the project's own catalogue)")


def build_folder(catalogue: Path, root: Path = ROOT) -> Path:
    """Return the folder for pages, reports and what is remembered of a catalogue.

    That is build/ for the project's own catalogue. Any other has a folder of its own below it, so that nothing that was
    found or made of one is used for another.
    """
    path = catalogue.resolve()
    if path == (root / "catalogue").resolve():
        return root / "build"
    return root / "build" / f"{path.name}-{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"


def site_folder(catalogue: Path, root: Path = ROOT) -> Path:
    """Return the folder of a catalogue's built site: site/ for the project's own."""
    build = build_folder(catalogue, root)
    return root / "site" if build == root / "build" else build / "site"
