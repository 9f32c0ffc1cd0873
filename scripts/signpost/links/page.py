"""What a web page holds that the check has use for: title, headings, words, places, a password field, a refresh."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

TEXT_LIMIT = 20_000
KEPT_TEXT = 6_000
ASIDE = frozenset({"nav", "header", "footer", "aside"})
UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "head", "select", "option", "datalist"})
MEDIA = frozenset({"img", "iframe", "object", "embed", "video", "audio", "canvas", "svg", "frame", "frameset",
                   "picture"})
APP_ROOT = re.compile(r"^(root|app|__next|__nuxt|main-app|app-root|svelte|react-root|ember|application|mount)$", re.I)


@dataclass(slots=True)
class Page:
    """One HTML page. `text` is what is seen, `main` the same without menus, headers and footers."""

    title: str = ""
    description: str = ""
    site_name: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    main: str = ""
    noscript: str = ""
    scripts: str = ""
    script_files: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    has_password: bool = False
    has_media: bool = False
    has_app_root: bool = False
    refresh: str = ""
    whole: bool = True

    def lighten(self) -> None:
        """Keep only as much text as telling two pages apart takes."""
        self.text, self.main = self.text[:KEPT_TEXT], self.main[:KEPT_TEXT]
        self.noscript, self.scripts = self.noscript[:200], ""

    @property
    def words(self) -> int:
        """How many words the page's own text has; all of its text where it is nothing but menus."""
        return len((self.main or self.text).split())

    @property
    def is_app(self) -> bool:
        """Whether scripts build the page, so that there is little to see without them."""
        says_so = self.has_app_root or "javascript" in self.noscript.lower()
        return self.words < 40 and bool(self.script_files) and says_so

    def has_place(self, fragment: str) -> bool:
        """Whether the place after a # is on the page; True too where that cannot be told from the page alone."""
        name = fragment.partition(":~:")[0]
        if not name or name.lower() == "top" or name[0] in "!/?" or "=" in name or re.fullmatch(r"L\d+(-L?\d+)?", name):
            return True
        plain = unquote(name)
        found = {name, plain, f"user-content-{plain}"} & self.places
        return bool(found) or not self.whole or self.is_app


class _Reader(HTMLParser):
    """Fills a Page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: dict[str, int] = {}
        self._heading: list[str] | None = None
        self._seen: list[str] = []
        self._main: list[str] = []
        self._scripts: list[str] = []
        self._noscript: list[str] = []
        self._title: list[str] = []
        self._size = 0
        self._has_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says of itself."""
        told = {name: value or "" for name, value in reversed(attrs)}
        page = self.page
        if not self._open.get("template"):
            page.places.update({told["id"]} if told.get("id") else ())
            page.places.update({told["name"]} if tag == "a" and told.get("name") else ())
            marks = {"ng-app", "data-reactroot"} & told.keys()
            page.has_app_root |= bool(marks or APP_ROOT.match(told.get("id", "")))
        if tag in UNSEEN or tag in ASIDE:
            self._open[tag] = self._open.get(tag, 0) + 1
        if tag == "body":
            self._open.pop("head", None)
        if tag in MEDIA:
            page.has_media = True
        if tag in ("frame", "iframe") and told.get("src"):
            page.frames.append(told["src"])
        if tag == "script" and told.get("src"):
            page.script_files.append(told["src"])
        if tag == "input" and told.get("type", "").lower() == "password":
            page.has_password = True
        if tag in ("h1", "h2"):
            self._heading = []
        if tag == "meta":
            self._meta(told)

    def _meta(self, told: dict[str, str]) -> None:
        """Take description, site name and refresh."""
        name = (told.get("name") or told.get("property") or "").lower()
        content = told.get("content", "")
        if name in ("description", "og:description"):
            self.page.description = self.page.description or content[:500]
        elif name in ("og:site_name", "application-name"):
            self.page.site_name = self.page.site_name or content[:200]
        elif told.get("http-equiv", "").lower() == "refresh" and not (self.page.refresh or self._open.get("noscript")):
            self.page.refresh = content[:2000]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself: `<a id=x />`; browsers leave all but void ones open, which does not matter here."""
        self.handle_starttag(tag, attrs)
        if tag != "script":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if self._open.get(tag):
            self._open[tag] -= 1
        if tag == "title":
            self._has_title = True
        if tag in ("h1", "h2") and self._heading is not None:
            self.page.headings.append(_tidy(" ".join(self._heading)))
            self._heading = None

    def handle_data(self, data: str) -> None:
        """Sort text by what it stands in."""
        if self._open.get("script"):
            self._keep(self._scripts, data)
        elif self._open.get("title") and not self._open.get("svg"):
            if not self._has_title:
                self._title.append(data[:500])
        elif self._open.get("noscript"):
            self._keep(self._noscript, data)
        elif not any(self._open.get(tag) for tag in UNSEEN if tag != "head") and data.strip():
            self._keep(self._seen, data)
            if not any(self._open.get(tag) for tag in ASIDE):
                self._keep(self._main, data)
            if self._heading is not None:
                self._heading.append(data[:300])

    def _keep(self, parts: list[str], data: str) -> None:
        """Keep text up to a limit for the whole page."""
        if self._size < 6 * TEXT_LIMIT:
            parts.append(data[:TEXT_LIMIT])
            self._size += min(len(data), TEXT_LIMIT)

    def finished(self, whole: bool) -> Page:
        """Return the page."""
        page = self.page
        page.title = _tidy("".join(self._title))[:300]
        page.text, page.main = (_tidy(" ".join(part))[:TEXT_LIMIT] for part in (self._seen, self._main))
        page.noscript, page.scripts = _tidy(" ".join(self._noscript))[:5000], " ".join(self._scripts)[:TEXT_LIMIT]
        page.whole = whole
        return page


def _tidy(text: str) -> str:
    """Return text with single spaces and without control characters."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u200b\ufeff\u00ad]", " ", text).split())


def read_page(html: str, whole: bool, limit: int) -> Page:
    """Read a page; beyond `limit` characters only places are looked for."""
    reader = _Reader()
    try:
        reader.feed(html[:limit])
        reader.close()
    except (AssertionError, ValueError):
        whole = False
    page = reader.finished(whole)
    rest = html[limit:]
    if rest:
        page.places.update(re.findall(r"<[a-zA-Z][^<>]{0,500}?\s(?:id|name)\s*=\s*[\"']?([^\"'\s>]{1,200})", rest))
    return page
