"""Wording of the catalogue that is too close to the document: long runs of the same words.

The document's sentences may be those of others, and are seldom as short and plain as a reader needs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.yaml_reader import Tree
from signpost.checks.language.field_texts import all_texts, field_name
from signpost.importing.coverage.source import CoveredParagraph

RUN = 8
"""Words in a row that count as copied."""
NAMES = {"also_known_as", "stands_for", "term", "name", "title"}
"""Fields that hold names, which are the same wherever they stand."""
NOTE = "a note (#)"


@dataclass(frozen=True, slots=True)
class CopiedWords:
    """Words that a text of the catalogue has in common with a paragraph: where, in which field, and which."""

    path: Path
    line: int
    field: str
    paragraph: str
    words: str


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case, without web addresses."""
    return re.findall(r"[a-z0-9']+", re.sub(r"https?://\S+", " ", text.lower().replace("’", "'")))


def copied_words(catalogue: Catalogue, paragraphs: Sequence[CoveredParagraph], run: int = RUN) -> Iterator[CopiedWords]:
    """Yield the longest runs of words that texts and notes of the catalogue have in common with the document.

    Names of services, pages and laws, as fields of the catalogue give them, are not counted.
    """
    runs = {each: paragraph.id for paragraph in paragraphs for each in _runs(words_of(paragraph.text), run)}
    trees = [*catalogue.entry_trees.values(), *catalogue.trees.values()]
    names = {each for tree in trees for place, text in all_texts(tree) if NAMES & {*place}
             for each in _runs(words_of(text), run)}
    for tree in trees:
        for line, field, text in _texts(tree):
            words = _without_names(words_of(text), names, run)
            at = 0
            while at <= len(words) - run:
                first, end = tuple(words[at:at + run]), at + run
                if first in runs:
                    while end < len(words) and tuple(words[end - run + 1:end + 1]) in runs:
                        end += 1
                    yield CopiedWords(tree.path, line, field, runs[first], " ".join(words[at:end]))
                    at = end - run
                at += 1


def _runs(words: Sequence[str], run: int) -> Iterator[tuple[str, ...]]:
    """Yield all runs of a number of words."""
    return (tuple(words[at:at + run]) for at in range(len(words) - run + 1))


def _without_names(words: Sequence[str], names: Collection[tuple[str, ...]], run: int) -> list[str]:
    """Return words with those left empty that belong to a name."""
    named = {at + offset for at, each in enumerate(_runs(words, run)) if each in names for offset in range(run)}
    return ["" if at in named else word for at, word in enumerate(words)]


def _texts(tree: Tree) -> Iterator[tuple[int, str, str]]:
    """Yield the texts of a file, names and addresses aside: the line and the field of each; then its notes."""
    for place, text in all_texts(tree):
        if not NAMES & {*place} and not text.startswith("http"):
            yield tree.line(place), field_name(place), text
    lines = tree.path.read_text(encoding="utf-8", errors="replace").splitlines() if tree.path.is_file() else []
    notes = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip().startswith("#")]
    if notes:
        yield notes[0][0], NOTE, " ".join(note.lstrip("# ") for _, note in notes)
