"""What the search finds in the live list, whatever place it is of: names, examples, and words of danger."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from signpost.catalogue.enums import Kind
from tests.live import danger_words, has_own_name, live, picked, require
from tests.search.test_sentences import Answer, answers_to


@pytest.fixture(scope="module")
def answers() -> Mapping[str, Answer]:
    """Return what the search says to names, examples and words of danger."""
    return answers_to(live(), [*(item.entry.name for item in picked()), *(live().site.examples or ()),
                               *danger_words()])


def test_entry_is_found_first_by_its_name(answers: Mapping[str, Answer]) -> None:
    """Unless another's name holds it, or it speaks of danger."""
    wrong = [(item.id, answers[item.entry.name].found[:1]) for item in picked(has_own_name)
             if not answers[item.entry.name].danger and answers[item.entry.name].found[:1] != [item.url]]
    assert wrong == []


def test_example_of_the_home_page_finds_something(answers: Mapping[str, Answer]) -> None:
    """It is what a reader tries first."""
    require(bool(live().site.examples), "examples on its home page")
    for words in live().site.examples or ():
        assert answers[words].found, words


def test_word_of_danger_leads_with_who_helps_now(answers: Mapping[str, Answer]) -> None:
    """Each raises the line about danger, and its first result can be rung, or says whom to ring."""
    require(bool(danger_words()), "words of danger")
    by_url = {item.url: item.entry for item in live().items.values()}
    wrong = []
    for words in danger_words():
        entry = by_url.get((answers[words].found or [""])[0])
        helps = entry and entry.kind not in (Kind.TRAINING, Kind.ACTIVITY, Kind.RESOURCE) and (
            entry.urgency or (entry.contacts and entry.contacts.phones))
        if not answers[words].danger or not helps:
            wrong.append((words, answers[words]))
    assert wrong == []
