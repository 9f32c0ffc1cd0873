"""feed.xml: what changed in the catalogue lately as an Atom feed (RFC 4287), an entry for each change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.date_formatting import format_date
from signpost.catalogue.derived.published import closed_label
from signpost.catalogue.site import Site
from signpost.history.diff import EntryChange
from signpost.history.recent_changes import DayChanges, RecentChanges

ATOM = "http://www.w3.org/2005/Atom"
MAX_ENTRIES = 100


def render_atom(catalogue: Catalogue, site: Site, recent: RecentChanges, source_date: date) -> str:
    """Return the feed's text. `source_date` dates a feed without entries."""
    page = f"{site.url}lately/"
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": catalogue.site.language})
    _add_text(feed, "title", f"{site.name}: what has changed lately")
    _add_text(feed, "subtitle", recent.unavailable or "Entries that were added, changed, closed or moved.")
    _add_text(feed, "id", f"{site.url}feed.xml")
    _add_text(feed, "updated", recent.days[0].day.time if recent.days else f"{source_date.isoformat()}T00:00:00Z")
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site.url}feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _add_text(SubElement(feed, "author"), "name", site.name)
    feed.extend(islice(_entries(catalogue, site, recent), MAX_ENTRIES))
    indent(feed)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(feed, encoding='unicode')}\n"


def _entries(catalogue: Catalogue, site: Site, recent: RecentChanges) -> Iterator[Element]:
    """Yield the feed's entries, newest first."""
    for day_changes in recent.days:
        for change in day_changes.changes:
            yield _change_entry(catalogue, site, day_changes, change)
        if day_changes.initial_entries:
            day, count = day_changes.day.date, day_changes.initial_entries
            yield _entry(day_changes, f"{site.url}lately/#{day}", site.url, "The list began",
                         f"The list began on {format_date(day)}, with {count} {'entry' if count == 1 else 'entries'}.")


def _change_entry(catalogue: Catalogue, site: Site, day_changes: DayChanges, change: EntryChange) -> Element:
    """Return the feed's entry for one change. It leads to the entry's page, or to the page of changes if there is none.
    """
    permalink = f"{site.url}lately/#{day_changes.day.date}-{change.id.replace('/', '-')}"
    item = catalogue.items.get(change.id)
    closed = f" ({closed_label(item.entry).lower()})" if item and closed_label(item.entry) else ""
    return _entry(day_changes, permalink, f"{site.url}{item.url}" if item else permalink,
                  f"{change.type.value}: {change.name}{closed}",
                  "\n".join(change.details) or f"{change.type.value}: {change.name}.")


def _entry(day_changes: DayChanges, permalink: str, page: str, title: str, summary: str) -> Element:
    """Return an entry of the feed; `permalink` is its id, which never changes."""
    entry = Element("entry")
    _add_text(entry, "title", title)
    _add_text(entry, "id", permalink)
    _add_text(entry, "updated", day_changes.day.time)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _add_text(entry, "summary", summary)
    return entry


def _add_text(parent: Element, name: str, text: str) -> None:
    """Add to an element a child that holds a text."""
    SubElement(parent, name).text = text
