"""Rules on vocabulary.yml and crisis.yml: a term stands once, and leads to entries, to few enough of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.vocabulary import (
    MAX_MATCHES,
    PhraseIndex,
    fold_text,
    match_vocabulary,
    unmatched_phrases,
)
from signpost.catalogue.problem import Problem
from signpost.checks.language.field_texts import all_texts

FILE = "vocabulary.yml"
STANDS_TOO = "; it stands on line {} too: take one of the two out"
"""The end of a message on what stands twice."""


def check_terms_stand_once(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term is in the vocabulary once; capitals, accents, hyphens and apostrophes make no difference."""
    seen: dict[str, int] = {}
    for index, word in enumerate(catalogue.vocabulary.words or ()):
        for number, term in enumerate(word.say):
            place = ("words", index, "say", number)
            if fold_text(term) in seen:
                yield catalogue.problem(FILE, "vocabulary", f"say must hold a term once in the vocabulary: '{term}'"
                                        + STANDS_TOO.format(seen[fold_text(term)]), *place)
            seen.setdefault(fold_text(term), catalogue.trees[FILE].line(place))
            if not fold_text(term):
                yield catalogue.problem(FILE, "vocabulary", f"say must hold letters or digits: '{term}'",
                                        "words", index, "say", number)


def check_phrases_are_found(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Each phrase in `find` is in an entry. Not checked while entries have problems of their own."""
    if len(catalogue.items) < len(catalogue.ids):
        return
    unmatched = list(unmatched_phrases(catalogue))
    words = {word for item in catalogue.items.values() for _, text in all_texts(item.tree)
             for word in re.findall(r"[a-z]{4,}", text.lower())} if unmatched else set()
    for index, number, phrase in unmatched:
        near = get_close_matches(phrase.lower(), words, 1, 0.85)
        yield catalogue.problem(FILE, "vocabulary", f"find must be words that stand in an entry: '{phrase}'"
                                + (f" (did you mean '{near[0]}'?)" if near else ""), "words", index, "find", number)


def check_terms_have_few_matches(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term leads to at most MAX_MATCHES entries."""
    matches, phrases = match_vocabulary(catalogue), PhraseIndex(catalogue)
    for index, word in enumerate(catalogue.vocabulary.words or ()):
        term = word.say[0]
        count = len(matches[fold_text(term)].entries)
        if count > MAX_MATCHES:
            counts = [len(phrases.match([phrase]).entries) for phrase in word.find]
            worst = counts.index(max(counts))
            fault = (f"find must lead to at most {MAX_MATCHES} entries, not {count}: '{word.find[worst]}' stands in "
                     f"{counts[worst]} (for those who say '{term}'); find words that fewer entries hold")
            yield catalogue.problem(FILE, "vocabulary", fault, "words", index, "find", worst)


def check_glossary_terms_stand_once(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term is in the glossary once."""
    seen: dict[str, int] = {}
    for index, entry in enumerate(catalogue.vocabulary.glossary or ()):
        key, place = entry.term.casefold(), ("glossary", index, "term")
        if key in seen:
            yield catalogue.problem(FILE, "glossary", f"term must stand once in the glossary: '{entry.term}'"
                                    + STANDS_TOO.format(seen[key]), *place)
        seen.setdefault(key, catalogue.trees[FILE].line(place))


def check_crisis_terms(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term is in crisis.yml once, and holds letters or digits."""
    seen: dict[str, int] = {}
    lists = catalogue.crisis.model_dump(exclude_none=True) if catalogue.crisis else {}
    for field, terms in lists.items():
        for index, term in enumerate(terms):
            folded = fold_text(term)
            if folded in seen or not folded:
                must = "hold a term once in the file" if folded else "hold letters or digits"
                yield catalogue.problem("crisis.yml", "crisis", f"{field} must {must}: '{term}'"
                                        + (STANDS_TOO.format(seen[folded]) if folded else ""), field, index)
            seen.setdefault(folded, catalogue.trees["crisis.yml"].line((field, index)))


RULES = (check_crisis_terms, check_terms_stand_once, check_phrases_are_found, check_terms_have_few_matches,
         check_glossary_terms_stand_once)
