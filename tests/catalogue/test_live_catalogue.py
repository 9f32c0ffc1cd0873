"""The live catalogue beside its source document, which is not ours to copy: nothing is lost, and nothing is copied."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from signpost.catalogue.catalogue import Catalogue
from signpost.checks.language.field_texts import all_texts
from signpost.cli.check import read_catalogue
from tests.conftest import first_list, shared
from tests.live import CATALOGUE

TITLES = ("anti social behaviour crime and policing act 2014",)
"""Titles of laws, which stay as they are."""
NAMES = {"also_known_as", "stands_for", "term", "name", "title"}
RUN = 8
"""Words in a row that count as copied."""
PHONE = re.compile(r"(?<![\w.])(?:0\d[\d ]{7,12}\d|116 ?\d{3}|85258|61016)(?!\w)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"(?:https?://|www\.)[^\s)>;,]+")


@cache
def live() -> Catalogue:
    """Return the live catalogue, which has no problems."""
    catalogue, problems = read_catalogue(CATALOGUE, date.today())
    assert [str(problem) for problem in problems] == []
    return catalogue


def source_paragraphs() -> list[list[str]]:
    """Return the source document's paragraphs: the id and the text of each."""
    lines = shared("source", "paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t", 1) for line in lines]


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case, without web addresses."""
    return re.findall(r"[a-z0-9']+", re.sub(r"https?://\S+", " ", text.lower().replace("’", "'")))


def test_live_catalogue_has_no_problems() -> None:
    """What is published keeps every rule."""
    assert live().items
    assert bool(live().paragraphs) is (live().site.source is not None)


@first_list
def test_paragraph_list_is_the_source_when_source_is_at_hand() -> None:
    """The ids kept in the project are those of the source document, in its order."""
    assert [paragraph.id for paragraph in live().paragraphs] == [paragraph for paragraph, _ in source_paragraphs()]


@first_list
def test_catalogue_uses_own_words_when_compared_with_source() -> None:
    """No text shares a run of 8 or more words with the source, titles of laws aside."""
    runs, found = {}, []
    for paragraph, text in source_paragraphs():
        words = words_of(text)
        runs.update({tuple(words[at:at + RUN]): paragraph for at in range(len(words) - RUN + 1)})
    for tree in (*live().entry_trees.values(), *live().trees.values()):
        for place, text in all_texts(tree):
            words = [] if NAMES & {*place} or text.startswith("http") else words_of(text)
            for at in range(len(words) - RUN + 1):
                run = tuple(words[at:at + RUN])
                if run in runs and " ".join(run) not in TITLES:
                    found.append(f"{tree.path}{place} repeats {runs[run]}: {' '.join(run)}")
    assert found == []


def text_of_entries(paragraph: str) -> str:
    """Return all the text of the entries that name a paragraph."""
    return "\n".join(item.tree.path.read_text(encoding="utf-8") for item in live().items.values()
                     if paragraph in (item.entry.sources or ()))


@first_list
def test_catalogue_keeps_phones_emails_and_addresses_when_source_spells_them_out() -> None:
    """What the source spells out is in an entry that names its paragraph."""
    lost = []
    with_content = {paragraph.id for paragraph in live().paragraphs if paragraph.has_content}
    for paragraph, text in source_paragraphs():
        if paragraph not in with_content:
            continue
        kept = text_of_entries(paragraph)
        digits, lower = re.sub(r"\D", "", kept), kept.lower()
        lost += [f"{paragraph} {found}" for found in PHONE.findall(text) if re.sub(r"\D", "", found) not in digits]
        lost += [f"{paragraph} {found}" for found in EMAIL.findall(text) if found.lower() not in lower]
        for url in URL.findall(text.replace("/-", "/ ").replace("/Visit", "/ Visit")):
            bare = re.sub(r"^(https?://)?(www\.)?", "", url.rstrip("./")).lower()
            lost += [] if bare in lower else [f"{paragraph} {url}"]
    assert lost == []
