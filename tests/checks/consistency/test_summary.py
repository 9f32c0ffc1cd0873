"""A summary or a description that contradicts a field: a price beside `cost: free`, a place outside `area`, hours."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Problems


def messages(found: list[str]) -> list[str]:
    """Return problems without their places."""
    return [each.partition(": ")[2] for each in found]


@pytest.mark.parametrize(("summary", "cost"), [
    ("Boxing for £2 a session.", "£2 a session"), ("Membership from £3.99.", "£3.99")])
def test_check_cost_complains_when_the_summary_gives_a_price(problems_of: Problems, summary: str, cost: str) -> None:
    """The card says both."""
    found = messages(problems_of(summary=summary, cost="free"))
    assert len(found) == 1 and found[0].startswith("cost must not be free where the summary gives a price: '")
    assert found[0].endswith(f"; set cost: {cost}, or take the price out of the summary")
    assert problems_of(summary=summary, cost=cost) == []


@pytest.mark.parametrize("summary", [
    "A grant of up to £500 for young carers.", "Get £50 a week while you train.", "Free boxing, worth £5 a session."])
def test_check_cost_accepts_money_that_people_get_or_do_not_pay(problems_of: Problems, summary: str) -> None:
    """Not every amount is a price."""
    assert problems_of(summary=summary, cost="free") == []


@pytest.mark.parametrize(("area", "summary", "cure"), [
    ("essex", "A youth club in Southend.", "[essex, southend], or [southend] alone"),
    ("harlow", "For young people in Basildon.", "[harlow, basildon], or [basildon] alone")])
def test_check_area_complains_when_the_summary_is_about_another_area(
        problems_of: Problems, area: str, summary: str, cure: str) -> None:
    """Who looks for help there would not find it."""
    found = messages(problems_of(summary=summary, area=[area]))
    assert len(found) == 1 and f"set area: {cure}" in found[0]


@pytest.mark.parametrize(("area", "summary"), [
    ("essex", "A youth club in Basildon."), ("basildon", "A youth club in Essex."), ("uk", "Help in England."),
    ("essex", "Help for people in Southend and Thurrock."), ("essex", "A club at Southend Road."),
    ("southend", "A youth club in Southend.")])
def test_check_area_accepts_areas_that_touch(problems_of: Problems, area: str, summary: str) -> None:
    """Within it, around it, several areas, or no statement of where it is."""
    assert problems_of(summary=summary, area=[area]) == []


@pytest.mark.parametrize("text", ["The line is open from 9am to 5pm, every day.", "It is now open 9am to 5pm."])
def test_check_opening_times_complains_when_a_description_gives_others(problems_of: Problems, text: str) -> None:
    """Hours that were changed in `hours` alone: readers would see both."""
    found = messages(problems_of(description=text, hours="8am to 8pm, every day"))
    assert len(found) == 1 and found[0].startswith("description must give the opening times of `hours`: it says '")
    assert "and hours say '8am to 8pm, every day'; mend the one that is wrong" in found[0]
    assert problems_of(description=text, hours="9am to 5pm, every day") == []


@pytest.mark.parametrize("text", ["It was open from 9am to 5pm.", "Older pages say that it opens at 9am.",
                                  "The line is open from 8am to 8pm. At other times ring 101.", "The shop is open."])
def test_check_opening_times_accepts_what_says_no_other_hours(problems_of: Problems, text: str) -> None:
    """What was, one time alone, and the hours themselves."""
    assert problems_of(description=text, hours="8am to 8pm, every day") == []
