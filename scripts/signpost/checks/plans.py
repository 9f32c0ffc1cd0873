"""Rules on the suggested plans, and on whom the plan wording of entries names and threatens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.derived.vocabulary import names_of
from signpost.catalogue.problem import Problem
from signpost.checks.ids.meant import suggest_id, suggest_theme
from signpost.checks.ids.renamed import renamed_ids
from signpost.checks.language.field_texts import SHORT_NAME, all_texts, names_pattern
from signpost.checks.language.personal_mailboxes import possible_names_in

PLACEHOLDERS = {"record": "[name]", "to_person": "you", "before_sharing": "the {one}"}
"""What stands in each wording of a plan in place of the name of whom it is for; site.yml says what one is called."""
THREAT = re.compile(
    r"\b(?:if you (?:do not|don['\u2019]t|refuse|fail|miss|break|are late|keep)|unless you|or else)\b[^.!?]*\b(?:"
    r"stop(?:s|ped)?|loses?|lost|taken? (?:away|off|from|into)|arrest\w*|court|punish\w*|fine[ds]?|sanction\w*"
    r"|removed|excluded?|expel\w*|report(?:s|ed)?|in trouble|consequences?|kicked out|cut off|prison|custody|charged"
    r"|evict\w*|breach\w*|ends?)\b|\bor you (?:will|may|could|might|can) (?:be|lose|get|go)\b[^.!?]*", re.I)
"""What follows for a person who does not do as the plan says."""
BLAME = re.compile(r"\b(?:(?:it is|it's|all|partly) your (?:own )?fault|you should (?:not )?have (?!to\b)\w+"
                   r"|you brought|because you keep|stop lying|your (?:bad|poor|naughty) \w+|you let \w+ down)\b", re.I)


NAME = re.compile(r"\s[A-Z]\w{2}")
"""How the name of a service begins within a sentence."""


def check_plans(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A suggested plan has a unique id and names themes and entries that exist; its entries have plan wording.

    Whom to ring in danger comes first.
    """
    seen: set[str] = set()
    themes = {*catalogue.themes_by_id, *renamed_ids(catalogue)["theme"]}
    for index, plan in enumerate(catalogue.plans):
        if plan.id in seen:
            yield catalogue.same_id("plans.yml", plan.id, "plans", index)
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
        if plan.entries[0].startswith(f"{URGENT}/") or not any(each.startswith(f"{URGENT}/") for each in plan.entries):
            continue
        first = next(each for each in plan.entries if each.startswith(f"{URGENT}/"))
        yield catalogue.problem("plans.yml", "entries", f"entries must begin with whom to ring in danger: move {first} "
                                f"above '{plan.entries[0]}'", "plans", index, "entries", 0)


def check_records_are_own(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The wording for the record that names something is not that of another entry: it would send people there."""
    seen: dict[str, Item] = {}
    for item in catalogue.items.values():
        text = " ".join(item.entry.plan.record.split()) if item.entry.plan and not is_closed(item.entry) else ""
        other = seen.setdefault(text, item)
        if other is not item and NAME.search(text):
            newer, older = (other, item) if item.entry.sources and not other.entry.sources else (item, other)
            yield newer.problem("copied", f"record must be of this entry, and is that of {older.id}, word for word: "
                                f"write what [worker] will do with '{newer.entry.name}'", "plan", "record")


def check_records_name_the_entry(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Where the wording for the person names the entry, that for the record names no other one in its place."""
    any_name = names_pattern({name for item in catalogue.items.values() for name in names_of(item)
                              if len(name) > SHORT_NAME})
    for item in catalogue.items.values():
        if item.entry.plan is None or is_closed(item.entry):
            continue
        own, plan = names_of(item), item.entry.plan
        others = [name for name in any_name.findall(plan.record) if name not in own and name not in plan.to_person]
        if others and any(name in plan.to_person for name in own) and not any(name in plan.record for name in own):
            yield item.problem("copied", f"record must be of this entry: it names {others[0]}, and to_person names "
                               f"{item.entry.name}; write {item.entry.name} in place of {others[0]}", "plan", "record")


def check_plan_names(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The wording of a plan has no name other than those of the entry itself and of organisations."""
    theirs = " ".join(each.name for each in catalogue.organisations.values())
    found = [(item, field, name, is_known) for item in catalogue.items.values()
             for field in PLACEHOLDERS if item.entry.plan
             for name, is_known in possible_names_in(getattr(item.entry.plan, field) or "")
             if name not in f"{theirs} {item.entry.name} {' '.join(item.entry.also_known_as or ())}"]
    words = Counter(word for tree in catalogue.all_trees if found for _, text in all_texts(tree)
                    for word in {*re.findall(r"[A-Z]\w+", text)})
    for item, field, name, is_known in found:
        if is_known or words[name] == 1:
            yield item.problem("person", f"{field} must name nobody: '{name}'; write "
                               f"{PLACEHOLDERS[field].format(one=catalogue.site.people.one)} instead",
                               "plan", field)


def check_plan_kindness(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The wording for the person holds no threat and no blame."""
    for item in catalogue.items.values():
        text = item.entry.plan.to_person if item.entry.plan else ""
        for what, found in (("threat", THREAT.search(text)), ("blame", BLAME.search(text))):
            if found:
                fault = f"to_person must hold no {what}: '{found[0]}'; take that out, or say how it helps"
                yield item.problem("to_person_wording", fault, "plan", "to_person")


RULES = (check_plans, check_records_are_own, check_records_name_the_entry, check_plan_names, check_plan_kindness)
