"""A built site goes in; it comes out light: one style sheet, with the rules that it uses, and one file a script.

What the theme ships for features that no page has is a fifth of the first visit. Names stay without a hash: a page's
bytes then change only when the page does, and a phone that keeps the site fetches only those.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urldefrag

from .nodejs import run_front

SHEET = "assets/signpost.css"
STYLE_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
SCRIPT = re.compile(r'<script\b([^>]*)\bsrc="([^"]+)"([^>]*)>')
GENERATOR = re.compile(r'[ \t]*<meta name="generator"[^>]*>\n?')
TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
KEPT_WHOLE = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.S)


def make_light(site_dir: Path, root: Path) -> None:
    """Rewrite the pages and assets of a built site in place. Raises OSError where Node or its packages are missing."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site_dir.rglob("*.html"))}
    sheets = _addressed(site_dir, pages, (match[1] for text in pages.values() for match in STYLE_LINK.finditer(text)))
    modules, scripts = _scripts(site_dir, pages)
    base = site_dir / "assets" / "js"
    with tempfile.TemporaryDirectory() as made:
        answer = run_front("weigh.mjs", {
            "html": [str(path) for path in pages], "scripts": [str(path) for path in scripts],
            "modules": [str(path) for path in base.rglob("*.js")],
            "sheets": [str(path) for path in sheets], "entries": [str(path) for path in modules],
            "made": f"{made}/js", "base": str(base)}, root)
        for path in modules:
            path.unlink()
        for path in _leftovers(site_dir, {*scripts, *_workers(site_dir)}):
            path.unlink()
        if modules:
            shutil.copytree(f"{made}/js", base, dirs_exist_ok=True)
    _remove_empty(site_dir / "assets")
    (site_dir / SHEET).write_text(answer["css"], encoding="utf-8")
    for path, text in pages.items():
        path.write_text(light_page(text), encoding="utf-8")


def light_page(text: str) -> str:
    """Return a page with one style sheet, without blank space that shows nowhere, and as HTML's rules have it."""
    first = STYLE_LINK.search(text)
    if first:
        prefix = first[1].split("assets/")[0]
        head, rest = text[:first.start()], STYLE_LINK.sub("", text[first.start():])
        text = f'{head}<link rel="stylesheet" href="{prefix}{SHEET}">\n{rest}'
    parts = KEPT_WHOLE.split(TOGGLE.sub(r"\1", GENERATOR.sub("", text)))
    return "".join(part if index % 3 == 1 else "" if index % 3 == 2 else re.sub(r"\s*\n\s*", "\n", part)
                   for index, part in enumerate(parts)).lstrip()


def _scripts(site_dir: Path, pages: Mapping[Path, str]) -> tuple[list[Path], list[Path]]:
    """Return the files of the pages' scripts: our modules, and the theme's classic ones."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for text in pages.values():
        for before, address, after in SCRIPT.findall(text):
            found['type="module"' in before + after].append(address)
    return _addressed(site_dir, pages, found[True]), _addressed(site_dir, pages, found[False])


def _workers(site_dir: Path) -> list[Path]:
    """Return the files of the search workers: ours, and the theme's that takes its place where ours fails."""
    return sorted((site_dir / "assets/javascripts/workers").glob("*.js"))


def _addressed(site_dir: Path, pages: Mapping[Path, str], addresses: Iterable[str]) -> list[Path]:
    """Return the site's files that addresses lead to, once each, in their order. All assets stand below assets/."""
    names = dict.fromkeys("assets/" + urldefrag(address)[0].split("assets/", 1)[1].split("?")[0]
                          for address in addresses if "assets/" in address)
    return [site_dir / name for name in names if (site_dir / name).is_file()]


def _leftovers(site_dir: Path, kept: set[Path]) -> Iterable[Path]:
    """Yield the assets that no page asks for: sources of what was combined, maps, parts of other languages."""
    for path in sorted((site_dir / "assets").rglob("*")):
        ours = path.suffix in (".js", ".css", ".map") or path == site_dir / "assets/images/favicon.png"
        if path.is_file() and ours and path not in kept:
            yield path


def _remove_empty(folder: Path) -> None:
    """Remove the folders that nothing is left in."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
