"""The rule on closed entries: nothing sends readers there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import Status
from signpost.catalogue.problem import Problem, display_path
from signpost.catalogue.syntax.line_scanner import line_range
from signpost.catalogue.values import dialling_digits
from signpost.checks.language.field_texts import HISTORY, all_texts, field_name, line_of, texts_at

FORBIDDEN_FIELDS = {Status.DEFUNCT: ("contacts", "hours", "schedule", "referral", "ask_for_it", "plan", "urgency",
                                     "crisis_level", "discretion")}
"""The fields that an entry of this status may not have."""
FORBIDDEN_WHILE_CLOSED = ("urgency", "crisis_level")
"""The fields that an entry may not have while it is closed for now; its page hides the others."""
VERB = (r"(?:ring|text|call|phone|e-?mail|visit|use|write to|message|contact|chat|talk to|speak to|ask for|go to"
        r"|come to|join|apply|book|download|refer)\b")
INVITES = re.compile(rf"^{VERB}|[.;:–—] {VERB}|\b(?:can|may) (?:\w+ly |also |now )?{VERB}|\bto {VERB}", re.I)
BEGINS = re.compile(r"(?:find|get|learn|read|watch|see|look|try|play|meet|make|tell|send|order|report|go|train|do|take"
                    r"|have|search|share|check|start|bring|follow|fill in|help|borrow|print|show|sign|open|listen|let"
                    r"|set|plan|work|build|think|understand|practise|keep|write|teach|give|offer|support)\b", re.I)
"""How a summary begins that asks readers to do something, besides VERB."""
THERE = re.compile(r"\b(?:its|it|them|their|there)\b", re.I)
"""How a sentence of the description speaks of the service."""
PAST = re.compile(r"\b(?:was|were|could|used to|had|did|closed|ended|stopped|no longer|until)\b", re.I)

ENDED = re.compile(r"\b(?:clos|end(?:s|ed|ing)?\b|stop|shut|paus|suspend|no longer|on hold|merge|replac|ceas|finish"
                   r"|withdr|discontinu|gone|wound|dissolv|cut\b|joined|part of"
                   r"|not? (?:running|taking|open|new|funding|answer))", re.I)
"""How a text says that something is not there any more."""

TEXTS = frozenset(("summary", "description", "for_professionals", "introduction", "not_for", "age_note", "how", "note",
                   "ask_for_it", "hours", "to_person", "record", "before_sharing", "need", "body"))
"""The fields whose texts readers see as sentences."""
SENTENCE = re.compile(r"(?<=[.;:!?])\s+")

SAYS_CLOSED = re.compile(r"^(?:This|It) was |\bCLOSED\b|\b(?:has|have|is|are)(?: now)? closed\b")


def check_closed(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Nothing sends readers to a closed entry. One Problem an entry, at its status, lists all changes to make."""
    closed = {item.id: item for item in catalogue.items.values() if is_closed(item.entry)}
    named = _where_named(catalogue, closed)
    for item in closed.values():
        tasks = [*_fields(item), *_summary(item), *_description(item), *_instead(item), *_reason(catalogue, item),
                 *named.get(item.id, ()), *_number_uses(catalogue, item), *_name_uses(catalogue, item)]
        if tasks:
            message = f"status is '{item.entry.status}', so nobody must be sent here: {'; '.join(tasks)}"
            yield item.problem("closed", message, "status")


def _fields(item: Item) -> Iterator[str]:
    """Yield which fields to take out of the entry's file."""
    forbidden = FORBIDDEN_FIELDS.get(item.entry.status, FORBIDDEN_WHILE_CLOSED)
    present = [field for field in forbidden if getattr(item.entry, field) is not None]
    if present:
        yield f"take out {', '.join(f'{field} ({line_range(*item.tree.extent((field,)))})' for field in present)}"


def _summary(item: Item) -> Iterator[str]:
    """Yield a message where the summary tells people to ring, text or use the service."""
    summary = item.entry.summary
    for found in filter(None, (*INVITES.finditer(summary), BEGINS.match(summary))):
        rest = re.split(r"[.;:]", summary[found.end():])[0]
        if not PAST.search(summary[:found.end()]) and "instead" not in rest:
            words = re.sub(r"^\W*", "", found[0])
            line = item.tree.line(("summary",))
            yield f"the summary (line {line}) must say what it was, and send nobody there ('{words}')"
            return


def _description(item: Item) -> Iterator[str]:
    """Yield a message where a sentence of the description asks readers to do something with what has gone for good."""
    text = item.entry.description if item.entry.status is Status.DEFUNCT else ""
    for sentence in SENTENCE.split(" ".join((text or "").split())):
        if re.match(rf"(?:{VERB}|{BEGINS.pattern})", sentence, re.I) and THERE.search(sentence):
            yield f"the description (line {item.tree.line(('description',))}) must send nobody there: '{sentence}'"
            return


