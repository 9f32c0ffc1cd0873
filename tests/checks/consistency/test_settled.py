"""What a confirmation covers is no longer in doubt: a call that settled something is written down whole."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems

PHONED = {"on": "2026-11-20", "how": "phone", "said_by": "duty worker"}
UNSURE = {"phones": [{"number": "116 000", "confirmed": "false"}]}


def messages(found: list[str]) -> list[str]:
    """Return problems without their places."""
    return [each.partition(": ")[2] for each in found]


@pytest.mark.parametrize(("covers", "doubt", "what"), [
    ("Hours and ages.", "Nobody has confirmed the hours: ring first.", "the hours"),
    ("hours and ages", "Not confirmed: the ages. Ring first.", "the ages"),
    ("The number, the area and the cost.", "We could not confirm the price: ask first.", "the cost"),
    ("The phone number.", "Ring first: no page that confirms the number was there. The number is not confirmed.",
     "the number"),
    ("How to get a place and who pays.", "We did not find how to get a place, or who pays in Essex: ask.",
     "'How to get a place'")])
def test_check_settled_complains_when_a_doubt_is_on_what_was_confirmed(
        problems_of: Problems, covers: str, doubt: str, what: str) -> None:
    """The page would say both."""
    found = messages(problems_of(confirmed={**PHONED, "covers": covers}, doubts=["Ring first.", doubt]))
    assert found == [f"doubts must not leave {what} in doubt, since covers names {what}: take out of this line what is "
                     f"settled, or the whole line, or take {what} out of covers"]


def test_check_settled_complains_at_the_line_of_the_doubt(problems_of: Problems) -> None:
    """The second of two."""
    confirmed = {**PHONED, "covers": "Hours."}
    first, second = (problems_of(confirmed=confirmed, doubts=[*before, "Nobody has confirmed the hours."])
                     for before in ([], ["Ring first."]))
    assert int(second[0].split(":")[1]) == int(first[0].split(":")[1]) + 1


@pytest.mark.parametrize("fields", [
    {"confirmed": {**PHONED, "covers": "The number; not the hours."}, "doubts": ["Nobody has confirmed the hours."]},
    {"confirmed": {**PHONED, "covers": "The hours of the chat."}, "doubts": ["Nobody has confirmed the hours."]},
    {"confirmed": {**PHONED, "covers": "The hours."}, "doubts": ["Nobody has confirmed the hours of the chat."]},
    {"confirmed": {**PHONED, "covers": "The hours."}, "doubts": ["Nobody has confirmed the ages."]},
    {"confirmed": {**PHONED, "covers": "The hours."}, "contacts": UNSURE},
    {"confirmed": {**PHONED, "covers": "The number."},
     "contacts": {"phones": [*UNSURE["phones"], {"number": "0800 1111"}]}},
    {"confirmed": {"on": "2026", "by": "https://a.org/"}, "doubts": ["Nobody has confirmed the hours."]}])
def test_check_settled_accepts_doubts_on_something_else(problems_of: Problems, fields: dict[str, Any]) -> None:
    """What covers leaves out, another thing of the same name, or one of two numbers."""
    assert problems_of(**fields) == []


@pytest.mark.parametrize(("covers", "contacts", "place"), [
    ("The number and the hours.", UNSURE, "number"),
    ("The email address.", {"phones": [{"number": "116 000"}],
                            "emails": [{"address": "info@a.org", "confirmed": "false"}]}, "email")])
def test_check_settled_complains_when_a_number_or_mailbox_is_still_marked(
        problems_of: Problems, covers: str, contacts: dict[str, Any], place: str) -> None:
    """The warning beside it would stay."""
    found = messages(problems_of(confirmed={**PHONED, "covers": covers}, contacts=contacts))
    assert found == [f"confirmed must not leave the {place} in doubt, since covers names the {place}: take this line "
                     f"out, or take the {place} out of covers"]


@pytest.mark.parametrize(("hours", "cure"), [
    ("9am to 5pm (seen in 2023)", "write hours: 9am to 5pm"),
    ("9am to 5pm, as seen in 2023", "write hours: 9am to 5pm"),
    ("9am to 5pm, on a page with no date; not confirmed", "write hours: 9am to 5pm"),
    ("On old pages: 9am to 5pm; not confirmed", "write hours: 9am to 5pm"),
    ("Not confirmed; 9am to 5pm in 2012", "take 'Not confirmed' out of hours")])
def test_check_settled_complains_when_confirmed_hours_say_how_old_they_are(
        problems_of: Problems, hours: str, cure: str) -> None:
    """Those of the entry, and those of a number."""
    confirmed = {**PHONED, "covers": "The hours."}
    for fields in ({"hours": hours}, {"contacts": {"phones": [{"number": "116 000", "hours": hours}]}}):
        found = messages(problems_of(confirmed=confirmed, **fields))
        assert found == [f"hours must not leave the hours in doubt, since covers names the hours: {cure}, or take "
                         "the hours out of covers"]


@pytest.mark.parametrize(("covers", "doubts", "complains"), [
    ("The number; not the hours.", None, True), ("The number; not the hours.", ["The hours may be wrong."], False),
    ("The number and the hours.", None, False)])
def test_check_left_open_complains_when_nothing_else_is_in_doubt(
        problems_of: Problems, covers: str, doubts: list[str] | None, complains: bool) -> None:
    """Of a call: `covers` was left as it stood before they gave the hours."""
    found = messages(problems_of(confirmed={**PHONED, "covers": covers}, hours="9am to 5pm", doubts=doubts))
    assert ["covers must say what they told you: it says 'not the hours'" in each for each in found] == (
        [True] if complains else [])


def test_check_settled_accepts_hours_of_the_year_in_which_they_were_confirmed(problems_of: Problems) -> None:
    """They are not old."""
    assert problems_of(confirmed={**PHONED, "covers": "The hours."}, hours="9am to 5pm, as seen in 2026") == []


@pytest.mark.parametrize("covers", [None, "Everything is right."])
def test_check_settled_complains_when_all_was_confirmed_and_something_is_in_doubt(
        problems_of: Problems, covers: str | None) -> None:
    """Who went through the whole page with them has no doubts left of that kind."""
    confirmed = {**PHONED, **({"covers": covers} if covers else {})}
    found = messages(problems_of(confirmed=confirmed, hours="9am to 5pm, not confirmed"))
    assert len(found) == 1 and found[0].startswith("hours must not leave the hours in doubt, since ")
    assert found[0].endswith("write hours: 9am to 5pm, or say in covers what they told you")


@pytest.mark.parametrize(("covers", "said"), [
    ("That it works in Essex.", ["doubts must not leave it in doubt whether Essex is covered, since covers names "
                                 "Essex: take out of this line what is settled, or the whole line, and doubts: above "
                                 "it, or take Essex out of covers"]),
    ("The hours.", []), ("That it is not sure whether Essex is covered.", [])])
def test_check_settled_complains_when_an_area_was_confirmed(
        problems_of: Problems, covers: str, said: list[str]) -> None:
    """Nobody reads that an area may not be covered after somebody said that it is."""
    doubt = "We found no page that shows that Essex is covered."
    assert messages(problems_of(confirmed={**PHONED, "covers": covers}, doubts=[doubt])) == said
