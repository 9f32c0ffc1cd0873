"""What tests of the live list, and of a site built of it, take from the list: picked by what a test needs of it.

No test names an entry, and each asks for no more than it needs, so that editing the catalogue breaks none, and the list
of another place passes the same tests. What a list lacks skips a test, with a reason in words. The live list is that of
SIGNPOST_CATALOGUE, or else the project's own; a test of the second list's site (tests/conftest.py) reads that instead.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.enums import Kind, PhoneType, Status
from signpost.catalogue.model import Link, Phone
from signpost.cli.check import read_catalogue
from signpost.cli.project import ROOT, VARIABLE, usual_catalogue

Need = Callable[[Item], bool]
Found = TypeVar("Found")

SHOWN_AT_FIRST = 20
"""Entries of a long list that are shown until more are asked for."""

CATALOGUE = usual_catalogue().resolve()
"""The folder of the live list."""
os.environ.pop(VARIABLE, None)  # what a test starts reads the list that the test names
SECOND = ROOT / "tests" / "data" / "second-catalogue"
"""The folder of another place's list: another field, other people, other areas, and no source document."""
_looked_at = [CATALOGUE]


def look_at(folder: Path) -> None:
    """Let all that is picked from now on be of the list in a folder."""
    _looked_at[:] = [folder]


@cache
def _read(folder: Path) -> Catalogue:
    """Return the list in a folder."""
    return read_catalogue(folder, date.today())[0]


def live() -> Catalogue:
    """Return the live list, or that whose site a test looks at."""
    return _read(_looked_at[0])


def first_of(found: Iterable[Found], what: str) -> Found:
    """Return the first of what was found in the list; skip the test where the list has none: `what` says of what."""
    for each in found:
        return each
    pytest.skip(f"the list has no {what}")


def require(has: bool, what: str) -> None:
    """Skip the test where the list does not have what it needs."""
    if not has:
        pytest.skip(f"the list has no {what}")


def pick(*needs: Need) -> Item:
    """Return the first active entry of a theme that meets every need; skip the test where none does."""
    return first_of(picked(*needs), f"entry of which all of this holds: {', '.join(map(_said, needs))}")


def _said(need: Need) -> str:
    """Return a need in words: the first line of what it documents, or else its name."""
    return (need.__doc__ or need.__name__).split("\n")[0].removeprefix("Whether ").rstrip(".")


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


def has_no_times(item: Item) -> bool:
    """Whether an entry has no hours by which a script says whether it is open now."""
    return not item.entry.schedule and not any(phone.schedule for phone in phones(item))


def is_elsewhere_too(item: Item) -> bool:
    """Whether an entry is listed by another theme too."""
    return bool(item.entry.also_in)


def usual() -> Item:
    """Return what most tests of a page want: a helpline with a name of its own.

    It is sensitive and has a web page where the list has such a one; a test that needs these asks for them.
    """
    found = picked(is_helpline, has_own_name)
    return first_of(sorted(found, key=lambda item: (not is_sensitive(item), not has_link(item))),
                    "helpline with a number and a name of its own")


def untimed() -> Item:
    """Return the usual entry, or, where that has hours by which a script says what is open, another helpline."""
    return usual() if has_no_times(usual()) else pick(is_helpline, has_own_name, has_no_times)


def sensitive() -> Item:
    """Return an entry whose page, and that of whose theme, have the button that leaves them at once."""
    return pick(is_sensitive, has_own_name)


def one_word() -> Item:
    """Return the entry with the longest name of one word, which a slip of the finger leaves alike."""
    found = picked(has_one_word, has_own_name)
    return first_of(sorted(found, key=lambda item: -len(item.entry.name)), "entry with a name of one long word")


def worded() -> Item:
    """Return an entry with wording for a plan, in whose theme another has some too."""
    return pick(has_wording, has_own_name, has_neighbour)


def neighbour() -> Item:
    """Return another entry with wording for a plan in the theme of the worded one."""
    return _neighbours(worded())[0]


def has_neighbour(item: Item) -> bool:
    """Whether another entry of an entry's theme has wording for a plan too."""
    return bool(_neighbours(item))


def _neighbours(item: Item) -> list[Item]:
    """Return the other entries of an entry's theme that have wording for a plan."""
    return picked(has_wording, lambda other: other.theme == item.theme and other is not item)


def ring(item: Item) -> re.Pattern[str]:
    """Return what the button that rings an entry's first number is called by a screen reader."""
    return re.compile(f"^Ring {re.escape(phones(item)[0].number)} ?, {re.escape(item.entry.name)}$")


def largest_theme() -> str:
    """Return the id of the theme that lists most entries."""
    return max(live().themes_by_id, key=lambda theme: len(live().by_theme[theme]))



def emergency() -> str:
    """Return the number to ring in danger, as it is written."""
    return live().site.urgent.number


def danger() -> str:
    """Return words that speak of danger; skip the test where the list knows none."""
    return first_of(danger_words(), "words of danger")


def danger_words() -> list[str]:
    """Return all words of the list that speak of danger."""
    crisis = live().crisis
    return list(crisis.in_danger) if crisis else []


def harmless() -> str:
    """Return words that find something and speak of no danger: the last that the home page has as an example."""
    return first_of(reversed(live().site.examples or []), "words to search for on its home page")


def frequent() -> str:
    """Return a word that finds many entries: one that stands in most names, other than the place's common words."""
    names = [{*re.findall(r"[a-z]{5,}", item.entry.name.lower())} for item in picked()]
    words: Counter[str] = Counter(word for name in names for word in name)
    for word in live().site.common_words or ():
        del words[word.lower()]
    most: list[tuple[str, int]] = words.most_common(1)
    return first_of(most, "words in the names of its entries")[0]


def long_theme() -> str:
    """Return the id of the theme that lists most entries; skip the test where it fits on a page without more ado."""
    require(len(live().by_theme[largest_theme()]) > SHOWN_AT_FIRST, f"theme with more than {SHOWN_AT_FIRST} entries")
    return largest_theme()


def plan() -> str:
    """Return the address of the plan's page; skip the test where the list has none."""
    require(live().has_plan, "wording for a plan")
    return "plan/"


WORDS: dict[str, Callable[[], str]] = {
    "entry": lambda: usual().url, "theme": lambda: f"themes/{usual().theme}/",
    "largest": lambda: f"themes/{largest_theme()}/", "long": lambda: f"themes/{long_theme()}/", "plan": plan,
    "untimed": lambda: untimed().url,
    "sensitive": lambda: sensitive().url, "sensitive_theme": lambda: f"themes/{sensitive().theme}/",
    "danger": danger, "harmless": harmless, "frequent": frequent}
"""What stands for a name in braces: an address of the site, or words to search for."""


def filled(text: str) -> str:
    """Return an address or a query with what WORDS has in the place of each name in braces."""
    return re.sub(r"\{(\w+)\}", lambda found: WORDS[found[1]](), text)
