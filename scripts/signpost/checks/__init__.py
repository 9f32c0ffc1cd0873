"""The rules between the fields of an entry and between files, by subject.

Each rule is a generator that takes a Catalogue and today's date and yields Problems; its docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
from signpost.catalogue.site import NO_SITE_FILE
from signpost.checks import (
    audience,
    consistency,
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
    *consistency.RULES,
)
NEED_SITE: tuple[Rule, ...] = (*audience.RULES, *safety.RULES, *wording.RULES, evidence.check_sources)
"""Rules that ask site.yml whom an entry is for, or what the list was made from. Where it has a fault of its own they
would accuse every entry.
"""


CLOSED_OR_NOT = frozenset(("status",))
TO_TURN_TO = frozenset(("contacts", "eligibility", "description", "for_professionals", "ask_for_it"))
DEPENDS_ON: Mapping[str, frozenset[str]] = {
    "helpline": CLOSED_OR_NOT | {"contacts"}, "law": CLOSED_OR_NOT | {"contacts"}, "legal": frozenset(("legal",)),
    "sensitive": frozenset(("sensitive", "sensitive_reason")), "crisis": CLOSED_OR_NOT | TO_TURN_TO,
    "fallback": CLOSED_OR_NOT | TO_TURN_TO | {"audience"}, "open": CLOSED_OR_NOT,
    "closed": CLOSED_OR_NOT | {"eligibility", "summary"}, "number": frozenset(("contacts",)),
    "not_for": CLOSED_OR_NOT | {"audience", "eligibility"}, "ages": CLOSED_OR_NOT | {"eligibility"},
    "hours": frozenset(("hours", "schedule", "contacts")),
    "to_person_wording": CLOSED_OR_NOT | {"name", "plan.to_person"},
    "record_wording": CLOSED_OR_NOT | {"name", "plan.record"},
    "reading_grade": CLOSED_OR_NOT | {"audience"}, "abbreviation": CLOSED_OR_NOT,
    "crisis_level": CLOSED_OR_NOT | {"urgency", "crisis_level"}, "urgent": CLOSED_OR_NOT | {"urgency"},
    "area": CLOSED_OR_NOT | {"area"}, "covers": CLOSED_OR_NOT | {"confirmed.how", "confirmed.covers"},
    "tried": frozenset(("confirmed",)),
    "duplicate": frozenset(("name", "contacts")), "text_number": frozenset(("contacts",)),
    "hours_of_number": CLOSED_OR_NOT | {"contacts", "hours"},
}
"""By rule, the fields that it finds wanting or takes into account. Where one cannot be read, the rule is not asked."""


def check_catalogue(catalogue: Catalogue, today: date) -> list[Problem]:
    """Return every Problem that the rules find, sorted by file and line.

    Files that have a fault are checked as far as they can be read. What that changes in other files is left out: they
    may refer to what could not be read.
    """
    found = _run_rules(catalogue, today)
    if catalogue.as_read:
        unread, together = catalogue.as_read.unread, _run_rules(catalogue.as_read, today)
        found = {problem for problem in found if problem.path in unread or problem in together} | {
            problem for problem in together if problem.path in unread
            and not _is_unread(DEPENDS_ON.get(problem.rule, frozenset()), unread[problem.path])}
    return sorted(found)


def _is_unread(fields: Iterable[str], unread: Iterable[str]) -> bool:
    """Return whether one of some fields, or a part of it, is among those that are not read whole."""
    return any(f"{each}.".startswith(f"{other}.") or f"{other}.".startswith(f"{each}.")
               for each in fields for other in unread)


def _run_rules(catalogue: Catalogue, today: date) -> set[Problem]:
    """Return every Problem that the rules find in a catalogue's valid entries and its own files."""
    rules = [rule for rule in RULES if rule not in NEED_SITE] if catalogue.site is NO_SITE_FILE else RULES
    return {problem for rule in rules for problem in rule(catalogue, today)}
