"""A small built site, for the tests of the walk."""

from __future__ import annotations

from pathlib import Path

PUBLIC = "https://essex.lab/signpost/"
HEAD = f"<!doctype html><link rel=canonical href='{PUBLIC}'>"


def site_of(folder: Path, **pages: str) -> Path:
    """Write a site: each page by its name, `home` being the home page."""
    for name, body in pages.items():
        path = folder / ("index.html" if name == "home" else f"{name}/index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + body, encoding="utf-8")
    return folder
