"""Rules that keep readers safe: "Exit this page", a number in a crisis, somebody to turn to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.derived.vocabulary import PhraseIndex
from signpost.catalogue.enums import Kind
from signpost.catalogue.model import Entry
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import link_targets
from signpost.catalogue.yaml_reader import FieldPath
from signpost.checks.language.crisis_words import CrisisTerms
from signpost.checks.language.field_texts import all_texts

REASON_NEEDED = ("missing field: 'sensitive_reason' (`sensitive: false` takes \"Exit this page\" off the page: say why "
                 "it is safe that a stranger sees it, or take `sensitive: false` away)")
NUMBER_NEEDED = ("must give a number: add one to `phones`, link one in the description, such as [ring 999](tel:999), "
                 "or name who can help in `instead`")
FALLBACK_NEEDED = ("must give them somewhere to turn: add a phone or a link, or name another entry in `instead`; "
                   "if it is for professionals alone, say so in `audience`; if it is something to do at home that "
                   "nobody runs, write kind: activity")
IDEAS = (Kind.ACTIVITY, Kind.DIRECT_WORK, Kind.PROCEDURE)
"""The kinds of what people can do by themselves."""
OF_A_SERVICE = ("organization", "places", "area", "cost", "referral", "hours", "schedule", "ask_for_it", "urgency",
                "contacts")
"""The fields one of which an entry has that somebody runs."""


def check_sensitive(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry of a sensitive theme that removes "Exit this page" says why that is safe; no other entry does."""
    for item in catalogue.items.values():
        theme, entry = catalogue.themes_by_id.get(item.theme), item.entry
        if entry.sensitive is False and theme and theme.sensitive and not entry.sensitive_reason:
            yield item.problem("sensitive", REASON_NEEDED, "sensitive")
        if entry.sensitive_reason and entry.sensitive is not False:
            yield item.problem("sensitive", "sensitive_reason must go with `sensitive: false`: "
                                            f"'{entry.sensitive_reason}'; take it away", "sensitive_reason")


def check_crisis_lines(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Each text that crisis.yml compares queries with is one word or phrase: several in one would never be found."""
    tree = catalogue.trees.get("crisis.yml")
    for place, text in all_texts(tree) if tree else ():
        if not {"what", "first"} & {*place} and re.search("[,;/]", text):
            yield catalogue.problem("crisis.yml", "crisis", "write each word or phrase on a line of its own, which "
                                    f"begins with a hyphen: '{text}'", *place)


def check_crisis_words(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry that crisis terms find has a number, a link to one, or names another entry in `instead`."""
    if catalogue.crisis is None:
        return
    terms = CrisisTerms(catalogue.crisis.in_danger)
    by_vocabulary = dict(_found_through_vocabulary(catalogue, terms))
    for item in catalogue.items.values():
        if is_closed(item.entry) or has_number(item):
            continue
        own = next(((place, text) for place, text in _search_terms(item) if terms.found_in(text)), None)
        place, word = own or (("name",), by_vocabulary.get(item.id, ""))
        if word:
            where = "" if own else ", through vocabulary.yml,"
            message = f"an entry that people in danger find by '{word}'{where} {NUMBER_NEEDED}"
            yield item.problem("crisis", message, *place)


def _found_through_vocabulary(catalogue: Catalogue, terms: CrisisTerms) -> Iterator[tuple[str, str]]:
    """Yield each entry that a crisis term of the vocabulary finds by its main texts: its id, and the term."""
    entries = PhraseIndex(catalogue)
    for word in catalogue.vocabulary.words or ():
        term = next((term for term in word.say if terms.found_in(term)), None)
        matches = entries.match(word.find)
        for entry_id in [*matches.named, *matches.strong] if term else ():
            yield entry_id, str(term)


def _search_terms(item: Item) -> Iterator[tuple[FieldPath, str]]:
    """Yield the names and keywords of an entry with their places."""
    yield ("name",), item.entry.name
    for field in ("also_known_as", "keywords"):
        for index, text in enumerate(getattr(item.entry, field) or ()):
            yield (field, index), text


def has_number(item: Item) -> bool:
    """Return whether an entry has a number, links one in its text, or names another entry in `instead`."""
    entry = item.entry
    return bool((entry.contacts and entry.contacts.phones) or (entry.eligibility and entry.eligibility.instead)
                or any(re.match(r"(tel|sms):", target, re.I) for target in _links(item)))


def _links(item: Item) -> Iterator[str]:
    """Yield the targets of the links in an entry's texts."""
    for text in (item.entry.description, item.entry.for_professionals):
        yield from link_targets(text or "")


def check_fallback(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry that is not for professionals alone has a phone, a link, a mailbox or another entry to turn to.

    What people do by themselves needs none: there is nobody to reach.
    """
    for item in catalogue.items.values():
        entry = item.entry
        for_others = {*entry.audience} - catalogue.site.professionals
        mailed = entry.contacts and entry.contacts.emails and not entry.ask_for_it
        if for_others and not is_closed(entry) and not mailed and not is_done_alone(entry) and not (
                has_number(item) or _has_link(item)):
            place = "ask_for_it" if entry.ask_for_it else "audience"
            what = "have to ask for" if entry.ask_for_it else "cannot reach"
            yield item.problem("fallback", f"what readers who are not professionals {what} {FALLBACK_NEEDED}", place)


def is_done_alone(entry: Entry) -> bool:
    """Return whether an entry is an idea, or an activity to do at home, that nobody runs and nobody has to ask for."""
    return entry.kind in IDEAS and all(getattr(entry, field) is None for field in OF_A_SERVICE)


def _has_link(item: Item) -> bool:
    """Return whether an entry links a web page."""
    contacts = item.entry.contacts
    return bool((contacts and contacts.links) or any(target.startswith("http") for target in _links(item)))


RULES = (check_sensitive, check_crisis_lines, check_crisis_words, check_fallback)
