"""Adds a content security policy (CSP) to every page of a built site, and to `_headers` for hosts that read that.

Nothing is loaded from other sites, and no script runs but the site's own files: none stands in a page.
"""

from __future__ import annotations

import re
from pathlib import Path

EXTERNAL_LINK = re.compile(r'<a (?=[^>]*href="https?://)(?![^>]*\brel=)')
CHARSET = '<meta charset="utf-8">'
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'")
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


def add_policy(site_dir: Path) -> None:
    """Write the policy into every page and into `_headers`. Raises OSError where a page has no charset."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site_dir.rglob("*.html"))}
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    for path, text in pages.items():
        if CHARSET not in text:
            raise OSError(f"{path}: a page must say {CHARSET}, so that its policy can follow")
        path.write_text(add_noreferrer(text).replace(CHARSET, f"{CHARSET}\n{meta}", 1), encoding="utf-8")
    (site_dir / "_headers").write_text(HEADERS.format(policy=POLICY + HEADER_ONLY), encoding="utf-8")


def add_noreferrer(page: str) -> str:
    """Return a page whose links to other sites all have rel="noreferrer noopener"."""
    return EXTERNAL_LINK.sub(r'<a rel="noreferrer noopener" ', page)
