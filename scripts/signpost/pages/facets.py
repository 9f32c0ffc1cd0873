"""A Catalogue goes in; the page Find by need comes out, and for readers without JavaScript one page a facet.

A facet is a question (What sort of thing? Where?), its choices are the answers. An entry that states no age or no
area is shown for every one: leaving it out would hide help. What is closed is shown for none of either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.derived.dates import schedule_json
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import (
    AREA_LABELS,
    AUDIENCE_LABELS,
    KIND_NAMES,
    REFERRER_LABELS,
    Area,
    Audience,
    Kind,
    Referrer,
)
from signpost.pages.contact_buttons import phones_of

AGES = (("under-11", "Under 11", 0, 10), ("11-15", "11 to 15", 11, 15), ("16-17", "16 and 17", 16, 17),
        ("18-25", "18 to 25", 18, 25))
WIDER = (Area.UK, Area.ENGLAND_AND_WALES, Area.ENGLAND)
APART = (Area.SOUTHEND, Area.THURROCK, Area.ELSEWHERE)
"""Places in England that are no part of the county council's Essex."""


@dataclass(frozen=True)
class Choice:
    """One answer: how the address names it, its label, all entries that it shows, and those that state it."""

    value: str
    label: str
    items: tuple[Item, ...]
    stated: tuple[Item, ...]
    address: str
    also: tuple[str, ...] = ()
    """The labels of the choices whose entries it shows as well."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the entries that it shows."""
        return frozenset(item.id for item in self.items)


@dataclass(frozen=True, slots=True)
class Facet:
    """One question with its choices."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    plain: bool = True
    """Whether it has a plain page of its own."""

    def values(self, item: Item) -> list[str]:
        """Return the choices that show an entry."""
        return [choice.value for choice in self.choices if item.id in choice.ids]


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Return the questions, in the order of the page. A choice that shows nothing is left out."""
    items = tuple(sorted(catalogue.items.values(), key=lambda item: (item.entry.name.lower(), item.id)))
    open_ones = tuple(item for item in items if not is_closed(item.entry))
    return (
        _themes(catalogue, items),
        _plain("kind", "What sort of thing?", {kind: KIND_NAMES[kind][1] for kind in Kind}, items,
               lambda item: [item.entry.kind]),
        _plain("for", "Who is it for?", {each: AUDIENCE_LABELS[each] for each in Audience}, items,
               lambda item: item.entry.audience),
        _ages(open_ones), _areas(open_ones),
        _plain("refer", "Who can ask for it?", {who: REFERRER_LABELS[who] for who in Referrer}, items,
               lambda item: (item.entry.referral.who if item.entry.referral else None) or []),
        _plain("cost", "What does it cost?", {"free": "Free"}, items,
               lambda item: ["free"] if is_free(item.entry) else []))


def render_find(catalogue: Catalogue, render: Callable[..., str]) -> Mapping[str, str]:
    """Return the pages by their path below docs/. `render` makes a page of a template and what it is about."""
    asked = facets(catalogue)
    items = sorted(catalogue.items.values(), key=lambda item: (item.entry.name.lower(), item.id))
    pages = {f"find/{facet.name}/index.md": render("find-facet.md.j2", facet=facet, catalogue=catalogue)
             for facet in asked if facet.plain}
    return {"find/index.md": render("find.md.j2", facets=asked, items=items, opening=opening, catalogue=catalogue,
                                    opens=any(opening(item) for item in items)), **pages}


def opening(item: Item) -> str:
    """Return when an entry or one of its numbers answers, for the page's script; or nothing."""
    return schedule_json([*(item.entry.schedule or ()), *(each for phone in phones_of(item.entry)
                                                          for each in phone.schedule or ())])


def _themes(catalogue: Catalogue, items: tuple[Item, ...]) -> Facet:
    """Return the themes; their plain pages are the themes' own."""
    titles = {URGENT: "Urgent help", **{theme.id: theme.title for theme in catalogue.themes}}
    choices = []
    for theme, title in titles.items():
        listed = {item.id for item in catalogue.by_theme[theme]}
        found = tuple(item for item in items if item.id in listed)
        address = "../urgent/" if theme == URGENT else f"../themes/{theme}/"
        choices.append(Choice(theme, title, found, found, address))
    return Facet("theme", "What is it about?", _shown(choices), plain=False)


def _plain(name: str, title: str, labels: Mapping[Any, str], items: tuple[Item, ...],
           values: Callable[[Item], Iterable[str]]) -> Facet:
    """Return a facet whose choices are values of a field."""
    choices = []
    for value, label in labels.items():
        found = tuple(item for item in items if value in values(item))
        choices.append(Choice(value, label, found, found, f"{name}/#{value}"))
    return Facet(name, title, _shown(choices))


def _shown(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the choices that show something."""
    return tuple(choice for choice in choices if choice.items)


def _ages(items: tuple[Item, ...]) -> Facet:
    """Return the ages; entries without limits are shown for each."""
    def limits(item: Item) -> tuple[int | None, int | None]:
        eligibility = item.entry.eligibility
        return (eligibility.minimum_age, eligibility.maximum_age) if eligibility else (None, None)

    anyone = tuple(item for item in items if limits(item) == (None, None))
    choices = []
    for value, label, low, high in AGES:
        found = tuple(item for item in items
                      if (limits(item)[0] or 0) <= high and (limits(item)[1] or 200) >= low)
        stated = tuple(item for item in found if limits(item) != (None, None))
        choices.append(Choice(value, label, found, stated, f"age/#{value}", ("Any age, or none stated",)))
    choices.append(Choice("any", "Any age, or none stated", anyone, anyone, "age/#any"))
    return Facet("age", "How old is the young person?", _shown(choices))


def _areas(items: tuple[Item, ...]) -> Facet:
    """Return the places; each shows what works there, that is also what works in all of Essex, England or the UK."""
    choices = []
    for area in (Area.ESSEX, *(area for area in Area if area not in (Area.ESSEX, *WIDER)), *reversed(WIDER)):
        wider = _wider(area)
        stated = tuple(item for item in items if area in (item.entry.area or ()))
        found = tuple(item for item in items if not item.entry.area or {area, *wider} & set(item.entry.area))
        if stated or area in (Area.ESSEX, Area.SOUTHEND, Area.THURROCK):
            also = (*(AREA_LABELS[each] for each in wider if each not in _districts()), "No area stated")
            choices.append(Choice(area, AREA_LABELS[area], found, stated, f"area/#{area}", also))
    unstated = tuple(item for item in items if not item.entry.area)
    choices.append(Choice("any", "No area stated", unstated, unstated, "area/#any"))
    return Facet("area", "Where?", _shown(choices))


def _districts() -> tuple[Area, ...]:
    """Return the districts of the county council's Essex."""
    return tuple(area for area in Area if area not in (*WIDER, *APART, Area.ESSEX, Area.SCOTLAND))


def _wider(area: Area) -> tuple[Area, ...]:
    """Return the areas whose entries work in an area too. All of Essex takes in its districts."""
    if area in WIDER:
        return WIDER[:WIDER.index(area)]
    if area is Area.SCOTLAND:
        return (Area.UK,)
    if area is Area.ESSEX:
        return (*_districts(), *WIDER)
    return WIDER if area in APART else (Area.ESSEX, *WIDER)
