"""A Catalogue goes in; `services.json` comes out: its services in HSDS 3.0, as Open Referral UK's /services gives them.

One page holds them all. An id is the UUIDv5 of the address at which a thing stands on the site, so that it stays as
long as its address does. Absent is absent; what HSDS has no field for stands in fields that begin with `x_`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.derived.dates import hours_of_entry
from signpost.catalogue.derived.published import closed_notice
from signpost.catalogue.derived.trust import unconfirmed_warning
from signpost.catalogue.enums import AREA_CODES, AREA_LABELS, Kind
from signpost.catalogue.model import EmailAddress, Entry, Link, Phone, Schedule
from signpost.catalogue.site import Site
from signpost.catalogue.values import dialling_digits
from signpost.exports.hsds_terms import attributes_of
from signpost.pages.contact_buttons import beside, phone_action, phones_of, sentences
from signpost.pages.formatting import who_can_ask, who_can_use

KINDS = (Kind.SERVICE, Kind.HELPLINE, Kind.ACTIVITY, Kind.TRAINING, Kind.ONLINE)
STATISTICS = "http://statistics.data.gov.uk/id/statistical-geography/"

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class IdFactory:
    """Gives ids: `address` is that of the entry's page, `service` its id."""

    address: str

    def id(self, *parts: str) -> str:
        """Return the id of the service, or of a part of it."""
        return uuid_of("#".join([self.address, "-".join(parts)]) if parts else self.address)


