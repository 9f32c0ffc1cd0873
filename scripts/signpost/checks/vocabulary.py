"""Rules on vocabulary.yml and crisis.yml: a term stands once, and leads to entries, to few enough of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.derived.vocabulary import (
    MAX_MATCHES,
    PhraseIndex,
    fold_text,
    main_texts,
    match_vocabulary,
    other_texts,
    unmatched_phrases,
)
from signpost.catalogue.model.crisis import Danger
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import FieldPath
from signpost.checks.ids.meant import suggest_id
from signpost.checks.language.crisis_words import strange_word
from signpost.checks.language.field_texts import all_texts
from signpost.checks.safety import has_number

FILE = "vocabulary.yml"
CRISIS_FILE = "crisis.yml"
STANDS_TOO = "; it stands {} too: take one of the two out"
"""The end of a message on what stands twice."""
ENDING = re.compile(r"(?<=\w\w\w)(?:ing|ies|ed|es|s|y|e)$")
"""The end of a word that does not count where words are compared."""


def check_terms_stand_once(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term is in the vocabulary once; capitals, accents, hyphens and apostrophes make no difference."""
    seen: dict[str, FieldPath] = {}
    for index, word in enumerate(catalogue.vocabulary.words or ()):
        for number, term in enumerate(word.say):
            place = ("words", index, "say", number)
            if fold_text(term) in seen:
                too = STANDS_TOO.format(catalogue.stands_too(FILE, seen[fold_text(term)], place))
                yield catalogue.problem(FILE, "vocabulary",
                                        f"say must hold a term once in the vocabulary: '{term}'{too}", *place)
            seen.setdefault(fold_text(term), place)
            if not fold_text(term):
                yield catalogue.problem(FILE, "vocabulary", f"say must hold letters or digits: '{term}'",
                                        "words", index, "say", number)


