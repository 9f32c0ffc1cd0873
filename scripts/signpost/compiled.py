"""Templates as Jinja compiled them, kept below build/: to compile all of them takes as long as to render many pages."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

COMPILED = Path(__file__).resolve().parents[2] / "build" / "templates"


def compiled_templates(whose: str) -> FileSystemBytecodeCache:
    """Return the place for the templates of one environment. Jinja looks there by a template's name and its text."""
    folder = COMPILED / f"{whose}-jinja{version('jinja2')}"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))