def uuid_of(address: str) -> str:
    """Return the UUIDv5 of a web address."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, address))


def render_hsds(catalogue: Catalogue, site: Site, last_modified: Mapping[str, str]) -> str:
    """Return the text of services.json. `last_modified` is the time at which each entry last changed, where it is known."""
    contents = [service_record(catalogue, site, item, last_modified.get(item.id))
                for item in catalogue.items.values() if item.entry.kind in KINDS]
    page = {"total_items": len(contents), "total_pages": 1, "page_number": 1, "size": len(contents),
            "first_page": True, "last_page": True, "empty": not contents, "contents": contents}
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")) + "\n"


def service_record(catalogue: Catalogue, site: Site, item: Item, last_modified: str | None = None) -> Record:
    """Return one entry as an HSDS service."""
    entry, named = item.entry, IdFactory(site.url + item.url)
    eligibility, contacts = entry.eligibility, entry.contacts
    closed = closed_notice(catalogue, item)
    emails = (contacts.emails if contacts else None) or []
    links = (contacts.links if contacts else None) or []
    return _present({
        "id": named.id(), "name": entry.name, "status": entry.status.value, "last_modified": last_modified,
        "alternate_name": "; ".join(entry.also_known_as or ()),
        "description": "\n\n".join(part for part in (closed, entry.summary, entry.description) if part),
        "url": links[0].url if links else named.address,
        "email": emails[0].address if emails else None,
        "application_process": _how(item), "fees": entry.cost, "fees_description": entry.cost,
        "eligibility_description": _eligibility(item),
        "minimum_age": eligibility.minimum_age if eligibility else None,
        "maximum_age": eligibility.maximum_age if eligibility else None,
        "assured_date": _assured(item), "alert": closed or "\n".join(entry.doubts or ()),
        "organization": _organization(catalogue, site, item),
        "phones": _phones(named, entry),
        "contacts": _contacts(named, emails), "schedules": _schedules(named, item),
        "service_areas": _areas(named, item), "service_at_locations": _places(named, item),
        "cost_options": _costs(named, item), "attributes": attributes_of(catalogue, site, item, named.id, uuid_of),
        **_own(site, item),
    })


def _present(record: Record) -> Record:
    """Leave out what is absent: HSDS knows no null, no empty text and no empty list."""
    return {name: value for name, value in record.items() if value not in (None, "", [])}


def _own(site: Site, item: Item) -> Record:
    """Return our own fields."""
    entry, confirmed = item.entry, item.entry.confirmed
    return {"x_entry": item.id, "x_page": site.url + item.url,
            "x_instead": (entry.eligibility.instead if entry.eligibility else None),
            "x_urgency": entry.crisis_level.value if entry.crisis_level else None,
            "x_unconfirmed": item.unconfirmed_contacts,
            "x_confirmed": confirmed.model_dump(mode="json", exclude_none=True) if confirmed else None,
            "x_links": [_link(link) for link in (entry.contacts.links if entry.contacts else None) or ()]}


def _link(link: Link) -> Record:
    """Return one web address, with what to look for there."""
    return _present({"title": link.title, "url": link.url, "note": sentences(link.note, unconfirmed_warning(link))})


def _eligibility(item: Item) -> str:
    """Return who can use it, and who is turned away."""
    eligibility = item.entry.eligibility
    if eligibility is None:
        return ""
    return " ".join(part for part in (who_can_use(eligibility),
                                      f"Not for: {eligibility.not_for}" if eligibility.not_for else None) if part)


def _how(item: Item) -> str:
    """Return how to get it."""
    referral = item.entry.referral
    parts = [f"Who can ask: {who_can_ask(referral)}." if referral and referral.who else None,
             referral.how if referral else None, item.entry.ask_for_it,
             f"Consent: {referral.consent}" if referral and referral.consent else None]
    return " ".join(part for part in parts if part)


def _assured(item: Item) -> str | None:
    """Return the day on which a public page confirmed the entry, where it is a whole date."""
    confirmed = item.entry.confirmed
    return confirmed.on if confirmed and len(confirmed.on) == 10 else None


def _organization(catalogue: Catalogue, site: Site, item: Item) -> Record | None:
    """Return who runs it."""
    runs = catalogue.organisations.get(item.entry.organization or "")
    if runs is None:
        return None
    address = f"{site.url}organisations/#{runs.id}"
    return _present({"id": uuid_of(address), "name": runs.name, "description": runs.description,
                     "website": runs.website, "uri": address})


def _phones(named: IdFactory, entry: Entry) -> list[Record]:
    """Return the numbers, each with its hours, what to know before using it, and whether it is confirmed."""
    return [_present({
        "id": named.id(phone.type, dialling_digits(phone.number)), "service_id": named.id(), "number": phone.number,
        "type": phone.type.value,
        "description": sentences(_word(phone), beside(entry, phone), unconfirmed_warning(phone))})
        for phone in phones_of(entry)]


def _word(phone: Phone) -> str:
    """Return what to do with a number that needs a word: "Text SHOUT to 85258"; or nothing."""
    return phone_action(phone) if phone.body else ""


def _contacts(named: IdFactory, emails: Iterable[EmailAddress]) -> list[Record]:
    """Return the mailboxes, each as a contact."""
    return [_present({"id": named.id("email", email.address), "service_id": named.id(), "email": email.address,
                      "name": sentences(email.title, email.note, unconfirmed_warning(email))}) for email in emails]


def _schedules(named: IdFactory, item: Item) -> list[Record]:
    """Return the opening times for machines, or the hours in words where there are no such times."""
    hours = hours_of_entry(item.entry)
    if item.entry.schedule:
        return [_schedule(named, number, each, hours) for number, each in enumerate(item.entry.schedule)]
    return [{"id": named.id("hours"), "service_id": named.id(), "description": hours}] if hours else []


def _schedule(named: IdFactory, number: int, schedule: Schedule, hours: str) -> Record:
    """Return one rule of opening times, UK time."""
    return _present({
        "id": named.id("schedule", str(number)), "service_id": named.id(), "freq": "WEEKLY", "interval": 1,
        "byday": ",".join(day.value for day in schedule.days), "opens_at": schedule.opens,
        "closes_at": schedule.closes, "description": hours, "notes": schedule.note or "UK time"})


def _areas(named: IdFactory, item: Item) -> list[Record]:
    """Return where it works, with the national statistics' address of each area that has one."""
    return [_present({"id": named.id("area", area.value), "service_id": named.id(), "name": AREA_LABELS[area],
                      "uri": STATISTICS + AREA_CODES[area] if area in AREA_CODES else None})
            for area in item.entry.area or ()]


def _places(named: IdFactory, item: Item) -> list[Record]:
    """Return the places at which it is given, as people know them."""
    return [{"id": named.id("place", str(number)), "service_id": named.id(),
             "location_id": named.id("location", str(number)),
             "location": {"id": named.id("location", str(number)), "location_type": "physical", "name": place}}
            for number, place in enumerate(item.entry.places or ())]


def _costs(named: IdFactory, item: Item) -> list[Record]:
    """Return what it costs; what is free has an amount."""
    if item.entry.cost is None:
        return []
    free = {"amount": 0} if is_free(item.entry) else {}
    return [{"id": named.id("cost"), "service_id": named.id(), "currency": "GBP", **free,
             "amount_description": item.entry.cost}]
