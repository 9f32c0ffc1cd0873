"""Who an entry is for: its words, its ages and its audience agree."""

from __future__ import annotations

import re
from typing import Any

import pytest

from signpost.checks.language.stated_ages import ages_in
from tests.checks.conftest import Problems
from tests.conftest import SMALL

YOUNG, PARENT, PROFESSIONAL = "young-person", "parent-carer", "professional"

TURNED_AWAY: dict[str, tuple[list[str], str]] = {
    "Professionals.": ([YOUNG, PROFESSIONAL], "(professional): 'Professionals'"),
    "Parents and carers.": ([YOUNG, PARENT], "(parent-carer): 'Parents and carers'"),
    "It is not for parents.": ([PARENT], "(parent-carer): 'parents'"),
    "Young people themselves. Childline is for you.": ([YOUNG, PARENT], "(young-person): 'Young people'"),
    "Children and young people: ring Childline.": ([YOUNG], "(young-person): 'Children and young people'"),
    "Adults. They can use Crimestoppers.": ([YOUNG, PARENT, PROFESSIONAL], "(parent-carer, professional): 'Adults'"),
    "Parents cannot use it.": ([PARENT], "(parent-carer): 'Parents'"),
    "Teenagers are not accepted.": ([YOUNG], "(young-person): 'Teenagers'"),
    "It is a line for adults, not for young people themselves.": ([YOUNG, PARENT], "(young-person): 'young people'"),
}


@pytest.mark.parametrize("words", TURNED_AWAY)
def test_check_not_for_complains_when_audience_lets_them_in(problems_of: Problems, words: str) -> None:
    """Whom `not_for` turns away as a whole the audience must not name; both are reported."""
    audience, both = TURNED_AWAY[words]
    found = problems_of(audience=audience, eligibility={"not_for": words})
    assert len(found) == 1
    assert f"not_for must not turn away whom audience lets in {both}; take them out of one of the two" in found[0]


@pytest.mark.parametrize(("audience", "words"), [
    ([YOUNG], "Professionals."), ([PARENT, PROFESSIONAL], "Children and young people."), ([YOUNG], "Adults."),
    ([YOUNG], "Young people in Southend or Thurrock."), ([YOUNG], "Children who already have a worker."),
    ([PARENT], "Parents who are being hurt now: ring 999."), ([YOUNG], "Emergencies: ring 999."),
    ([YOUNG], "Danger now. Young people can ring Childline."), ([YOUNG], "Children under a care order."),
    ([PROFESSIONAL], "Social workers who want to make a referral."), ([YOUNG], "Someone in danger now.")])
def test_check_not_for_passes_when_only_some_are_turned_away(problems_of: Problems, audience: list[str],
                                                             words: str) -> None:
    """Others than the audience, or a part of it under a condition, may be turned away."""
    assert problems_of(audience=audience, eligibility={"not_for": words}) == []


AGES: dict[str, tuple[dict[str, int], str]] = {
    "Anyone under 18.": ({}, "'Anyone under 18'; set minimum_age: 18"),
    "People under 18, who are children in law.": ({"minimum_age": 16}, "'People under 18'; set minimum_age: 18"),
    "Under-16s, and people outside England.": ({"minimum_age": 13}, "'Under-16s'; set minimum_age: 16"),
    "Anyone aged 12 or under.": ({"maximum_age": 18}, "'Anyone aged 12 or under'; set minimum_age: 13"),
    "Anyone aged 18 or over. Ring 101.": ({"maximum_age": 25}, "'Anyone aged 18 or over'; set maximum_age: 17"),
    "People over 25.": ({"minimum_age": 11}, "'People over 25'; set maximum_age: 25"),
}


@pytest.mark.parametrize("words", AGES)
def test_check_not_for_complains_when_the_ages_let_them_in(problems_of: Problems, words: str) -> None:
    """An age that is turned away lies outside the ages; the message says which number to write."""
    ages, cure = AGES[words]
    found = problems_of(eligibility={**ages, "not_for": words})
    assert len(found) == 1
    assert f"not_for must not turn away whom the ages let in: {cure}" in found[0].replace("change the text, or ", "")


@pytest.mark.parametrize(("ages", "words"), [
    ({"minimum_age": 18}, "Anyone under 18."), ({"minimum_age": 16}, "Under 16: ring children's services."),
    ({"maximum_age": 17}, "Anyone aged 18 or over."), ({"maximum_age": 25}, "Adults over 25."),
    ({}, "Under-16s without a parent's consent."), ({}, "Young people under 18 in Southend."),
    ({}, "Visits for a child aged 12 or under.")])
