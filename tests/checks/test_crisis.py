"""Rules on crisis.yml: what a sentence may name, and which entries may come first in danger."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.checks.language.crisis_words import strange_word
from tests.checks.conftest import Problems
from tests.live import live, require

DANGER = {"what": "missing, or lost", "first": ["missing/safecall"],
          "sentences": ["{child} … missing"], "mentions": ["missing"]}
CRISIS = {"in_danger": ["raped"], "words": [{"name": "child", "words": ["son"]}], "dangers": [DANGER]}


def with_danger(**fields: Any) -> dict[str, Any]:
    """Return a crisis.yml whose only danger has other fields."""
    return {"crisis.yml": {**CRISIS, "dangers": [{**DANGER, **fields}]}}


def test_check_crisis_passes_when_classes_and_entries_are_there(problems_of: Problems) -> None:
    """A sentence names a class of the file, and the first entry gives a number."""
    assert problems_of({"crisis.yml": CRISIS}) == []


@pytest.mark.parametrize(("fields", "fault"), [
    ({"sentences": ["{childs} missing"]}, "sentences must name a class of `verbs` or `words` in braces, not 'childs'"),
    ({"signs": [{"what": "somebody is gone", "points": 2, "words": ["lost", "{childs}"]}]},
     "signs must name a class of `verbs` or `words` in braces, not 'childs'"),
    ({"mentions": ["…!"]}, "mentions must hold letters or digits: '…!'"),
    ({"mentions": ["gone missing", "gone missing locked out"]},
     "mentions must have a comma between two: 'gone missing locked out' begins with 'gone missing', which stands in "
     "the file by itself; write 'gone missing, locked out', or 'locked out' alone"),
    ({"first": ["done a runner"]}, "if people type these words, move them into the brackets of 'mentions:'"),
    ({"first": ["missing/safecal"]}, "first must be entries' ids: 'missing/safecal'")])
def test_check_crisis_complains_when_a_danger_names_what_is_not_there(problems_of: Problems, fields: dict[str, Any],
                                                                      fault: str) -> None:
    """The line and the value are named."""
    found = problems_of(with_danger(**fields))
    assert len(found) == 1
    assert fault in found[0]


def test_check_crisis_complains_when_first_entry_cannot_be_rung(problems_of: Problems) -> None:
    """Whoever is in danger is never led to a page without a number."""
    page = {"links": [{"title": "Website", "url": "https://example.org/", "confirmed": "true"}]}
    found = problems_of({"crisis.yml": CRISIS}, contacts=page)
    fault = "first must be entries that are open and give a number: 'missing/safecall'"
    assert [each for each in found if fault in each]


def test_check_crisis_complains_when_a_class_has_the_name_of_another(problems_of: Problems) -> None:
    """A name in braces means one class."""
    found = problems_of({"crisis.yml": {**CRISIS, "verbs": [{"name": "child", "words": ["hit"]}]}})
    assert len(found) == 1
    assert "name must stand once in the file: 'child'" in found[0]


@pytest.mark.parametrize(("term", "word"), [
    ("dying for a curry", "curry"), ("bleeding radiators", "radiators"), ("locked me in", None), ("cuckooed", None)])
def test_check_crisis_asks_whether_a_strange_term_is_harmless(term: str, word: str | None) -> None:
    """On the live list's own words: most harmless terms have one that no danger has."""
    crisis = live().crisis
    require(crisis is not None and len(crisis.dangers or ()) > 3, "words of several dangers")
    assert crisis and strange_word(crisis, term) == word
    assert [each for each in crisis.in_danger if strange_word(crisis, each)] == []
