"""A Catalogue goes in; which entries each of people's own words leads to comes out, for the search and its checks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.file_models import Word

MOST = 15
"""How many entries one term may lead to: more is no help to a person on a small screen."""


@dataclass(slots=True)
class Matches:
    """The entries that a term leads to: `strong` name it at their head, `weak` only further down."""

    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[str]:
        """All of them, the strong ones first."""
        return self.strong + self.weak


def plain(text: str) -> str:
    """Return text as the search compares it: lower case, no accents, apostrophes or dots, one space between words."""
    bare = text.lower()
    if not bare.isascii():
        bare = "".join(char for char in unicodedata.normalize("NFD", bare) if not unicodedata.combining(char))
    bare = re.sub(r"['’`ʼ.]", "", bare)
    return " ".join(re.findall(r"[^\W_]+", bare))


def head(catalogue: Catalogue, item: Item) -> list[str]:
    """Return what stands at an entry's head: its names, who runs it, its keywords and its summary."""
    entry = item.entry
    runs = catalogue.organisations.get(entry.organization or "")
    return [entry.name, *(entry.also_known_as or ()), *([runs.name] if runs else ()), *(entry.keywords or ()),
            entry.summary]


def body(item: Item) -> list[str]:
    """Return the rest of an entry's own words that a person may look for."""
    entry, eligibility, referral = item.entry, item.entry.eligibility, item.entry.referral
    legal = entry.legal
    texts = [entry.description, eligibility and eligibility.description, referral and referral.how, entry.ask_for_it,
             entry.for_professionals, *(entry.places or ()),
             *((legal.test, legal.can_require) if legal else ()),
             *(link.title for link in (entry.contacts.links if entry.contacts else None) or ())]
    return [text for text in texts if text]


def leads(catalogue: Catalogue) -> Mapping[str, Matches]:
    """Return each term of the vocabulary, as `plain` has it, with the entries it leads to."""
    found: dict[str, Matches] = {}
    texts = PhraseIndex(catalogue)
    for word in catalogue.vocabulary.words or ():
        lead = texts.lead(word.find)
        for term in word.say:
            found.setdefault(plain(term), lead)
    for word in _glossary_words(catalogue):
        lead = texts.lead(word.find)
        if 0 < len(lead.entries) <= MOST:
            for term in word.say:
                found.setdefault(plain(term), lead)
    return found


class PhraseIndex:
    """What the entries say, ready to be asked for phrases."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._texts = {item.id: (_joined(head(catalogue, item)), _joined(body(item)))
                       for item in catalogue.items.values()}
        self._holders: dict[str, dict[str, None]] = {}
        for entry_id, texts in self._texts.items():
            for word in dict.fromkeys(" ".join(texts).split()):
                self._holders.setdefault(word, {})[entry_id] = None

    def lead(self, phrases: list[str]) -> Matches:
        """Return the entries in which one of the phrases stands, in the singular or with an s."""
        strong: dict[str, None] = {}
        weak: dict[str, None] = {}
        for phrase in [plain(phrase) + ending for phrase in phrases for ending in ("", "s")]:
            for entry_id in self._holders.get(phrase.split(" ")[-1], ()):
                top, rest = self._texts[entry_id]
                if f" {phrase} " in top:
                    strong[entry_id] = None
                elif f" {phrase} " in rest:
                    weak[entry_id] = None
        order = [entry_id for entry_id in self._texts if entry_id in strong or entry_id in weak]
        return Matches([each for each in order if each in strong], [each for each in order if each not in strong])


def _joined(parts: list[str]) -> str:
    """Return texts as they are compared, with a bar between them that no phrase reaches across."""
    return "".join(f" {plain(part)} |" for part in parts)


def unmatched_phrases(catalogue: Catalogue) -> Iterator[tuple[int, int, str]]:
    """Yield each phrase of the vocabulary that stands in no entry: the word's index, the phrase's, the phrase."""
    texts = PhraseIndex(catalogue)
    for index, word in enumerate(catalogue.vocabulary.words or ()):
        for number, phrase in enumerate(word.find):
            if not texts.lead([phrase]).entries:
                yield index, number, phrase


def _glossary_words(catalogue: Catalogue) -> Iterator[Word]:
    """Yield the glossary's abbreviations as words: who types the short form means the long one, and the other way."""
    for term in catalogue.vocabulary.glossary or ():
        if term.stands_for:
            both = [term.term, term.stands_for]
            yield Word(say=both, find=both)
