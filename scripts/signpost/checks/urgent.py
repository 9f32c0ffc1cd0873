"""Rules on the urgent-help page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..load import Catalogue
from ..problem import Problem


def check_urgency(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry for the urgent-help page says at which of its levels it stands."""
    for item in catalogue.items.values():
        if item.entry.urgency and not item.entry.crisis_level:
            yield item.problem("crisis_level", "missing field: 'crisis_level' (it goes with urgency)", "urgency")
        if item.entry.crisis_level and not item.entry.urgency:
            yield item.problem("crisis_level", "crisis_level must go with `urgency: crisis`", "crisis_level")


RULES = (check_urgency,)
