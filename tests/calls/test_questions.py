"""The questions of a call, and what their answers confirm."""

from __future__ import annotations

from pathlib import Path

from signpost.calls.questions import LAST_QUESTIONS, Question, covered
from tests.calls.small_list import an_entry, calls_of, phones


def test_questions_say_what_the_list_says(small: Path) -> None:
    """Whoever answers can agree or correct: number, hours, ages, area, cost and how to get it, each from its field."""
    call, = calls_of(small, line=an_entry(
        kind="service", hours="9am to 5pm.", cost="free", area=["essex", "southend"],
        eligibility={"minimum_age": "11", "maximum_age": "25"}, referral={"how": "Ring them."}))
    assert call.entries[0].questions == (
        "Is it still running?", "Is this the right number for it?",
        "When can people reach it? We say: 9am to 5pm.",
        "Who is it for, and from what age to what age? We say: ages 11 to 25.",
        "Where does it work? We say: Essex, Southend.", "What does it cost? We say: free.",
        "How does somebody get it, and who can ask? We say: Ring them.")
    assert "covers: The number, the hours, the ages, the area, the cost and how to get it." in (
        call.entries[0].confirmed_lines)


def test_hours_are_those_of_the_number_that_is_rung(small: Path) -> None:
    """A line for the night has hours of its own."""
    numbers = phones({"number": "0800 1111", "hours": "By day"}, {"number": "116 000", "hours": "At night",
                                                                  "confirmed": "false"})
    call, = calls_of(small, line=an_entry(contacts=numbers))
    assert "When can people reach it? We say: At night." in call.entries[0].questions


def test_ages_and_cost_are_asked_about_when_the_list_is_silent(small: Path) -> None:
    """Of a service; of direct work, which nobody runs, only whether it is used."""
    call, = calls_of(small, line=an_entry(kind="activity"))
    assert "What does it cost? We do not say." in call.entries[0].questions
    call, = calls_of(small, line=an_entry(kind="direct-work", contacts=None))
    assert call.entries[0].questions == ("Is it still used?",)


def test_doubts_are_asked_about_in_the_words_of_the_page(small: Path) -> None:
    """Each is a question; a mailbox that nobody has confirmed is asked about in the same call."""
    contacts = phones("116 000") | {"emails": [{"address": "a@example.org", "confirmed": "false"}]}
    call, = calls_of(small, line=an_entry(contacts=contacts, doubts=["The ages are old.", "Ring first."]))
    questions = call.entries[0].questions
    assert "Is a@example.org right too?" in questions
    assert questions[-2:] == ("Our page warns: “The ages are old.” What is right?",
                              "Our page warns: “Ring first.” What is right?")


def test_people_are_asked_at_the_end_until_when_it_holds_and_what_they_do(small: Path) -> None:
    """A page is not."""
    page = {"links": [{"title": "A page", "url": "https://www.example.org/"}]}
    ring, look = calls_of(small, a=an_entry(name="A"), b=an_entry(name="B", kind="online", contacts=page))
    assert ring.last_questions == LAST_QUESTIONS and look.last_questions == ()


def test_answers_confirm_each_subject_once() -> None:
    """As a sentence; questions without a subject confirm nothing."""
    assert covered([Question("a", "the number"), Question("b"), Question("c", "the number")]) == "The number."
    assert covered([Question("a", "the ages"), Question("b", "the cost")]) == "The ages and the cost."
    assert covered([Question("b")]) == ""