def test_check_not_for_passes_when_the_ages_agree(problems_of: Problems, ages: dict[str, int], words: str) -> None:
    """Ages outside the numbers, or under a condition, may be turned away."""
    assert problems_of(eligibility={**ages, "not_for": words}) == []


OUTSIDE: dict[str, tuple[dict[str, Any], str]] = {
    "up to": ({"minimum_age": 8, "maximum_age": 18, "description": "Aged 8 to 18; care leavers up to 25."},
              "description must not let in whom the ages turn away: 'up to 25'; set maximum_age: 25 (it is 18)"),
    "range": ({"minimum_age": 18, "maximum_age": 25, "description": "Young people aged 16 to 25."},
              "description must not let in whom the ages turn away: 'aged 16 to 25'; set minimum_age: 16 (it is 18)"),
    "under": ({"maximum_age": 17, "description": "Anyone under 19."}, "'under 19'; set maximum_age: 18 (it is 17)"),
    "over": ({"minimum_age": 16, "description": "Young people over 13."}, "'over 13'; set minimum_age: 14 (it is 16)"),
    "and over": ({"minimum_age": 16, "description": "Anyone aged 13 and over."}, "'aged 13 and over'; set minimum"),
    "birthday": ({"maximum_age": 17, "description": "Children, until their 19th birthday."}, "set maximum_age: 18"),
    "bare range": ({"maximum_age": 18, "description": "The old page says 8 to 24."}, "'8 to 24'; set maximum_age: 24"),
    "hyphens": ({"minimum_age": 13, "description": "For 11-16 year-olds."}, "'11-16'; set minimum_age: 11 (it is 13)"),
}


@pytest.mark.parametrize("case", OUTSIDE)
def test_check_ages_complains_when_the_words_let_more_in(problems_of: Problems, case: str) -> None:
    """An age line must not turn away someone whom the words let in."""
    eligibility, message = OUTSIDE[case]
    found = problems_of(eligibility=eligibility)
    assert len(found) == 1
    assert message in found[0].replace("; change the text here, or set", "; set")
    assert problems_of(eligibility={**eligibility, "age_note": "The outer ages only for care leavers."}) == []


def test_check_ages_complains_when_the_summary_lets_more_in(problems_of: Problems) -> None:
    """The summary is read too."""
    found = problems_of(summary="Ring if you are 11 to 18.", eligibility={"minimum_age": 13})
    assert len(found) == 1
    assert ("summary must not let in whom the ages turn away: '11 to 18'; change the text here, or set minimum_age: 11 "
            "(it is 13), or say in age_note whom") in found[0]


@pytest.mark.parametrize("words", [
    "Aged 8 to 18, care leavers up to 18.", "In care for at least 12 months.", "Up to 30 sessions over 40 weeks.",
    "School years 5 to 31.", "Section 47 of the Act.", "Not over 25.", "Replies within 24 hours.", "Over 100 people.",
    "From £5 to £25.", "Under section 20.", "Open 9am to 10pm.", "Years 3 to 6."])
def test_check_ages_passes_when_the_words_keep_to_the_ages(problems_of: Problems, words: str) -> None:
    """Ages within the numbers pass, and so do numbers that are no ages."""
    assert problems_of(eligibility={"minimum_age": 8, "maximum_age": 18, "description": words}) == []


@pytest.mark.parametrize(("words", "span"), [("16+", (16, None)), ("under-19s", (None, 18)), ("aged 14", (14, 14)),
                                             ("between 11 and 18", (11, 18)), ("if you are 16 or 17", (16, 17))])
def test_ages_in_reads_ages_as_people_write_them(words: str, span: tuple[int | None, int | None]) -> None:
    """An open end is None; both numbers are within."""
    assert [found for _, found in ages_in(words)] == [span]


def test_entries_are_not_accused_when_site_yml_has_a_fault(problems_of: Problems) -> None:
    """Whom an entry is for cannot be told then: the one line that is wrong is the only one that is named."""
    site = re.sub(r"^strapline: .*$", "strapline: No full stop", SMALL["site.yml"], flags=re.M)
    found = problems_of({"site.yml": site}, audience=["professional"], kind="service")
    assert [line.partition(":")[0] for line in found] == ["site.yml"]
