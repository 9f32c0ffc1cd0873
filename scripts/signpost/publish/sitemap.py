"""A built site goes in; its sitemap comes out without the day of the build: the same commit gives the same bytes.

The theme reads it to tell our own pages from others when it loads the next page into the present one.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

LAST_CHANGED = re.compile(r"<lastmod>[^<]*</lastmod>")
BLANK = re.compile(r">\s+<")


def steady_sitemap(site_dir: Path) -> None:
    """Rewrite sitemap.xml, and its compressed twin where there is one."""
    path = site_dir / "sitemap.xml"
    if not path.is_file():
        return
    data = BLANK.sub("><", LAST_CHANGED.sub("", path.read_text(encoding="utf-8"))).encode()
    path.write_bytes(data)
    twin = site_dir / "sitemap.xml.gz"
    if twin.is_file():
        twin.write_bytes(gzip.compress(data, 9, mtime=0))
