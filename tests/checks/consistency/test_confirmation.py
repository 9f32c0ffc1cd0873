"""What a confirmation says by itself: a page, or a role and a day; and the tries before it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems

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
     "'duty worker, 07700 900123'; write duty worker"),
    ({**PHONED, "said_by": "Sue (reception)"},
     "said_by must be what they do there, in small letters such as duty worker, and never a name: 'Sue (reception)'; "
     "write reception"),
    ({**PHONED, "how": "page", "by": "https://a.org/"},
     "said_by goes with how: phone or how: email; add one of them, or take said_by away"),
    ({**PHONED, "on": "2026-11"}, "on must be the day on which they said it, such as 2026-11-23: '2026-11'"),
    ({**PHONED, "dated": "false"}, "dated is about a page; take the line away"),
    ({**PHONED, "by": "https://a.org/"}, "by is about a page; take the line away"),
    ({**PHONED, "until": "2026-10"}, "until must not be before on, 2026-11-20: '2026-10'; write a later day"),
])
def test_check_confirmation_complains_when_it_does_not_say_who_confirmed(
        problems_of: Problems, confirmed: dict[str, Any], message: str) -> None:
    """A page for what a page says; a role and a day, and no name, for what somebody said."""
    record = {name: value for name, value in confirmed.items() if value}
    assert [line.partition(": ")[2] for line in problems_of(confirmed=record)] == [message]


@pytest.mark.parametrize("confirmed", [
    PHONED, {**PHONED, "how": "email", "said_by": "CAMHS duty manager", "until": "2027-03", "covers": "The hours."},
    {"on": "2026", "by": "https://a.org/", "until": "2026"}])
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


@pytest.mark.parametrize("name", ["janet on the front desk", "Sue (reception)", "WHO SAID IT"])
@pytest.mark.parametrize(("field", "value"), [("on", "25/11/2026"), ("how", "e-mail"), ("until", "Easter")])
def test_check_confirmation_complains_of_a_name_when_the_confirmation_has_another_fault(
        problems_of: Problems, name: str, field: str, value: str) -> None:
    """A name is public from the first push: nothing may hide it."""
    found = problems_of(confirmed={**PHONED, "said_by": name, field: value})
    assert len(found) == 2 and [name in each for each in found if ": said_by must be" in each] == [True]


def test_check_confirmation_reads_said_by_when_its_name_is_misspelt(problems_of: Problems) -> None:
    """`said by` is who said it, though no field is called so."""
    confirmed = {**PHONED, "said_by": None, "said by": "Mrs Jenkins, receptionist"}
    found = problems_of(confirmed={name: value for name, value in confirmed.items() if value})
    assert [each.partition(": ")[2][:30] for each in found] == [
        "said_by must be what they do t", "unknown field: 'said by' (did "]
    assert found[0].endswith("'Mrs Jenkins, receptionist'; write receptionist")


def test_check_confirmation_complains_of_what_is_left_of_a_page_when_how_is_misspelt(problems_of: Problems) -> None:
    """Who said it shows that no page did."""
    found = problems_of(confirmed={**PHONED, "how": "e-mail", "dated": "false", "by": "https://a.org/"})
    assert sorted(each.partition(": ")[2] for each in found) == [
        "by is about a page; take the line away", "dated is about a page; take the line away",
        "how must be one of page, phone, email: 'e-mail' (did you mean 'email'?)"]


def test_check_tries_complains_when_somebody_has_answered_since(problems_of: Problems) -> None:
    """The page would go on counting them, or say nothing of them."""
    found = problems_of(confirmed=PHONED, tried=["2026-11-18", "2026-11-20"])
    assert [line.partition(": ")[2] for line in found] == [
        "tried must go once somebody has answered, as they did on 2026-11-20: take 'tried:' out, with its days"]


@pytest.mark.parametrize("confirmed", [PHONED, {"on": "2026-11-22", "by": "https://a.org/"}])
def test_check_tries_accepts_tries_when_nobody_has_answered_since(
        problems_of: Problems, confirmed: dict[str, Any]) -> None:
    """After a call that was answered, and beside a page, which answers nobody."""
    assert problems_of(confirmed=confirmed, tried=["2026-11-18", "2026-11-21"]) == []


def test_check_confirmation_complains_when_the_role_stands_after_by(problems_of: Problems) -> None:
    """The line to write has it."""
    found = problems_of(confirmed={"on": PHONED["on"], "how": "phone", "by": "duty worker"})
    assert any("by is for the address of a page: write said_by: duty worker in its place" in each for each in found)
