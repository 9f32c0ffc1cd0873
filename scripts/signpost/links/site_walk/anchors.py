"""Checks in the built site's files the links that LinkChecker's walk leaves out.

Those are links with a fragment, for which it would request and parse each page again, and links that are written with
the site's public address, which LinkChecker takes for external ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

TOP_OF_PAGE = ("", "top")
"""Fragments that need no element: browsers go to the top of the page."""


class BuiltSite:
    """A built site: its folder, and its public address, with a final slash."""

    def __init__(self, folder: Path, public: str) -> None:
        self.folder, self.public = folder, public
        self._root = urlsplit(public).path
        self._anchors: dict[Path, frozenset[str]] = {}

    def broken_links(self) -> list[str]:
        """Return a sentence for each link to a page or an anchor of this site that does not exist."""
        pages = sorted(self.folder.rglob("*.html"))
        return sorted({error for page in pages for href in _hrefs(page) if (error := self._error(page, href))})

    def _error(self, page: Path, href: str) -> str:
        """Return what is wrong with a link; empty where it is right, external, or one that LinkChecker follows."""
        here = page.relative_to(self.folder).as_posix().removesuffix("index.html")
        is_absolute = href.startswith(self.public)
        if not is_absolute and "#" not in href:
            return ""
        try:
            target, fragment = urldefrag(urljoin(self.public + here, href))
            below = unquote(urlsplit(target).path).removeprefix(self._root)
        except ValueError:
            return ""
        if not target.startswith(self.public):
            return ""
        file = self._file(below)
        if file is None:
            return f"/{here} links to /{below}, which does not exist" if is_absolute else ""
        fragment = unquote(fragment).partition(":~:")[0]
        if file.suffix != ".html" or fragment.lower() in TOP_OF_PAGE or fragment in self._anchors_of(file):
            return ""
        return f"/{here} links to /{below}#{fragment}, but that page has no place with this name"

    def _file(self, below: str) -> Path | None:
        """Return the file of a path below the site's address; None where there is none."""
        path = self.folder / below
        try:
            path = path / "index.html" if path.is_dir() else path
            return path if path.is_file() else None
        except OSError:  # a name that no file can have
            return None

    def _anchors_of(self, page: Path) -> frozenset[str]:
        """Return the ids and anchor names of a page."""
        if page not in self._anchors:
            self._anchors[page] = frozenset(
                name for node in _parse(page).css("[id], a[name]")
                for name in (node.attributes.get("id"), node.attributes.get("name")) if name)
        return self._anchors[page]


def read_public_address(folder: Path) -> str:
    """Return the public address of a built site from its home page's canonical link; empty where it has none."""
    link = _parse(folder / "index.html").css_first('link[rel="canonical"]')
    url = (link.attributes.get("href") or "") if link else ""
    return url.rstrip("/") + "/" if url.startswith(("http://", "https://")) else ""


def _hrefs(page: Path) -> Iterator[str]:
    """Yield the address of every link of a page."""
    for node in _parse(page).css("a[href], area[href], link[href]"):
        yield (node.attributes.get("href") or "").strip()


def _parse(page: Path) -> LexborHTMLParser:
    """Parse a page. Raises OSError where it cannot be read."""
    return LexborHTMLParser(page.read_bytes())
