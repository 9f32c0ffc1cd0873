"""The facets of Find by need: each is a question (What sort of thing? Where?) with the entries that each answer shows.

An entry that states no age or no area is shown for every answer: leaving it out would hide help. A closed entry is
shown for no age and no area.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.derived.cost import is_free
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

AGE_BANDS = (("under-11", "Under 11", 0, 10), ("11-15", "11 to 15", 11, 15), ("16-17", "16 and 17", 16, 17),
             ("18-25", "18 to 25", 18, 25))
"""Value, label, lowest and highest age."""
NATIONAL_AREAS = (Area.UK, Area.ENGLAND_AND_WALES, Area.ENGLAND)
"""The areas that take in all of Essex, the largest first."""
OTHER_ENGLISH_AREAS = (Area.SOUTHEND, Area.THURROCK, Area.ELSEWHERE)
"""Places in England outside the county council's Essex."""

Items = tuple[Item, ...]


@dataclass(frozen=True)
class Choice:
    """One answer to a facet's question."""

    value: str
    """How the page's address names it."""
    label: str
    items: Items
    """All entries that it shows."""
    stated: Items
    """Those of them that state it themselves; the others are shown because they state nothing, or a larger area."""
    address: str
    see_also: tuple[str, ...] = ()
    """The labels of the choices under which the facet's page lists the others."""

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
    has_page: bool = True
    """Whether it has a page that lists the entries by choice, for readers without JavaScript."""

    def values(self, item: Item) -> list[str]:
        """Return the values of the choices that show an entry."""
        return [choice.value for choice in self.choices if item.id in choice.ids]


def build_facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Return the facets in the order of the page. A choice that shows nothing is left out."""
    items = sorted_by_name(catalogue)
    active = tuple(item for item in items if not is_closed(item.entry))
    return (
        _theme_facet(catalogue, items),
        _field_facet("kind", "What sort of thing?", {kind: KIND_NAMES[kind][1] for kind in Kind}, items,
                     lambda item: [item.entry.kind]),
        _field_facet("for", "Who is it for?", {each: AUDIENCE_LABELS[each] for each in Audience}, items,
                     lambda item: item.entry.audience),
        _age_facet(active), _area_facet(active),
        _field_facet("refer", "Who can ask for it?", {who: REFERRER_LABELS[who] for who in Referrer}, items,
                     lambda item: (item.entry.referral.who if item.entry.referral else None) or []),
        _field_facet("cost", "What does it cost?", {"free": "Free"}, items,
                     lambda item: ["free"] if is_free(item.entry) else []))


def sorted_by_name(catalogue: Catalogue) -> Items:
    """Return all entries by name."""
    return tuple(sorted(catalogue.items.values(), key=lambda item: (item.entry.name.lower(), item.id)))


def _theme_facet(catalogue: Catalogue, items: Items) -> Facet:
    """Return the facet of the themes, whose choices lead to the themes' own pages."""
    titles = {URGENT: "Urgent help", **{theme.id: theme.title for theme in catalogue.themes}}
    choices = []
    for theme, title in titles.items():
        ids = {item.id for item in catalogue.by_theme[theme]}
        listed = tuple(item for item in items if item.id in ids)
        address = "../urgent/" if theme == URGENT else f"../themes/{theme}/"
        choices.append(Choice(theme, title, listed, listed, address))
    return Facet("theme", "What is it about?", _non_empty(choices), has_page=False)


def _field_facet(name: str, title: str, labels: Mapping[Any, str], items: Items,
                 values: Callable[[Item], Iterable[str]]) -> Facet:
    """Return a facet whose choices are the values of a field. `values` returns those that an entry has."""
    choices = []
    for value, label in labels.items():
        matching = tuple(item for item in items if value in values(item))
        choices.append(Choice(value, label, matching, matching, f"{name}/#{value}"))
    return Facet(name, title, _non_empty(choices))


def _non_empty(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the choices that show something."""
    return tuple(choice for choice in choices if choice.items)


def _age_facet(items: Items) -> Facet:
    """Return the facet of the age bands; entries without limits are shown for each."""
    def limits(item: Item) -> tuple[int | None, int | None]:
        eligibility = item.entry.eligibility
        return (eligibility.minimum_age, eligibility.maximum_age) if eligibility else (None, None)

    without_limits = tuple(item for item in items if limits(item) == (None, None))
    choices = []
    for value, label, low, high in AGE_BANDS:
        matching = tuple(item for item in items
                         if (limits(item)[0] or 0) <= high and (limits(item)[1] or 200) >= low)
        stated = tuple(item for item in matching if limits(item) != (None, None))
        choices.append(Choice(value, label, matching, stated, f"age/#{value}", ("Any age, or none stated",)))
    choices.append(Choice("any", "Any age, or none stated", without_limits, without_limits, "age/#any"))
    return Facet("age", "How old is the young person?", _non_empty(choices))


def _area_facet(items: Items) -> Facet:
    """Return the facet of the areas; each shows what works there, which includes what works in a larger area."""
    choices = []
    local = [area for area in Area if area not in (Area.ESSEX, *NATIONAL_AREAS)]
    for area in (Area.ESSEX, *local, *reversed(NATIONAL_AREAS)):
        included = _included_areas(area)
        stated = tuple(item for item in items if area in (item.entry.area or ()))
        matching = tuple(item for item in items if not item.entry.area or {area, *included} & set(item.entry.area))
        if stated or area in (Area.ESSEX, Area.SOUTHEND, Area.THURROCK):
            see_also = (*(AREA_LABELS[each] for each in included if each not in _districts()), "No area stated")
            choices.append(Choice(area, AREA_LABELS[area], matching, stated, f"area/#{area}", see_also))
    unstated = tuple(item for item in items if not item.entry.area)
    choices.append(Choice("any", "No area stated", unstated, unstated, "area/#any"))
    return Facet("area", "Where?", _non_empty(choices))


def _districts() -> tuple[Area, ...]:
    """Return the districts of the county council's Essex."""
    others = (*NATIONAL_AREAS, *OTHER_ENGLISH_AREAS, Area.ESSEX, Area.SCOTLAND)
    return tuple(area for area in Area if area not in others)


def _included_areas(area: Area) -> tuple[Area, ...]:
    """Return the other areas whose entries a choice shows too: those that take the area in, and Essex's districts."""
    if area in NATIONAL_AREAS:
        return NATIONAL_AREAS[:NATIONAL_AREAS.index(area)]
    if area is Area.SCOTLAND:
        return (Area.UK,)
    if area is Area.ESSEX:
        return (*_districts(), *NATIONAL_AREAS)
    return NATIONAL_AREAS if area in OTHER_ENGLISH_AREAS else (Area.ESSEX, *NATIONAL_AREAS)
