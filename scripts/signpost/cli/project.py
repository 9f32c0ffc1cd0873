"""Where the project stands on this machine, which catalogue a command works on, and where what it makes goes.

Uses the standard library alone: steps that have a token run no code of packages.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
"""The folder that holds mkdocs.yml."""
VARIABLE = "SIGNPOST_CATALOGUE"
"""The environment variable that names the catalogue where no option does."""


def usual_catalogues(root: Path = ROOT) -> list[Path]:
    """Return the folders that are used where none is named: those of the variable, or else the project's own.

    The last is that of the place; those before it are laid under it.
    """
    named = [each for each in os.environ.get(VARIABLE, "").split(os.pathsep) if each]
    return [Path(each) for each in named] or [root / "catalogue"]


def usual_catalogue(root: Path = ROOT) -> Path:
    """Return the folder of the place's own list that is used where none is named."""
    return usual_catalogues(root)[-1]


class _Catalogues(argparse.Action):
    """Takes --catalogue as often as it is given: the last is the place's own, and those before it go into `under`."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, value: Any,
                 option: str | None = None) -> None:
        """Note one more folder."""
        given = [*getattr(namespace, "given", ()), value]
        namespace.given, namespace.catalogue, namespace.under = given, value, given[:-1]


def add_catalogue_option(parser: argparse.ArgumentParser) -> None:
    """Give a command the option --catalogue, which is the same for all of them."""
    *under, own = usual_catalogues()
    parser.set_defaults(under=under)
    parser.add_argument("--catalogue", type=Path, default=own, metavar="DIR", action=_Catalogues,
                        help=f"the catalogue's folder (default: {VARIABLE}, or else the project's own catalogue); "
                             "given twice, the first is laid under the second")


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


def is_published(folder: Path) -> bool:
    """Return whether a folder lies in one of the project's own of which every site is made."""
    around = {folder.resolve(), *folder.resolve().parents}
    return any((ROOT / name).resolve() in around for name in ("docs", "overrides", "hooks", "build"))
