"""The rules between the fields of an entry and between files, by subject.

Each rule is a generator that takes a Catalogue and today's date and yields Problems; its docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
from signpost.catalogue.site import NO_SITE_FILE
from signpost.checks import (
    audience,
    contacts,
    evidence,
    hours,
    kinds,
    plans,
    references,
    safety,
    status,
    urgent,
    vocabulary,
    wording,
)

Rule = Callable[[Catalogue, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *references.RULES, *evidence.RULES, *kinds.RULES, *contacts.RULES, *audience.RULES, *hours.RULES, *safety.RULES,
    *status.RULES, *plans.RULES, *urgent.RULES, *wording.RULES, *vocabulary.RULES,
)
NEED_SITE: tuple[Rule, ...] = (*audience.RULES, *safety.RULES, *wording.RULES)
"""Rules that ask site.yml whom an entry is for. Where it has a fault of its own they would accuse every entry."""


def check_catalogue(catalogue: Catalogue, today: date) -> list[Problem]:
    """Return every Problem that the rules find, sorted by file and line."""
    rules = [rule for rule in RULES if rule not in NEED_SITE] if catalogue.site is NO_SITE_FILE else RULES
    return sorted({problem for rule in rules for problem in rule(catalogue, today)})
