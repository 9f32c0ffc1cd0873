"""Reduces what the pages of a built site load: one style sheet, and one file for each script.

The style sheet holds the theme's rules that some page uses, and all of ours; modules are bundled with what they import.
The addresses of the style sheet and the scripts end in the mark of the release, which stays while only entries change:
a phone that keeps the site then fetches only the pages that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag

from signpost.publish.node import run_node

STYLE_SHEET = "assets/signpost.css"
MAIN_MODULE = "assets/js/signpost.js"
"""The script that every page loads."""
SEARCH_WORKER = "assets/js/search-worker.js"
"""Started by a script, so that no page names it."""
STYLE_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
SCRIPT = re.compile(r'<script\b([^>]*)\bsrc="([^"]+)"([^>]*)>')
OWN_SCRIPT = re.compile(r'(<script\b[^>]*\bsrc="[^"]*assets/js/[^"?]+)(?=")')
GENERATOR = re.compile(r'[ \t]*<meta name="generator"[^>]*>\n?')
TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
TAG = re.compile(r"<[^>]+>")
TEXT_ATTRIBUTE = re.compile(r'\b(content|href|src|d|alt|title|value|placeholder|aria-label|data-sp-[\w-]+)="[^"]*"')
"""An attribute whose value is a text or an address: no style rule of the theme selects by it."""
NAME = re.compile(r"[A-Za-z0-9_-]+")
IMPORT = re.compile(r'\bfrom ?"\./([\w-]+\.js)"|\bimport ?"\./([\w-]+\.js)"')
"""What a bundle imports as soon as it is loaded."""


@dataclass
class PageAssets:
    """The tags of a site's pages, and what the pages load, by address in their order."""

    style_sheets: dict[str, None] = field(default_factory=dict)
    modules: dict[str, None] = field(default_factory=dict)
    scripts: dict[str, None] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)

    def names(self) -> list[str]:
        """Return what style rules select by: names of elements, classes and attributes, and attributes' values."""
        return sorted({name for tag in self.tags for name in NAME.findall(TEXT_ATTRIBUTE.sub(r"\1", tag))})


def minify_assets(site_dir: Path, root: Path, release: str) -> None:
    """Rewrite the pages and assets of a built site in place. Raises OSError where Node or its packages are missing."""
    assets = PageAssets()
    for path in sorted(site_dir.rglob("*.html")):
        path.write_text(simplify_page(path.read_text(encoding="utf-8"), assets, release), encoding="utf-8")
    base = site_dir / "assets" / "js"
    sheets, modules, scripts = (_files(site_dir, addresses)
                                for addresses in (assets.style_sheets, assets.modules, assets.scripts))
    ours = site_dir / "assets" / "css"
    task = {"names": assets.names(), "base": str(base), "modules": [str(path) for path in modules],
            "scripts": [str(path) for path in scripts if base in path.parents],
            "themeSheets": [str(path) for path in sheets if ours not in path.parents],
            "sheets": [str(path) for path in sheets if ours in path.parents]}
    minified = run_node("minify-assets.mjs", task, root)
    for path in [*modules, *_unused_assets(site_dir, {*scripts, site_dir / SEARCH_WORKER})]:
        path.unlink(missing_ok=True)
    for name, text in minified["files"].items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")
    _remove_empty_folders(site_dir / "assets")
    (site_dir / STYLE_SHEET).write_text(minified["css"], encoding="utf-8")
    parts = ["".join(names) for names in IMPORT.findall(minified["files"].get("signpost.js", ""))]
    for path in site_dir.rglob("*.html"):
        path.write_text(add_preloads(path.read_text(encoding="utf-8"), parts), encoding="utf-8")


def add_preloads(text: str, parts: Iterable[str]) -> str:
    """Return a page that names its style sheet and its main script, with `parts` that this imports, above all scripts.

    A browser would else ask for them one after another: it reads no further while it waits for the first script.
    """
    sheet = re.search(rf'<link rel="stylesheet" href="([^"]*?){STYLE_SHEET}[^"]*">', text)
    module = re.search(rf'<script\b[^>]*\bsrc="([^"]*{MAIN_MODULE}[^"]*)"', text)
    first = SCRIPT.search(text)
    if not sheet or not module or not first or sheet.start() < first.start():
        return text
    addresses = [module[1], *(f"{sheet[1]}assets/js/{name}" for name in parts)]
    links = [sheet[0].replace('rel="stylesheet"', 'rel="preload" as="style"'),
             *(f'<link rel="modulepreload" href="{address}">' for address in addresses)]
    return "\n  ".join([text[:first.start()] + links[0], *links[1:], text[first.start():]])


def simplify_page(text: str, assets: PageAssets, release: str) -> str:
    """Return a page with one style sheet and without what HTML's rules forbid; add what it loads to `assets`."""
    assets.tags.update(TAG.findall(text))
    for before, address, after in SCRIPT.findall(text):
        (assets.modules if 'type="module"' in before + after else assets.scripts)[address] = None
    head, end, body = text.partition("</head>")
    first = STYLE_LINK.search(head)
    if first:
        assets.style_sheets.update(dict.fromkeys(STYLE_LINK.findall(head)))
        prefix = first[1].split("assets/")[0]
        rest = STYLE_LINK.sub("", head[first.start():])
        head = f'{head[:first.start()]}<link rel="stylesheet" href="{prefix}{STYLE_SHEET}?v={release}">\n{rest}'
    head, body = (OWN_SCRIPT.sub(rf"\1?v={release}", part) for part in (head, body))
    return GENERATOR.sub("", head) + end + TOGGLE.sub(r"\1", body)


def _files(site_dir: Path, addresses: Iterable[str]) -> list[Path]:
    """Return the site's files at these addresses, once each, in their order. All assets stand below assets/."""
    names = dict.fromkeys("assets/" + urldefrag(address)[0].split("assets/", 1)[1].split("?")[0]
                          for address in addresses if "assets/" in address)
    return [site_dir / name for name in names if (site_dir / name).is_file()]


def _unused_assets(site_dir: Path, used: set[Path]) -> Iterable[Path]:
    """Yield the assets that no page asks for: sources of bundles, maps, the scripts of the theme, their licence."""
    theme = site_dir / "assets" / "javascripts"
    for path in sorted((site_dir / "assets").rglob("*")):
        is_code = path.suffix in (".js", ".json", ".css", ".map") or path == site_dir / "assets/images/favicon.png"
        if path.is_file() and (is_code or theme in path.parents) and path not in used:
            yield path


def _remove_empty_folders(folder: Path) -> None:
    """Remove the folders below `folder` that hold nothing."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
