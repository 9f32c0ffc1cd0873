"""The words of the project's own files: plain technical English, as in the documentation of Python."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

READ = {".py", ".js", ".mjs", ".css", ".j2", ".html", ".sh", ".toml", ".in"}
"""Kinds of file whose comments and docstrings are read; and Markdown files and scripts without an ending."""
NOT_READ = ("catalogue/", "tests/data/", "CHANGELOG.md")
PHRASES = (
    r"go(?:es)? in(?:;|:|,)",
    r"comes? out(?:,|;|:)",
    r"in the stead of",
    r"in their stead",
    r"so that the packing",
    r"\bthe packing\b",
    r"nobody lives there",
    r"harms nobody",
    r"hears? all that was said",
    r"from its making",
    r"borders hang",
    r"to meet and to tell",
    r"how seldom",
    r"let go of what",
    r"\bhush(?:ed)?\b",
    r"\bsteady\b",
    r"\bsqueezed?\b",
    r"\bsealed?\b",
    r"\bspared?\b",
    r"\basked ahead\b",
    r"\bforgivingly\b",
    r"\bfarewell\b",
    r"\bmends? (?:itself|themselves)\b",
    r"\bof its own accord\b",
    r"\bnobody foresaw\b",
    r"\bbut for (?:the|those|its|what|a)\b",
    r"\bwhatever it may be\b",
    r"\bwherefore\b|\bthereof\b|\bhitherto\b|\btherein\b|\bthereupon\b",
    r"\bgrows? fat\b",
    r"\bbears? (?:it|them|an entry|something) out\b",
)
"""Ways of saying things that were in the project and that readers stumbled over, as patterns without regard to case."""


def read_files() -> list[str]:
    """Return the paths of the project's text files whose words are read."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [name for name in listed.stdout.splitlines() if not name.startswith(NOT_READ) and (ROOT / name).is_file()]
    return [name for name in names if name != "tests/test_plain_language.py"
            and (Path(name).suffix in READ | {".md"} or (name.startswith("scripts/") and not Path(name).suffix))]


@pytest.mark.parametrize("phrase", PHRASES)
def test_old_phrase_is_not_used(phrase: str) -> None:
    """No file of the project says it."""
    found = []
    for name in read_files():
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1):
            if re.search(phrase, line, re.I):
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    assert not found, "\n".join(found)
