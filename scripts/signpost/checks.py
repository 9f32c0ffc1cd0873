"""The rules that hold between the fields of an entry and between entries.

Each rule is a generator: a Catalogue goes in, Problems come out; its docstring is the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from . import paragraphs
from .load import URGENT, Catalogue, Item
from .model import Change, Evidence
from .problem import Problem
from .values import dial
from .vocabulary_checks import VOCABULARY_RULES
from .words import Kind, PhoneType, Status
from .yamltext import Place, Tree

Rule = Callable[[Catalogue, date], Iterator[Problem]]

LAW_SITES = ("legislation.gov.uk", "gov.uk", "parliament.uk", "judiciary.uk", "bailii.org", "hudoc.echr.coe.int")


def check_catalogue(catalogue: Catalogue, today: date) -> list[Problem]:
    """Return every Problem between fields and between files, in the order of the files."""
    return sorted({problem for rule in RULES for problem in rule(catalogue, today)})


def check_ids_are_unique(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry's file name is its own: it is the anchor of its card on every theme page."""
    first: dict[str, str] = {}
    for item in catalogue.items.values():
        other = first.setdefault(item.slug, item.id)
        if other != item.id:
            yield item.problem("id", f"id must be unique: '{item.slug}' is also {other}")


def texts(catalogue: Catalogue, *path: str) -> Iterator[tuple[str, Tree, Place, str]]:
    """Yield each text at a path of each entry: the entry's id, its tree, the text's place, the text."""
    for entry_id, tree in catalogue.drafts.items():
        value: Any = tree.data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        for index, text in enumerate(value if isinstance(value, list) else []):
            if isinstance(text, str):
                yield entry_id, tree, (*path, index), text
        if isinstance(value, str):
            yield entry_id, tree, path, value


