"""A finished site goes in; it comes out able to work with no network: `sw.js`, which knows the bytes of all the rest.

Must be the last step. The same site gives the same worker: a phone fetches only the files whose bytes changed.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from signpost.history.git import list_date
from signpost.publish.node import ask_front
from signpost.publish.offline_budget import BUDGET, choose
from signpost.publish.pieces import cut

WORKER = "sw.js"
SOURCES = Path("docs/assets/js/offline")
"""Where the service worker and the one that removes it stand, below the project's root."""
LIST = "list.json"
# What no reader's page asks for: for search engines, hosts, other programs and maintainers.
PIECES = "pieces"
CUT_ABOVE = 16 * 1024  # bytes, compressed
CUT_KINDS = {".json": "application/json", ".html": "text/html; charset=utf-8"}
LEFT_OUT = ("robots.txt", "catalogue.json", "catalogue.csv", "services.json", "feed.xml", "reviews.ics")
LEFT_OUT_FOLDERS = ("schema",)
LEFT_OUT_KINDS = (".map", ".zip", ".csv", ".gz")


@dataclass(frozen=True, slots=True)
class Cut:
    """A file that is kept in pieces: its media type and their addresses, in order."""

    kind: str
    pieces: tuple[str, ...]


def add_offline(site_dir: Path, root: Path, enabled: bool = True, budget: int = BUDGET) -> str:
    """Write the worker and the list's date into a site; return what to tell the maintainer.

    Without `enabled` the worker is the one that removes itself from every phone: the kill switch. Beyond the `budget`
    (bytes, compressed) phones are not asked to keep everything.
    """
    day = list_date(root, os.environ, date.today())
    if not enabled:
        _write_list(site_dir, day, enabled=False)
        (site_dir / WORKER).write_bytes((root / SOURCES / "kill-switch.js").read_bytes())
        return "offline worker: removed from every phone that visits (the kill switch)"
    files = dict(saved_files(site_dir))
    sizes = {address: compressed(path.read_bytes()) for address, path in files.items()}
    chosen = choose(sizes, budget)
    _write_list(site_dir, day, enabled=True, without=chosen.without)
    whole, in_pieces = _cut_long(site_dir, {address: path for address, path in files.items()
                                            if address in chosen.addresses}, sizes)
    whole[LIST] = _hash((site_dir / LIST).read_bytes())
    (site_dir / WORKER).write_text(worker_text(whole, in_pieces, worker_code(root)), encoding="utf-8")
    said = f"offline: {len(whole)} files, {chosen.size / 1024:.0f} KB compressed, list of {day.isoformat()}"
    if not chosen.without:
        return said
    return (f"{said}\noffline: all would be {sum(sizes.values()) / 1024:.0f} KB, more than {budget // 1024}: "
            f"phones keep no {' and no '.join(words.removeprefix('the ') for words in chosen.without)}")


def worker_code(root: Path) -> str:
    """Return the worker's own part as one classic script, with Workbox inside it."""
    entry = root / SOURCES / "service-worker.js"
    code: str = ask_front("bundle-worker.mjs", {"entry": str(entry)}, root, [(entry.name, entry)], "offline")["code"]
    return code


def worker_text(whole: Mapping[str, str], in_pieces: Mapping[str, Cut], code: str) -> str:
    """Return the worker: what it saves (hashes by address) and puts together, then Workbox and our part."""
    settings = {"files": [[address, found] for address, found in sorted(whole.items())],
                "pieces": {address: [made.kind, list(made.pieces)] for address, made in sorted(in_pieces.items())}}
    return f"const SIGNPOST={json.dumps(settings, separators=(',', ':'))};\n{code}"


def _cut_long(site_dir: Path, files: Mapping[str, Path],
              sizes: Mapping[str, int]) -> tuple[dict[str, str], dict[str, Cut]]:
    """Return what the worker saves, as hashes, and what it puts together; the pieces of long texts are written."""
    whole: dict[str, str] = {}
    in_pieces: dict[str, Cut] = {}
    for address, path in files.items():
        data = path.read_bytes()
        kind = CUT_KINDS.get(path.suffix)
        if kind is None or sizes[address] < CUT_ABOVE:
            whole[address] = _hash(data)
            continue
        pieces = [(f"{PIECES}/{hashlib.sha256(piece).hexdigest()[:16]}.txt", piece)
                  for piece in (text.encode() for text in cut(data.decode()))]
        in_pieces[address] = Cut(kind, tuple(name for name, _ in pieces))
        (site_dir / PIECES).mkdir(exist_ok=True)
        for name, piece in pieces:
            whole[name] = _hash(piece)
            (site_dir / name).write_bytes(piece)
    return whole, in_pieces


def saved_files(site_dir: Path) -> Iterator[tuple[str, Path]]:
    """Yield address (relative, pages as folders) and path of every file that a reader may need."""
    for path in sorted(site_dir.rglob("*")):
        name = path.relative_to(site_dir).as_posix()
        if path.is_file() and _is_needed(name):
            is_folder = name == "index.html" or name.endswith("/index.html")
            yield (name.removesuffix("index.html") if is_folder else name), path


def compressed(data: bytes) -> int:
    """Return the bytes that a host with gzip sends."""
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


def _write_list(site_dir: Path, day: date, enabled: bool, without: Sequence[str] = ()) -> None:
    """Write what the page asks for to say what the reader holds, and what not."""
    told = {"date": day.isoformat(), "offline": enabled} | ({"without": list(without)} if without else {})
    (site_dir / LIST).write_text(json.dumps(told) + "\n", encoding="utf-8")


def _is_needed(name: str) -> bool:
    """Tell whether a reader's page may ask for a file."""
    return not (name in (WORKER, *LEFT_OUT) or name.startswith(("_", *(f"{each}/" for each in LEFT_OUT_FOLDERS)))
                or name.endswith(LEFT_OUT_KINDS) or "/." in f"/{name}")


def _hash(data: bytes) -> str:
    """Return the hash as browsers check it."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()
