"""Whom to ask about an entry: a number to ring, a mailbox to write to, a colleague, or a page to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import emails_of, links_of, phones_of
from signpost.catalogue.enums import Kind, PhoneType
from signpost.catalogue.model import Entry, Phone
from signpost.catalogue.values import dialling_digits

NEVER_RUNG = frozenset(("999", "112", "101", "111", "18000"))
"""Emergency numbers, and those of the police and the NHS, by their digits. Their public pages confirm them: a call that
only checks them takes the line away from somebody who needs it."""
NOT_A_SERVICE = frozenset((Kind.PROCEDURE, Kind.LEGAL_ORDER, Kind.RESOURCE, Kind.DIRECT_WORK))
"""Kinds of entry whose numbers are those of other services, which cannot answer for the entry."""
SOMEBODY = "somebody who knows it"
"""Whom to ask about an entry that has neither number, mailbox nor page, where site.yml names nobody."""


class Way(IntEnum):
    """How to ask, in the order in which calls of the same weight stand."""

    RING = 1
    WRITE = 2
    ASK = 3
    """In your own service, or as `ask_for_it` says."""
    LOOK = 4
    """At a public page."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask. Entries with equal contacts are one call."""

    way: Way
    address: str
    """The number as it is read out, the mailbox, the sentence that says whom to ask, or the page's address."""
    key: str
    """The number's digits, the mailbox in small letters, or the address itself."""


def may_be_rung(phone: Phone) -> bool:
    """Return whether a number may be rung for a check: one to speak to, and no emergency line.

    A text line is not tried either: whoever answers takes the text for a call for help.
    """
    return phone.type is PhoneType.VOICE and dialling_digits(phone.number) not in NEVER_RUNG


class ContactChooser:
    """Chooses whom to ask about each entry of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_number = _items_by_number(catalogue.items.values())

    def contact_of(self, item: Item) -> Contact:
        """Return whom to ask: its own number, else a mailbox, else whom `ask_for_it` names, else its page.

        A number that nobody has confirmed comes before the entry's others.
        """
        phones = [phone for phone in phones_of(item.entry) if may_be_rung(phone)]
        candidates = [*(phone for phone in phones if not phone.confirmed),
                      *(phone for phone in phones if phone.confirmed and self._is_its_own(item, phone))]
        if candidates:
            return Contact(Way.RING, candidates[0].number, dialling_digits(candidates[0].number))
        emails = sorted(emails_of(item.entry), key=lambda email: email.confirmed)
        if emails:
            return Contact(Way.WRITE, emails[0].address, emails[0].address.lower())
        if item.entry.ask_for_it:
            return Contact(Way.ASK, item.entry.ask_for_it, item.entry.ask_for_it)
        page = self._page_of(item)
        ask = f"Ask {self._catalogue.site.ask or SOMEBODY}."
        return Contact(Way.LOOK, page, page) if page else Contact(Way.ASK, ask, ask)

    def _is_its_own(self, item: Item, phone: Phone) -> bool:
        """Return whether a number belongs to the entry itself, and not to another service that it names.

        It is another's where its title begins with the name of another entry that has the same number.
        """
        if item.entry.kind in NOT_A_SERVICE:
            return False
        title = (phone.title or "").casefold()
        others = (other for other in self._by_number[dialling_digits(phone.number)] if other is not item)
        return not any(title.startswith(name.casefold()) for other in others for name in _names(other.entry)
                       ) or title.startswith(item.entry.name.casefold())

    def _page_of(self, item: Item) -> str:
        """Return the address of the page to look at: the entry's first, or its organisation's; empty without any."""
        organisation = self._catalogue.organisations.get(item.entry.organization or "")
        links = links_of(item.entry)
        return links[0].url if links else (organisation.website or "" if organisation else "")


def _items_by_number(items: Iterable[Item]) -> Mapping[str, list[Item]]:
    """Return the entries that have each number, by its digits."""
    found: dict[str, list[Item]] = {}
    for item in items:
        for phone in phones_of(item.entry):
            found.setdefault(dialling_digits(phone.number), []).append(item)
    return found


def _names(entry: Entry) -> Iterator[str]:
    """Yield the names by which people know an entry."""
    yield entry.name
    yield from entry.also_known_as or ()
