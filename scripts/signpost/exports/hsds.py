"""services.json: the catalogue's services in HSDS 3.0, in the form of Open Referral UK's /services with one page.

Ids are made from the addresses of the pages, so that they are as stable as those. Absent fields are left out. What HSDS
has no field for is in fields that begin with `x_`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import emails_of, links_of, phones_of
from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.derived.date_formatting import hours_of_entry, schedule_notes
from signpost.catalogue.derived.opening_times import dates_of_rule
from signpost.catalogue.derived.published import closed_notice
from signpost.catalogue.derived.trust import unconfirmed_warning
from signpost.catalogue.enums import Kind
from signpost.catalogue.model import EmailAddress, Entry, Link, Phone, Schedule
from signpost.catalogue.model.schedule import OpeningDay
from signpost.catalogue.site import Site
from signpost.catalogue.values import dialling_digits
from signpost.exports.hsds_attributes import attributes_of
from signpost.exports.hsds_ids import ServiceIds, uuid_of
from signpost.pages.contact_buttons import button_text, phone_details
from signpost.pages.formatting import format_eligibility, how_to_get_it, join_sentences
from signpost.pages.json_ld import without_empty

SERVICE_KINDS = (Kind.SERVICE, Kind.HELPLINE, Kind.ACTIVITY, Kind.TRAINING, Kind.ONLINE)
AREA_URI = "http://statistics.data.gov.uk/id/statistical-geography/"

Record = dict[str, Any]


def render_hsds(catalogue: Catalogue, site: Site, last_modified: Mapping[str, str]) -> str:
    """Return the file's text. `last_modified` is the time of each entry's last change, by id, where it is known."""
    contents = [service_record(catalogue, site, item, last_modified.get(item.id))
                for item in catalogue.items.values() if item.entry.kind in SERVICE_KINDS]
    page = {"total_items": len(contents), "total_pages": 1, "page_number": 1, "size": len(contents),
            "first_page": True, "last_page": True, "empty": not contents, "contents": contents}
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")) + "\n"


def service_record(catalogue: Catalogue, site: Site, item: Item, last_modified: str | None = None) -> Record:
    """Return an entry as an HSDS service."""
    entry, ids = item.entry, ServiceIds(site.url + item.url)
    eligibility = entry.eligibility
    closed = closed_notice(catalogue, item)
    emails = emails_of(entry)
    links = links_of(entry)
    return without_empty({
        "id": ids.make(), "name": entry.name, "status": entry.status.value, "last_modified": last_modified,
        "alternate_name": "; ".join(entry.also_known_as or ()),
        "description": "\n\n".join(part for part in (closed, entry.summary, entry.description) if part),
        "url": links[0].url if links else ids.address,
        "email": emails[0].address if emails else None,
        "application_process": _application_process(catalogue, item),
        "fees": entry.cost, "fees_description": entry.cost,
        "eligibility_description": _eligibility_description(item),
        "minimum_age": eligibility.minimum_age if eligibility else None,
        "maximum_age": eligibility.maximum_age if eligibility else None,
        "assured_date": _assured_date(item), "alert": closed or "\n".join(item.doubts),
        "organization": _organization(catalogue, site, item),
        "phones": _phones(ids, entry),
        "contacts": _contacts(ids, emails), "schedules": _schedules(ids, item),
        "service_areas": _service_areas(ids, catalogue, item), "service_at_locations": _service_at_locations(ids, item),
        "cost_options": _cost_options(ids, item), "attributes": attributes_of(catalogue, site, item, ids),
        **_extension_fields(site, item),
    })


def _extension_fields(site: Site, item: Item) -> Record:
    """Return the fields that are not of HSDS."""
    entry, confirmed = item.entry, item.entry.confirmed
    return {"x_entry": item.id, "x_page": site.url + item.url,
            "x_instead": (entry.eligibility.instead if entry.eligibility else None),
            "x_urgency": entry.crisis_level.value if entry.crisis_level else None,
            "x_unconfirmed": item.unconfirmed_contacts,
            "x_confirmed": confirmed.model_dump(mode="json", exclude_none=True) if confirmed else None,
            "x_links": [_link(link) for link in links_of(entry)]}


def _link(link: Link) -> Record:
    """Return a web address with its note and, where it is not confirmed, a warning."""
    return without_empty({"title": link.title, "url": link.url,
                          "note": join_sentences(link.note, unconfirmed_warning(link))})


def _eligibility_description(item: Item) -> str:
    """Return who can use it, and who is turned away."""
    eligibility = item.entry.eligibility
    if eligibility is None:
        return ""
    return " ".join(part for part in (format_eligibility(eligibility),
                                      f"Not for: {eligibility.not_for}" if eligibility.not_for else None) if part)


def _application_process(catalogue: Catalogue, item: Item) -> str:
    """Return how to get it, who can ask, and whose consent is needed."""
    consent = item.entry.referral.consent if item.entry.referral else None
    parts = (how_to_get_it(catalogue, item.entry), f"Consent: {consent}" if consent else "")
    return " ".join(part for part in parts if part)


def _assured_date(item: Item) -> str | None:
    """Return the date on which the entry was confirmed, where the day is known."""
    confirmed = item.entry.confirmed
    return confirmed.on if confirmed and len(confirmed.on) == 10 else None


def _organization(catalogue: Catalogue, site: Site, item: Item) -> Record | None:
    """Return who runs it."""
    runs = catalogue.organisations.get(item.entry.organization or "")
    if runs is None:
        return None
    address = f"{site.url}organisations/#{runs.id}"
    return without_empty({"id": uuid_of(address), "name": runs.name, "description": runs.description,
                     "website": runs.website, "uri": address})


def _phones(ids: ServiceIds, entry: Entry) -> list[Record]:
    """Return the numbers, each with its details and, where it is not confirmed, a warning."""
    return [without_empty({
        "id": ids.make(phone.type, dialling_digits(phone.number)), "service_id": ids.make(), "number": phone.number,
        "type": phone.type.value,
        "description": join_sentences(_text_keyword(phone), phone_details(entry, phone), unconfirmed_warning(phone))})
        for phone in phones_of(entry)]


def _text_keyword(phone: Phone) -> str:
    """Return what to text to a number that needs a keyword: "Text SHOUT to 85258"; else an empty text."""
    return button_text(phone) if phone.body else ""


def _contacts(ids: ServiceIds, emails: Iterable[EmailAddress]) -> list[Record]:
    """Return the email addresses, each as a contact."""
    return [without_empty({"id": ids.make("email", email.address), "service_id": ids.make(), "email": email.address,
                      "name": join_sentences(email.title, email.note, unconfirmed_warning(email))}) for email in emails]


def _schedules(ids: ServiceIds, item: Item) -> list[Record]:
    """Return the opening times as schedules, or else the hours in words as one schedule."""
    hours = hours_of_entry(item.entry)
    if item.entry.schedule:
        return [_schedule(ids, item.day, number, each, hours) for number, each in enumerate(item.entry.schedule)]
    return [{"id": ids.make("hours"), "service_id": ids.make(), "description": hours}] if hours else []


def _schedule(ids: ServiceIds, day: date | None, number: int, schedule: Schedule, hours: str) -> Record:
    """Return a rule of opening times as a schedule, in UK time.

    HSDS knows no bank holidays and no seasons: those are said in the notes, and of a season the dates that it has at
    the `day` of the export, or next after it.
    """
    weekdays = ",".join(each.value for each in schedule.days if each is not OpeningDay.BH)
    valid_from, valid_to = dates_of_rule(schedule, day)
    return without_empty({
        "id": ids.make("schedule", str(number)), "service_id": ids.make(),
        "valid_from": valid_from, "valid_to": valid_to, "freq": "WEEKLY" if weekdays else None,
        "interval": 1 if weekdays else None, "byday": weekdays, "opens_at": schedule.opens,
        "closes_at": schedule.closes, "description": hours,
        "notes": join_sentences(schedule.note, *schedule_notes(schedule)) or "UK time"})


def _service_areas(ids: ServiceIds, catalogue: Catalogue, item: Item) -> list[Record]:
    """Return where it works, with the Office for National Statistics' URI of each area that has one."""
    areas = {area.id: area for area in catalogue.site.areas or ()}
    return [without_empty({"id": ids.make("area", area.id), "service_id": ids.make(), "name": area.title,
                      "uri": AREA_URI + area.code if area.code else None})
            for area in (areas[each] for each in item.entry.area or ())]


def _service_at_locations(ids: ServiceIds, item: Item) -> list[Record]:
    """Return the places at which it is given."""
    return [{"id": ids.make("place", str(number)), "service_id": ids.make(),
             "location_id": ids.make("location", str(number)),
             "location": {"id": ids.make("location", str(number)), "location_type": "physical", "name": place}}
            for number, place in enumerate(item.entry.places or ())]


def _cost_options(ids: ServiceIds, item: Item) -> list[Record]:
    """Return what it costs; a free service has the amount 0."""
    if item.entry.cost is None:
        return []
    free = {"amount": 0} if is_free(item.entry) else {}
    return [{"id": ids.make("cost"), "service_id": ids.make(), "currency": "GBP", **free,
             "amount_description": item.entry.cost}]
