"""reviews.ics: a calendar (RFC 5545) of the days on which entries are due for review, for whoever keeps the list.

A partial date stands for its first day ("by May 2027" for 1 May), so that nobody is reminded too late.
"""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.date_formatting import format_date
from signpost.catalogue.derived.partial_dates import first_day
from signpost.catalogue.derived.published import closed_label
from signpost.catalogue.site import Site

REFRESH = timedelta(weeks=1)
"""How often programs that subscribe to the calendar are to read it."""


def render_review_calendar(catalogue: Catalogue, site: Site, source_date: date) -> str:
    """Return the calendar's text. `source_date` stamps its events."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{site.name}//reviews//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{site.name}: reviews due")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    due = [item for item in catalogue.items.values() if item.entry.review_by]
    for item in sorted(due, key=lambda each: (str(each.entry.review_by), each.id)):
        calendar.add_component(_event(item, site, datetime.combine(source_date, time(), UTC)))
    text: bytes = calendar.to_ical(sorted=False)
    return text.decode()


def _event(item: Item, site: Site, stamp: datetime) -> Event:
    """Return the event of an entry's review."""
    review_by = str(item.entry.review_by)
    day, page, closed = first_day(review_by), f"{site.url}{item.url}", closed_label(item.entry)
    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, page)))
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"Review: {item.entry.name}{f' ({closed.lower()})' if closed else ''}")
    event.add("description", "\n".join([
        *([f"{closed}."] if closed else []), f"Due for review by {format_date(review_by)}.",
        *item.doubts, f"File: catalogue/{item.id}.yml", page]))
    event.add("url", page)
    event.add("transp", "TRANSPARENT")
    return event
