"""An entry's schema.org description as JSON-LD, for search engines.

It is written into the page's front matter, and from there into the page's head by overrides/main.html.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import links_of, phones_of
from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.derived.date_formatting import DAYS, hours_of_phone, schedule_of_phone
from signpost.catalogue.derived.eligibility import format_ages
from signpost.catalogue.derived.opening_times import dates_of_rule
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import KIND_NAMES, Kind, PhoneType
from signpost.catalogue.model import Phone, Schedule
from signpost.catalogue.model.schedule import BankHolidays, OpeningDay
from signpost.catalogue.site import Site
from signpost.catalogue.values import dialling_digits
from signpost.pages.formatting import format_areas, format_audiences, join_sentences

CREATIVE_WORKS = {Kind.RESOURCE: "CreativeWork", Kind.DIRECT_WORK: "CreativeWork", Kind.PROCEDURE: "WebPage",
                  Kind.LEGAL_ORDER: "WebPage"}
"""The schema.org types of the kinds of entry that are not services."""
ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})
"""JSON's escapes for what could end a script element, or would be markup elsewhere."""

DAY_NAMES = {**DAYS, OpeningDay.BH: "PublicHolidays"}
"""The days as schema.org names them."""
CLOSED_ON_BANK_HOLIDAYS = {"@type": "OpeningHoursSpecification", "dayOfWeek": ["PublicHolidays"],
                           "opens": "00:00", "closes": "00:00"}
"""Hours that open and close at the same time are those of a day without any."""

Record = dict[str, Any]


def render_json_ld(catalogue: Catalogue, site: Site, item: Item) -> str:
    """Return the text for a script element of the type application/ld+json; empty for a closed entry.

    A search engine would offer a closed service as one that runs.
    """
    if is_closed(item.entry):
        return ""
    return json.dumps(json_ld_data(catalogue, site, item), ensure_ascii=False).translate(ESCAPES)


def json_ld_data(catalogue: Catalogue, site: Site, item: Item) -> Record:
    """Return an entry as a schema.org Service, CreativeWork or WebPage."""
    entry, page = item.entry, site.url + item.url
    runs = catalogue.organisations.get(entry.organization or "")
    organisation = without_empty({"@type": "Organization", "name": runs.name, "url": runs.website}) if runs else None
    record = {"@context": "https://schema.org", "@type": CREATIVE_WORKS.get(entry.kind, "Service"), "@id": page,
              "name": entry.name, "alternateName": list(entry.also_known_as or ()), "description": entry.summary,
              "mainEntityOfPage": page, "audience": _audience(catalogue, item)}
    if entry.kind in CREATIVE_WORKS:
        return without_empty({**record, "publisher": organisation})
    offer = {"@type": "Offer", "price": 0, "priceCurrency": "GBP", "description": entry.cost}
    return without_empty({**record, "serviceType": KIND_NAMES[entry.kind][0], "provider": organisation,
                          "areaServed": format_areas(catalogue, item), "availableChannel": _channels(item),
                          "offers": offer if is_free(entry) else None})


def without_empty(record: Record) -> Record:
    """Return a record without the fields that are None, an empty text or an empty list."""
    return {name: value for name, value in record.items() if value not in (None, "", [])}


def _audience(catalogue: Catalogue, item: Item) -> Record:
    """Return who it is for, with the ages where they are known."""
    eligibility = item.entry.eligibility
    ages = format_ages(eligibility) if eligibility and eligibility.age_note else None
    return without_empty({"@type": "PeopleAudience", "audienceType": format_audiences(catalogue, item), "name": ages,
                          "suggestedMinAge": eligibility.minimum_age if eligibility else None,
                          "suggestedMaxAge": eligibility.maximum_age if eligibility else None})


def _channels(item: Item) -> list[Record]:
    """Return the confirmed ways to reach a service: search engines show no warnings."""
    phones = [_phone_channel(item, phone) for phone in phones_of(item.entry) if phone.confirmed]
    links: list[Record] = [{"@type": "ServiceChannel", "serviceUrl": link.url}
                           for link in links_of(item.entry) if link.confirmed]
    return phones + links


def _phone_channel(item: Item, phone: Phone) -> Record:
    """Return a number as a channel, with its hours and what to know before using it."""
    schedule = schedule_of_phone(item.entry, phone)
    hours = [_opening_hours(rule, item.day) for rule in schedule]
    if hours and all(rule.bank_holidays is BankHolidays.CLOSED for rule in schedule):
        hours.append(CLOSED_ON_BANK_HOLIDAYS)
    point = without_empty({"@type": "ContactPoint", "telephone": dialling_digits(phone.number),
                           "description": join_sentences(hours_of_phone(item.entry, phone), phone.note),
                           "hoursAvailable": hours})
    name = "serviceSmsNumber" if phone.type is PhoneType.TEXT else "servicePhone"
    return {"@type": "ServiceChannel", name: point}


def _opening_hours(rule: Schedule, day: date | None) -> Record:
    """Return a rule of opening times; of a season, with the dates that it has at a day, or next after it."""
    valid_from, valid_to = dates_of_rule(rule, day)
    return without_empty({"@type": "OpeningHoursSpecification", "dayOfWeek": [DAY_NAMES[each] for each in rule.days],
                          "opens": rule.opens, "closes": rule.closes, "validFrom": valid_from,
                          "validThrough": valid_to})
