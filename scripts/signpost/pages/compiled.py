"""Templates as Jinja compiled them, kept below build/: to compile all of them takes as long as to render many pages."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

COMPILED = Path(__file__).resolve().parents[3] / "build" / "templates"


def compiled_templates(whose: str, settings: str) -> FileSystemBytecodeCache:
    """Return the place for the templates of one environment.

    Jinja looks there by a template's name and its text alone; `settings` is what else its code depends on, such as the
    text of the module that sets the environment up.
    """
    key = hashlib.sha256(f"{version('jinja2')} {settings}".encode()).hexdigest()[:8]
    folder = COMPILED / f"{whose}-{key}"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))
