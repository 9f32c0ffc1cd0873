"""Rules on the suggested plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.problem import Problem
from signpost.checks.ids.renamed import renamed_ids
from signpost.checks.references import suggest_id, suggest_theme


def check_plans(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A suggested plan has a unique id and names themes and entries that exist; its entries have plan wording."""
    seen: set[str] = set()
    themes = {*catalogue.themes_by_id, *renamed_ids(catalogue)["theme"]}
    for index, plan in enumerate(catalogue.plans):
        if plan.id in seen:
            yield catalogue.problem("plans.yml", "id", f"id must be unique: '{plan.id}'; write another id for this one",
                                    "plans", index, "id")
        seen.add(plan.id)
        for number, theme in enumerate(plan.themes):
            if catalogue.themes and theme not in themes:
                yield catalogue.problem("plans.yml", "themes", f"themes must be of themes.yml: '{theme}'"
                                        f"{suggest_theme(catalogue, theme)}",
                                        "plans", index, "themes", number)
        for number, entry_id in enumerate(plan.entries):
            place = ("plans", index, "entries", number)
            item = catalogue.items.get(entry_id)
            if entry_id not in catalogue.ids:
                yield catalogue.problem("plans.yml", "entries", f"entries must name entries that exist: '{entry_id}'"
                                                                f"{suggest_id(catalogue, entry_id)}", *place)
            elif item and item.entry.plan is None and not is_closed(item.entry):
                yield catalogue.problem("plans.yml", "entries", f"entries must have plan wording: '{entry_id}'", *place)


RULES = (check_plans,)
