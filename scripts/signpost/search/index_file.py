"""Writes the search index small: what many records share stands once, and their texts stand in a file of their own.

docs/assets/js/search/engine/index-file.js reads it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any

from signpost.catalogue.derived.vocabulary import fold_text
from signpost.catalogue.entry_files import hyphenated
from signpost.search.index import PARTS, Record

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MORE = len(DIGITS) - 1
"""The value of the last digit: it is added, and the number goes on."""
SHARED = ("named", "strong", "weak", "body", "indexed")
"""Fields that records do not hold themselves."""
LEADS = ("named", "strong", "weak")
"""Fields with the vocabulary's terms."""
SURER = ("title", "also_known_as", "organisation", "keywords", "summary", "about", "weak")
"""Fields in which a word counts more than in the texts, where it is then left out."""
MANY, MANY_SHARE = 11, 20
"""Records: a word of more texts than 11, and than one in twenty, is left out."""
SAME = "~"
"""Stands for what the phone knows: in an address for the folder of the one before and, at its end, for the title in
small letters with hyphens; in `about` for the title of the folder's page.
"""
ACRONYM = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?")


def index_file(records: Sequence[Record], left_out: Collection[str] = ()) -> Record:
    """Return the index: the records' fields without SHARED, the vocabulary, and the words of the texts but for
    those left out, in the order of the alphabet.
    """
    words = _words_of_texts(records, {*left_out})
    listed = sorted(words)
    return {"vocabulary": _vocabulary(records), "words": " ".join(front_coded(listed)),
            "found_in": "|".join(encode(words[word]) for word in listed),
            "records": _columns(records)}


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


def _columns(records: Sequence[Record]) -> Record:
    """Return for each field its values in all records: a text with a line each, in lists of texts a bar between two; a
    list where a value is an object, with 0 where a record has none.
    """
    short = list(_without_folders(records))
    names = dict.fromkeys(name for record in short for name in record if name not in SHARED)
    return {name: _column([record.get(name, "") for record in short]) for name in names}


def _without_folders(records: Sequence[Record]) -> Iterator[Record]:
    """Yield the records with SAME for what the phone knows of their addresses and of `about`."""
    titles = {record.get("location"): record.get("title") for record in records}
    before = ""
    for record in records:
        location = record.get("location", "")
        folder = folder_of(location)
        changed = {}
        if folder:
            name = SAME if location == f"{folder}{hyphenated(record['title'])}/" else location[len(folder):]
            changed["location"] = (SAME if folder == before else folder) + name
        if folder in titles and "about" in record:
            parts = record["about"].split(PARTS)
            changed["about"] = PARTS.join(SAME if part == titles[folder] else part for part in parts)
        yield {**record, **changed}
        before = folder


def addresses_of(columns: Record) -> list[str]:
    """Return the whole addresses of an index's records."""
    found: list[str] = []
    for location, title in zip(columns["location"].split("\n"), columns["title"].split("\n"), strict=True):
        folder = folder_of(found[-1]) if found else ""
        address = folder + location[len(SAME):] if location.startswith(SAME) else location
        found.append(f"{address[:-len(SAME)]}{hyphenated(title)}/" if address.endswith(SAME) else address)
    return found


def whole_columns(columns: Record) -> Record:
    """Return an index's columns with whole addresses and `about`, so that the addresses can be changed."""
    addresses = addresses_of(columns)
    titles = dict(zip(addresses, columns["title"].split("\n"), strict=True))
    about = [PARTS.join(titles[folder_of(address)] if part == SAME else part for part in text.split(PARTS))
             for address, text in zip(addresses, columns["about"].split("\n"), strict=True)]
    return {**columns, "location": "\n".join(addresses), "about": "\n".join(about)}


def folder_of(location: str) -> str:
    """Return the address of the page above: of "themes/missing/safecall/" it is "themes/missing/"."""
    return location[:location.rstrip("/").rfind("/") + 1]


def _column(values: Sequence[Any]) -> str | list[Any]:
    """Return the values of one field."""
    if any(isinstance(each, dict) for value in values if isinstance(value, list) for each in value):
        return [value or 0 for value in values]
    return "\n".join("|".join(re.sub(r"[\n|]", " ", text) for text in _texts(value)) for value in values)


def _vocabulary(records: Sequence[Record]) -> Record:
    """Return the vocabulary's terms, those together that lead to the same records: `say` has the groups with a bar
    between two, their terms with a comma; each of LEADS has the records' numbers of each group.
    """
    found: dict[str, tuple[list[int], ...]] = {}
    for number, record in enumerate(records):
        for at, field in enumerate(LEADS):
            for term in record.get(field, ()):
                found.setdefault(re.sub("[,|]", " ", term), tuple([] for _ in LEADS))[at].append(number)
    groups: dict[tuple[str, ...], list[str]] = {}
    for term, leads in found.items():
        groups.setdefault(tuple(map(encode, leads)), []).append(term)
    return {"say": "|".join(map(",".join, groups.values())),
            **{field: "|".join(leads[at] for leads in groups) for at, field in enumerate(LEADS)}}


def _words_of_texts(records: Sequence[Record], left_out: set[str]) -> dict[str, list[int]]:
    """Return the words of the texts, each with the numbers of the records where it stands in no surer field.

    A word that many texts have tells none of them from the others, and is left out; so are numbers: those that are rung
    have a field of their own.
    """
    found: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        others = {word for name in SURER for text in _texts(record.get(name, "")) for word in words_of(text)}
        for word in {*words_of(record.get("indexed") or record.get("body", ""))} - others - left_out:
            found.setdefault(word, []).append(number)
    most = max(MANY, len(records) // MANY_SHARE)
    return {word: numbers for word, numbers in found.items() if len(numbers) <= most and not word.isdigit()}


def words_of(text: str) -> list[str]:
    """Return the words of a text as docs/assets/js/search/fold-text.js has them: only acronyms lose their dots."""
    return fold_text(ACRONYM.sub(lambda found: found[0].replace(".", ""), text).replace(".", " ")).split()


def _texts(value: str | list[str]) -> list[str]:
    """Return the texts of a field that has one or several."""
    return [value] if isinstance(value, str) else value