def _instead(item: Item) -> Iterator[str]:
    """Yield a message where the entry names no other entry in `instead`."""
    if not (item.entry.eligibility and item.entry.eligibility.instead):
        yield "name where people can go now in `instead`, below `eligibility`"


def _reason(catalogue: Catalogue, item: Item) -> Iterator[str]:
    """Yield a message where nothing says how we know that it is closed.

    Where only a paragraph of the source document says so, that is a doubt: "Our list says that it has closed."
    """
    entry, source = item.entry, catalogue.site.source
    said = [change.now for change in entry.changed or ()] + [(entry.confirmed and entry.confirmed.covers) or ""]
    if source and entry.sources:
        said += [doubt.lower().partition(f"{source.called} says".lower())[2] for doubt in entry.doubts or ()]
    if not entry.tried and not any(ENDED.search(text) for text in said):
        by_document = (f", or, if only the document says so, in `doubts`: {source.called} says that it has closed"
                       if source and entry.sources else "")
        yield f"say how you know that it is closed, in `changed`, or in `covers` of `confirmed`{by_document}"


def _where_named(catalogue: Catalogue, closed: Mapping[str, Item]) -> Mapping[str, list[str]]:
    """Return, by the id of a closed entry, the changes to make where other files name it."""
    found: dict[str, list[str]] = {}
    for _, tree, place, other in texts_at(catalogue, "eligibility", "instead"):
        if other in closed and tree is not closed[other].tree:
            task = f"name another entry in `instead` at {display_path(tree.path)}:{tree.line(place)}"
            found.setdefault(other, []).append(task)
    lists = (("themes.yml", "themes", "start_here", [theme.start_here or [] for theme in catalogue.themes]),
             ("plans.yml", "plans", "entries", [plan.entries for plan in catalogue.plans]),
             ("urgent.yml", "needs", "entries", [need.entries for need in catalogue.urgent]))
    for file, records, field, ids in lists:
        for index, number, entry_id in ((index, number, each) for index, part in enumerate(ids)
                                        for number, each in enumerate(part) if each in closed):
            line = catalogue.trees[file].line((records, index, field, number))
            found.setdefault(entry_id, []).append(f"take it out of {file} (line {line})")
    return found


def _number_uses(catalogue: Catalogue, item: Item) -> Iterator[str]:
    """Yield where texts that readers see give a number of the closed entry that no open entry has."""
    trees = [other.tree for other in catalogue.items.values() if not is_closed(other.entry)]
    for number in dict.fromkeys(dialling_digits(each.number) for each in phones_of(item.entry)):
        spaced = re.compile(rf"(?<!\d){'[ -]?'.join(map(re.escape, number))}(?!\d)")
        uses = [(place, f"{display_path(tree.path)}:{tree.line(place)}")
                for tree in (*trees, *catalogue.trees.values()) for place, text in all_texts(tree)
                if place[0] not in HISTORY and spaced.search(text)]
        if uses and not any(place[:2] == ("contacts", "phones") and place[-1] == "number" for place, _ in uses):
            yield f"take its number {number} out of {', '.join(dict.fromkeys(where for _, where in uses))}"


def _name_uses(catalogue: Catalogue, item: Item) -> Iterator[str]:
    """Yield where texts that readers see name the closed entry, unless the sentence says that it is gone.

    A longer name that holds this one is not meant. A name may mean the organisation, if that has an open entry.
    """
    name, opened = item.entry.name, [other for other in catalogue.items.values() if not is_closed(other.entry)]
    names = {other.entry.name for other in catalogue.items.values()} | {
        each.name for each in catalogue.organisations.values()}
    theirs = {catalogue.organisations[key].name for other in opened
              if (key := other.entry.organization) and key in catalogue.organisations}
    if name in theirs or not re.search(r"[A-Z]\w{2}", name):
        return
    longest_first = sorted((each for each in names if name in each), key=len, reverse=True)
    mentioned = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in longest_first))
    trees = [other.tree for other in opened]
    trees += [tree for file, tree in catalogue.trees.items() if file in ("themes.yml", "plans.yml", "urgent.yml")]
    uses = [f"{display_path(tree.path)}:{line_of(tree, place, name)}" for tree in trees
            for place, text in all_texts(tree) if place[0] not in HISTORY and field_name(place) in TEXTS
            for sentence in SENTENCE.split(text)
            if any(found[0] == name for found in mentioned.finditer(sentence))
            and not ENDED.search(sentence.replace(name, ""))]
    if uses:
        yield f"take its name '{name}' out of {', '.join(dict.fromkeys(uses))}, or name another one there"


def check_open(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An active entry's summary does not say what the service was: once it is open again, that is easily forgotten."""
    for item in catalogue.items.values():
        entry = item.entry
        if not is_closed(entry) and (SAYS_CLOSED.search(entry.name) or SAYS_CLOSED.search(entry.summary)):
            yield item.problem("open", "name and summary must say what people can do there, since the entry has "
                               "no status; if it is closed, add the line status: defunct, or temporarily closed",
                               "summary")


RULES = (check_closed, check_open)
