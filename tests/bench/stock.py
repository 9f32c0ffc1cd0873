"""Stock Material, beside which ours is measured: the same Markdown with the theme's own templates and scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
root, docs, site = sys.argv[1:]
config = load_config(f"{root}/mkdocs.yml", hooks=[], docs_dir=docs, site_dir=site, extra_css=[], extra_javascript=[],
                     plugins=["search"], theme={"name": "material", "language": "en", "font": False})
config.plugins.run_event("startup", command="build", dirty=False)
build(config)
"""


def build_stock(docs: Path, site: Path, root: Path) -> None:
    """Build the pages that one of our builds left in `docs`. Raises CalledProcessError where MkDocs refuses."""
    plain = site.with_name(f"{site.name}-docs")
    shutil.rmtree(plain, ignore_errors=True)
    shutil.copytree(docs, plain)
    for page in plain.rglob("*.md"):
        page.write_text(re.sub(r"^template: .*\n", "", page.read_text(encoding="utf-8"), count=1, flags=re.M),
                        encoding="utf-8")
    subprocess.run([sys.executable, "-c", BUILD, str(root), str(plain), str(site)], cwd=root, check=True,
                   stdout=subprocess.DEVNULL)
