"""How far an entry and its contacts can be relied on, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.trust import trust_statement, unconfirmed_warning
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Confirmed
from tests.conftest import with_entry


def item_of(root: Path, **fields: Any) -> Item:
    """Return the small catalogue's entry with some fields altered."""
    catalogue, problems = load_catalogue(with_entry(root, **fields))
    assert problems == []
    return catalogue.items["missing/safecall"]


@pytest.mark.parametrize(("confirmed", "words"), [
    (None, "Not confirmed: we found no public page that confirms this. Check before you rely on it."),
    ({"on": "2026-01", "by": "https://www.missingpeople.org.uk/x"},
     "Confirmed in January 2026 by missingpeople.org.uk."),
    ({"on": "2026-01-05", "by": "https://a.org/", "covers": "The number; not the hours."},
     "Partly confirmed on 5 January 2026 by a.org. What it confirms: The number; not the hours."),
    ({"on": "2026-11-23", "by": "https://a.org/", "dated": False},
     "Seen on a page with no date at a.org on 23 November 2026, so it may be old."),
    ({"on": "2024", "by": "https://a.org/", "dated": False, "covers": "The number."},
     "Partly seen on a page with no date at a.org in 2024, so it may be old. What it confirms: The number.")])
def test_trust_statement_says_when_and_by_what(confirmed: dict[str, Any] | None, words: str) -> None:
    """One sentence for each state, with what is covered where that is not everything."""
    assert trust_statement(Confirmed.model_validate(confirmed) if confirmed else None) == words


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
