"""The buttons that ring or text an entry's numbers: which stand on a page and on a card, their text and their details.

A button's text is `button_text`; its HTML is the macro `phone_button` in templates/parts.j2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.contacts import emails_of, links_of, phones_of
from signpost.catalogue.derived.date_formatting import hours_of_entry, hours_of_phone, schedule_of_phone
from signpost.catalogue.derived.opening_times import schedule_json
from signpost.catalogue.derived.trust import unconfirmed_warning
from signpost.catalogue.enums import PhoneType
from signpost.catalogue.model import EmailAddress, Entry, Link, Phone
from signpost.catalogue.values import dialling_digits
from signpost.pages.formatting import join_sentences

BUTTONS_AT_TOP = 2
"""How many buttons stand above all else on an entry's page, where it has no more numbers than that."""


@dataclass(frozen=True, slots=True)
class ButtonGroup:
    """Neighbouring numbers of an entry with the same details: their buttons stand together, the details once below."""

    phones: tuple[Phone, ...]
    details: str
    """Whose numbers they are, when they answer, and what to know before using them; or empty."""
    warning: str
    """That nobody has confirmed them; or empty."""
    schedule: str
    """When they answer, as JSON for open-now.js; or empty."""


def phone_href(phone: Phone) -> str:
    """Return the address that rings a number or texts it, with the word to text where it needs one."""
    digits = dialling_digits(phone.number)
    if phone.type is PhoneType.TEXT:
        return f"sms:{digits}" + (f"?{urlencode({'body': phone.body})}" if phone.body else "")
    return f"tel:{digits}"


def phone_verb(phone: Phone) -> str:
    """Return what one does with a number: "Ring", "Text" or "Textphone"."""
    return {PhoneType.TEXT: "Text", PhoneType.VOICE: "Ring", PhoneType.TEXTPHONE: "Textphone"}[phone.type]


def button_text(phone: Phone) -> str:
    """Return the text of a number's button: "Ring 116 000", "Text SHOUT to 85258"."""
    return f"{phone_verb(phone)} {f'{phone.body} to ' if phone.body else ''}{phone.number}"


def first_way(item: Item) -> str:
    """Return an entry's name and how to reach it: "Childline: ring 0800 1111"; the name where it has no number."""
    phones = card_phones(item)
    text = button_text(phones[0]) if phones else ""
    return f"{item.entry.name}: {text[0].lower()}{text[1:]}" if text else item.entry.name


def card_phones(item: Item) -> list[Phone]:
    """Return the numbers for a card: the first to ring and to text, and each to ring that has times of its own.

    Whoever needs help at night must not have to open the page to find the number for the night.
    """
    phones = phones_of(item.entry)
    voices = [phone for phone in phones if phone.type is PhoneType.VOICE]
    texts = [phone for phone in phones if phone.type is PhoneType.TEXT]
    timed = [phone for phone in voices if phone.schedule or phone.hours]
    return [*(phone for phone in voices if phone is voices[0] or phone in timed), *texts[:1]]


def page_buttons(item: Item) -> list[ButtonGroup]:
    """Return the buttons for an entry's own page: those of all its numbers."""
    return _group(item, phones_of(item.entry))


def card_buttons(item: Item) -> list[ButtonGroup]:
    """Return the buttons for a card or a search result."""
    return _group(item, card_phones(item))


def card_links(item: Item) -> list[Link]:
    """Return the links for a card: those of urgent help that has no number to ring, such as video in sign language."""
    if not item.entry.urgency or item.entry.contacts is None or card_phones(item):
        return []
    return item.entry.contacts.links or []


def other_ways(entry: Entry) -> list[EmailAddress | Link]:
    """Return the mailboxes and web pages of an entry, in the order of its page."""
    return [*emails_of(entry), *links_of(entry)]


def at_top(entry: Entry) -> int:
    """Return how many mailboxes and web pages stand at the top of an entry's page, below its numbers.

    With two buttons or more, who it is for would not be seen without scrolling; the others follow further down.
    """
    return max(0, BUTTONS_AT_TOP - len(phones_of(entry)))


def phone_details(entry: Entry, phone: Phone) -> str:
    """Return what is written below a number's button: whose it is, when it answers, what to know; or an empty text."""
    return join_sentences(_distinct_title(entry, phone), hours_of_phone(entry, phone), phone.note)


def _distinct_title(entry: Entry, phone: Phone) -> str | None:
    """Return whose a number is; None where the entry's name says it already, and no other number is somebody else's."""
    title = phone.title or ""
    is_only_one = all(other.title == phone.title for other in phones_of(entry))
    said = title.casefold() in entry.name.casefold() if is_only_one else title.casefold() == entry.name.casefold()
    return None if said else title


def separate_hours(entry: Entry) -> str:
    """Return an entry's hours where none of its numbers shows them; else an empty text."""
    hours = hours_of_entry(entry)
    return "" if hours in {hours_of_phone(entry, phone) for phone in phones_of(entry)} else hours


def _group(item: Item, phones: Iterable[Phone]) -> list[ButtonGroup]:
    """Return the numbers in groups of neighbours with the same details."""
    def texts(phone: Phone) -> tuple[str, str, str]:
        return (phone_details(item.entry, phone), unconfirmed_warning(phone),
                schedule_json(schedule_of_phone(item.entry, phone), item.day))

    return [ButtonGroup(tuple(group), *key) for key, group in groupby(phones, key=texts)]
