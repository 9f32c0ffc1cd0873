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
from signpost.catalogue.derived.areas import areas_around, shown_inside
from signpost.catalogue.derived.cost import is_free
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import KIND_NAMES, Kind
from signpost.catalogue.site import SiteFile

OLDEST = 120
"""The oldest age that an entry can state."""

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
        _field_facet("for", "Who is it for?", catalogue.site.audience_titles, items, lambda item: item.entry.audience),
        _age_facet(catalogue.site, active), _area_facet(catalogue.site, active),
        _field_facet("refer", "Who can ask for it?", catalogue.site.referrer_titles, items,
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


def _age_facet(site: SiteFile, items: Items) -> Facet:
    """Return the facet of the age bands; entries without limits are shown for each."""
    def limits(item: Item) -> tuple[int | None, int | None]:
        eligibility = item.entry.eligibility
        return (eligibility.minimum_age, eligibility.maximum_age) if eligibility else (None, None)

    without_limits = tuple(item for item in items if limits(item) == (None, None))
    choices = []
    for low, high in site.ages or ():
        value, label = _age_band(low, high)
        matching = tuple(item for item in items
                         if (limits(item)[0] or 0) <= high and (limits(item)[1] or 200) >= low)
        stated = tuple(item for item in matching if limits(item) != (None, None))
        choices.append(Choice(value, label, matching, stated, f"age/#{value}", ("Any age, or none stated",)))
    if choices:
        choices.append(Choice("any", "Any age, or none stated", without_limits, without_limits, "age/#any"))
    return Facet("age", f"How old is the {site.people.one}?", _non_empty(choices))


def _age_band(low: int, high: int) -> tuple[str, str]:
    """Return a band of ages as an address and as readers see it: "Under 11", "16 and 17", "65 and over"."""
    if low == 0:
        return f"under-{high + 1}", f"Under {high + 1}"
    if high == OLDEST:
        return f"{low}-and-over", f"{low} and over"
    return f"{low}-{high}", str(low) if low == high else f"{low} {'and' if high == low + 1 else 'to'} {high}"


def _area_facet(site: SiteFile, items: Items) -> Facet:
    """Return the facet of the areas; each shows what works there, in what it lies within, and in what lies within it.

    An area is a choice where an entry states it, or an area whose entries it shows too.
    """
    choices = []
    named = {area for item in items for area in item.entry.area or ()}
    for area in site.areas or ():
        around, inside = areas_around(site, area.id), shown_inside(site, area.id)
        shown = {area.id, *around, *inside}
        stated = tuple(item for item in items if area.id in (item.entry.area or ()))
        matching = tuple(item for item in items if not item.entry.area or shown & {*item.entry.area})
        if named & {area.id, *inside}:
            see_also = (*(site.area_titles[each] for each in (*around, *inside)), "No area stated")
            choices.append(Choice(area.id, area.title, matching, stated, f"area/#{area.id}", see_also))
    unstated = tuple(item for item in items if not item.entry.area)
    if choices:
        choices.append(Choice("any", "No area stated", unstated, unstated, "area/#any"))
    return Facet("area", "Where?", _non_empty(choices))
