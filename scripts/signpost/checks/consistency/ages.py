"""Rules on ages: what texts give as the ages of a whole service is what `minimum_age` and `maximum_age` say.

Only ages that must be those of the whole service are reported, since a text may speak of some of its people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.derived.vocabulary import names_of
from signpost.catalogue.model import Eligibility
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import FieldPath
from signpost.checks.ids.renamed import ORGANISATIONS
from signpost.checks.language.field_texts import HISTORY, SHORT_NAME, all_texts, line_of, names_pattern
from signpost.checks.language.stated_ages import AgeRange, age_groups_in, ages_in

PEOPLE = (r"(?:(?:young )?(?:people|persons?)|children|child|teenagers?|girls?|boys?|pupils?|students?|adults?|men"
          r"|women|those|anyone|anybody|everyone|everybody|someone)")
OF_PEOPLE = re.compile(rf"(?:\b(?<!free )(?:for|{PEOPLE}(?: who (?:is|are))?|if you are|who are))\s$", re.I)
"""What stands before the ages of the people whom something is for."""
SOME = re.compile(r"\b(?:with (?:an?|some|the|their|extra)"
                  r"|also|including|such as|especially|mostly|mainly|some|another|extra|plus|as well|free for"
                  r"|discounts?|cheaper)\b|£", re.I)
"""Words after which ages may be those of some of the people."""
WHOLE_SENTENCE = re.compile(
    rf"(?:(?:it|this(?: \w+)?|they|we) (?:is|are|works? with|helps?|supports?|sees?) )?(?:only )?(?:for )?"
    rf"(?:all )?(?:{PEOPLE} )?(?:who are )?(?:aged? |ages |between )?\d\d? ?(?:to|-|–|and) ?\d\d?(?: years old)?", re.I)
"""A sentence that says no more than whom something is for."""


def check_stated_ages(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The ages that a text gives for the whole service are minimum_age and maximum_age, and age_note is about these."""
    for item in catalogue.items.values():
        eligibility = item.entry.eligibility
        if eligibility is None or is_closed(item.entry) or (eligibility.minimum_age is eligibility.maximum_age is None):
            continue
        for place, words, cure in _faults(item, eligibility):
            line = line_of(item.tree, place, words)
            others = dict.fromkeys(each for each in _lines_with(item, words) if each != line)
            more = f" (they stand on line {' and '.join(map(str, others))} too)" if others else ""
            message = f"{place[-1]} and the ages must say the same: '{words}'{more}, but {_ages(eligibility)}; {cure}"
            yield Problem(item.tree.path, line, message, "ages")


def _lines_with(item: Item, words: str) -> Iterator[int]:
    """Yield the lines of the texts that readers see, and the words for search, that have the same two ages."""
    ages = re.findall(r"\d+", words)
    if len(ages) < 2:
        return
    pattern = re.compile(rf"(?<!\d){ages[0]} ?(?:to|-|–|and) ?{ages[1]}(?!\d)")
    for place, text in all_texts(item.tree):
        found = pattern.search(text)
        if found and place[0] not in HISTORY:
            yield line_of(item.tree, place, found[0])


def _ages(eligibility: Eligibility) -> str:
    """Return the ages of an entry as its file has them."""
    named = {"minimum_age": eligibility.minimum_age, "maximum_age": eligibility.maximum_age}
    there = [f"{name} is {age}" for name, age in named.items() if age is not None]
    missing = [f"there is no {name}" for name, age in named.items() if age is None]
    return " and ".join(there + missing)


def _faults(item: Item, eligibility: Eligibility) -> Iterator[tuple[FieldPath, str, str]]:
    """Yield the place of each text that gives other ages, the words, and what to write."""
    entry, note = item.entry, eligibility.age_note
    outer: dict[FieldPath, str | None] = {("name",): entry.name, ("summary",): entry.summary,
             ("eligibility", "description"): eligibility.description} if note is None else {}
    if entry.legal and note is None:
        outer["legal", "ages"] = entry.legal.ages
    for place, text in outer.items():
        for words, span in _only_range(text or ""):
            # checks/audience.py reports ages outside them, except in the name and in the law.
            is_told = _is_outside(eligibility, span) and place not in (("name",), ("legal", "ages"))
            if _differs(eligibility, span) and not is_told:
                yield place, words, _cure(eligibility, words, span)
    inner: dict[FieldPath, str | None] = {("description",): entry.description,
                                          ("for_professionals",): entry.for_professionals}
    if entry.plan:
        inner |= {("plan", "to_person"): entry.plan.to_person, ("plan", "record"): entry.plan.record}
    for place, text in inner.items() if note is None else ():
        for words, span in _sure_ranges(eligibility, text or ""):
            yield place, words, _cure(eligibility, words, span)
    for words, span in ages_in(note or ""):
        if _is_outside(eligibility, span):
            yield (("eligibility", "age_note"), words,
                   "let the ages take in all that the note speaks of, or take the note out")
    yield from _edges(eligibility)


def _named(span: AgeRange, eligibility: Eligibility) -> list[tuple[str, int, int | None]]:
    """Return the ends that a range names: the field, the age in the text, and the field's own."""
    low, high = span
    return [(name, age, getattr(eligibility, name)) for name, age in (("minimum_age", low), ("maximum_age", high))
            if age is not None]


