"""Packs a finished site as a zip whose pages work from a folder, without a server.

Browsers refuse a page that is opened from a folder modules, fetch() and workers by address, and show a folder rather
than its index.html. So the zip has classic scripts, data and workers inside a script, and links that name index.html.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from signpost.publish.node import bundle_scripts
from signpost.search.index_file import whole_columns

FOLDER = "signpost"
INDEX = "search/index.json"
DATA_FILES = ("plan.json", "list.json", INDEX, "search/texts.json", "search/danger.json")
WORKERS = ("assets/js/search-worker.js",)
EXCLUDED = ("sw.js", "_headers", "sitemap.xml", "sitemap.xml.gz", "manifest.webmanifest", INDEX,
            "search/texts.json", "search/danger.json", "calls/index.html")
RELATIVE_LINK = re.compile(r'(?<=\shref=")((?!https?:|mailto:|tel:|sms:|data:|#)[^":]*)(?=")')
REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"]+)"')
MODULE = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"[^>]*\btype="module"[^>]*></script>')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
PAGE_IN_DATA = re.compile(r'("(?:location|url)": ?")(?!https?:)([^"]*)"')
OWN_SCRIPT = re.compile(r'<script src="([^"]*?)assets/js/signpost\.js')


def write_zip(site_dir: Path, out: Path, root: Path) -> int:
    """Write the zip; return its size in bytes. Raises OSError where there is no site or no Node."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / FOLDER
        shutil.copytree(site_dir, folder, ignore=shutil.ignore_patterns("*.gz"))
        _convert(folder, root)
        out.parent.mkdir(parents=True, exist_ok=True)
        _write_archive(folder, out)
    return out.stat().st_size


def standalone_page(text: str) -> str:
    """Return a page with links that name index.html and with classic scripts: the data's, then the page's own."""
    text = POLICY.sub(lambda match: match[0].replace("worker-src 'self'", "worker-src 'self' blob:"), text, count=1)
    text = re.sub(r'[ \t]*<link rel="(?:manifest|modulepreload)"[^>]*>\n?', "", text)
    text = REFRESH.sub(lambda match: f'{match[1]}{with_index_file(match[2])}"', text)
    text = RELATIVE_LINK.sub(lambda match: with_index_file(match[1]), text)
    text = MODULE.sub(lambda match: f'<script src="{match[1]}" defer></script>', text)
    data_script = r'<script src="\1assets/folder.js"></script>\n\g<0>'
    return OWN_SCRIPT.sub(data_script, text, count=1)


def with_index_file(address: str) -> str:
    """Return a relative address, with index.html added where it is that of a folder."""
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.S).groups()  # type: ignore[union-attr]
    if path in ("", ".", "..") or path.endswith(("/", "/..", "/.")):
        path = (path if not path or path.endswith("/") else f"{path}/") + ("index.html" if path or not mark else "")
    return path + mark + rest


def _convert(folder: Path, root: Path) -> None:
    """Change a copy of the site into one that works from a folder."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    modules = {folder / "assets" / src.split("assets/", 1)[1].split("?")[0]
               for text in pages.values() for src in MODULE.findall(text)}
    for path, code in bundle_scripts(sorted(modules), root).items():
        path.write_text(code, encoding="utf-8")
    for path, text in pages.items():
        path.write_text(standalone_page(text), encoding="utf-8")
    (folder / "assets/folder.js").write_text(_data_script(folder, root), encoding="utf-8")
    for name in EXCLUDED:
        (folder / name).unlink(missing_ok=True)


def _data_script(folder: Path, root: Path) -> str:
    """Return the script that holds data files and workers, and answers for them."""
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in DATA_FILES if (folder / name).exists()}
    if INDEX in texts:
        index = json.loads(texts[INDEX])
        texts[INDEX] = json.dumps({**index, "records": whole_columns(index["records"])}, ensure_ascii=False)
    files = {name: _with_index_files(text) for name, text in texts.items()}
    files["list.json"] = files.get("list.json", "{}").replace('"offline": true', '"offline": false')
    workers = {name: (folder / name).read_text(encoding="utf-8") for name in WORKERS}
    content = json.dumps({"files": files, "workers": workers}, ensure_ascii=False, separators=(",", ":"))
    script = (root / "docs/assets/js/offline/offline-zip.js").read_text(encoding="utf-8")
    return f"const FOLDER = {content};\n{script}"


def _with_index_files(text: str) -> str:
    """Return JSON in which the addresses of pages name index.html, each of them where there are several in lines."""
    line = r"\n"
    return PAGE_IN_DATA.sub(lambda match: f'{match[1]}{line.join(map(with_index_file, match[2].split(line)))}"', text)


def _write_archive(folder: Path, out: Path) -> None:
    """Write the zip: names sorted and all dates the same, so that the same site gives the same bytes."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), (1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, path.read_bytes())
