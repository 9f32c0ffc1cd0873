"""A built site goes in; it comes out light: one style sheet, with the rules that it uses, and one file a script.

What the theme ships for features that no page has is a fifth of the first visit. Names stay without a hash: a page's
bytes then change only when the page does, and a phone that keeps the site fetches only those.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag

from signpost.publish.node import PACKAGES, ask_front

SHEET = "assets/signpost.css"
STYLE_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
SCRIPT = re.compile(r'<script\b([^>]*)\bsrc="([^"]+)"([^>]*)>')
GENERATOR = re.compile(r'[ \t]*<meta name="generator"[^>]*>\n?')
TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
KEPT_WHOLE = re.compile(r"<(pre|textarea|script)\b")
TAG = re.compile(r"<[^>]+>")
WORD = re.compile(r"[A-Za-z0-9_-]+")


@dataclass
class Seen:
    """What the pages of a site ask for: addresses in their order, and tags."""

    sheets: dict[str, None] = field(default_factory=dict)
    modules: dict[str, None] = field(default_factory=dict)
    scripts: dict[str, None] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)

    def words(self) -> list[str]:
        """Return the words in the tags: names of elements, classes and attributes, which style rules go by."""
        return sorted({word for tag in self.tags for word in WORD.findall(tag)})


def make_light(site_dir: Path, root: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Rewrite the pages and assets of a built site in place. Raises OSError where Node or its packages are missing.

    `meanwhile` is done while Node is at the assets.
    """
    seen = Seen()
    for path in sorted(site_dir.rglob("*.html")):
        path.write_text(light_page(path.read_text(encoding="utf-8"), seen), encoding="utf-8")
    base = site_dir / "assets" / "js"
    sheets, modules, scripts = (_addressed(site_dir, found) for found in (seen.sheets, seen.modules, seen.scripts))
    ours = sorted(base.rglob("*.js"))
    words = seen.words()
    task = {"words": words, "scripts": [str(path) for path in scripts], "modules": [str(path) for path in ours],
            "sheets": [str(path) for path in sheets], "entries": [str(path) for path in modules], "base": str(base)}
    inputs = [(path.relative_to(site_dir).as_posix(), path) for path in [*sheets, *scripts, *ours]]
    said = json.dumps([words, *([path.name for path in each] for each in (sheets, modules, scripts))])
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask_front, "minify-assets.mjs", task, root, inputs, said)
        meanwhile()
        answer = asked.result()
    for path in modules:
        path.unlink()
    for path in _leftovers(site_dir, {*scripts, *_workers(site_dir)}):
        path.unlink()
    for name, text in answer["files"]:
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")
    for path in scripts:
        if base not in path.parents:
            path.write_text(squeezed(path, root), encoding="utf-8")
    _remove_empty(site_dir / "assets")
    (site_dir / SHEET).write_text(answer["css"], encoding="utf-8")


def squeezed(path: Path, root: Path) -> str:
    """Return a script of the theme, smaller. Takes seconds once, and then nothing until the theme changes."""
    text: str = ask_front("minify-script.mjs", {"file": str(path)}, root, [(path.name, path)], where=PACKAGES)["code"]
    return text


def light_page(text: str, seen: Seen) -> str:
    """Return a page with one style sheet, without blank space that shows nowhere, and as HTML's rules have it."""
    head, end, body = text.partition("</head>")
    first = STYLE_LINK.search(head)
    if first:
        seen.sheets.update(dict.fromkeys(STYLE_LINK.findall(head)))
        prefix = first[1].split("assets/")[0]
        rest = STYLE_LINK.sub("", head[first.start():])
        head = f'{head[:first.start()]}<link rel="stylesheet" href="{prefix}{SHEET}">\n{rest}'
    for before, address, after in SCRIPT.findall(text):
        (seen.modules if 'type="module"' in before + after else seen.scripts)[address] = None
    return "".join(_parts(GENERATOR.sub("", head) + end + TOGGLE.sub(r"\1", body), seen)).lstrip()


def _parts(text: str, seen: Seen) -> Iterator[str]:
    """Yield a page's text, with less blank space wherever that shows nowhere."""
    at = 0
    for kept in KEPT_WHOLE.finditer(text):
        close = text.find(f"</{kept[1]}>", kept.end())
        if kept.start() < at or close < 0:
            continue
        yield _tight(text[at:kept.start()], seen)
        at = close + len(f"</{kept[1]}>")
        seen.tags.add(kept[1])
        yield text[kept.start():at]
    yield _tight(text[at:], seen)


def _tight(text: str, seen: Seen) -> str:
    """Return a part of a page without blank lines and without blank space at either end of a line."""
    seen.tags.update(TAG.findall(text))
    first, *lines = text.split("\n")
    if not lines:
        return first
    return "\n".join([first.rstrip(), *filter(None, map(str.strip, lines[:-1])), lines[-1].lstrip()])


def _workers(site_dir: Path) -> list[Path]:
    """Return the files of the search workers: ours, and the theme's that takes its place where ours fails."""
    return sorted((site_dir / "assets/javascripts/workers").glob("*.js"))


def _addressed(site_dir: Path, addresses: Iterable[str]) -> list[Path]:
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
