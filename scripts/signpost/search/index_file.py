"""Writes the search index small: what many records share stands once, and their texts stand in a file of their own.

docs/assets/js/search/engine/index-file.js reads it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from signpost.catalogue.derived.vocabulary import fold_text
from signpost.search.index import Record

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MORE = len(DIGITS) - 1
"""The value of the last digit: it is added, and the number goes on."""
SHARED = ("strong", "weak", "body")
"""Fields that records do not hold themselves."""
SURER = ("title", "also_known_as", "organisation", "keywords", "summary")
"""Fields in which a word counts more than in the texts, where it is then left out."""
ACRONYM = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?")


def index_file(records: Sequence[Record], stop_words: Collection[str] = ()) -> Record:
    """Return the index: the records without SHARED, the vocabulary, and the words of the texts without stop words, in
    the order of the alphabet.
    """
    words = _words_of_texts(records, {*stop_words})
    listed = sorted(words)
    return {"vocabulary": _vocabulary(records), "words": " ".join(front_coded(listed)),
            "found_in": "|".join(encode(words[word]) for word in listed),
            "records": [{name: value for name, value in record.items() if name not in SHARED} for record in records]}


def texts_file(records: Iterable[Record]) -> list[Record]:
    """Return the records' texts with their addresses: results quote them."""
    return [{"location": record["location"], "text": record["body"]} for record in records if record.get("body")]


def encode(numbers: Iterable[int]) -> str:
    """Return rising numbers as digits: of each the distance from the one before, the first from 0."""
    text = ""
    for before, number in pairwise((0, *numbers)):
        more, last = divmod(number - before, MORE)
        text += DIGITS[MORE] * more + DIGITS[last]
    return text


def front_coded(words: Iterable[str]) -> Iterator[str]:
    """Yield each word as a digit, the number of letters that it begins with as the word before does, and its rest."""
    for before, word in pairwise(("", *words)):
        alike = takewhile(lambda letters: letters[0] == letters[1], zip(before, word, strict=False))
        same = min(sum(1 for _ in alike), MORE)
        yield DIGITS[same] + word[same:]


def _vocabulary(records: Sequence[Record]) -> Record:
    """Return the vocabulary's terms, those together that lead to the same records: `say` has the groups with a bar
    between two, their terms with a comma, `strong` and `weak` the records' numbers of each group.
    """
    found: dict[str, tuple[list[int], list[int]]] = {}
    for number, record in enumerate(records):
        for at, field in enumerate(("strong", "weak")):
            for term in record.get(field, ()):
                found.setdefault(re.sub("[,|]", " ", term), ([], []))[at].append(number)
    groups: dict[tuple[str, str], list[str]] = {}
    for term, (strong, weak) in found.items():
        groups.setdefault((encode(strong), encode(weak)), []).append(term)
    columns = [map(",".join, groups.values()), (strong for strong, _ in groups), (weak for _, weak in groups)]
    return dict(zip(("say", "strong", "weak"), map("|".join, columns), strict=True))


def _words_of_texts(records: Iterable[Record], left_out: set[str]) -> dict[str, list[int]]:
    """Return the words of the texts, each with the numbers of the records where it stands in no surer field."""
    found: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        others = {word for name in SURER for text in _texts(record.get(name, "")) for word in words_of(text)}
        for word in {*words_of(record.get("body", ""))} - others - left_out:
            found.setdefault(word, []).append(number)
    return found


def words_of(text: str) -> list[str]:
    """Return the words of a text as docs/assets/js/search/fold-text.js has them: only acronyms lose their dots."""
    return fold_text(ACRONYM.sub(lambda found: found[0].replace(".", ""), text).replace(".", " ")).split()


def _texts(value: str | list[str]) -> list[str]:
    """Return the texts of a field that has one or several."""
    return [value] if isinstance(value, str) else value
