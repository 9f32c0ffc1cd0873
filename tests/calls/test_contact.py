"""Whom a call asks: which number, mailbox, colleague or page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.calls.contact import Way
from tests.calls.small_list import an_entry, calls_of, phones

PAGE = {"links": [{"title": "A page", "url": "https://www.example.org/line"}]}
MAILBOX = {"emails": [{"address": "team@example.org"}]}


@pytest.mark.parametrize(("fields", "way", "address"), [
    ({"contacts": phones("0800 1111") | MAILBOX | PAGE}, Way.RING, "0800 1111"),
    ({"contacts": phones("0800 1111", {"number": "116 000", "confirmed": "false"})}, Way.RING, "116 000"),
    ({"kind": "service", "contacts": MAILBOX | PAGE}, Way.WRITE, "team@example.org"),
    ({"kind": "service", "contacts": {"emails": [{"address": "a@example.org"},
                                                 {"address": "b@example.org", "confirmed": "false"}]}},
     Way.WRITE, "b@example.org"),
    ({"kind": "service", "contacts": PAGE, "ask_for_it": "Ask the front desk for it."}, Way.ASK,
     "Ask the front desk for it."),
    ({"kind": "service", "contacts": PAGE}, Way.LOOK, "https://www.example.org/line"),
    ({"kind": "direct-work", "contacts": None, "organization": None}, Way.ASK, "Ask somebody who knows it.")])
def test_own_number_comes_first_then_mailbox_then_colleague_then_page(
        small: Path, fields: dict[str, Any], way: Way, address: str) -> None:
    """A number or mailbox that nobody has confirmed comes before those that a page confirms."""
    call, = calls_of(small, line=an_entry(**fields))
    assert (call.contact.way, call.contact.address) == (way, address)


@pytest.mark.parametrize("phone", [
    {"number": "999"}, {"number": "112"}, {"number": "111"}, {"number": "101"}, {"number": "999", "confirmed": "false"},
    {"number": "18000", "type": "textphone"}, {"number": "999", "type": "text"}, {"number": "85258", "type": "text"}])
def test_emergency_number_or_text_line_is_never_tried(small: Path, phone: dict[str, str]) -> None:
    """Its page confirms it: a test call or text takes the line away from somebody."""
    call, = calls_of(small, line=an_entry(contacts={"phones": [phone], **PAGE}))
    assert call.contact.way is Way.LOOK


@pytest.mark.parametrize(("title", "way"), [("Childline, to talk first", Way.LOOK), ("Our own line", Way.RING)])
def test_number_of_another_service_is_not_rung_about_the_entry(small: Path, title: str, way: Way) -> None:
    """A title that begins with the name of another entry with that number says whose it is."""
    contacts = phones({"number": "0800 1111", "title": title}) | PAGE
    club = an_entry(name="Boxing club", kind="activity", contacts=contacts)
    childline = an_entry(name="Childline", contacts=phones("0800 1111"))
    calls = calls_of(small, club=club, childline=childline)
    found = {entry.item.slug: call.contact.way for call in calls for entry in call.entries}
    assert found == {"club": way, "childline": Way.RING}


@pytest.mark.parametrize("kind", ["procedure", "resource", "direct-work"])
def test_numbers_in_what_nobody_runs_are_rung_only_if_nobody_confirmed_them(small: Path, kind: str) -> None:
    """Whoever answers there knows nothing of the procedure; but the number itself may be wrong."""
    sure, unsure = phones("0800 1111"), phones({"number": "0800 1111", "confirmed": "false"})
    assert calls_of(small, line=an_entry(kind=kind, contacts=sure | PAGE))[0].contact.way is Way.LOOK
    assert calls_of(small, line=an_entry(kind=kind, contacts=unsure | PAGE))[0].contact.way is Way.RING


def test_page_of_the_organisation_is_looked_at_when_the_entry_has_none(small: Path) -> None:
    """Somebody has to begin somewhere."""
    organisation = "organisations:\n- {id: missing-people, name: Missing People, description: x, website: 'https://m.org/'}\n"
    (small / "organisations.yml").write_text(organisation)
    call, = calls_of(small, line=an_entry(kind="service", contacts=None))
    assert (call.contact.way, call.contact.address, call.title) == (Way.LOOK, "https://m.org/", "Look at m.org")