def check_themes(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Themes are listed once, and an entry's folder is one of them."""
    seen: set[str] = set()
    for index, theme in enumerate(catalogue.themes):
        if theme.id in seen or theme.id == URGENT:
            yield catalogue.problem("themes.yml", "id", f"id must be unique: '{theme.id}'", "themes", index, "id")
        seen.add(theme.id)
    for entry_id, tree in catalogue.drafts.items():
        folder = entry_id.split("/")[0]
        if catalogue.themes and folder not in seen | {URGENT}:
            yield Problem(tree.path, 1, f"theme (the folder) must be one of themes.yml: '{folder}'", "theme")


def check_also_in(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What also_in names is a theme, another than the entry's own, and named once."""
    seen: set[tuple[str, str]] = set()
    for entry_id, tree, place, other in texts(catalogue, "also_in"):
        if other == entry_id.split("/")[0]:
            yield Problem(tree.path, tree.line(place), f"also_in must name other themes: '{other}' is its own",
                          "also_in")
        elif catalogue.themes and other not in catalogue.theme:
            yield Problem(tree.path, tree.line(place), f"also_in must be a theme of themes.yml: '{other}'", "also_in")
        elif (entry_id, other) in seen:
            yield Problem(tree.path, tree.line(place), f"also_in must name a theme once: '{other}'", "also_in")
        seen.add((entry_id, other))


def check_organisations(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Organisations are listed once, and an entry's organization is one of them."""
    if "organisations.yml" not in catalogue.trees:
        return
    seen: set[str] = set()
    for index, record in enumerate(catalogue.trees["organisations.yml"].data["organisations"]):
        if record["id"] in seen:
            yield catalogue.problem("organisations.yml", "id", f"id must be unique: '{record['id']}'",
                                    "organisations", index, "id")
        seen.add(record["id"])
    for _, tree, place, key in texts(catalogue, "organization"):
        if key not in seen:
            yield Problem(tree.path, tree.line(place), f"organization must be an id of organisations.yml: '{key}'",
                          "organization")


def check_links(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A link, and a number of a type, stand once in an entry."""
    for item in catalogue.items.values():
        contacts = item.entry.contacts
        if contacts is None:
            continue
        links = [link.url.rstrip("/").lower() for link in contacts.links or ()]
        for index, url in enumerate(links):
            if url in links[:index]:
                yield item.problem("same_link", f"link must stand once in an entry: '{url}'",
                                   "contacts", "links", index)
        phones = [(dial(phone.number), phone.type) for phone in contacts.phones or ()]
        for index, phone in enumerate(phones):
            if phone in phones[:index]:
                yield item.problem("same_phone", f"phone must stand once in an entry: '{phone[0]}'",
                                   "contacts", "phones", index)


def check_references(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What `instead` names is an entry, not the entry itself, and following it never leads round in a circle."""
    named = list(texts(catalogue, "eligibility", "instead"))
    graph: dict[str, list[str]] = {}
    for entry_id, _, _, other in named:
        graph.setdefault(entry_id, []).append(other)
    for entry_id, tree, place, other in named:
        line = tree.line(place)
        if other == entry_id:
            yield Problem(tree.path, line, f"instead must not name the entry itself: '{other}'", "instead")
        elif other not in catalogue.ids:
            yield Problem(tree.path, line, f"instead must be an entry's id: '{other}'{_near(other, catalogue.ids)}",
                          "instead")
        elif _is_closed(catalogue, other):
            yield Problem(tree.path, line, f"instead must not send people to what is closed: '{other}'", "instead")
        elif _leads_to(graph, other, entry_id):
            yield Problem(tree.path, line, f"instead must not lead round in a circle: '{other}' leads back", "instead")


def _is_closed(catalogue: Catalogue, entry_id: str) -> bool:
    """Tell whether an entry says that its service has closed for good."""
    return entry_id in catalogue.items and catalogue.items[entry_id].entry.status is Status.DEFUNCT


def _near(word: str, known: Iterable[str]) -> str:
    """Offer the nearest known id."""
    near = get_close_matches(word, known, 1, 0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""


def _leads_to(graph: Mapping[str, Sequence[str]], start: str, goal: str) -> bool:
    """Tell whether a chain of references leads from start to goal."""
    seen, ahead = set(), [start]
    while ahead:
        here = ahead.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            ahead += graph.get(here, ())
    return False


def check_formerly(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A former address is no entry's present one, its theme exists, and it leads to one entry only."""
    taken: dict[str, str] = {}
    for entry_id, tree, place, old in texts(catalogue, "formerly"):
        line = tree.line(place)
        if old == entry_id:
            yield Problem(tree.path, line, f"formerly must not name the entry itself: '{old}'", "formerly")
        elif old in catalogue.ids:
            yield Problem(tree.path, line, f"formerly must be an address that no entry has now: '{old}'", "formerly")
        elif catalogue.themes and "/" in old and old.split("/")[0] not in {*catalogue.theme, URGENT}:
            yield Problem(tree.path, line, f"formerly must begin with a theme of themes.yml: '{old}'", "formerly")
        elif taken.setdefault(old, entry_id) != entry_id:
            yield Problem(tree.path, line, f"formerly must lead to one entry: '{old}' also leads to {taken[old]}",
                          "formerly")


def check_sources(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry names paragraphs that exist, or says why it was added, with evidence."""
    for tree in catalogue.drafts.values():
        if isinstance(tree.data, dict) and not {"sources", "added"} & tree.data.keys():
            yield Problem(tree.path, 1, "missing field: 'sources' (or 'added', with why and evidence)", "sources")
    for _, tree, place, source in texts(catalogue, "sources"):
        if source not in paragraphs.ANSWERABLE and re.fullmatch(r"S\d{3}", source):
            yield Problem(tree.path, tree.line(place),
                          f"sources must be a paragraph of the original list: '{source}'", "sources")


def check_dates(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Nothing was confirmed, found or in law in the future; a review comes after the confirmation."""
    for item in catalogue.items.values():
        entry = item.entry
        if entry.confirmed and _is_later(entry.confirmed.on, today):
            yield item.problem("future", f"on must not be in the future: '{entry.confirmed.on}'", "confirmed", "on")
        if entry.legal and _is_later(entry.legal.law_as_at, today):
            yield item.problem("future", f"law_as_at must not be in the future: '{entry.legal.law_as_at}'",
                               "legal", "law_as_at")
        if entry.confirmed and entry.review_by and entry.review_by < entry.confirmed.on[: len(entry.review_by)]:
            yield item.problem("review_by", f"review_by must not be before confirmed.on: '{entry.review_by}'",
                               "review_by")
        for evidence, place in _evidence(item):
            if evidence.date != "undated" and _is_later(evidence.date, today):
                yield item.problem("future", f"date must not be in the future: '{evidence.date}'", *place, "date")


def _is_later(partial: str, today: date) -> bool:
    """Tell whether a whole or partial date lies after today."""
    return partial > today.isoformat()[: len(partial)]


def _evidence(item: Item) -> Iterator[tuple[Evidence, tuple[str | int, ...]]]:
    """Yield an entry's evidence with its places."""
    changes: list[Change] = item.entry.changed or []
    for index, change in enumerate(changes):
        for number, evidence in enumerate(change.evidence):
            yield evidence, ("changed", index, "evidence", number)
    for number, evidence in enumerate(item.entry.added.evidence if item.entry.added else ()):
        yield evidence, ("added", "evidence", number)


def check_kinds(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A helpline can be rung or texted; a legal order says what it is and links the law that it rests on."""
    for item in catalogue.items.values():
        contacts, entry = item.entry.contacts, item.entry
        numbers = [phone for phone in (contacts.phones if contacts else None) or ()
                   if phone.type in (PhoneType.VOICE, PhoneType.TEXT)]
        if entry.kind is Kind.HELPLINE and not numbers:
            yield item.problem("helpline", "an entry of kind helpline must have a phone or text number", "kind")
        if entry.kind is Kind.LEGAL_ORDER and not any(
                _is_law(link.url) for link in (contacts.links if contacts else None) or ()):
            yield item.problem("law", "an entry of kind legal-order must link the law it rests on "
                                      "(statute, case or official guidance)", "kind")
        if entry.kind is Kind.LEGAL_ORDER and entry.legal is None:
            yield item.problem("legal", "missing field: 'legal' (an entry of kind legal-order says what it is)", "kind")
        if entry.legal is not None and entry.kind is not Kind.LEGAL_ORDER:
            yield item.problem("legal", "legal must stand only in an entry of kind legal-order", "legal")


def _is_law(url: str) -> bool:
    """Tell whether a link leads to statute, case law or official guidance."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return any(host == site or host.endswith(f".{site}") for site in LAW_SITES)


def check_urgency(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry for the urgent-help page says at which of its levels it stands."""
    for item in catalogue.items.values():
        if item.entry.urgency and not item.entry.crisis_level:
            yield item.problem("crisis_level", "missing field: 'crisis_level' (it goes with urgency)", "urgency")
        if item.entry.crisis_level and not item.entry.urgency:
            yield item.problem("crisis_level", "crisis_level must go with `urgency: crisis`", "crisis_level")


def check_plans(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A suggested plan has an id of its own and names themes and entries that exist; its entries have plan wording."""
    seen: set[str] = set()
    for index, plan in enumerate(catalogue.plans):
        if plan.id in seen:
            yield catalogue.problem("plans.yml", "id", f"id must be unique: '{plan.id}'", "plans", index, "id")
        seen.add(plan.id)
        for number, theme in enumerate(plan.themes):
            if theme not in catalogue.theme:
                yield catalogue.problem("plans.yml", "themes", f"themes must be of themes.yml: '{theme}'",
                                        "plans", index, "themes", number)
        for number, entry_id in enumerate(plan.entries):
            place = ("plans", index, "entries", number)
            if entry_id not in catalogue.ids:
                yield catalogue.problem("plans.yml", "entries", f"entries must be entries' ids: '{entry_id}'", *place)
            elif _is_closed(catalogue, entry_id):
                yield catalogue.problem("plans.yml", "entries", f"entries must not be closed: '{entry_id}'", *place)
            elif entry_id in catalogue.items and catalogue.items[entry_id].entry.plan is None:
                yield catalogue.problem("plans.yml", "entries", f"entries must have plan wording: '{entry_id}'", *place)


RULES: tuple[Rule, ...] = (
    check_ids_are_unique, check_themes, check_also_in, check_organisations, check_links, check_references,
    check_formerly, check_sources, check_dates, check_kinds, check_urgency, check_plans,
    *VOCABULARY_RULES,
)
