"""The rules that hold between the fields of an entry and between entries.

Each rule is a generator: a Catalogue goes in, Problems come out; its docstring is the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlsplit

from . import paragraphs
from .load import URGENT, Catalogue, Item
from .model import Change, Evidence
from .problem import Problem
from .values import dial
from .words import Kind, PhoneType

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


def check_themes(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Themes are known and listed once; also_in names other themes than the entry's own."""
    seen: set[str] = set()
    for index, theme in enumerate(catalogue.themes):
        if theme.id in seen or theme.id == URGENT:
            yield catalogue.problem("themes.yml", "id", f"id must be unique: '{theme.id}'", "themes", index, "id")
        seen.add(theme.id)
    if "themes.yml" not in catalogue.trees:
        return
    for item in catalogue.items.values():
        if item.theme not in seen | {URGENT}:
            yield item.problem("theme", f"theme (the folder) must be one of themes.yml: '{item.theme}'")
        for index, other in enumerate(item.entry.also_in or ()):
            if other == item.theme:
                yield item.problem("also_in", f"also_in must name other themes: '{other}' is its own", "also_in", index)
            elif other not in seen:
                yield item.problem("also_in", f"also_in must be a theme of themes.yml: '{other}'", "also_in", index)
            elif other in (item.entry.also_in or ())[:index]:
                yield item.problem("also_in", f"also_in must name a theme once: '{other}'", "also_in", index)


def check_organisations(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Organisations are listed once, and an entry's organization is one of them."""
    if "organisations.yml" not in catalogue.trees:
        return
    listed = catalogue.trees["organisations.yml"].data["organisations"]
    for index, record in enumerate(listed):
        if record["id"] in [other["id"] for other in listed[:index]]:
            yield catalogue.problem("organisations.yml", "id", f"id must be unique: '{record['id']}'",
                                    "organisations", index, "id")
    for item in catalogue.items.values():
        key = item.entry.organization
        if key is not None and key not in catalogue.organisations:
            yield item.problem("organization", f"organization must be an id of organisations.yml: '{key}'",
                               "organization")


def check_summary(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A summary is one sentence of at most 200 characters that ends with a full stop."""
    for item in catalogue.items.values():
        for message in _summary_faults(item.entry.summary):
            yield item.problem("summary", message, "summary")
    summaries = {"themes": [theme.summary for theme in catalogue.themes], "plans": [p.summary for p in catalogue.plans]}
    for key, found in summaries.items():
        for index, summary in enumerate(found):
            for message in _summary_faults(summary):
                yield catalogue.problem(f"{key}.yml", "summary", message, key, index, "summary")


def _summary_faults(summary: str) -> Iterator[str]:
    """Yield what is wrong with one summary."""
    if len(summary) > 200:
        yield f"summary must be at most 200 characters, not {len(summary)}: '{summary[:40]}...'"
    if not summary.endswith("."):
        yield f"summary must end with a full stop: '...{summary[-30:]}'"
    if re.search(r"[.!?][\"')]?\s+\S", summary) or "\n" in summary:
        yield f"summary must be one sentence: '{' '.join(summary.split())[:60]}...'"


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
    graph = {item.id: tuple(_instead(item)) for item in catalogue.items.values()}
    for item in catalogue.items.values():
        for index, other in enumerate(_instead(item)):
            place = ("eligibility", "instead", index)
            if other == item.id:
                yield item.problem("instead", f"instead must not name the entry itself: '{other}'", *place)
            elif other not in catalogue.ids:
                yield item.problem("instead", f"instead must be an entry's id: '{other}'", *place)
            elif _leads_to(graph, other, item.id):
                yield item.problem("instead", f"instead must not lead round in a circle: '{other}' leads back", *place)


def _instead(item: Item) -> list[str]:
    """Return where an entry sends those whom it turns away."""
    return (item.entry.eligibility.instead or []) if item.entry.eligibility else []


def _leads_to(graph: dict[str, tuple[str, ...]], start: str, goal: str) -> bool:
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
    for item in catalogue.items.values():
        for index, old in enumerate(item.entry.formerly or ()):
            place = ("formerly", index)
            if old == item.id:
                yield item.problem("formerly", f"formerly must not name the entry itself: '{old}'", *place)
            elif old in catalogue.ids:
                yield item.problem("formerly", f"formerly must be an address that no entry has now: '{old}'", *place)
            elif old.split("/")[0] not in {*catalogue.theme, URGENT}:
                yield item.problem("formerly", f"formerly must begin with a theme of themes.yml: '{old}'", *place)
            elif taken.setdefault(old, item.id) != item.id:
                yield item.problem("formerly", f"formerly must lead to one entry: '{old}' also leads to {taken[old]}",
                                   *place)


def check_sources(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry names paragraphs that exist, or says why it was added, with evidence."""
    for item in catalogue.items.values():
        if not item.entry.sources and not item.entry.added:
            yield item.problem("sources", "missing field: 'sources' (or 'added', with why and evidence)")
        for index, source in enumerate(item.entry.sources or ()):
            if source not in paragraphs.ANSWERABLE:
                yield item.problem("sources", f"sources must be a paragraph of the original list: '{source}'",
                                   "sources", index)


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
            elif entry_id in catalogue.items and catalogue.items[entry_id].entry.plan is None:
                yield catalogue.problem("plans.yml", "entries", f"entries must have plan wording: '{entry_id}'", *place)


RULES: tuple[Rule, ...] = (
    check_ids_are_unique, check_themes, check_organisations, check_summary, check_links, check_references,
    check_formerly, check_sources, check_dates, check_kinds, check_urgency, check_plans,
)
