"""Entries of the live catalogue for the tests of the built site, picked by what a test needs of them.

No test names an entry, and each asks for no more than it needs, so that editing the catalogue breaks none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.enums import Kind, PhoneType, Status
from signpost.catalogue.model import Link, Phone
from signpost.cli.check import read_catalogue
from tests.conftest import ROOT

Need = Callable[[Item], bool]


@cache
def live() -> Catalogue:
    """Return the live catalogue."""
    return read_catalogue(ROOT / "catalogue", date.today())[0]


def pick(*needs: Need) -> Item:
    """Return the first active entry of a theme that meets every need; skip the test where none does."""
    return next(iter(picked(*needs)), None) or pytest.skip(
        f"no entry of the catalogue meets {', '.join(need.__name__ for need in needs)}")


def picked(*needs: Need) -> list[Item]:
    """Return the active entries of themes that meet every need, in their order."""
    return [item for item in live().items.values()
            if item.theme != URGENT and item.entry.status is Status.ACTIVE and all(need(item) for need in needs)]


def phones(item: Item) -> list[Phone]:
    """Return an entry's numbers."""
    contacts = item.entry.contacts
    return list(contacts.phones or ()) if contacts else []


def links(item: Item) -> list[Link]:
    """Return an entry's web pages."""
    contacts = item.entry.contacts
    return list(contacts.links or ()) if contacts else []


def is_helpline(item: Item) -> bool:
    """Whether an entry is a helpline whose first number can be rung and is its own."""
    first = next(iter(phones(item)), None)
    return (item.entry.kind is Kind.HELPLINE and first is not None
            and first.type is PhoneType.VOICE and first.title is None)


def has_own_number(item: Item) -> bool:
    """Whether an entry's first number has the form 0xxx … and no other entry has it."""
    first = phones(item)[0].number if phones(item) else ""
    return bool(re.fullmatch(r"0\d{3} [\d ]{6,}", first)) and not any(
        other is not item and first in [phone.number for phone in phones(other)] for other in live().items.values())


def has_own_name(item: Item) -> bool:
    """Whether no other entry's name holds an entry's name, so that the search finds it first."""
    return not any(other is not item and item.entry.name.lower() in other.entry.name.lower()
                   for other in live().items.values())


def has_one_word(item: Item) -> bool:
    """Whether an entry's name is one word."""
    return bool(re.fullmatch(r"[A-Za-z]{6,}", item.entry.name))


def has_wording(item: Item) -> bool:
    """Whether an entry has wording for a plan that can be shared at once."""
    return item.entry.plan is not None and item.entry.plan.before_sharing is None


def has_link(item: Item) -> bool:
    """Whether an entry has a web page."""
    return bool(links(item))


def is_sensitive(item: Item) -> bool:
    """Whether an entry's page and that of its theme have the button that leaves them at once."""
    return live().is_sensitive(item) and live().themes_by_id[item.theme].sensitive


def is_elsewhere_too(item: Item) -> bool:
    """Whether an entry is listed by another theme too."""
    return bool(item.entry.also_in)


@cache
def usual() -> Item:
    """Return what most tests of a page want: a sensitive helpline with a web page and a name of its own."""
    return pick(is_helpline, has_link, is_sensitive, has_own_name)


@cache
def one_word() -> Item:
    """Return the entry with the longest name of one word, which a slip of the finger leaves alike."""
    return max(picked(has_one_word, has_own_name), key=lambda item: len(item.entry.name), default=None) or pytest.skip(
        "no entry of the catalogue has a name of one word")


def worded() -> Item:
    """Return an entry with wording for a plan, in whose theme another has some too."""
    return pick(has_wording, has_own_name, lambda item: bool(_neighbours(item)))


def neighbour() -> Item:
    """Return another entry with wording for a plan in the theme of the worded one."""
    return _neighbours(worded())[0]


def _neighbours(item: Item) -> list[Item]:
    """Return the other entries of an entry's theme that have wording for a plan."""
    return picked(has_wording, lambda other: other.theme == item.theme and other is not item)


def ring(item: Item) -> re.Pattern[str]:
    """Return what the button that rings an entry's first number is called by a screen reader."""
    return re.compile(f"^Ring {re.escape(phones(item)[0].number)} ?, {re.escape(item.entry.name)}$")


def largest_theme() -> str:
    """Return the id of the theme that lists most entries."""
    return max(live().themes_by_id, key=lambda theme: len(live().by_theme[theme]))


def filled(address: str) -> str:
    """Return an address with the usual entry's page for {entry}, its theme's for {theme}, and {largest} theme's."""
    return address.format(entry=usual().url, theme=f"themes/{usual().theme}/", largest=f"themes/{largest_theme()}/")
