"""The links within the built site that LinkChecker's walk leaves out, checked in the files themselves.

Those are the places on pages (what stands after the #), for which it would fetch and read each page anew, and links
that are written with the site's public address, which to LinkChecker are another server's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

TOP = ("", "top")
"""Places that every page has: browsers go to its top."""


class BuiltSite:
    """A built site: its folder, and the address that it was made for, ending in a slash."""

    def __init__(self, folder: Path, public: str) -> None:
        self.folder, self.public = folder, public
        self._root = urlsplit(public).path
        self._places: dict[Path, frozenset[str]] = {}

    def faults(self) -> list[str]:
        """Return a sentence for each link to a page or to a place of this site that is not there."""
        pages = sorted(self.folder.rglob("*.html"))
        return sorted({fault for page in pages for href in _hrefs(page) if (fault := self._fault(page, href))})

    def _fault(self, page: Path, href: str) -> str:
        """Return what is wrong with a link; nothing where it is right, leads out, or is for LinkChecker to follow."""
        here = page.relative_to(self.folder).as_posix().removesuffix("index.html")
        in_full = href.startswith(self.public)
        if not in_full and "#" not in href:
            return ""
        try:
            target, place = urldefrag(urljoin(self.public + here, href))
            below = unquote(urlsplit(target).path).removeprefix(self._root)
        except ValueError:
            return ""
        if not target.startswith(self.public):
            return ""
        file = self._file(below)
        if file is None:
            return f"/{here} links to /{below}, which does not exist" if in_full else ""
        place = unquote(place).partition(":~:")[0]
        if file.suffix != ".html" or place.lower() in TOP or place in self._places_of(file):
            return ""
        return f"/{here} links to /{below}#{place}, but that page has no place with this name"

    def _file(self, below: str) -> Path | None:
        """Return the file that answers for a path below the site's own; None where there is none."""
        path = self.folder / below
        try:
            path = path / "index.html" if path.is_dir() else path
            return path if path.is_file() else None
        except OSError:  # a name that no file can have
            return None

    def _places_of(self, page: Path) -> frozenset[str]:
        """Return the names of all places of a page."""
        if page not in self._places:
            self._places[page] = frozenset(
                name for node in _parsed(page).css("[id], a[name]")
                for name in (node.attributes.get("id"), node.attributes.get("name")) if name)
        return self._places[page]


def public_address_of(folder: Path) -> str:
    """Return the address that a built site was made for, as its home page states it; nothing where it states none."""
    link = _parsed(folder / "index.html").css_first('link[rel="canonical"]')
    url = (link.attributes.get("href") or "") if link else ""
    return url.rstrip("/") + "/" if url.startswith(("http://", "https://")) else ""


def _hrefs(page: Path) -> Iterator[str]:
    """Yield the address of every link of a page."""
    for node in _parsed(page).css("a[href], area[href], link[href]"):
        yield (node.attributes.get("href") or "").strip()


def _parsed(page: Path) -> LexborHTMLParser:
    """Return a page's tree. OSError where it cannot be read."""
    return LexborHTMLParser(page.read_bytes())
