"""Rules on the paragraphs of the source document that entries name, and on what confirms an entry."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems

FILE = "source/paragraphs.tsv"
LIST = "S001\ttitle\nS002\theading\nS084\ttext\n"


@pytest.mark.parametrize("source", ["S001", "S002", "S197"])
def test_check_sources_complains_when_no_such_paragraph_has_content(problems_of: Problems, source: str) -> None:
    """A title, a heading and an unknown id are no source of an entry."""
    assert f"missing/safecall.yml:10: sources must be a paragraph of the original list: '{source}'" in problems_of(
        {FILE: LIST}, sources=[source, "S084"])


def test_check_sources_accepts_any_paragraph_when_the_catalogue_has_no_list(problems_of: Problems) -> None:
    """A catalogue that was not made from one document has no list of paragraphs."""
    assert problems_of(sources=["S197"]) == []


def test_check_coverage_complains_when_no_entry_names_a_paragraph(problems_of: Problems) -> None:
    """The problem is at the paragraph's line of the list."""
    assert problems_of({FILE: LIST + "S085\ttext\n"}) == [
        f"{FILE}:4: a paragraph of the original list must be in `sources` of an entry: 'S085'"]


def test_check_coverage_waits_when_an_entry_cannot_be_read(problems_of: Problems) -> None:
    """Such an entry may name the paragraph."""
    found = problems_of({FILE: LIST + "S085\ttext\n", "missing/other.yml": "name: ["})
    assert not [line for line in found if line.startswith(FILE)]


def test_check_coverage_accepts_a_list_when_every_paragraph_is_named(problems_of: Problems) -> None:
    """Titles and headings need no entry."""
    assert problems_of({FILE: LIST}) == []


def test_load_catalogue_complains_when_a_line_of_the_list_is_malformed(problems_of: Problems) -> None:
    """Each line is an id and a kind."""
    assert problems_of({FILE: LIST + "S085 text\n"}) == [
        f"{FILE}:4: line must be a paragraph's id, a tab, and title, heading or text: 'S085 text'"]


PHONED = {"on": "2026-11-20", "how": "phone", "said_by": "duty worker"}


@pytest.mark.parametrize(("confirmed", "message"), [
    ({"on": "2026-11-20"},
     "missing field: 'by', the public page that confirms it (or say how: phone or email, and said_by)"),
    ({**PHONED, "said_by": None}, "missing field: 'said_by', who said it, such as duty worker"),
    ({**PHONED, "said_by": "Sarah"},
     "said_by must be what they do there, in small letters such as duty worker, and never a name: 'Sarah'"),
    ({**PHONED, "said_by": "sarah at the desk"},
     "said_by must be what they do there, in small letters such as duty worker, and never a name: 'sarah at the desk'"),
    ({**PHONED, "said_by": "mrs patel"},
     "said_by must be what they do there, in small letters such as duty worker, and never a name: 'mrs patel'"),
    ({**PHONED, "said_by": "duty worker, 07700 900123"},
     "said_by must be what they do there, in small letters such as duty worker, and never a name: "
     "'duty worker, 07700 900123'"),
    ({**PHONED, "how": "page", "by": "https://a.org/"},
     "said_by goes with how: phone or how: email; add one of them, or take said_by away"),
    ({**PHONED, "on": "2026-11"}, "on must be the day on which they said it, such as 2026-11-23: '2026-11'"),
    ({**PHONED, "dated": "false"}, "dated is about a page; take the line away"),
    ({**PHONED, "until": "2026-10"}, "until must not be before on: '2026-10'"),
])
def test_check_confirmation_complains_when_it_does_not_say_who_confirmed(
        problems_of: Problems, confirmed: dict[str, Any], message: str) -> None:
    """A page for what a page says; a role and a day, and no name, for what somebody said."""
    record = {name: value for name, value in confirmed.items() if value}
    assert [line.partition(": ")[2] for line in problems_of(confirmed=record)] == [message]


@pytest.mark.parametrize("confirmed", [
    PHONED, {**PHONED, "how": "email", "said_by": "CAMHS duty manager", "until": "2027-03", "covers": "The hours."},
    {**PHONED, "by": "https://a.org/"}, {"on": "2026", "by": "https://a.org/", "until": "2026"}])
def test_check_confirmation_accepts_a_page_or_a_role(problems_of: Problems, confirmed: dict[str, Any]) -> None:
    """Each way to confirm, with what goes with it."""
    assert problems_of(confirmed=confirmed) == []


def test_check_confirmation_complains_when_a_try_is_in_the_future(problems_of: Problems) -> None:
    """A slip in the year would otherwise put the entry in doubt."""
    assert [line.partition(": ")[2] for line in problems_of(tried=["2026-11-02", "2062-11-03"])] == [
        "tried must not be in the future: '2062-11-03'"]


def test_check_confirmation_complains_when_another_field_is_wrong_too(problems_of: Problems) -> None:
    """One fault does not hide the other."""
    confirmed = {**PHONED, "said_by": "Margaret"}
    found = [line.partition(": ")[2] for line in problems_of(confirmed=confirmed, review_by="May")]
    assert len(found) == 2 and any(line.startswith("said_by must be what they do there") for line in found)
