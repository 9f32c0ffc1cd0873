"""The rules of vocabulary.yml: for each, words that pass and words that fail."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.vocabulary import Matches, fold_text, match_vocabulary
from signpost.catalogue.loader import load_catalogue
from signpost.cli.check import read_catalogue
from tests.conftest import SMALL, with_entry, write_catalogue

TODAY = date(2026, 11, 23)
ENTRY = SMALL["missing/safecall.yml"]


def problems(root: Path, *words: dict[str, Any], glossary: list[dict[str, str]] | None = None) -> list[str]:
    """Return the problems of the small catalogue with a vocabulary."""
    content = {name: part for name, part in (("words", list(words)), ("glossary", glossary)) if part}
    write_catalogue(root, {"vocabulary.yml": content})
    return [str(problem).split("catalogue/", 1)[1] for problem in read_catalogue(root, TODAY)[1]]


def test_vocabulary_passes_when_each_term_leads_to_an_entry(small: Path) -> None:
    """A term that is there once and leads to what is in an entry is right."""
    assert problems(small, {"say": ["ran off", "AWOL"], "find": ["safecall"]}) == []


@pytest.mark.parametrize("second", ["Ran-off", "ran off", "RÁN OFF"])
def test_vocabulary_complains_when_term_is_there_twice(small: Path, second: str) -> None:
    """Capitals, hyphens and accents make no other term of it."""
    found = problems(small, {"say": ["ran off"], "find": ["SafeCall"]}, {"say": [second], "find": ["Help for you"]})
    assert found == [f"vocabulary.yml:13: say must hold a term once in the vocabulary: '{second}'; it stands on line 5 "
                     "too: take one of the two out"]


def with_examples(root: Path, *examples: str) -> list[str]:
    """Return the problems of the small catalogue with examples in the search box of its home page."""
    write_catalogue(root, {"site.yml": f"{SMALL['site.yml'].rstrip()}\nexamples: {json.dumps(examples)}\n"})
    return problems(root, {"say": ["ran off"], "find": ["SafeCall"]})


@pytest.mark.parametrize("example", ["safecall", "Helping you", "missing", "ran off", "Missing People"])
def test_example_passes_when_the_search_finds_it(small: Path, example: str) -> None:
    """In an entry whatever its ending, in a theme's title, or by a term of the vocabulary."""
    assert with_examples(small, example) == []


@pytest.mark.parametrize(("example", "cure"), [
    ("lighthouse", "; write words of an entry, such as its name, teach them to vocabulary.yml, or take this out"),
    ("safecal you all", "; write words of an entry, such as its name, teach them to vocabulary.yml, or take this out"),
    ("saffecall", " (did you mean 'safecall'?)")])
def test_example_that_finds_nothing_is_told(small: Path, example: str, cure: str) -> None:
    """With its line: who presses it would see an empty list."""
    line = SMALL["site.yml"].rstrip().count("\n") + 2
    assert with_examples(small, "safecall", example) == [
        f"site.yml:{line}: examples must be words that the search finds: '{example}'{cure}"]


def test_example_waits_for_entries_that_cannot_be_read(small: Path) -> None:
    """It may stand in one of them."""
    with_entry(small, summary="")
    assert not [each for each in with_examples(small, "lighthouse") if "examples" in each]


def test_vocabulary_complains_when_phrase_is_in_no_entry(small: Path) -> None:
    """Words that stand in no entry would find nothing."""
    found = problems(small, {"say": ["ran off"], "find": ["SafeCall", "lighthouse"]})
    assert found == ["vocabulary.yml:9: find must be words that stand in an entry: 'lighthouse'; write words of an "
                     "entry, such as its name, or take this out"]


def test_vocabulary_offers_a_word_that_is_spelled_alike(small: Path) -> None:
    """It may not be what was meant: other words may be written."""
    found = problems(small, {"say": ["ran off"], "find": ["SafeCalls"]})
    assert found == ["vocabulary.yml:8: find must be words that stand in an entry: 'SafeCalls' "
                     "(did you mean 'safecall'?), or write other words of an entry"]


