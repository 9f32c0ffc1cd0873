"""An Order goes in; Zensical builds it from the same mkdocs.yml, templates and pages. The only module that knows it.

Zensical takes only what lies below its configuration's own folder, so it gets a folder below build/ with the pages,
our templates, and a mkdocs.yml derived from ours: without hooks, which it does not run, and in its classic variant,
whose class names are Material's.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from signpost.builders.build_request import NotBuilt, Order

LEFT_OUT = ("hooks", "watch", "strict")
LISTS = ("changed", "find", "link-report", "not-confirmed", "organisations")
"""Pages that list again what stands on others. Zensical's search takes no page of more than 65,536 words."""
SHOWN = 40
"""How many of its last lines are shown when it fails."""


def run_zensical(order: Order) -> None:
    """Run Zensical, strict, from nothing: no page of an earlier build is taken over. Raises NotBuilt."""
    work = order.root / "build" / "zensical" / hashlib.sha256(str(order.docs).encode()).hexdigest()[:8]
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(order.docs, work / "docs", copy_function=_link)
    keep_from_search(path for name in LISTS for path in sorted((work / "docs" / name).rglob("*.md")))
    lay_templates(order.root / "overrides", work / "overrides")
    config = work / "mkdocs.yml"
    config.write_text(yaml.safe_dump(derived(order), allow_unicode=True, sort_keys=False), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", str(config)],
                          capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"})
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()[-SHOWN:]
        raise NotBuilt("Zensical could not build the site:\n" + "\n".join(said))
    shutil.move(work / "site", order.site_dir)
    shutil.rmtree(work, ignore_errors=True)


def derived(order: Order) -> dict[str, Any]:
    """Return the settings that Zensical gets."""
    settings = {name: value for name, value in order.settings.items() if name not in LEFT_OUT}
    theme = {**settings.get("theme", {}), "variant": "classic", "custom_dir": "overrides"}
    return {**settings, "docs_dir": "docs", "site_dir": "site", "theme": theme, "nav": list(order.nav),
            "site_url": order.site_url or settings.get("site_url")}


def keep_from_search(pages: Iterable[Path]) -> None:
    """Say in pages, which may be second names of others' files, that the search is to pass them over."""
    for path in pages:
        text = path.read_text(encoding="utf-8")
        path.unlink()
        path.write_text(text.replace("---\n", "---\nsearch: {exclude: true}\n", 1), encoding="utf-8")


def lay_templates(ours: Path, target: Path) -> None:
    """Copy our templates but for the partials that take the place of Material's own: Zensical has its own of those."""
    spec = find_spec("zensical")
    if spec is None or spec.origin is None:
        raise NotBuilt("Zensical is missing: scripts/setup installs it")
    theirs = Path(spec.origin).parent / "templates" / "partials"
    for path in ours.rglob("*"):
        name = path.relative_to(ours)
        if path.is_file() and not (name.parts[0] == "partials" and (theirs / Path(*name.parts[1:])).exists()):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / name)


def _link(source: str, target: str) -> None:
    """Give a file a second name, or a copy where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
