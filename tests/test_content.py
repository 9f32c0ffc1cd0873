"""The live catalogue: nothing of the original list is lost, in our own plain words. (It reads the real entries.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import codespell_lib
import pytest
import textstat
import yaml

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.paragraphs import ANSWERABLE
from signpost.catalogue.enums import Audience
from signpost.cli.check import read_catalogue
from signpost.pages.formatting import markdown_to_html
from tests.conftest import ROOT, shared

# Titles of laws and names, which stay as they are.
TITLES = ("anti social behaviour crime and policing act 2014",)
NAMES = re.compile(r"\.(also_known_as\.\d+|stands_for|term|name|title)$")
# Entries whose reading grade may be higher, each with the reason.
GRADE_EXCEPTIONS: dict[str, str] = {}
# American spellings that the word list gives and that are right in British English in our sense, or are names.
BRITISH_TOO = {"program", "practice", "license", "meter", "check", "draft", "story", "tire", "curb", "gray", "disk",
               "jail", "licensed", "stories", "judgment", "medal", "inquiry", "pediatric", "encyclopedia",
               "aging", "acknowledgment"}


@cache
def live() -> Catalogue:
    """Return the live catalogue, which has no problems."""
    catalogue, problems = read_catalogue(ROOT / "catalogue", date.today())
    assert [str(problem) for problem in problems] == []
    return catalogue


def texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a record with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, f"{place}.{index}")
    elif isinstance(value, str) and not value.startswith("http"):
        yield place, value


def spoken(text: str) -> list[str]:
    """Return a text's words in lower case, without addresses."""
    return re.findall(r"[a-z0-9']+", re.sub(r"https?://\S+", " ", text.lower().replace("’", "'")))


def all_texts() -> Iterator[tuple[str, str]]:
    """Yield every text of the catalogue's files with its place."""
    for path in sorted((ROOT / "catalogue").rglob("*.yml")):
        record = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for place, text in texts(record):
            yield f"{path.relative_to(ROOT)}{place}", text


def test_catalogue_answers_for_every_paragraph_when_complete() -> None:
    """Every paragraph other than the title and the headings is named by at least one entry."""
    named = {source for item in live().items.values() for source in item.entry.sources or ()}
    assert [paragraph for paragraph in ANSWERABLE if paragraph not in named] == []


def test_paragraph_list_is_the_source_when_source_is_at_hand() -> None:
    """The ids kept in the project are those of the source document."""
    ids = [line.split("\t")[0] for line in shared("source", "paragraphs.tsv").read_text(encoding="utf-8").splitlines()]
    assert ["S001", *sorted({*ids} - {"S001"})] == ids
    assert {*ANSWERABLE} < {*ids}


def source_runs(length: int) -> dict[tuple[str, ...], str]:
    """Return every run of words of the source with its paragraph."""
    runs = {}
    for line in shared("source", "paragraphs.tsv").read_text(encoding="utf-8").splitlines():
        paragraph, text = line.split("\t", 1)
        words = spoken(text)
        runs.update({tuple(words[at:at + length]): paragraph for at in range(len(words) - length + 1)})
    return runs


def test_catalogue_uses_own_words_when_compared_with_source() -> None:
    """No text shares a run of 8 or more words with the source, titles of laws aside."""
    runs, found = source_runs(8), []
    for place, text in all_texts():
        words = [] if NAMES.search(place) else spoken(text)
        for at in range(len(words) - 7):
            run = tuple(words[at:at + 8])
            if run in runs and " ".join(run) not in TITLES:
                found.append(f"{place} repeats {runs[run]}: {' '.join(run)}")
    assert found == []


