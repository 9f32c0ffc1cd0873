"""A built site goes in; every page gets its content security policy, and hosts that read `_headers` get theirs.

Nothing may come from elsewhere and no script may run but the site's own files and the theme's inline scripts, by hash.
One policy serves all pages, for the theme loads the next page into the present one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

INLINE = re.compile(r"<script\b((?:(?!\bsrc=)[^>])*)>(.*?)</script>", re.S)
ELSEWHERE = re.compile(r'<a (?=[^>]*href="https?://)(?![^>]*\brel=)')
# A style sheet that a script holds as a text, for a part of the page that the page's own sheets do not reach.
SHEET = re.compile(r"""[=,(](["'`])([.:#@*\w](?:\\.|(?!\1)[^\\])*\})\1""", re.S)
SHORTEST_SHEET = 1000
CHARSET = '<meta charset="utf-8">'
DATA = ("application/json", "application/ld+json")
ONLY_BY_HEADER = "; frame-ancestors 'none'"
HEADERS = """/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
  Cache-Control: no-cache, no-transform
"""


def add_policy(site_dir: Path) -> str:
    """Write the policy into every page and into `_headers`; return it."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site_dir.rglob("*.html"))}
    policy = policy_for(pages.values(), sheets_in_scripts(site_dir))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for path, text in pages.items():
        if CHARSET not in text:
            raise OSError(f"{path}: a page must say {CHARSET}, so that its policy can follow")
        path.write_text(unreferred(text).replace(CHARSET, f"{CHARSET}\n{meta}", 1), encoding="utf-8")
    (site_dir / "_headers").write_text(HEADERS.format(policy=policy + ONLY_BY_HEADER), encoding="utf-8")
    return policy


def policy_for(pages: Iterable[str], sheets: Iterable[str] = ()) -> str:
    """Return the policy that lets these pages' own inline scripts and these sheets in, and nothing else inline."""
    scripts = sorted({_hash(script) for page in pages for script in inline_scripts(page)})
    styles = sorted({_hash(sheet) for sheet in sheets})
    return "; ".join([
        "default-src 'none'", " ".join(["script-src 'self'", *(f"'{each}'" for each in scripts)]),
        " ".join(["style-src 'self'", *(f"'{each}'" for each in styles)]),
        "img-src 'self' data:", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
        "base-uri 'none'", "form-action 'none'"])


def sheets_in_scripts(site_dir: Path) -> list[str]:
    """Return the sheets that Zensical's search box brings in its script; a site of MkDocs has none."""
    if not (site_dir / "search.json").is_file():
        return []
    texts = [path.read_text(encoding="utf-8") for path in (site_dir / "assets" / "javascripts").glob("bundle.*.js")]
    return [found[2] for text in texts for found in SHEET.finditer(text) if len(found[2]) >= SHORTEST_SHEET]


def unreferred(page: str) -> str:
    """Return a page whose links to other sites all say that nothing is told of where the reader came from."""
    return ELSEWHERE.sub(r'<a rel="noreferrer noopener" ', page)


def inline_scripts(page: str) -> list[str]:
    """Return the texts of a page's inline scripts; data in script elements is none."""
    return [text for attributes, text in INLINE.findall(page) if not any(kind in attributes for kind in DATA)]


def _hash(text: str) -> str:
    """Return a script's hash as policies write it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
