"""`python -m signpost.cli.schema`: writes the JSON Schemas into catalogue/schema."""

from __future__ import annotations

import sys
from pathlib import Path

from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.schema import render_schemas
from signpost.pages.write import write_tree


def main() -> int:
    """Write the schemas into catalogue/schema; return the exit code."""
    changed = write_tree(Path("catalogue/schema"), render_schemas(load_catalogue(Path("catalogue"))[0].site))
    print(f"catalogue/schema: {len(changed)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