PHONE = re.compile(r"(?<![\w.])(?:0\d[\d ]{7,12}\d|116 ?\d{3}|85258|61016)(?!\w)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"(?:https?://|www\.)[^\s)>;,]+")


def record_text(paragraph: str) -> str:
    """Return all the text of the entries that name a paragraph."""
    files = [item.tree.path for item in live().items.values() if paragraph in (item.entry.sources or ())]
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in files)


def test_catalogue_keeps_phones_emails_and_addresses_when_source_spells_them_out() -> None:
    """What the source spells out stands in an entry that names its paragraph."""
    lost = []
    for line in shared("source", "paragraphs.tsv").read_text(encoding="utf-8").splitlines():
        paragraph, text = line.split("\t", 1)
        if paragraph not in ANSWERABLE:
            continue
        kept = record_text(paragraph)
        digits, lower = re.sub(r"\D", "", kept), kept.lower()
        lost += [f"{paragraph} {found}" for found in PHONE.findall(text) if re.sub(r"\D", "", found) not in digits]
        lost += [f"{paragraph} {found}" for found in EMAIL.findall(text) if found.lower() not in lower]
        for url in URL.findall(text.replace("/-", "/ ").replace("/Visit", "/ Visit")):
            bare = re.sub(r"^https?://|^www\.|^https?://www\.", "", url.rstrip("./")).removeprefix("www.").lower()
            lost += [] if bare in lower else [f"{paragraph} {url}"]
    assert lost == []


def plain(text: str) -> str:
    """Return Markdown as the words that are read."""
    return re.sub(r"<[^>]+>", " ", markdown_to_html(text).replace("</li>", ".</li>")).replace("&quot;", '"')


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text."""
    return float(textstat.flesch_kincaid_grade(plain(text)))


@pytest.mark.parametrize("field", ["summary", "description", "for_professionals"])
def test_entries_read_easily_when_graded(field: str) -> None:
    """For young people and parents a grade of 8 or lower, for professionals 11 or lower."""
    hard = []
    for item in live().items.values():
        text = getattr(item.entry, field)
        for_all = field != "for_professionals" and item.entry.audience != [Audience.PROFESSIONAL]
        limit = 8 if for_all else 11
        if text and item.id not in GRADE_EXCEPTIONS and grade(text) > limit:
            hard.append(f"{item.id} {grade(text):.1f} > {limit}")
    assert hard == []


def american() -> dict[str, str]:
    """Return American spellings with their British ones, from codespell's list read backwards."""
    path = Path(codespell_lib.__file__).parent / "data" / "dictionary_en-GB_to_en-US.txt"
    pairs = (line.split("->") for line in path.read_text(encoding="utf-8").splitlines() if "->" in line)
    found = {us.split(",")[0].strip().lower(): gb for gb, us in pairs}
    british = {gb.lower() for gb in found.values()}
    return {us: gb for us, gb in found.items() if us not in BRITISH_TOO | british}


def test_catalogue_spells_as_in_britain_when_checked() -> None:
    """No American spelling stands in a text that readers see (people's own words in the vocabulary may)."""
    words, found = american(), []
    for place, text in all_texts():
        if "vocabulary.yml.words" in place or ".keywords." in place or ".also_known_as." in place:
            continue
        found += [f"{place}: {word} ({words[word]})" for word in spoken(text) if word in words]
    assert found == []


def item_text(item: Item) -> str:
    """Return what a reader sees of an entry's own words, in the order of the page."""
    entry = item.entry
    parts = [entry.name, entry.summary, entry.eligibility and entry.eligibility.description, entry.description,
             entry.for_professionals]
    return "\n".join(part for part in parts if part)


def test_glossary_has_acronym_when_entry_uses_it() -> None:
    """Each abbreviation that an entry uses is in the glossary, which the glossary page is made from."""
    known = {term.term.lower() for term in live().vocabulary.glossary or ()}
    names = {word for organisation in live().organisations.values() for word in spoken(organisation.name)}
    missing: dict[str, str] = {}
    for item in live().items.values():
        for acronym in re.findall(r"\b[A-Z]{2,}(?:\+|\b)", item_text(item)):
            if acronym.lower() not in known and acronym.lower() not in names and acronym not in COMMON:
                missing.setdefault(acronym, item.id)
    assert missing == {}


# Abbreviations that need no explanation to anybody, and names in capitals.
COMMON = {"ACL", "ACT", "BBC", "CCTV", "GOV", "POWER", "SOS",
          "UK", "PDF", "OK", "TV", "IT", "ID", "SHOUT", "FRANK", "PHR", "US", "PIN"}


@pytest.mark.parametrize("voice", ["young_person", "record"])
def test_plan_wording_speaks_in_its_voice_when_given(voice: str) -> None:
    """To the young person as "you" and without [name]; for the record with [name] and never as "you"."""
    wrong = []
    for item in live().items.values():
        if item.entry.plan is None:
            continue
        text = getattr(item.entry.plan, voice)
        says_you = bool(re.search(r"\b(you|your|yours)\b", re.sub("sort your settings", "", text, flags=re.I), re.I))
        if says_you is not (voice == "young_person") or ("[name]" in text) is not (voice == "record"):
            wrong.append(f"{item.id}: {text}")
    assert wrong == []


def test_catalogue_holds_no_jargon_when_read() -> None:
    """Readers are never spoken of as a case: no YP, no service user."""
    pattern = re.compile(r"\b(YP|YPs|service users?|clients?|cases? closed)\b")
    assert [place for place, text in all_texts() if pattern.search(text)
            and ".changed." not in place and not NAMES.search(place)] == []
