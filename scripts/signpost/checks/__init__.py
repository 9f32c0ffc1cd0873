"""The rules between the fields of an entry and between files, by subject.

Each rule is a generator that takes a Catalogue and today's date and yields Problems; its docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
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


def check_catalogue(catalogue: Catalogue, today: date) -> list[Problem]:
    """Return every Problem that the rules find, sorted by file and line."""
    return sorted({problem for rule in RULES for problem in rule(catalogue, today)})
