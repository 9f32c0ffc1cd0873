"""Rules on the urgent-help page: urgent.yml and the entries that it lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import CrisisLevel
from signpost.catalogue.file_models import UrgentNeed
from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.line_scanner import line_range
from signpost.catalogue.yaml_reader import FieldPath
from signpost.checks.ids.meant import suggest_id

FILE = "urgent.yml"
CRISIS_LEVEL = ("missing field: 'crisis_level', which goes with urgency: add the line "
                + ", or ".join(f"crisis_level: {level}" for level in CrisisLevel))
LEVELS = {level: index for index, level in enumerate(CrisisLevel)}


def check_urgency(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry with `urgency` has a crisis_level, and the other way round."""
    for item in catalogue.items.values():
        if is_closed(item.entry):
            continue
        if item.entry.urgency and not item.entry.crisis_level:
            yield item.problem("crisis_level", CRISIS_LEVEL, "urgency")
        if item.entry.crisis_level and not item.entry.urgency:
            yield item.problem("crisis_level", "crisis_level must go with `urgency: crisis`", "crisis_level")


def check_needs(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A need has a unique id and lists entries with `urgency: crisis`; an entry is listed once."""
    ids: set[str] = set()
    first: dict[str, FieldPath] = {}
    for index, need in enumerate(catalogue.urgent):
        if need.id in ids:
            yield catalogue.same_id(FILE, need.id, "needs", index)
            continue
        ids.add(need.id)
        for number, entry_id in enumerate(need.entries):
            place = ("needs", index, "entries", number)
            item = catalogue.items.get(entry_id)
            if entry_id not in catalogue.ids:
                fault = f"entries must name entries that exist: '{entry_id}'{suggest_id(catalogue, entry_id)}"
                yield catalogue.problem(FILE, "entries", fault, *place)
            elif first.setdefault(entry_id, place) != place:
                fault = (f"an entry must stand once in {FILE}: '{entry_id}' stands "
                         f"{catalogue.stands_too(FILE, first[entry_id], place)} too; take one of the two out")
                yield catalogue.problem(FILE, "entries", fault, *place)
            elif item and not item.entry.urgency and not is_closed(item.entry):
                yield catalogue.problem(FILE, "entries", _not_for_a_crisis(catalogue, need, entry_id), *place)


def _not_for_a_crisis(catalogue: Catalogue, need: UrgentNeed, entry_id: str) -> str:
    """Return the message on an entry that is not for an emergency; it never says how to make it one."""
    example = next((other for each in catalogue.urgent for other in each.entries
                    if other in catalogue.items and catalogue.items[other].entry.urgency), None)
    such_as = f", such as {example}" if example else ""
    take_out = "take it out" if len(need.entries) > 1 else f"take out the lines of '{need.id}'"
    return (f"only entries for emergencies stand here: '{entry_id}' is not for one by what its own file says; name one "
            f"that is{such_as}, or {take_out}")


def check_all_are_listed(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Where there is an urgent.yml, it lists each entry with `urgency: crisis`."""
    listed = {entry_id for need in catalogue.urgent for entry_id in need.entries}
    for item in catalogue.items.values():
        if FILE in catalogue.trees and item.entry.urgency and item.id not in listed and not is_closed(item.entry):
            fault = (f"an entry with `urgency: crisis` must stand in {FILE}: put '{item.id}' among the entries "
                     "of a need, or, if it is not for an emergency, take out urgency and crisis_level here")
            yield item.problem("urgent", fault, "urgency")


def check_order_of_needs(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The most urgent needs come first, by the crisis_level of each need's first entry."""
    levels = {index: item.entry.crisis_level for index, need in enumerate(catalogue.urgent)
              if (item := catalogue.items.get(need.entries[0])) and item.entry.crisis_level}
    for index in _misplaced({index: LEVELS[level] for index, level in levels.items()}):
        need, level = catalogue.urgent[index], levels.pop(index)
        above = [other for other, its in levels.items() if LEVELS[its] <= LEVELS[level]]
        where = f"below '{catalogue.urgent[above[-1]].id}'" if above else "above all others"
        lines = line_range(*catalogue.trees[FILE].extent(("needs", index)))
        fault = (f"needs must begin with the most urgent ({', '.join(CrisisLevel)}): '{need.id}' begins with an "
                 f"entry that is {level}, so move it ({lines}) {where}")
        yield catalogue.problem(FILE, "needs", fault, "needs", index)


def _misplaced(levels: Mapping[int, int]) -> list[int]:
    """Return the fewest positions whose needs must move so that all levels rise, the one most out of order first."""
    left = dict(levels)
    found: list[int] = []
    while True:
        crossed = {at: sum((at < other) != (level <= other_level) and level != other_level
                           for other, other_level in left.items()) for at, level in left.items()}
        worst = max(crossed, key=lambda at: (crossed[at], at), default=None)
        if worst is None or not crossed[worst]:
            return found
        found.append(worst)
        del left[worst]


RULES = (check_urgency, check_needs, check_all_are_listed, check_order_of_needs)
