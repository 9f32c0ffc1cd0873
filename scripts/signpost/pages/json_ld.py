"""An entry goes in; its schema.org description comes out as JSON-LD, for the head of its page: search engines read it.

It stands in the page's front matter and not in its text: the theme runs again, as a script, whatever script element
it finds in the text of a page that it loads.
"""

from __future__ import annotations

import json
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.derived.dates import hours_of_phone
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import KIND_NAMES, Kind, PhoneType
from signpost.catalogue.model import Entry, Phone
from signpost.catalogue.site import Site
from signpost.catalogue.values import dialling_digits
from signpost.pages.contact_buttons import phones_of, sentences
from signpost.pages.formatting import ages, areas, audiences

CREATIVE = {Kind.RESOURCE: "CreativeWork", Kind.DIRECT_WORK: "CreativeWork", Kind.PROCEDURE: "WebPage",
            Kind.LEGAL_ORDER: "WebPage"}
# What could end the script element, or would be markup elsewhere, stands as an escape of JSON.
ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})

Record = dict[str, Any]


def render_linked_data(catalogue: Catalogue, site: Site, item: Item) -> str:
    """Return the text for a script element of the type application/ld+json; nothing for what is closed.

    A search engine would offer a closed service as one that runs.
    """
    if is_closed(item.entry):
        return ""
    return json.dumps(linked_data(catalogue, site, item), ensure_ascii=False).translate(ESCAPES)


def linked_data(catalogue: Catalogue, site: Site, item: Item) -> Record:
    """Return an entry as schema.org knows it: a Service, or the work or page that it is. Absent is left out."""
    entry, page = item.entry, site.url + item.url
    runs = catalogue.organisations.get(entry.organization or "")
    provider = _present({"@type": "Organization", "name": runs.name, "url": runs.website}) if runs else None
    record = {"@context": "https://schema.org", "@type": CREATIVE.get(entry.kind, "Service"), "@id": page,
              "name": entry.name, "alternateName": list(entry.also_known_as or ()), "description": entry.summary,
              "mainEntityOfPage": page, "audience": _audience(item)}
    if entry.kind in CREATIVE:
        return _present({**record, "publisher": provider})
    free = {"@type": "Offer", "price": 0, "priceCurrency": "GBP", "description": entry.cost} if is_free(entry) else None
    return _present({**record, "serviceType": KIND_NAMES[entry.kind][0], "provider": provider,
                     "areaServed": areas(item), "availableChannel": _channels(item), "offers": free})


def _present(record: Record) -> Record:
    """Leave out what is absent."""
    return {name: value for name, value in record.items() if value not in (None, "", [])}


def _audience(item: Item) -> Record:
    """Return who it is for, with the ages where they are known."""
    eligibility = item.entry.eligibility
    noted = ages(eligibility) if eligibility and eligibility.age_note else None
    return _present({"@type": "PeopleAudience", "audienceType": audiences(item), "name": noted,
                     "suggestedMinAge": eligibility.minimum_age if eligibility else None,
                     "suggestedMaxAge": eligibility.maximum_age if eligibility else None})


def _channels(item: Item) -> list[Record]:
    """Return the ways to reach a service; what nobody has confirmed is not told to search engines."""
    contacts = item.entry.contacts
    phones = [_phone(item.entry, phone) for phone in phones_of(item.entry) if phone.confirmed]
    links: list[Record] = [{"@type": "ServiceChannel", "serviceUrl": link.url}
                           for link in (contacts.links if contacts else None) or () if link.confirmed]
    return phones + links


def _phone(entry: Entry, phone: Phone) -> Record:
    """Return one number as a channel, with its hours and what to know before using it."""
    point = _present({"@type": "ContactPoint", "telephone": dialling_digits(phone.number),
                      "description": sentences(hours_of_phone(entry, phone), phone.note)})
    name = "serviceSmsNumber" if phone.type is PhoneType.TEXT else "servicePhone"
    return {"@type": "ServiceChannel", name: point}
