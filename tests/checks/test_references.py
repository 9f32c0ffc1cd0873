"""Ids that one file names in another: what was meant is said only where it is sure."""

from __future__ import annotations

import re

import pytest

from tests.checks.conftest import Problems, entry

LIFE = {"missing/life360.yml": entry(name="Life360")}


def test_meant_offers_an_id_when_one_letter_differs(problems_of: Problems) -> None:
    """A letter that is wrong, missing or too many is a mistake."""
    for slip in ("missing/life366", "missing/life36", "missing/life3600", "mising/life360"):
        found = problems_of(LIFE, eligibility={"instead": [slip]})
        assert [each.split(": ", 1)[1] for each in found] == [
            f"instead must be an entry's id: '{slip}' (did you mean 'missing/life360'?)"]


@pytest.mark.parametrize("other", ["missing/safecal22", "missing/lief360", "missing/life", "missing/line360x"])
def test_meant_offers_nothing_when_more_than_one_letter_differs(problems_of: Problems, other: str) -> None:
    """Another service is never offered in the place of one that was renamed."""
    found = problems_of({**LIFE, "missing/other.yml": entry(name="Other", eligibility={"instead": [other]})})
    assert len(found) == 1
    assert "did you mean" not in found[0]


def test_meant_offers_nothing_when_two_ids_differ_by_one_letter(problems_of: Problems) -> None:
    """Between two that are as near there is no guess."""
    files = {"missing/plan-a.yml": entry(name="A"), "missing/plan-b.yml": entry(name="B")}
    assert "did you mean" not in problems_of(files, eligibility={"instead": ["missing/plan-c"]})[0]


def test_meant_says_where_an_entry_went_when_it_was_renamed(problems_of: Problems) -> None:
    """The new id is known for certain where the entry names its former one; plans are reported too."""
    files = {"exploitation/life.yml": entry(name="Life", formerly=["missing/life360"]),
             "plans.yml": {"plans": [{"id": "a", "name": "A", "summary": "B.", "themes": ["missing"],
                                      "entries": ["missing/life360"]}]}}
    found = problems_of(files, eligibility={"instead": ["missing/life360"]})
    assert len(found) == 2
    assert all(each.endswith("'missing/life360' (it is 'exploitation/life' now)") for each in found)


def test_meant_says_what_to_write_when_one_entry_has_that_file_in_another_folder(problems_of: Problems) -> None:
    """After a move that left no former address."""
    plan = {"plans": [{"id": "a", "name": "A", "summary": "B.", "themes": ["missing"],
                       "entries": ["exploitation/life360"]}]}
    found = problems_of({**LIFE, "plans.yml": plan}, eligibility={"instead": ["exploitation/life360"]})
    assert [each.split(": ", 1)[1] for each in found] == [
        "instead must be an entry's id: 'exploitation/life360'; write missing/life360",
        "entries must name entries that exist: 'exploitation/life360'; write missing/life360"]


def test_meant_offers_nothing_when_two_entries_have_that_file(problems_of: Problems) -> None:
    """Neither is the one that is meant for certain."""
    files = {**LIFE, "exploitation/life360.yml": entry(name="Another"),
             "missing/other.yml": entry(name="Other", eligibility={"instead": ["urgent/life360"]})}
    assert [each.split("id: ")[1] for each in problems_of(files) if "must be an entry's id" in each] == [
        "'urgent/life360'"]


def test_plans_are_not_accused_when_themes_cannot_be_read(problems_of: Problems) -> None:
    """A fault in themes.yml is told alone."""
    plan = {"id": "a", "name": "A", "summary": "B.", "themes": ["missing"], "entries": ["missing/safecall"]}
    found = problems_of({"themes.yml": {"themes": [{"id": "missing"}]}, "plans.yml": {"plans": [plan]}},
                        plan={"to_person": "You can ring.", "record": "[name] can ring."})
    assert found and all(line.startswith("themes.yml") for line in found)


def test_same_file_name_is_reported_at_both_entries(problems_of: Problems) -> None:
    """Which of them is new is known only to whoever wrote it."""
    found = problems_of({"exploitation/safecall.yml": entry(name="Another")})
    assert [(each.split(": ")[0], re.findall(r"'(safecall-\w+\.yml)'", each)) for each in found] == [
        ("exploitation/safecall.yml:1", ["safecall-exploitation.yml", "safecall-missing.yml"]),
        ("missing/safecall.yml:1", ["safecall-missing.yml", "safecall-exploitation.yml"])]


@pytest.mark.parametrize("slip", ["missing/line-night", "missing/the-night-line-charity"])
def test_meant_is_the_entry_of_the_same_words_or_name(problems_of: Problems, slip: str) -> None:
    """The words of the id in another order, or the name in place of the file's name."""
    files = {"missing/night-line.yml": entry(name="The Night Line (charity)")}
    found = problems_of(files, eligibility={"instead": [slip]})
    assert [each.split(": ", 1)[1] for each in found] == [
        f"instead must be an entry's id: '{slip}'; write missing/night-line"]
