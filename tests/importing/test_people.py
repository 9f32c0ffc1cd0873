"""Names of people and their mailboxes are flagged; those of charities and places are not."""

from __future__ import annotations

import pytest

from signpost.importing.people import names_in, personal_mailboxes_in


@pytest.mark.parametrize(("text", "names"), [
    ("Ask for Sarah Jones or Mr Patel.", ["Mr Patel", "Sarah Jones"]), ("Contact Sarah for help", ["Sarah"]),
    ("Dr. J Smith runs it", ["Dr. J Smith"]), ("Speak to the team", []), ("The James Trust helps", []),
    ("The Helen Smith Foundation helps", []), ("Victoria Road", []), ("Young People", []), ("call Shelter", []),
    ("sarah jones", [])])
def test_names_are_found_when_they_are(text: str, names: list[str]) -> None:
    """Two names in a row, a title and a name, or a first name after "contact"."""
    assert names_in(text) == names


def test_personal_mailboxes_are_found() -> None:
    """A team's is none."""
    assert personal_mailboxes_in("sarah.jones@a.org.uk and help@a.org.uk") == ["sarah.jones@a.org.uk"]
