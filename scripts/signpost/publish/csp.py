"""Adds a content security policy (CSP) to every page of a built site, and to `_headers` for hosts that read that.

Nothing is loaded from other sites, and no script runs but the site's own files and the theme's inline scripts, which
the policy names by hash. All pages get the same policy, because the theme loads the next page into the present one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

INLINE_SCRIPT = re.compile(r"<script\b((?:(?!\bsrc=)[^>])*)>(.*?)</script>", re.S)
EXTERNAL_LINK = re.compile(r'<a (?=[^>]*href="https?://)(?![^>]*\brel=)')
STYLE_SHEET = re.compile(r"""[=,(](["'`])([.:#@*\w](?:\\.|(?!\1)[^\\])*\})\1""", re.S)
"""A style sheet that stands in a script as a string, for a part of the page that has a shadow root."""
MIN_STYLE_SHEET = 1000
"""Characters; shorter strings that look like a style sheet are none."""
CHARSET = '<meta charset="utf-8">'
DATA_TYPES = ("application/json", "application/ld+json")
HEADER_ONLY = "; frame-ancestors 'none'"
"""What a policy in a page must not hold."""
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
    """Write the policy into every page and into `_headers`; return it. Raises OSError where a page has no charset."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site_dir.rglob("*.html"))}
    policy = build_policy(pages.values(), style_sheets_in_scripts(site_dir))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    for path, text in pages.items():
        if CHARSET not in text:
            raise OSError(f"{path}: a page must say {CHARSET}, so that its policy can follow")
        path.write_text(add_noreferrer(text).replace(CHARSET, f"{CHARSET}\n{meta}", 1), encoding="utf-8")
    (site_dir / "_headers").write_text(HEADERS.format(policy=policy + HEADER_ONLY), encoding="utf-8")
    return policy


def build_policy(pages: Iterable[str], style_sheets: Iterable[str] = ()) -> str:
    """Return the policy that allows these pages' own inline scripts and these style sheets, and nothing else inline."""
    scripts = sorted({_hash(script) for page in pages for script in inline_scripts(page)})
    styles = sorted({_hash(sheet) for sheet in style_sheets})
    return "; ".join([
        "default-src 'none'", " ".join(["script-src 'self'", *(f"'{each}'" for each in scripts)]),
        " ".join(["style-src 'self'", *(f"'{each}'" for each in styles)]),
        "img-src 'self' data:", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
        "base-uri 'none'", "form-action 'none'"])


def style_sheets_in_scripts(site_dir: Path) -> list[str]:
    """Return the style sheets that Zensical's search box brings in its script; none in a site that MkDocs built."""
    if not (site_dir / "search.json").is_file():
        return []
    texts = [path.read_text(encoding="utf-8") for path in (site_dir / "assets" / "javascripts").glob("bundle.*.js")]
    return [match[2] for text in texts for match in STYLE_SHEET.finditer(text) if len(match[2]) >= MIN_STYLE_SHEET]


def add_noreferrer(page: str) -> str:
    """Return a page whose links to other sites all have rel="noreferrer noopener"."""
    return EXTERNAL_LINK.sub(r'<a rel="noreferrer noopener" ', page)


def inline_scripts(page: str) -> list[str]:
    """Return the texts of a page's inline scripts, without script elements that hold data."""
    return [text for attributes, text in INLINE_SCRIPT.findall(page)
            if not any(data_type in attributes for data_type in DATA_TYPES)]


def _hash(text: str) -> str:
    """Return the hash of a script or style sheet as policies write it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
