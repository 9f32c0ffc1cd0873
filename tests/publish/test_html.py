"""Every page follows HTML's own rules."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from signpost.publish.node import node_path
from tests.conftest import ROOT
from tests.live import live


def complaints(pages: list[Path]) -> list[str]:
    """Return what html-validate, with the rules of the standard, says against pages."""
    done = subprocess.run([node_path(), str(ROOT / "tests" / "validate_html.mjs")], capture_output=True, text=True,
                          input=json.dumps([str(page) for page in pages]), check=True,
                          env={**os.environ, "SIGNPOST_MODULES": str(ROOT / "node_modules")})
    found: list[str] = json.loads(done.stdout)
    return found


def test_every_page_follows_the_standard(built_site: Path) -> None:
    """No page of the build breaks a rule of HTML."""
    pages = sorted(built_site.rglob("*.html"))
    assert len(pages) > len(live().items)
    assert complaints(pages) == []


def test_validator_complains_when_page_is_broken(tmp_path: Path) -> None:
    """The validator that judges the pages does find faults."""
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="en"><head><title>x</title></head><p><div></div></p>')
    assert complaints([tmp_path / "bad.html"])
