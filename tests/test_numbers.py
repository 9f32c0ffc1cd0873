"""An entry's numbers: what stands beside each button, which of them a card shows, dates and hours in words, trust."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.dates import format_schedule
from signpost.catalogue.derived.trust import trust_statement, unconfirmed_warning
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.model import Confirmed, Eligibility, Schedule
from signpost.pages.contact_buttons import card_buttons, page_buttons, separate_hours
from signpost.pages.formatting import audience_paragraphs, format_ages, format_eligibility, join_sentences
from tests.conftest import with_entry

DAY = {"days": ["MO", "TU"], "opens": "09:00", "closes": "17:30"}
NIGHT = {"days": ["MO", "TU"], "opens": "17:30", "closes": "09:00"}


def item_of(root: Path, **fields: Any) -> Item:
    """Return the small catalogue's entry with some fields altered."""
    catalogue, problems = load_catalogue(with_entry(root, **fields))
    assert problems == []
    return catalogue.items["missing/safecall"]


def phones(*found: dict[str, Any]) -> dict[str, Any]:
    """Return contacts with these numbers."""
    return {"phones": list(found)}


def shown(item: Item) -> list[tuple[list[str], str]]:
    """Return the numbers of a card's buttons, with what stands beside them."""
    return [([phone.number for phone in group.phones], group.details) for group in card_buttons(item)]


def test_card_shows_both_numbers_when_each_has_its_own_times(small: Path) -> None:
    """Who needs help at night sees the number for the night without opening the page."""
    item = item_of(small, contacts=phones(
        {"number": "01702 215007", "title": "By day", "schedule": [DAY]},
        {"number": "0345 606 1212", "title": "At night", "hours": "Monday and Tuesday nights", "schedule": [NIGHT]},
        {"number": "0800 1111", "note": "For something else."}))
    assert shown(item) == [(["01702 215007"], "By day. Monday and Tuesday 9am to 5.30pm."),
                           (["0345 606 1212"], "At night. Monday and Tuesday nights.")]
    assert [group.schedule for group in card_buttons(item)] == [
        '[["MOTU","09:00","17:30"]]', '[["MOTU","17:30","09:00"]]']


def test_card_shows_the_entrys_hours_once_when_they_are_those_of_its_numbers(small: Path) -> None:
    """A number to ring and to text at the same hours is two buttons with one line; the facts do not say it again."""
    item = item_of(small, hours="9am to 11pm every day", contacts=phones(
        {"number": "116 000"}, {"number": "116 000", "type": "text"}))
    assert shown(item) == [(["116 000", "116 000"], "9am to 11pm every day")]
    assert separate_hours(item.entry) == ""


def test_hours_stand_apart_when_no_number_shows_them(small: Path) -> None:
    """Hours of a service whose numbers have hours of their own, or that has no number, stand among the facts."""
    own = phones({"number": "116 000", "hours": "day and night"})
    assert separate_hours(item_of(small, hours="9am to 5pm", contacts=own).entry) == "9am to 5pm"
    assert separate_hours(item_of(small, hours="9am to 5pm", contacts=None, kind="service").entry) == "9am to 5pm"


def test_entrys_times_are_a_numbers_when_it_has_no_hours_of_its_own(small: Path) -> None:
    """A number with hours in words alone has no times: nobody can tell whether it is open now."""
    item = item_of(small, schedule=[DAY], contacts=phones(
        {"number": "116 000"}, {"number": "0800 1111", "hours": "at night"}))
    assert [group.schedule for group in page_buttons(item)] == ['[["MOTU","09:00","17:30"]]', ""]


def test_note_and_doubt_stand_beside_the_button(small: Path) -> None:
    """What a button does not do, and that nobody confirmed the number, is said where it is pressed."""
    item = item_of(small, contacts=phones(
        {"number": "999", "type": "text", "body": "register", "note": "This does not call for help.",
         "confirmed": "false"}))
    group = card_buttons(item)[0]
    assert group.details == "This does not call for help."
    assert group.warning == "Not confirmed: we found no up-to-date public page with this number."


