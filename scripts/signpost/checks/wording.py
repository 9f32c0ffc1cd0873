"""Rules on the wording of the catalogue: plain words, short sentences, British spelling, who a text speaks to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import FieldPath, Tree
from signpost.checks.language.field_texts import all_texts, field_name
from signpost.checks.language.grade import reading_grade
from signpost.checks.language.hand_written_pages import check_hand_written_pages
from signpost.checks.language.spelling import american_spellings
from signpost.checks.language.unwanted_phrases import unwanted_phrases

NAMES = frozenset(("name", "also_known_as", "title", "url", "address", "by", "website", "keywords", "say", "find",
                   "term", "stands_for"))
"""Fields that are other people's words, or that no reader sees as a sentence."""
HISTORY = frozenset(("changed", "added", "doubts", "source"))
"""Fields that may say what the source document said."""
OTHERS_SPELLING = frozenset(("keywords", "also_known_as", "words", "url", "by", "website"))
"""Fields with other people's spelling: web addresses, and the words by which people search."""
GRADE_FOR_ALL, GRADE_FOR_PROFESSIONALS = 8, 11
"""The highest reading grades, of what everybody reads and of what professionals read."""
JARGON = re.compile(r"\b(YPs?|service users?|clients?|cases? closed)\b")
"""Words that make a case of a person."""
WELL_KNOWN = frozenset((
    "ACL", "ACT", "BBC", "CCTV", "FRANK", "GOV", "ID", "IT", "OK", "PDF", "PHR", "PIN", "POWER", "SHOUT", "SOS", "TV",
    "UK", "US",
))
"""Abbreviations that need no explanation, and names in capitals."""
NOT_US = re.compile(r"\s*(?:.{1,40}?\b(?:is|are)(?: not|n't|n’t)\b|not\b)[:\s]*", re.IGNORECASE)
"""What a page puts before `not_us` itself."""
FIRST_PERSON = re.compile(r"(?<![\w&])(?:I|we|We|my|My|our|Our)(?=\s|['\u2019]\w)(?! ?&)")
YOU = re.compile(r"\b(you|your|yours)\b", re.IGNORECASE)
WRONG_BLANK = re.compile(r"\[(?!name\]|worker\])[^\[\]]*\b(?:name|worker|person|child|people|social)\b[^\[\]]*\](?!\()",
                         re.I)
"""A blank in plan wording that whoever fills in [name] and [worker] would overlook."""


