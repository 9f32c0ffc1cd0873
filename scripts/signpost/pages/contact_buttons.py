"""An entry goes in; its numbers come out as buttons: what each one does, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.dates import hours_of_entry, hours_of_phone, schedule_of_phone, schedule_json
from signpost.catalogue.derived.trust import unconfirmed_warning
from signpost.catalogue.enums import PhoneType
from signpost.catalogue.model import Entry, Link, Phone
from signpost.catalogue.values import dialling_digits


@dataclass(frozen=True, slots=True)
class Buttons:
    """Numbers of an entry with the same words beside them: their buttons stand together, the words once below."""

    phones: tuple[Phone, ...]
    beside: str
    """Whose numbers they are, when they answer, and what to know before using them."""
    doubt: str
    """That nobody has confirmed them; or nothing."""
    times: str
    """When they answer, for open-now.js; or nothing."""


def phone_href(phone: Phone) -> str:
    """Return the address that rings a number, or that texts it (with its word, where it needs one)."""
    digits = dialling_digits(phone.number)
    if phone.type is PhoneType.TEXT:
        return f"sms:{digits}" + (f"?{urlencode({'body': phone.body})}" if phone.body else "")
    return f"tel:{digits}"


def phone_verb(phone: Phone) -> str:
    """Return what one does with a number."""
    return {PhoneType.TEXT: "Text", PhoneType.VOICE: "Ring", PhoneType.TEXTPHONE: "Textphone"}[phone.type]


def phone_action(phone: Phone) -> str:
    """Return what stands on a button: "Ring 116 000", "Text SHOUT to 85258"."""
    return f"{phone_verb(phone)} {f'{phone.body} to ' if phone.body else ''}{phone.number}"


def phones_of(entry: Entry) -> list[Phone]:
    """Return an entry's numbers in their order."""
    return (entry.contacts.phones if entry.contacts else None) or []


def primary_phones(item: Item) -> list[Phone]:
    """Return the numbers for a card: the first to ring and to text, and each to ring that has times of its own.

    Who needs help at night must not have to open the page to find the number for the night.
    """
    phones = phones_of(item.entry)
    voices = [phone for phone in phones if phone.type is PhoneType.VOICE]
    texts = [phone for phone in phones if phone.type is PhoneType.TEXT]
    timed = [phone for phone in voices if phone.schedule or phone.hours]
    return [*(phone for phone in voices if phone is voices[0] or phone in timed), *texts[:1]]


def on_page(item: Item) -> list[Buttons]:
    """Return the buttons for all numbers of an entry, for its own page."""
    return _grouped(item.entry, phones_of(item.entry))


def on_card(item: Item) -> list[Buttons]:
    """Return the buttons for the numbers that a card or a result shows."""
    return _grouped(item.entry, primary_phones(item))


def links_on_card(item: Item) -> list[Link]:
    """Return the links for a card: those of urgent help that cannot be rung, such as video in sign language."""
    if not item.entry.urgency or item.entry.contacts is None or primary_phones(item):
        return []
    return item.entry.contacts.links or []


def beside(entry: Entry, phone: Phone) -> str:
    """Return what stands beside a number: whose it is, when it answers, what to know."""
    title = phone.title if phone.title and phone.title.casefold() != entry.name.casefold() else None
    return sentences(title, hours_of_phone(entry, phone), phone.note)


def hours_apart(entry: Entry) -> str:
    """Return an entry's hours where no number of it shows them; or nothing."""
    hours = hours_of_entry(entry)
    return "" if hours in {hours_of_phone(entry, phone) for phone in phones_of(entry)} else hours


def sentences(*parts: str | None) -> str:
    """Return texts, some of them absent, as sentences; one alone stays without a full stop where it has none."""
    there = [part[0].upper() + part[1:] for part in parts if part]
    return "".join(there) if len(there) < 2 else " ".join(part if part[-1] in ".?!" else f"{part}." for part in there)


def _grouped(entry: Entry, phones: Iterable[Phone]) -> list[Buttons]:
    """Return buttons, those of neighbours with the same words beside them together."""
    def words(phone: Phone) -> tuple[str, str, str]:
        return beside(entry, phone), unconfirmed_warning(phone), schedule_json(schedule_of_phone(entry, phone))

    return [Buttons(tuple(group), *said) for said, group in groupby(phones, key=words)]
