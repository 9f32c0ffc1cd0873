"""A Catalogue goes in; `reviews.ics` comes out: a calendar of the days on which entries are due for review.

"By May 2027" stands on the first day of May, so that nobody is reminded too late.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.dates import format_date
from signpost.catalogue.derived.published import closed_label
from signpost.catalogue.site import Site


def render_review_calendar(catalogue: Catalogue, site: Site, day: date) -> str:
    """Return the calendar's text (RFC 5545). `day` is the list's own day, for its stamps."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{site.name}//reviews//EN", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(site.name)}: reviews due", "REFRESH-INTERVAL;VALUE=DURATION:P1W"]
    due = [item for item in catalogue.items.values() if item.entry.review_by]
    for item in sorted(due, key=lambda each: (str(each.entry.review_by), each.id)):
        lines += _event(item, site, day)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def first_day(partial: str) -> date:
    """Return the first day of a whole or partial date: 2027-05 gives 1 May 2027."""
    return date.fromisoformat(partial + "-01-01"[len(partial) - 4:] if len(partial) < 10 else partial)


def _event(item: Item, site: Site, day: date) -> Iterator[str]:
    """Yield the lines of one entry's review."""
    review_by = str(item.entry.review_by)
    on = first_day(review_by)
    page = f"{site.url}{item.url}"
    said = closed_label(item.entry)
    title = f"Review: {item.entry.name}{f' ({said.lower()})' if said else ''}"
    words = [*([f"{said}."] if said else []), f"Due for review by {format_date(review_by)}.", *(item.entry.doubts or ()),
             f"File: catalogue/{item.id}.yml", page]
    yield from ("BEGIN:VEVENT", f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, page)}", f"DTSTAMP:{day:%Y%m%d}T000000Z",
                f"DTSTART;VALUE=DATE:{on:%Y%m%d}", f"DTEND;VALUE=DATE:{on + timedelta(1):%Y%m%d}",
                f"SUMMARY:{_text(title)}", f"DESCRIPTION:{_text(chr(10).join(words))}",
                f"URL:{page}", "TRANSP:TRANSPARENT", "END:VEVENT")


def _text(text: str) -> str:
    """Return a text as calendars escape it."""
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes, each further one begun with a space."""
    piece = ""
    for char in line:
        if len((piece + char).encode()) > 75:
            yield piece
            piece = " "
        piece += char
    yield piece