def _differs(eligibility: Eligibility, span: AgeRange) -> bool:
    """Return whether a range has another end than the fields."""
    return any(age != own for _, age, own in _named(span, eligibility))


def _is_outside(eligibility: Eligibility, span: AgeRange) -> bool:
    """Return whether ages lie outside those of the fields."""
    low, high = eligibility.minimum_age, eligibility.maximum_age
    named = [age for age in span if age is not None]
    return (low is not None and min(named) < low) or (high is not None and max(named) > high)


def _cure(eligibility: Eligibility, words: str, span: AgeRange) -> str:
    """Return what to write: the ages of the text into the fields, or those of the fields into the text."""
    wrong = [(name, age, own) for name, age, own in _named(span, eligibility) if age != own]
    fields = " and ".join(f"{name}: {age}" for name, age, _ in wrong)
    numbers = iter([eligibility.minimum_age, eligibility.maximum_age])
    if None in span or None in (eligibility.minimum_age, eligibility.maximum_age):
        return f"change the text, or set {fields}"
    return f"write '{re.sub(r'[0-9]+', lambda _: str(next(numbers)), words)}' in the text, or set {fields}"


def _only_range(text: str) -> Iterator[tuple[str, AgeRange]]:
    """Yield the only ages of a text, where they are those of the people whom it is for; one age alone is none."""
    text = " ".join(text.split())
    found = [(words, span) for words, span in ages_in(text) if span[0] != span[1]]
    if len(found) != 1:
        return
    words, span = found[0]
    before = text[:text.find(words)]
    # A range after "of" or "ages" has its word within it; an open end needs the people before it.
    if (OF_PEOPLE.search(before) or (None not in span and not before) or words.lower().startswith("age")) and not (
            SOME.search(before)):
        yield words, span


def _sure_ranges(eligibility: Eligibility, text: str) -> Iterator[tuple[str, AgeRange]]:
    """Yield ranges of a longer text that speak of all people: one end is the field's, and the other outside it.

    A sentence that says nothing but whom it is for is of all of them too.
    """
    for sentence in re.split(r"(?<=[.;:!?])\s+|\n{2,}", text):
        words_alone = WHOLE_SENTENCE.fullmatch(" ".join(sentence.split()).rstrip(".;!?"))
        for words, span in ages_in(" ".join(sentence.split())):
            low, high = span
            if low is None or high is None or low == high or not _differs(eligibility, span):
                continue
            shares = low == eligibility.minimum_age or high == eligibility.maximum_age
            if words_alone or (shares and _is_outside(eligibility, span)):
                yield words, span


def _edges(eligibility: Eligibility) -> Iterator[tuple[FieldPath, str, str]]:
    """Yield where not_for turns away fewer ages than the fields: "Under-16s" beside minimum_age: 17."""
    for sentence in re.split(r"[.;]\s+|\n", (eligibility.not_for or "").rstrip(".")):
        for words, (low, high) in age_groups_in(sentence):
            if high is not None and eligibility.minimum_age is not None and high + 1 < eligibility.minimum_age:
                cure = f"write the age {eligibility.minimum_age} in the text, or set minimum_age: {high + 1}"
                yield ("eligibility", "not_for"), words, cure
            # "Over 18" is often said of those who are 18 too.
            loosely = bool(re.search(r"(?<!or )(?<!and )\bover\b", words, re.I))
            if low is not None and eligibility.maximum_age is not None and low - 1 - loosely > eligibility.maximum_age:
                cure = f"write the age {eligibility.maximum_age} in the text, or set maximum_age: {low - 1}"
                yield ("eligibility", "not_for"), words, cure


def check_ages_of_others(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What other files say of an entry's ages is what the entry says: a sentence that names it, or its organisation."""
    named = {name: item for item in catalogue.items.values() for name in names_of(item) if len(name) > SHORT_NAME}
    names = names_pattern(named)
    for file, tree in catalogue.trees.items():
        for place, text in all_texts(tree):
            for sentence in re.split(r"(?<=[.;:!?])\s+|\n{2,}", text):
                ranges = [found for found in ages_in(" ".join(sentence.split())) if None not in found[1]]
                entries = {named[name].id: named[name] for name in names.findall(sentence)} if len(ranges) == 1 else {}
                if file == ORGANISATIONS and place[-1] == "description" and not entries and ranges:
                    own = tree.data["organisations"][place[1]]["id"]
                    entries = {item.id: item for item in catalogue.by_organisation.get(own, ())}
                for item in entries.values() if len(entries) == 1 else ():
                    yield from _other_ages(catalogue, file, place, item, *ranges[0])


def _other_ages(catalogue: Catalogue, file: str, place: FieldPath, item: Item, words: str,
                span: AgeRange) -> Iterator[Problem]:
    """Yield the Problem of a text of one of the catalogue's own files that gives other ages than an entry."""
    eligibility, tree = item.entry.eligibility, catalogue.trees[file]
    if eligibility is None or None in (eligibility.minimum_age, eligibility.maximum_age) or is_closed(item.entry):
        return
    if words not in item.entry.name and _differs(eligibility, span):
        origin, _ = tree.origin(place)
        yield Problem(origin.path, line_of(tree, place, words), f"{place[-1]} and {item.id} must say the same of the "
                      f"ages: '{words}', but {_ages(eligibility)} there; change the one that is wrong", "ages")


RULES = (check_stated_ages, check_ages_of_others)