def check_wording(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No text has a phrase of language/unwanted_phrases.py, which lists each with plain words for it."""
    for tree in catalogue.all_trees:
        texts = list(_own_texts(tree))
        # Most files have none, which one search of all their texts shows.
        if next(unwanted_phrases(" | ".join(text for _, text in texts)), None) is None:
            continue
        for place, text in texts:
            for phrase, replacement in unwanted_phrases(text):
                fault = f"{field_name(place)} must be in plain words: '{phrase}'; write for example '{replacement}'"
                yield Problem(tree.path, tree.line(place), fault, "wording")


def check_original_list(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Only fields on what changed or is in doubt say what the source document said; others say what is so now."""
    source = catalogue.site.source
    for tree in catalogue.all_trees if source else ():
        for place, text in _own_texts(tree):
            if source and source.called.lower() in " ".join(text.lower().split()) and not HISTORY & {*place[:1]}:
                fault = (f"{field_name(place)} must say what is so now, not what '{source.called}' said; say that in "
                         "`changed`, `added` or `doubts`")
                yield Problem(tree.path, tree.line(place), fault, "original_list")


def check_jargon(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Readers are never called a case: no YP, no service user, no client. What the source document said may be."""
    people = catalogue.site.people
    for tree in catalogue.all_trees:
        for place, text in _own_texts(tree):
            found = JARGON.search(text) if place[:1] != ("changed",) else None
            if found:
                fault = f"{field_name(place)} must call people people: '{found[0]}'; write for example '{people.one}'"
                yield Problem(tree.path, tree.line(place), fault, "jargon")


def check_spelling(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No text has an American spelling; the words by which people search may."""
    for tree in catalogue.all_trees:
        for place, text in all_texts(tree):
            for word, british in american_spellings(text) if not OTHERS_SPELLING & {*place} else ():
                fault = f"{field_name(place)} must be spelled as in Britain: '{word}'; write '{british}'"
                yield Problem(tree.path, tree.line(place), fault, "spelling")


def check_reading_grade(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Texts have a reading grade of 8 or lower, and of 11 or lower where only professionals read them.

    The names of areas, which cannot be made easier, count as short words.
    """
    titles = sorted(catalogue.site.area_titles.values(), key=len, reverse=True)
    areas = re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\b") if titles else None
    for item in catalogue.items.values():
        for field in ("summary", "description", "for_professionals") if not is_closed(item.entry) else ():
            text = getattr(item.entry, field)
            text = areas.sub("Here", text) if text and areas else text
            for_all = field != "for_professionals" and not catalogue.site.professionals >= {*item.entry.audience}
            limit = GRADE_FOR_ALL if for_all else GRADE_FOR_PROFESSIONALS
            grade = reading_grade(text) if text else 0
            if grade > limit:
                yield item.problem("reading_grade", f"{field} must be easier to read (grade {limit}, not {grade:.1f}): "
                                                    "write shorter sentences and shorter words", field)


def check_plan_wording(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Wording to the person says "you" and not [name]; wording for the record has [name] and not "you"."""
    person = catalogue.site.people.one
    for item in catalogue.items.values():
        if item.entry.plan is None or is_closed(item.entry):
            continue
        # "Sort your settings" is a name.
        name = re.compile(re.escape(item.entry.name), re.IGNORECASE)
        if not YOU.search(item.entry.plan.to_person) or "[name]" in item.entry.plan.to_person:
            fault = f"to_person must speak to the {person}: say 'you', and leave out [name]"
            yield item.problem("to_person_wording", fault, "plan", "to_person")
        for field, text in (("to_person", item.entry.plan.to_person), ("record", item.entry.plan.record)):
            if blank := WRONG_BLANK.search(text):
                meant = "[worker]" if "work" in blank[0].lower() or field == "to_person" else "[name]"
                yield item.problem(f"{field}_wording", f"{field} must have no other blanks than [name] and [worker]: "
                                   f"'{blank[0]}'; write {meant}", "plan", field)
        record = name.sub("", item.entry.plan.record)
        if "[name]" not in item.entry.plan.record:
            yield item.problem("record_wording", f"record must speak of the {person} as [name]: write [name] where "
                               "their name would stand, and [worker] for the worker, and no names", "plan", "record")
        elif myself := FIRST_PERSON.search(record):
            yield item.problem("record_wording", f"record must speak of the worker as [worker]: '{myself[0]}'; write "
                               "[worker] will …", "plan", "record")
        elif YOU.search(record):
            fault = f"record must speak of the {person}: say [name], and never 'you'"
            yield item.problem("record_wording", fault, "plan", "record")


def check_abbreviations(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Where there is a glossary, each abbreviation that an entry uses is in it, or is an organisation's name.

    Not checked while organisations.yml cannot be read: its names would be missing.
    """
    if "organisations.yml" not in catalogue.trees:
        return
    known = {term.term.lower() for term in catalogue.vocabulary.glossary or ()}
    known |= {word.lower() for each in catalogue.organisations.values() for word in re.findall(r"\w+", each.name)}
    for item in catalogue.items.values() if catalogue.vocabulary.glossary else ():
        for place, text in _main_texts(item) if not is_closed(item.entry) else ():
            for abbreviation in dict.fromkeys(re.findall(r"\b[A-Z]{2,}(?:\+|\b)", text)):
                if abbreviation.lower() not in known and abbreviation not in WELL_KNOWN:
                    fault = ("an abbreviation must be in the glossary of vocabulary.yml: "
                             f"'{abbreviation}'; write it in full, or explain it there")
                    yield item.problem("abbreviation", fault, *place)


def check_not_us(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """`not_us` is the rest of the sentence that begins "Signpost is not"."""
    site = catalogue.site
    found = NOT_US.match(site.not_us or "")
    if found and "site.yml" in catalogue.trees:
        fault = (f"not_us must be only what comes after '{site.name} is not', which the page says itself: write "
                 f"'{(site.not_us or '')[found.end():]}'")
        yield catalogue.problem("site.yml", "wording", fault, "not_us")


def _main_texts(item: Item) -> Iterator[tuple[FieldPath, str]]:
    """Yield the main texts of an entry's page with their places."""
    entry = item.entry
    for place, text in ((("name",), entry.name), (("summary",), entry.summary), (("description",), entry.description),
                        (("for_professionals",), entry.for_professionals),
                        (("eligibility", "description"), entry.eligibility and entry.eligibility.description)):
        if text:
            yield place, text


def _own_texts(tree: Tree) -> Iterator[tuple[FieldPath, str]]:
    """Yield each text of a file that is in our own words, with its place."""
    yield from ((place, text) for place, text in all_texts(tree) if not NAMES & {*place})


RULES = (check_wording, check_original_list, check_jargon, check_spelling, check_reading_grade, check_plan_wording,
         check_abbreviations, check_not_us, check_hand_written_pages)
