"""The built site, file by file: links only of the kinds that are safe, nothing from elsewhere, no address lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.live import live, require

SCHEMES = {"", "http", "https", "mailto", "tel", "sms"}


def soups(site: Path) -> list[tuple[str, BeautifulSoup]]:
    """Return every page with its address from the root."""
    return [("/" + path.relative_to(site).as_posix().removesuffix("index.html"),
             BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")) for path in sorted(site.rglob("*.html"))]


def test_built_site_links_only_safely_when_read(built_site: Path) -> None:
    """Only http, https, mailto, tel and sms; links to other sites tell nothing of where the reader came from."""
    wrong = []
    for address, soup in soups(built_site):
        for link in soup.select("a[href], area[href], form[action]"):
            target = str(link.get("href") or link.get("action"))
            parts = urlsplit(target)
            if parts.scheme not in SCHEMES:
                wrong.append(f"{address}: {target}")
            elif parts.netloc and "noreferrer" not in (link.get("rel") or []):
                wrong.append(f"{address}: {target} without noreferrer")
    assert wrong == []


def test_built_site_has_titles_of_their_own_when_read(built_site: Path) -> None:
    """Each page has its own title, description, canonical address and Open Graph tags, moved pages aside.

    Of a sensitive page the title says only the site's name: it stands in the tab and the task switcher.
    """
    titles: dict[str, list[str]] = {}
    lacking = []
    for address, soup in soups(built_site):
        if address == "/404.html" or soup.select_one("meta[http-equiv=refresh]"):
            continue
        title = str(soup.title.string if soup.title else "")
        if soup.select_one(".sp-exit"):
            assert title == str(soup.select_one("meta[property='og:site_name']")["content"])  # type: ignore[index]
        else:
            titles.setdefault(title, []).append(address)
        lacking += [f"{address} {part}" for part in (
            "meta[name=description][content]", "link[rel=canonical]", "meta[property='og:title'][content]",
            "meta[property='og:description'][content]") if not soup.select_one(part)]
    assert lacking == []
    assert [shared for shared in titles.values() if len(shared) > 1] == []


def test_built_site_asks_nobody_else_when_loaded(built_site: Path) -> None:
    """Scripts, styles, pictures and frames come from the site alone."""
    wrong = []
    for address, soup in soups(built_site):
        for part in soup.select("script[src], img[src], iframe, source, video, audio, link[rel=stylesheet], "
                                "link[rel=preload], link[rel=modulepreload], link[rel=icon], link[rel=preconnect]"):
            target = str(part.get("src") or part.get("href") or "")
            if urlsplit(target).netloc:
                wrong.append(f"{address}: {target}")
    assert wrong == []


def test_built_site_has_every_page_that_it_links_when_followed(built_site: Path) -> None:
    """No link inside the site leads nowhere, fragments included."""
    pages = dict(soups(built_site))
    wrong = set()
    for address, soup in pages.items():
        if address == "/404.html":
            continue
        for link in soup.select("a[href]"):
            parts = urlsplit(urljoin(address, str(link["href"])))
            if parts.scheme or parts.netloc:
                continue
            target = parts.path
            if target not in pages and not (built_site / target.lstrip("/")).is_file():
                wrong.add(f"{address}: {link['href']}")
            elif parts.fragment and target in pages and not target.startswith("/plan/"):
                names = pages[target].select(f'[id="{parts.fragment}"]')
                if not names:
                    wrong.add(f"{address}: {link['href']} (no such place)")
    assert sorted(wrong) == []


def entries_of(site: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the record and the page of each entry."""
    for entry in json.loads((site / "catalogue.json").read_text(encoding="utf-8"))["entries"]:
        yield entry, (site / entry["url"] / "index.html").read_text(encoding="utf-8")


def test_built_site_warns_against_personal_details_when_a_mailbox_is_not_confirmed(built_site: Path) -> None:
    """Until one has checked it."""
    doubtful = [(entry, page) for entry, page in entries_of(built_site)
                if not all(email["confirmed"] for email in entry["contacts"].get("emails", []))]
    require(bool(doubtful), "mailbox that is not confirmed")
    for entry, page in doubtful:
        assert "Do not send personal details until you have checked it" in page, entry["id"]


def test_built_site_shows_kinds_of_doubt_when_entry_has_them(built_site: Path) -> None:
    """A link says how near it is; what is not confirmed, and what is no legal advice, says so."""
    for entry, page in entries_of(built_site):
        for link in entry["contacts"].get("links", []):
            if link["match"] == "home-page":
                assert "Home page only" in page, entry["id"]
            if link["match"] == "related" and live().site.source:
                assert "Related page" in page, entry["id"]
        if entry["confirmed"] is None:
            assert "Not confirmed" in page, entry["id"]
        if entry["kind"] == "legal-order":
            assert "This is not legal advice." in page, entry["id"]
