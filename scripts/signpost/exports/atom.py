"""A Catalogue and what changed in it lately go in; `feed.xml` (Atom) comes out: an item for each entry and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.dates import format_date
from signpost.catalogue.derived.published import is_closed, closed_label
from signpost.catalogue.site import Site
from signpost.history.diff import Change
from signpost.history.recent_changes import Lately, LatelyDay

ATOM = "http://www.w3.org/2005/Atom"
MOST_ITEMS = 100


def render_feed(catalogue: Catalogue, site: Site, lately: Lately, day: date) -> str:
    """Return the feed's text. `day` is the list's own day: the feed's date where nothing is known of changes."""
    page = f"{site.url}lately/"
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _put(feed, "title", f"{site.name}: what has changed lately")
    _put(feed, "subtitle", lately.without or "Entries that were added, changed, closed or moved.")
    _put(feed, "id", f"{site.url}feed.xml")
    _put(feed, "updated", lately.days[0].day.time if lately.days else f"{day.isoformat()}T00:00:00Z")
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site.url}feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _put(SubElement(feed, "author"), "name", site.name)
    for item in _items(catalogue, site, lately)[:MOST_ITEMS]:
        feed.append(item)
    indent(feed)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(feed, encoding='unicode')}\n"


def _items(catalogue: Catalogue, site: Site, lately: Lately) -> list[Element]:
    """Return the feed's items, newest first."""
    items: list[Element] = []
    for told in lately.days:
        items += _changes(catalogue, site, told)
        if told.began:
            count = f"{told.began} {'entry' if told.began == 1 else 'entries'}"
            words = f"The list began on {format_date(told.day.date)}, with {count}."
            items.append(_item(told, f"{site.url}lately/#{told.day.date}", site.url, "The list began", words))
    return items


def _changes(catalogue: Catalogue, site: Site, told: LatelyDay) -> Iterator[Element]:
    """Yield the items of one day."""
    for change in told.changes:
        mark = f"{site.url}lately/#{told.day.date}-{change.id.replace('/', '-')}"
        item = catalogue.items.get(change.id)
        page = f"{site.url}{item.url}" if item else mark
        closed = f" ({closed_label(item.entry).lower()})" if item and is_closed(item.entry) else ""
        yield _item(told, mark, page, f"{change.news.value}: {change.name}{closed}", _words(change))


def _words(change: Change) -> str:
    """Return what changed, as a text that is never empty."""
    return "\n".join(change.details) or f"{change.news.value}: {change.name}."


def _item(told: LatelyDay, mark: str, page: str, title: str, words: str) -> Element:
    """Return one item; `mark` is its id for ever."""
    entry = Element("entry")
    _put(entry, "title", title)
    _put(entry, "id", mark)
    _put(entry, "updated", told.day.time)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _put(entry, "summary", words)
    return entry


def _put(parent: Element, name: str, text: str) -> None:
    """Add an element that holds a text."""
    SubElement(parent, name).text = text
