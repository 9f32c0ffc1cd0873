"""How far an entry and its contacts can be relied on, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.derived.trust import confirmation_statement, trust_of, unconfirmed_warning
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Confirmed
from tests.conftest import with_entry


def item_of(root: Path, **fields: Any) -> Item:
    """Return the small catalogue's entry with some fields altered."""
    catalogue, problems = load_catalogue(with_entry(root, **fields))
    assert problems == []
    return catalogue.items["missing/safecall"]


@pytest.mark.parametrize(("confirmed", "words"), [
    (None, "Not confirmed: we know of no public page that confirms this. Check before you rely on it."),
    ({"on": "2026-01", "by": "https://www.missingpeople.org.uk/x"},
     "Confirmed in January 2026 by missingpeople.org.uk."),
    ({"on": "2026-01-05", "by": "https://a.org/", "covers": "The number; not the hours."},
     "Partly confirmed on 5 January 2026 by a.org. What it confirms: The number; not the hours."),
    ({"on": "2026-11-23", "by": "https://a.org/", "dated": False},
     "Seen on a page with no date at a.org on 23 November 2026, so it may be old."),
    ({"on": "2024", "by": "https://a.org/", "dated": False, "covers": "The number."},
     "Partly seen on a page with no date at a.org in 2024, so it may be old. What it confirms: The number."),
    ({"on": "2026-11-25", "how": "phone", "said_by": "duty worker", "covers": "Hours and ages."},
     "Confirmed by phone on 25 November 2026 (duty worker): hours and ages."),
    ({"on": "2026-11-25", "how": "email", "said_by": "MASH office manager"},
     "Confirmed by email on 25 November 2026 (MASH office manager)."),
    ({"on": "2026-11-25", "how": "phone", "said_by": "duty worker", "covers": "NRM form", "until": "2027-03"},
     "Confirmed by phone on 25 November 2026 (duty worker): NRM form. That holds until March 2027.")])
def test_confirmation_statement_says_when_and_by_what(confirmed: dict[str, Any] | None, words: str) -> None:
    """One sentence for each state, with what is covered where that is not everything."""
    assert confirmation_statement(Confirmed.model_validate(confirmed) if confirmed else None) == words


def test_unconfirmed_warning_is_returned_for_each_sort_of_contact_when_nobody_confirmed_it(small: Path) -> None:
    """Numbers, mailboxes and links each have their own words, which all begin alike."""
    contacts = item_of(small, contacts={
        "phones": [{"number": "116 000", "confirmed": "false"}],
        "emails": [{"address": "a@example.org", "confirmed": "false"}, {"address": "b@example.org"}],
        "links": [{"title": "x", "url": "https://example.org/", "confirmed": "false"}]}).entry.contacts
    assert contacts and contacts.phones and contacts.emails and contacts.links
    warnings = [unconfirmed_warning(each) for each in (contacts.phones[0], contacts.emails[0], contacts.links[0])]
    assert all(each.startswith("Not confirmed: ") for each in warnings) and len(set(warnings)) == 3
    assert unconfirmed_warning(contacts.emails[1]) == ""


PHONED = {"on": "2026-11-25", "how": "phone", "said_by": "duty worker", "until": "2027-03"}


def test_trust_of_doubts_what_held_until_an_earlier_day(small: Path) -> None:
    """On the last day it still holds; from the next on it is in doubt, and the review is overdue."""
    entry = item_of(small, confirmed=PHONED, review_by="2027-05").entry
    holds, ended = trust_of(entry, date(2027, 3, 31)), trust_of(entry, date(2027, 4, 1))
    assert (holds.doubts, holds.overdue, holds.review) == ((), False, "Due for review by May 2027.")
    assert ended.doubts == (
        "What they told us held until March 2027, so this may have changed. Check before you rely on it.",)
    assert ended.statement.endswith("That held until March 2027.")
    assert (ended.overdue, ended.review) == (True, "Review overdue since March 2027.")


def test_trust_of_says_that_a_review_is_overdue_and_doubts_nothing(small: Path) -> None:
    """A month is over with its last day; a review that is late makes nothing untrue by itself."""
    entry = item_of(small, review_by="2027-05").entry
    assert trust_of(entry, date(2027, 5, 31)).review == "Due for review by May 2027."
    late = trust_of(entry, date(2027, 6, 1))
    assert (late.review, late.overdue, late.doubts) == ("Review overdue since May 2027.", True, ())


def test_trust_of_doubts_after_three_tries_without_answer(small: Path) -> None:
    """Two tries are chance; tries before a phone call that was answered do not count."""
    days = ["2026-11-20", "2026-11-02", "2026-11-10"]
    day = date(2026, 11, 26)
    assert trust_of(item_of(small, tried=days[:2]).entry, day).doubts == ()
    assert trust_of(item_of(small, tried=days).entry, day).doubts == (
        "We tried 3 times to reach them to check this and had no answer, last on 20 November 2026. "
        "They may have closed: have another service ready.",)
    answered = {"on": "2026-11-12", "how": "phone", "said_by": "duty worker"}
    assert trust_of(item_of(small, tried=days, confirmed=answered).entry, day).doubts == ()


def test_public_catalogue_puts_the_days_doubts_before_the_entrys_own(small: Path) -> None:
    """Whatever shows an entry's doubts shows both; without a day only its own."""
    catalogue, _ = load_catalogue(with_entry(small, confirmed=PHONED, doubts=["Ring first."]))
    late = public_catalogue(catalogue, date(2028, 1, 1)).items["missing/safecall"]
    assert [text[:4] for text in late.doubts] == ["What", "Ring"]
    assert public_catalogue(catalogue).items["missing/safecall"].doubts == ["Ring first."]


def test_nothing_of_a_closed_entry_is_in_doubt_by_the_day(small: Path) -> None:
    """Nobody is sent there."""
    entry = item_of(small, status="inactive", confirmed=PHONED, tried=["2026-01-01", "2026-01-02", "2026-01-03"]).entry
    assert trust_of(entry, date(2028, 1, 1)).doubts == ()
