"""The rules of vocabulary.yml: what people say leads somewhere, to few enough entries, and from one place only.

Each rule is a generator: a Catalogue goes in, Problems come out; its docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.vocabulary import MOST, PhraseIndex, leads, plain, unmatched_phrases
from signpost.catalogue.problem import Problem

FILE = "vocabulary.yml"


def check_terms_stand_once(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term stands once in the vocabulary: capitals, accents, hyphens and apostrophes make no other term of it."""
    seen: set[str] = set()
    for index, word in enumerate(catalogue.vocabulary.words or ()):
        for number, term in enumerate(word.say):
            if plain(term) in seen:
                yield catalogue.problem(FILE, "vocabulary", f"say must hold a term once in the vocabulary: '{term}'",
                                        "words", index, "say", number)
            seen.add(plain(term))
            if not plain(term):
                yield catalogue.problem(FILE, "vocabulary", f"say must hold letters or digits: '{term}'",
                                        "words", index, "say", number)


def check_phrases_are_found(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What a term leads to stands in an entry. Not asked while entries have problems of their own."""
    if len(catalogue.items) < len(catalogue.ids):
        return
    for index, number, phrase in unmatched_phrases(catalogue):
        yield catalogue.problem(FILE, "vocabulary", f"find must be words that stand in an entry: '{phrase}'",
                                "words", index, "find", number)


def check_terms_do_not_swamp(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term leads to few enough entries to be of help: what is in `find` must not stand nearly everywhere."""
    found, entries = leads(catalogue), PhraseIndex(catalogue)
    for index, word in enumerate(catalogue.vocabulary.words or ()):
        term = word.say[0]
        count = len(found[plain(term)].entries)
        if count > MOST:
            stands = [len(entries.lead([phrase]).entries) for phrase in word.find]
            worst = stands.index(max(stands))
            fault = (f"find must lead to at most {MOST} entries, not {count}: '{word.find[worst]}' stands in "
                     f"{stands[worst]} (for those who say '{term}'); find words that fewer entries hold")
            yield catalogue.problem(FILE, "vocabulary", fault, "words", index, "find", worst)


def check_glossary_terms_stand_once(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term stands once in the glossary."""
    seen: set[str] = set()
    for index, entry in enumerate(catalogue.vocabulary.glossary or ()):
        key = entry.term.casefold()
        if key in seen:
            yield catalogue.problem(FILE, "glossary", f"term must stand once in the glossary: '{entry.term}'",
                                    "glossary", index, "term")
        seen.add(key)


RULES = (check_terms_stand_once, check_phrases_are_found, check_terms_do_not_swamp, check_glossary_terms_stand_once)
