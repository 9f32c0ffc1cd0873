"""Ages in texts: those of the whole service are the ages that Find by need reads."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems
from tests.conftest import SMALL


def ages(low: int | None, high: int | None, **fields: str) -> dict[str, Any]:
    """Return an eligibility with ages, and further fields."""
    return {name: value for name, value in {"minimum_age": low, "maximum_age": high, **fields}.items()
            if value is not None}


def messages(found: list[str]) -> list[str]:
    """Return problems without their places."""
    return [each.partition(": ")[2] for each in found]


@pytest.mark.parametrize(("summary", "low", "high", "cure"), [
    ("Support for 13 to 17s.", 11, 18, "write '11 to 18' in the text, or set minimum_age: 13 and maximum_age: 17"),
    ("A youth group for young people aged 12 to 16.", 12, 18,
     "write 'aged 12 to 18' in the text, or set maximum_age: 16"),
    ("Help for young people up to 24.", 11, 25, "change the text, or set maximum_age: 24"),
    ("Help with homework for ages 11 to 16.", 11, 18, "write 'ages 11 to 18' in the text, or set maximum_age: 16"),
    ("Help for young people aged 11 to 25.", None, 25, "change the text, or set minimum_age: 11")])
def test_check_stated_ages_complains_when_the_summary_gives_other_ages(
        problems_of: Problems, summary: str, low: int | None, high: int, cure: str) -> None:
    """The card and the filter by age would disagree."""
    found = messages(problems_of(summary=summary, eligibility=ages(low, high)))
    assert len(found) == 1
    assert found[0].startswith("summary and the ages must say the same: '") and found[0].endswith(cure)


@pytest.mark.parametrize(("place", "text"), [
    ("description", "It is for young people aged 13 to 17."), ("description", "Young people aged 11 to 19 can join."),
    ("for_professionals", "It is for ages 10 to 18."), ("name", "SafeCall for 16 to 18s")])
def test_check_stated_ages_complains_when_another_text_gives_other_ages(
        problems_of: Problems, place: str, text: str) -> None:
    """A sentence on the whole service, or a range that begins or ends with its ages and goes beyond them."""
    found = messages(problems_of(**{place: text}, eligibility=ages(11, 18)))
    assert len(found) == 1 and found[0].startswith(f"{place} and the ages must say the same: '")


@pytest.mark.parametrize(("text", "complains"), [
    ("SafeCall is for young people aged 11 to 19.", True), ("SafeCall is for young people aged 11 to 18.", False),
    ("SafeCall is a line. Another is for people aged 11 to 19.", False), ("SafeCall is for under-19s.", False)])
def test_check_ages_of_others_complains_when_a_theme_gives_other_ages(
        problems_of: Problems, text: str, complains: bool) -> None:
    """In a sentence that names the entry."""
    first, *others = SMALL["themes.yml"]["themes"]
    found = problems_of({"themes.yml": {"themes": [{**first, "introduction": text}, *others]}},
                        eligibility=ages(11, 18))
    message = "introduction and missing/safecall must say the same of the ages: 'aged 11 to 19'"
    assert [message in each for each in found] == ([True] if complains else [])


def test_check_ages_of_others_complains_when_the_organisation_gives_other_ages(problems_of: Problems) -> None:
    """Where it runs one entry alone."""
    (first,) = SMALL["organisations.yml"]["organisations"]
    altered = {**first, "description": "A club for ages 11 to 19."}
    found = problems_of({"organisations.yml": {"organisations": [altered]}},
                        organization=first["id"], eligibility=ages(11, 18))
    assert ["description and missing/safecall must say the same of the ages" in each for each in found] == [True]


def test_check_stated_ages_names_the_line_when_the_text_has_several(problems_of: Problems) -> None:
    """In a long description."""
    text = ("name: SafeCall\nkind: helpline\naudience: [young-person]\nsummary: Help for you.\ndescription: |\n"
            "  Ring for help.\n\n  Young people aged 11 to 19 can join.\neligibility:\n  minimum_age: 11\n"
            "  maximum_age: 18\ncontacts:\n  phones:\n    - number: \"116 000\"\nsources: [S084]\n")
    found = [each for each in problems_of({"missing/safecall.yml": text}) if "and the ages" in each]
    assert [each.split(": ")[0] for each in found] == ["missing/safecall.yml:8"]


@pytest.mark.parametrize("fields", [
    {"summary": "Help for 11 to 18 year olds, with a club for 13 to 15s.", "eligibility": ages(11, 18)},
    {"summary": "Help for young people, with a club for 13 to 15s.", "eligibility": ages(11, 18)},
    {"summary": "Free for under-18s.", "eligibility": ages(11, 25)},
    {"description": "A group for those aged 13 to 15 meets on Mondays.", "eligibility": ages(11, 18)},
    {"for_professionals": "Staff aged 18 to 65 can help. Refer children aged 11 to 13.", "eligibility": ages(11, 18)},
    {"eligibility": ages(11, 25, age_note="over 18 only for care leavers", description="Aged 11 to 18.")},
    {"summary": "Help for young people aged 11 to 18.", "eligibility": ages(11, 18)},
    {"summary": "Help for young people aged 11 to 18.", "eligibility": ages(None, None, description="Anyone.")}])
def test_check_stated_ages_accepts_ages_of_some_and_the_same_ages(
        problems_of: Problems, fields: dict[str, Any]) -> None:
    """A part of the people, a note on the outer ages, or no ages to compare with."""
    assert problems_of(**fields) == []


@pytest.mark.parametrize(("not_for", "low", "high", "cure"), [
    ("Under-16s.", 17, 25, "write the age 17 in the text, or set minimum_age: 16"),
    ("Anyone aged 20 or over.", 11, 17, "write the age 17 in the text, or set maximum_age: 19")])
def test_check_stated_ages_complains_when_not_for_leaves_a_gap(
        problems_of: Problems, not_for: str, low: int, high: int, cure: str) -> None:
    """Those in between are neither let in nor turned away."""
    found = messages(problems_of(eligibility=ages(low, high, not_for=not_for)))
    assert len(found) == 1 and found[0].startswith("not_for and the ages must say the same") and found[0].endswith(cure)


@pytest.mark.parametrize("not_for", ["Anyone over 17.", "Anyone over 18.", "Anyone aged 18 or over.", "Under-11s."])
def test_check_stated_ages_accepts_not_for_when_it_goes_on_from_the_ages(
        problems_of: Problems, not_for: str) -> None:
    """Who says over 18 often means those who are 18 too."""
    assert problems_of(eligibility=ages(11, 17, not_for=not_for)) == []


def test_check_stated_ages_complains_when_the_note_is_on_ages_that_are_turned_away(problems_of: Problems) -> None:
    """Whoever is over 18 would not find it by their age."""
    found = messages(problems_of(eligibility=ages(11, 18, age_note="over 18 only for care leavers")))
    assert found == ["age_note and the ages must say the same: 'over 18', but minimum_age is 11 and maximum_age is 18; "
                     "let the ages take in all that the note speaks of, or take the note out"]
