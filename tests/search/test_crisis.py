"""crisis.yml becomes a small form for the phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.loader import load_catalogue
from signpost.search.crisis import compile_crisis, is_one_slip_apart
from tests.conftest import with_entry, write_catalogue

DANGER = {"what": "missing", "first": ["missing/safecall"], "sentences": ["My {child} … is missing!", "Jump*|fell off"],
          "mentions": ["Self-harm", "overdose"], "whole": ["help"]}
CRISIS = {"in_danger": ["Don't want to live", "overdose"], "fillers": ["my", "is", "to"], "dangers": [DANGER],
          "verbs": [{"name": "hurts", "words": ["hit", "choke"]}],
          "words": [{"name": "child", "words": ["son", "{hurts}"]}, {"name": "not", "words": ["never"]}],
          "topics": ["course"], "other_meanings": ["hang out"], "alike": ["overdone", "house"]}


def compiled(root: Path, **fields: Any) -> dict[str, Any]:
    """Return what is compiled of a small catalogue with a crisis.yml."""
    write_catalogue(root, {"crisis.yml": {**CRISIS, **fields}})
    return compile_crisis(load_catalogue(root)[0])


def test_compile_crisis_folds_words_and_takes_fillers_out(small: Path) -> None:
    """Patterns hold what a folded query holds; bars and stars stay, a class has its code, a gap is a tilde."""
    assert compiled(small)["dangers"] == [
        {"first": "themes/missing/safecall/", "sentences": "B~missing,jump*|fell off",
         "mentions": "self harm,overdose", "whole": "help"},
        {"first": "", "mentions": "dont want live"}]


def test_compile_crisis_joins_the_words_of_a_class(small: Path) -> None:
    """The phone makes the forms of verbs, and takes in the classes that others name."""
    found = compiled(small)
    assert (found["verbs"], found["words"]) == ({"A": "hit|choke"}, {"B": "son|A", "C": "never"})


def test_compile_crisis_keeps_the_points_of_signs_and_words_that_are_fillers_alone(small: Path) -> None:
    """Classes become codes, phrases lose their fillers; what the words have in common stays with the maintainer."""
    signs = [{"what": "people", "points": 1, "words": ["my", "{child}"]},
             {"what": "leisure", "points": -2, "words": ["Is to the cinema", "jump*"]}]
    assert compiled(small, dangers=[{**DANGER, "signs": signs}])["dangers"][0]["signs"] == [
        {"points": 1, "words": "my|B"}, {"points": -2, "words": "the cinema|jump*"}]


def test_compile_crisis_names_the_class_that_turns_a_sentence_round(small: Path) -> None:
    """The phone knows the class `not` by its code; one that the file does not have is not named."""
    found = compiled(small)
    assert found["not"] == "C"
    assert "at" not in found


def test_compile_crisis_has_two_letters_for_later_classes(small: Path) -> None:
    """A file may have more classes than there are letters."""
    classes = [{"name": f"class-{number}", "words": ["word"]} for number in range(28)]
    assert list(compiled(small, words=classes)["words"])[24:] == ["Z", "AA", "AB", "AC"]


def test_compile_crisis_keeps_words_of_english_that_are_a_slip_away(small: Path) -> None:
    """Words that are far from any word of danger are not sent to the phone; those of the entries' texts count too."""
    with_entry(small, description="An overdosed song.")
    assert compiled(small)["alike"] == "overdone,overdosed"
    assert compiled(small, alike=["hostel"])["alike"] == "overdosed"


def test_compile_crisis_is_empty_when_there_is_no_file(small: Path) -> None:
    """A list without crisis.yml raises no line."""
    (small / "crisis.yml").unlink()
    assert compile_crisis(load_catalogue(small)[0]) == {}


@pytest.mark.parametrize(("one", "other", "apart"), [
    ("suicide", "suicde", True), ("suicide", "suuicide", True), ("suicide", "suicida", True),
    ("suicide", "suidice", True), ("suicide", "suicdie", True), ("suicide", "suicides", True),
    ("suicide", "suicied", True), ("suicide", "sucdie", False), ("hanging", "cooking", False)])
def test_is_one_slip_apart_when_a_letter_is_wrong_missing_added_or_swapped(one: str, other: str, apart: bool) -> None:
    """One letter wrong, missing, added, or swapped with one of the next two."""
    assert is_one_slip_apart(one, other) is apart
    assert is_one_slip_apart(other, one) is apart
