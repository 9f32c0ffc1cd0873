"""Which entries the terms of vocabulary.yml lead to, for the search index and for the rules on the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import links_of
from signpost.catalogue.file_models import Synonyms

MAX_MATCHES = 15
"""The entries that one term may lead to: more do not help a person with a small screen."""


@dataclass(slots=True)
class Matches:
    """The ids of entries that match: `named` in their names, `strong` in their other main texts, `weak` only in the
    rest.
    """

    named: list[str] = field(default_factory=list)
    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[str]:
        """All ids, the surest matches first."""
        return self.named + self.strong + self.weak


def fold_text(text: str) -> str:
    """Return text as the search compares it: lower case, no accents, apostrophes or dots, one space between words."""
    folded = text.lower()
    if not folded.isascii():
        folded = "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
    folded = re.sub(r"['’`ʼ.]", "", folded)
    return " ".join(re.findall(r"[^\W_]+", folded))


def main_texts(catalogue: Catalogue, item: Item) -> list[str]:
    """Return the texts that say what an entry is: its names, who runs it, its keywords and its summary."""
    entry = item.entry
    organisation = catalogue.organisations.get(entry.organization or "")
    return [entry.name, *(entry.also_known_as or ()), *([organisation.name] if organisation else ()),
            *(entry.keywords or ()), entry.summary]


def other_texts(item: Item) -> list[str]:
    """Return the other texts of an entry that people may search for."""
    entry, eligibility, referral = item.entry, item.entry.eligibility, item.entry.referral
    legal = entry.legal
    texts = [entry.description, eligibility and eligibility.description, referral and referral.how, entry.ask_for_it,
             entry.for_professionals, *(entry.places or ()),
             *((legal.test, legal.can_require) if legal else ()),
             *(link.title for link in links_of(entry))]
    return [text for text in texts if text]


def match_vocabulary(catalogue: Catalogue) -> Mapping[str, Matches]:
    """Return the matches of each term of the vocabulary and of the glossary's abbreviations, by the folded term."""
    matches: dict[str, Matches] = {}
    index = PhraseIndex(catalogue)
    for synonyms in catalogue.vocabulary.words or ():
        matched = index.match(synonyms.find)
        for term in synonyms.say:
            matches.setdefault(fold_text(term), matched)
    for synonyms in _glossary_synonyms(catalogue):
        matched = index.match(synonyms.find)
        if 0 < len(matched.entries) <= MAX_MATCHES:
            for term in synonyms.say:
                matches.setdefault(fold_text(term), matched)
    return matches


class PhraseIndex:
    """An index of the words in all entries, in which phrases are looked up."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._texts = {
            item.id: (_joined(names_of(item)), _joined(main_texts(catalogue, item)), _joined(other_texts(item)))
            for item in catalogue.items.values()}
        self._ids_by_word: dict[str, dict[str, None]] = {}
        for entry_id, texts in self._texts.items():
            for word in dict.fromkeys(" ".join(texts).split()):
                self._ids_by_word.setdefault(word, {})[entry_id] = None

    def match(self, phrases: list[str]) -> Matches:
        """Return the entries that have one of the phrases, as it is or with an s at its end."""
        best: dict[str, int] = {}
        for phrase in [fold_text(phrase) + ending for phrase in phrases for ending in ("", "s")]:
            for entry_id in self._ids_by_word.get(phrase.split(" ")[-1], ()):
                place = next((place for place, text in enumerate(self._texts[entry_id]) if f" {phrase} " in text), None)
                if place is not None:
                    best[entry_id] = min(place, best.get(entry_id, place))
        return Matches(*([each for each in self._texts if best.get(each) == place] for place in range(3)))


def names_of(item: Item) -> list[str]:
    """Return the names of an entry."""
    return [item.entry.name, *(item.entry.also_known_as or ())]


def _joined(texts: list[str]) -> str:
    """Return folded texts in one, with a bar after each so that no phrase matches across two of them."""
    return "".join(f" {fold_text(text)} |" for text in texts)


def unmatched_phrases(catalogue: Catalogue) -> Iterator[tuple[int, int, str]]:
    """Yield each phrase of the vocabulary that no entry has: the index of its word, its own index, and the phrase."""
    phrases = PhraseIndex(catalogue)
    for index, synonyms in enumerate(catalogue.vocabulary.words or ()):
        for number, phrase in enumerate(synonyms.find):
            if not phrases.match([phrase]).entries:
                yield index, number, phrase


def _glossary_synonyms(catalogue: Catalogue) -> Iterator[Synonyms]:
    """Yield the glossary's abbreviations with what they stand for, each a synonym of the other."""
    for term in catalogue.vocabulary.glossary or ():
        if term.stands_for:
            both = [term.term, term.stands_for]
            yield Synonyms(say=both, find=both)