def test_title_is_left_out_when_it_is_the_name(small: Path) -> None:
    """Each thing once."""
    assert shown(item_of(small, contacts=phones({"number": "116 000", "title": "Safecall"}))) == [(["116 000"], "")]


@pytest.mark.parametrize(("parts", "words"), [
    ((), ""), ((None, ""), ""), (("every day",), "Every day"), (("a", None, "b."), "A. B."),
    (("No answer? Ring 101.", "at night"), "No answer? Ring 101. At night.")])
def test_sentences_join_what_is_there(parts: tuple[str | None, ...], words: str) -> None:
    """Texts become sentences; one alone is left as it is but for its first letter."""
    assert join_sentences(*parts) == words


@pytest.mark.parametrize(("rules", "words"), [
    ([DAY], "Monday and Tuesday 9am to 5.30pm"),
    ([{"days": ["MO", "TU", "WE"], "opens": "00:00", "closes": "12:00"}, {"days": ["FR"], "opens": "12:00",
                                                                           "closes": "23:59"}],
     "Monday to Wednesday midnight to midday, Friday midday to midnight"),
    ([{"days": ["SU", "SA"], "opens": "00:00", "closes": "23:59", "note": "Bank holidays too."}],
     "Saturday and Sunday all day. Bank holidays too"),
    ([{"days": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"], "opens": "00:00", "closes": "23:59"}],
     "24 hours a day, every day"),
    ([{"days": ["MO", "WE", "FR"], "opens": "10:05", "closes": "20:00"}],
     "Monday, Wednesday and Friday 10.05am to 8pm")])
def test_opening_words_are_how_people_write_times(rules: list[dict[str, Any]], words: str) -> None:
    """Days in runs, times with am and pm, midday and midnight in words."""
    assert format_schedule([Schedule.model_validate(each) for each in rules]) == words


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


def test_doubt_is_said_of_each_sort_of_contact_when_nobody_confirmed_it(small: Path) -> None:
    """Numbers, mailboxes and links each have their own words, which all begin alike."""
    contacts = item_of(small, contacts={
        "phones": [{"number": "116 000", "confirmed": "false"}],
        "emails": [{"address": "a@example.org", "confirmed": "false"}, {"address": "b@example.org"}],
        "links": [{"title": "x", "url": "https://example.org/", "confirmed": "false"}]}).entry.contacts
    assert contacts and contacts.phones and contacts.emails and contacts.links
    warnings = [unconfirmed_warning(each) for each in (contacts.phones[0], contacts.emails[0], contacts.links[0])]
    assert all(each.startswith("Not confirmed: ") for each in warnings) and len(set(warnings)) == 3
    assert unconfirmed_warning(contacts.emails[1]) == ""


@pytest.mark.parametrize(("fields", "words"), [
    ({}, ""), ({"minimum_age": 8, "maximum_age": 25, "age_note": "over 18 only for care leavers"},
               "Ages 8 to 25 (over 18 only for care leavers)"),
    ({"maximum_age": 25}, "Up to age 25"), ({"minimum_age": 16}, "Age 16 and over"),
    ({"minimum_age": 16, "maximum_age": 16}, "Age 16"), ({"age_note": "ask if you are 25."}, "ask if you are 25")])
def test_ages_have_their_note_in_brackets(fields: dict[str, Any], words: str) -> None:
    """The age line does not turn away whom the words let in."""
    assert format_ages(Eligibility.model_validate(fields)) == words


def test_who_it_is_for_is_what_the_entry_says(small: Path) -> None:
    """Whom a page is written for is said only where nothing says who can use it."""
    item = item_of(small, audience=["young-person", "professional"],
                   eligibility={"maximum_age": "25", "description": "Young people who go missing."})
    assert audience_paragraphs(item) == ["Up to age 25.", "Young people who go missing."]
    bare = item_of(small, audience=["young-person", "professional"])
    assert audience_paragraphs(bare) == ["Written for young people and professionals."]
    assert format_eligibility(item.entry.eligibility) == "Young people who go missing."
