"""Numbers for texts: the button must text, and the text must hold the word that the service asks for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems


def said(problems_of: Problems, phone: dict[str, str], **fields: Any) -> list[str]:
    """Return what is said of a text line beside the entry's number: the messages alone."""
    contacts = {"phones": [{"number": "116 000"}, {"number": "85258", **phone}]}
    return [each.partition(": ")[2] for each in problems_of(contacts=contacts, **fields)]


@pytest.mark.parametrize("phone", [{}, {"type": "voice"}])
def test_check_text_numbers_complains_when_a_text_code_would_be_rung(
        problems_of: Problems, phone: dict[str, str]) -> None:
    """Nobody answers there."""
    assert said(problems_of, phone) == ["type must be text, since '85258' takes texts alone: write type: text"]


@pytest.mark.parametrize(("phone", "summary"), [
    ({"note": "Text SHOUT to this number."}, "Help for you."), ({}, "Text SHOUT to 85258 to talk.")])
def test_check_text_numbers_complains_when_the_word_to_text_is_missing(
        problems_of: Problems, phone: dict[str, str], summary: str) -> None:
    """The button would open an empty text."""
    assert said(problems_of, {"type": "text", **phone}, summary=summary) == [
        "missing field: 'body', the word that the text must hold; add body: SHOUT below the number"]


def test_check_text_numbers_complains_when_the_body_is_another_word(problems_of: Problems) -> None:
    """One of the two is out of date."""
    assert said(problems_of, {"type": "text", "body": "HELLO"}, summary="Text SHOUT to 85258 to talk.") == [
        "body must be the word that the entry says to text, 'SHOUT': 'HELLO'; change the one that is wrong"]


@pytest.mark.parametrize(("phone", "summary"), [
    ({"type": "text", "body": "shout"}, "Text SHOUT to 85258 to talk."), ({"type": "text"}, "Text us to talk."),
    ({"type": "text"}, "Text HELP to 61016 in trains.")])
def test_check_text_numbers_accepts_the_word_or_none(
        problems_of: Problems, phone: dict[str, str], summary: str) -> None:
    """Where it says no word, or one for another number."""
    assert said(problems_of, phone, summary=summary) == []


@pytest.mark.parametrize(("own", "found"), [
    ("Monday to Friday 9am to 6pm", 1), ("9am to 5pm, Monday to Friday (not confirmed)", 0),
    ("Ring in the morning", 0)])
def test_check_hours_of_only_number_complains_when_they_are_others(
        problems_of: Problems, own: str, found: int) -> None:
    """Readers see both, and would not know which to believe; words that give no whole hours say nothing."""
    hours = "Monday to Friday 9am to 5pm"
    told = problems_of(hours=hours, contacts={"phones": [{"number": "116 000", "hours": own}]})
    assert [each.partition(": ")[2] for each in told] == [
        f"hours below the number must be those of the entry: '{own}', but line 20 says '{hours}'; change the one that "
        "is wrong"] * found


def test_check_hours_of_only_number_passes_when_there_are_two(problems_of: Problems) -> None:
    """Each has its own then."""
    numbers = [{"number": "116 000", "hours": "Monday to Friday 9am to 6pm"}, {"number": "0800 1111"}]
    assert problems_of(hours="Monday to Friday 9am to 5pm", contacts={"phones": numbers}) == []