def test_vocabulary_keeps_quiet_about_phrases_when_an_entry_has_problems(small: Path) -> None:
    """One broken entry does not look like a broken vocabulary as well."""
    with_entry(small, kind="lighthouse")
    assert all("vocabulary.yml" not in found for found in problems(small, {"say": ["ran off"], "find": ["SafeCall"]}))


@pytest.mark.parametrize(("count", "complaints"), [(14, 0), (15, 1)])
def test_vocabulary_complains_when_term_leads_to_more_than_fifteen_entries(
        small: Path, count: int, complaints: int) -> None:
    """Fifteen entries are few enough, sixteen are too many: with the small catalogue's own there is one more."""
    write_catalogue(small, {f"missing/safe-{number}.yml": {**ENTRY, "name": f"SafeCall {number}"}
                            for number in range(count)})
    found = problems(small, {"say": ["ran off", "awol"], "find": ["SafeCall"]})
    assert len(found) == complaints
    assert all(each == "vocabulary.yml:9: find must lead to at most 15 entries, not 16: 'SafeCall' stands in 16 "
                       "(for those who say 'ran off'); find words that fewer entries hold" for each in found)


def test_vocabulary_complains_when_term_has_no_letters(small: Path) -> None:
    """A term of signs alone can never be found."""
    assert problems(small, {"say": ["?!"], "find": ["SafeCall"]}) == [
        "vocabulary.yml:5: say must hold letters or digits: '?!'"]


def test_glossary_complains_when_term_is_there_twice(small: Path) -> None:
    """A glossary explains a term once."""
    found = problems(small, glossary=[{"term": "NRM", "meaning": "A."}, {"term": "nrm", "meaning": "B."}])
    assert len(found) == 1
    assert "term must stand once in the glossary: 'nrm'" in found[0]


def test_match_vocabulary_tells_a_name_from_what_is_at_the_head_and_further_down(small: Path) -> None:
    """What is in a name leads most surely, what is in a description least."""
    with_entry(small, description="They speak with runaways by night.")
    write_catalogue(small, {"vocabulary.yml": {"words": [{"say": ["ran off"], "find": ["runaway"]},
                                                         {"say": ["awol"], "find": ["SafeCall"]},
                                                         {"say": ["ran"], "find": ["help for you"]}]}})
    found = match_vocabulary(load_catalogue(small)[0])
    here = ["missing/safecall"]
    assert found["ran off"] == Matches(weak=here)
    assert found["ran"] == Matches(strong=here)
    assert found["awol"] == Matches(named=here)


def test_glossary_complains_when_two_terms_have_one_meaning(small: Path) -> None:
    """It was left in the copied lines."""
    found = problems(small, glossary=[{"term": "GP", "meaning": "A family doctor."},
                                      {"term": "DSL", "meaning": "A family\n doctor."}])
    assert len(found) == 1
    assert "meaning must be that of DSL, and is that of GP, word for word: write what DSL means" in found[0]


def test_leads_takes_glossary_abbreviation_when_entry_has_the_long_form(small: Path) -> None:
    """Who types the short form is led to the entry that has the long one."""
    with_entry(small, description="Ask for a Return Home Interview.")
    write_catalogue(small, {"vocabulary.yml": {"glossary": [
        {"term": "RHI", "stands_for": "Return Home Interview", "meaning": "A talk."}]}})
    assert match_vocabulary(load_catalogue(small)[0])["rhi"].weak == ["missing/safecall"]


def test_plain_folds_when_text_has_case_accents_dots_and_hyphens() -> None:
    """Text is compared without what people leave out when they type."""
    assert fold_text("C.A.R.E. – Café’s e-Help") == "care cafes e help"
