"""`python -m signpost.cli.schema`: writes the JSON Schemas into catalogue/schema."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.problem import display_path
from signpost.catalogue.schema import render_schemas
from signpost.cli.project import add_catalogue_option
from signpost.pages.write import write_tree


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the schemas into the catalogue's folder `schema`; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m signpost.cli.schema", description=__doc__)
    add_catalogue_option(parser)
    folder: Path = parser.parse_args(arguments).catalogue
    changed = write_tree(folder / "schema", render_schemas(load_catalogue(folder)[0].site))
    print(f"{display_path(folder / 'schema')}: {len(changed)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