def check_phrases_are_found(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Each phrase in `find` is in an entry. Not checked while entries have problems of their own."""
    if len(catalogue.items) < len(catalogue.ids):
        return
    unmatched = list(unmatched_phrases(catalogue))
    words = _words_of_entries(catalogue) if unmatched else set()
    swapped = _swapped(catalogue, unmatched)
    for index in swapped:
        yield catalogue.problem(FILE, "vocabulary", "say and find stand in each other's place: `say` holds what people "
                                "type, and `find` words that stand in an entry", "words", index, "find")
    for index, number, phrase in unmatched:
        if index in swapped:
            continue
        near = _word_meant(phrase, words)
        cure = (f"{near}, or write other words of an entry" if near else
                "; write words of an entry, such as its name, or take this out")
        yield catalogue.problem(FILE, "vocabulary", f"find must be words that stand in an entry: '{phrase}'{cure}",
                                "words", index, "find", number)


def check_examples_are_found(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Each of the examples in the home page's search box finds an entry or a theme, by its texts or the vocabulary.

    Words count whatever their ending, as in the search. Not checked while entries have problems of their own.
    """
    if len(catalogue.items) < len(catalogue.ids) or not catalogue.site.examples:
        return
    terms = match_vocabulary(catalogue)
    texts = [fold_text(text) for text in (
        *(f"{theme.title} {theme.summary}" for theme in catalogue.themes),
        *(" ".join((*main_texts(catalogue, item), *other_texts(item))) for item in catalogue.items.values()))]
    for index, example in enumerate(catalogue.site.examples):
        stems = [rf"\b{ENDING.sub('', word)}" for word in fold_text(example).split()]
        by_term = fold_text(example) in terms and terms[fold_text(example)].entries
        if not by_term and not any(all(re.search(stem, text) for stem in stems) for text in texts):
            cure = _word_meant(example, _words_of_entries(catalogue)) or (
                "; write words of an entry, such as its name, teach them to vocabulary.yml, or take this out")
            yield catalogue.problem("site.yml", "examples", f"examples must be words that the search finds: '{example}'"
                                    + cure, "examples", index)


def _words_of_entries(catalogue: Catalogue) -> set[str]:
    """Return the longer words that stand in entries."""
    return {word for item in catalogue.items.values() for _, text in all_texts(item.tree)
            for word in re.findall(r"[a-z]{4,}", text.lower())}


def _word_meant(phrase: str, words: set[str]) -> str:
    """Return which word of entries a phrase may mean, as the end of a message; an empty text where none is near."""
    near = get_close_matches(phrase.lower(), words, 1, 0.85)
    return f" (did you mean '{near[0]}'?)" if near else ""


def _swapped(catalogue: Catalogue, unmatched: list[tuple[int, int, str]]) -> list[int]:
    """Return the words, by position, of which no entry has what is in `find`, but one has what is in `say`."""
    words, phrases = catalogue.vocabulary.words or [], PhraseIndex(catalogue) if unmatched else None
    count = Counter(index for index, _, _ in unmatched)
    return [index for index, number in count.items() if phrases and number == len(words[index].find)
            and phrases.match(words[index].say).entries]


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
    """A term is in the glossary once, and has a meaning of its own."""
    seen: dict[str, FieldPath] = {}
    meanings: dict[str, str] = {}
    for index, entry in enumerate(catalogue.vocabulary.glossary or ()):
        key, place = entry.term.casefold(), ("glossary", index, "term")
        if key in seen:
            yield catalogue.problem(FILE, "glossary", f"term must stand once in the glossary: '{entry.term}'"
                                    + STANDS_TOO.format(catalogue.stands_too(FILE, seen[key], place)), *place)
        seen.setdefault(key, place)
        other = meanings.setdefault(" ".join(entry.meaning.split()), entry.term)
        if other != entry.term:
            yield catalogue.problem(FILE, "glossary", f"meaning must be that of {entry.term}, and is that of {other}, "
                                    f"word for word: write what {entry.term} means", "glossary", index, "meaning")


def check_crisis_terms(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A term of in_danger is there once, and holds letters or digits; a class of words has its name for itself."""
    crisis = catalogue.crisis
    seen: dict[str, FieldPath] = {}
    for index, term in enumerate((crisis and crisis.in_danger) or ()):
        folded, place = fold_text(term), ("in_danger", index)
        if folded in seen or not folded:
            must = "hold a term once in the file" if folded else "hold letters or digits"
            too = STANDS_TOO.format(catalogue.stands_too(CRISIS_FILE, seen[folded], place)) if folded else ""
            yield catalogue.problem(CRISIS_FILE, "crisis", f"in_danger must {must}: '{term}'{too}", *place)
        elif crisis and (word := strange_word(crisis, term)):
            yield catalogue.problem(CRISIS_FILE, "crisis", f"in_danger must speak of danger: '{term}' has a word, "
                                    f"'{word}', that stands in no danger of this file; is it harmless? Then move it "
                                    "into the brackets after other_meanings; else into those after mentions, below "
                                    "the danger that it speaks of", *place)
        seen.setdefault(folded, place)
    names: dict[str, FieldPath] = {}
    for field in ("verbs", "words"):
        for index, each in enumerate(getattr(crisis, field, None) or ()):
            where = (field, index, "name")
            if each.name in names:
                too = STANDS_TOO.format(catalogue.stands_too(CRISIS_FILE, names[each.name], where))
                yield catalogue.problem(CRISIS_FILE, "crisis", f"name must stand once in the file: '{each.name}'{too}",
                                        *where)
            names.setdefault(each.name, where)


def check_crisis_sentences(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A sentence of crisis.yml names classes of words that are there, and holds more than gaps."""
    crisis = catalogue.crisis
    names = {each.name for each in (*((crisis and crisis.verbs) or ()), *((crisis and crisis.words) or ()))}
    for index, danger in enumerate((crisis and crisis.dangers) or ()):
        for place, text in _texts_of(danger):
            unknown = [name for name in re.findall(r"[{]([^{}]*)[}]", text) if name not in names]
            if unknown:
                fault = f"must name a class of `verbs` or `words` in braces, not '{unknown[0]}': '{text}'"
            elif not re.sub(r"[{]|[}]", "", fold_text(text)):
                fault = f"must hold letters or digits: '{text}'"
            else:
                continue
            yield catalogue.problem(CRISIS_FILE, "crisis", f"{place[0]} {fault}", "dangers", index, *place)


def _texts_of(danger: Danger) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the place in a danger of each text that queries are compared with, and the text."""
    for field in ("sentences", "mentions", "whole"):
        for number, text in enumerate(getattr(danger, field) or ()):
            yield (field, number), text
    for index, sign in enumerate(danger.signs or ()):
        for number, text in enumerate(sign.words):
            yield ("signs", index, "words", number), text


def check_crisis_entries(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry that comes first in a danger is there, is not closed, and gives a number."""
    for index, danger in enumerate((catalogue.crisis and catalogue.crisis.dangers) or ()):
        for number, entry_id in enumerate(danger.first):
            item = catalogue.items.get(entry_id)
            if entry_id not in catalogue.ids:
                fault = f"must be entries' ids: '{entry_id}'{suggest_id(catalogue, entry_id)}"
            elif item and (is_closed(item.entry) or not has_number(item)):
                fault = f"must be entries that are open and give a number: '{entry_id}'"
            else:
                continue
            yield catalogue.problem(CRISIS_FILE, "crisis", f"first {fault}", "dangers", index, "first", number)


def check_mentions_are_single(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No words of danger begin with others that count by themselves: a comma would be missing between two."""
    crisis = catalogue.crisis
    listed = {fold_text(text) for text in (*((crisis and crisis.in_danger) or ()), *(
        text for danger in (crisis and crisis.dangers) or () for text in danger.mentions or ()))}
    for index, danger in enumerate((crisis and crisis.dangers) or ()):
        for number, text in enumerate(danger.mentions or ()):
            words = fold_text(text).split()
            for count in range(2, len(words) - 1):
                one, other = " ".join(words[:count]), " ".join(words[count:])
                if one in listed:
                    yield catalogue.problem(CRISIS_FILE, "crisis", f"mentions must have a comma between two: '{text}' "
                                            f"begins with '{one}', which stands in the file by itself; write '{one}, "
                                            f"{other}', or '{other}' alone", "dangers", index, "mentions", number)


RULES = (check_crisis_terms, check_mentions_are_single, check_crisis_sentences, check_crisis_entries,
         check_terms_stand_once, check_phrases_are_found, check_examples_are_found, check_terms_have_few_matches,
         check_glossary_terms_stand_once)
