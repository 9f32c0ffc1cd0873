"""A finished site goes in; its twin that works from a folder, without a server, comes out as a zip.

Browsers forbid pages from a folder to load modules, to fetch, to start workers by address, and show a folder instead of
its index. So: plain scripts, data and workers inside a script, and addresses that name index.html.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from signpost.publish.node import run_node

NAME = "signpost"
DATA = ("plan.json", "list.json")
LEFT_OUT = ("sw.js", "_headers", "sitemap.xml", "sitemap.xml.gz", "manifest.webmanifest", "search/search_index.json")
ADDRESS = re.compile(r'(?<=\shref=")((?!https?:|mailto:|tel:|sms:|data:|#)[^":]*)(?=")')
REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"]+)"')
MODULE = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"[^>]*\btype="module"[^>]*></script>')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
LINKED_DATA = re.compile(r'("(?:location|url)": ?")(?!https?:)([^"]*)"')
BUNDLE = re.compile(r'<script src="([^"]*?)assets/')


def zip_site(site_dir: Path, out: Path, root: Path) -> int:
    """Write the zip; return its size in bytes. Raises OSError where there is no site or no Node."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / NAME
        shutil.copytree(site_dir, folder, ignore=shutil.ignore_patterns("*.gz"))
        _rewrite(folder, root)
        out.parent.mkdir(parents=True, exist_ok=True)
        _pack(folder, out)
    return out.stat().st_size


def folder_page(text: str) -> str:
    """Return a page with addresses that name their file, plain scripts, and the data's script before all others."""
    text = POLICY.sub(lambda match: match[0].replace("worker-src 'self'", "worker-src 'self' blob:"), text, count=1)
    text = re.sub(r'<link rel="manifest"[^>]*>\n?', "", text)
    text = REFRESH.sub(lambda match: f'{match[1]}{named(match[2])}"', text)
    text = ADDRESS.sub(lambda match: named(match[1]), text)
    text = text.replace('"navigation.instant", ', "", 1)  # from a folder it leaves the theme's other scripts waiting
    text = MODULE.sub(lambda match: f'<script src="{match[1]}" defer></script>', text)
    return BUNDLE.sub(lambda match: f'<script src="{match[1]}assets/folder.js"></script>\n{match[0]}', text, count=1)


def named(address: str) -> str:
    """Return a relative address with index.html where it ends in a folder."""
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.S).groups()  # type: ignore[union-attr]
    if path in ("", ".", "..") or path.endswith(("/", "/..", "/.")):
        path = (path if not path or path.endswith("/") else f"{path}/") + ("index.html" if path or not mark else "")
    return path + mark + rest


def _rewrite(folder: Path, root: Path) -> None:
    """Turn a copy of the site into one that works from a folder."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    modules = {folder / "assets" / src.split("assets/", 1)[1].split("?")[0]
               for text in pages.values() for src in MODULE.findall(text)}
    task = {"entries": [str(path) for path in sorted(modules)]}
    for name, code in run_node("bundle-scripts.mjs", task, root).items():
        Path(name).write_text(code, encoding="utf-8")
    for path, text in pages.items():
        path.write_text(folder_page(text), encoding="utf-8")
    index = (folder / "search/search_index.json").read_text(encoding="utf-8")
    (folder / "search/search_index.js").write_text(f"var __index = {_data(index)};\n", encoding="utf-8")
    (folder / "assets/folder.js").write_text(_folder_script(folder, root), encoding="utf-8")
    for name in LEFT_OUT:
        (folder / name).unlink(missing_ok=True)


def _folder_script(folder: Path, root: Path) -> str:
    """Return the script that answers for files and workers."""
    files = {name: _data((folder / name).read_text(encoding="utf-8")) for name in DATA if (folder / name).exists()}
    files["list.json"] = files.get("list.json", "{}").replace('"offline": true', '"offline": false')
    workers = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("assets/javascripts/workers/*.js")}
    content = json.dumps({"files": files, "workers": workers}, ensure_ascii=False, separators=(",", ":"))
    script = (root / "docs/assets/js/offline/offline-zip.js").read_text(encoding="utf-8")
    return f"const FOLDER = {content};\n{script}"


def _data(text: str) -> str:
    """Return data whose addresses of pages name index.html."""
    return LINKED_DATA.sub(lambda match: f'{match[1]}{named(match[2])}"', text)


def _pack(folder: Path, out: Path) -> None:
    """Write the zip: names in order, one date for all, so that the same site gives the same bytes."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), (1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, path.read_bytes())
