"""Makes a finished site work without a network: writes `sw.js`, which lists every file to save with its hash.

This must be the last step. The same site gives the same worker, and a phone fetches only the files whose bytes changed.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from signpost.history.git import source_date
from signpost.publish.node import bundle_scripts
from signpost.publish.offline_budget import BUDGET, choose_files

WORKER = "sw.js"
SOURCES = Path("docs/assets/js/offline")
"""The folder of the service worker and of the one that removes it, below the project's root."""
LIST = "list.json"
# What no page loads, and the keeper's page: files for search engines, hosts, other programs and maintainers.
EXCLUDED = (WORKER, "robots.txt", "catalogue.json", "catalogue.csv", "services.json", "feed.xml", "reviews.ics")
EXCLUDED_PREFIXES = ("_", "schema/", "calls/")
EXCLUDED_SUFFIXES = (".map", ".zip", ".csv", ".gz")


def add_service_worker(site_dir: Path, root: Path, enabled: bool = True, budget: int = BUDGET,
                       dated_by: Path | None = None) -> str:
    """Write the worker and the list's date into a site; return a message for the maintainer.

    Without `enabled` the worker is the one that removes itself from every phone (the kill switch). Where all files
    together exceed the `budget` (compressed bytes), phones are asked to save only the most needed. `dated_by` is the
    folder whose commit dates the list, if that is not the project.
    """
    day = source_date(dated_by or root, os.environ, date.today())
    if not enabled:
        _write_list(site_dir, day, enabled=False)
        (site_dir / WORKER).write_bytes((root / SOURCES / "kill-switch.js").read_bytes())
        return "offline worker: removed from every phone that visits (the kill switch)"
    files = dict(files_for_readers(site_dir))
    sizes = {address: compressed_size(path.read_bytes()) for address, path in files.items()}
    chosen = choose_files(sizes, budget)
    _write_list(site_dir, day, enabled=True, without=chosen.without)
    hashes = {address: _hash(files[address].read_bytes()) for address in chosen.addresses}
    hashes[LIST] = _hash((site_dir / LIST).read_bytes())
    (site_dir / WORKER).write_text(worker_text(hashes, worker_code(root)), encoding="utf-8")
    message = f"offline: {len(hashes)} files, {chosen.size / 1024:.0f} KB compressed, list of {day.isoformat()}"
    if not chosen.without:
        return message
    return (f"{message}\noffline: all would be {sum(sizes.values()) / 1024:.0f} KB, more than {budget // 1024}: "
            f"phones keep no {' and no '.join(words.removeprefix('the ') for words in chosen.without)}")


def worker_code(root: Path) -> str:
    """Return the worker's own part, with Workbox, as one classic script."""
    entry = root / SOURCES / "service-worker.js"
    return bundle_scripts([entry], root)[entry]


def worker_text(hashes: Mapping[str, str], code: str) -> str:
    """Return the worker: the files that it saves, by address with their hashes, and then its code."""
    files = [[address, digest] for address, digest in sorted(hashes.items())]
    return f"const SIGNPOST={json.dumps({'files': files}, separators=(',', ':'))};\n{code}"


def files_for_readers(site_dir: Path) -> Iterator[tuple[str, Path]]:
    """Yield address and path of every file that a page may load. Addresses are relative; an index is its folder."""
    for path in sorted(site_dir.rglob("*")):
        name = path.relative_to(site_dir).as_posix()
        if path.is_file() and _is_for_readers(name):
            is_folder = name == "index.html" or name.endswith("/index.html")
            yield (name.removesuffix("index.html") if is_folder else name), path


def compressed_size(data: bytes) -> int:
    """Return how many bytes a host that compresses sends."""
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


def _write_list(site_dir: Path, day: date, enabled: bool, without: Sequence[str] = ()) -> None:
    """Write list.json, from which a page learns the list's date and what is not saved."""
    content = {"date": day.isoformat(), "offline": enabled} | ({"without": list(without)} if without else {})
    (site_dir / LIST).write_text(json.dumps(content) + "\n", encoding="utf-8")


def _is_for_readers(name: str) -> bool:
    """Whether a page may load a file, by its path below the site's folder."""
    return not (name in EXCLUDED or name.startswith(EXCLUDED_PREFIXES) or name.endswith(EXCLUDED_SUFFIXES)
                or "/." in f"/{name}")


def _hash(data: bytes) -> str:
    """Return the SHA-256 of bytes as browsers check it (subresource integrity)."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()
