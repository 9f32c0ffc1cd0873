"""Entries of the live catalogue for the tests of the built site, picked by what a test needs of them.

No test names an entry, so that editing the catalogue breaks none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from signpost.cli.check import read_catalogue
from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.model import Link, Phone
from signpost.catalogue.enums import PhoneType, Status
from tests.conftest import ROOT

Need = Callable[[Item], bool]


@cache
def live() -> Catalogue:
    """Return the live catalogue."""
    return read_catalogue(ROOT / "catalogue", date.today())[0]


def pick(*needs: Need) -> Item:
    """Return the first active entry of a theme that meets every need. Raises LookupError where none does."""
    for item in live().items.values():
        if item.theme != URGENT and item.entry.status is Status.ACTIVE and all(need(item) for need in needs):
            return item
    raise LookupError(f"no entry of the catalogue meets {', '.join(need.__name__ for need in needs)}")


def phones(item: Item) -> list[Phone]:
    """Return an entry's numbers."""
    contacts = item.entry.contacts
    return list(contacts.phones or ()) if contacts else []


def links(item: Item) -> list[Link]:
    """Return an entry's web pages."""
    contacts = item.entry.contacts
    return list(contacts.links or ()) if contacts else []


def is_rung(item: Item) -> bool:
    """Whether an entry's first number can be rung."""
    return bool(phones(item)) and phones(item)[0].type is PhoneType.VOICE


def is_texted(item: Item) -> bool:
    """Whether an entry has a number to text that asks for no word of its own."""
    return any(phone.type is PhoneType.TEXT and not phone.body for phone in phones(item))


def has_one_word(item: Item) -> bool:
    """Whether an entry's name is one word that no other entry's name begins with."""
    name = item.entry.name
    return bool(re.fullmatch(r"[A-Za-z]{6,}", name)) and not any(
        other is not item and name.lower() in other.entry.name.lower() for other in live().items.values())


def has_wording(item: Item) -> bool:
    """Whether an entry has wording for a plan."""
    return item.entry.plan is not None


def has_link(item: Item) -> bool:
    """Whether an entry has a web page."""
    return bool(links(item))


def is_sensitive(item: Item) -> bool:
    """Whether an entry's page and that of its theme have the button that leaves them at once."""
    return live().sensitive(item) and live().theme[item.theme].sensitive


def is_elsewhere_too(item: Item) -> bool:
    """Whether an entry is listed by another theme too."""
    return bool(item.entry.also_in)


@cache
def usual() -> Item:
    """Return an entry that has what most entries have, as tests of a page want it.

    It can be rung, has a web page and wording for a plan, is sensitive, listed by two themes and found by its name.
    """
    return pick(is_rung, has_one_word, has_wording, has_link, is_sensitive, is_elsewhere_too)


def filled(address: str) -> str:
    """Return an address with the usual entry's page for {entry}, and its theme's page for {theme}."""
    return address.format(entry=usual().url, theme=f"themes/{usual().theme}/")
