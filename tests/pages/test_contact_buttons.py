"""The buttons of an entry's numbers: which a page and a card show, and their details."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Item
from signpost.catalogue.loader import load_catalogue
from signpost.pages.contact_buttons import at_top, card_buttons, other_ways, page_buttons, separate_hours
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
    """Return the numbers of a card's buttons, with their details."""
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
        '{"rules":[["MOTU","09:00","17:30"]]}', '{"rules":[["MOTU","17:30","09:00"]]}']


def test_card_shows_the_entrys_hours_once_when_they_are_those_of_its_numbers(small: Path) -> None:
    """A number to ring and to text at the same hours is two buttons with one line; the facts do not say it again."""
    item = item_of(small, hours="9am to 11pm every day", contacts=phones(
        {"number": "116 000"}, {"number": "116 000", "type": "text"}))
    assert shown(item) == [(["116 000", "116 000"], "9am to 11pm every day")]
    assert separate_hours(item.entry) == ""


def test_hours_stand_apart_when_no_number_shows_them(small: Path) -> None:
    """Hours of a service whose numbers have hours of their own, or that has no number, are among the facts."""
    own = phones({"number": "116 000", "hours": "day and night"})
    assert separate_hours(item_of(small, hours="9am to 5pm", contacts=own).entry) == "9am to 5pm"
    assert separate_hours(item_of(small, hours="9am to 5pm", contacts=None, kind="service").entry) == "9am to 5pm"


def test_entrys_times_are_a_numbers_when_it_has_no_hours_of_its_own(small: Path) -> None:
    """A number with hours in words alone has no times: nobody can tell whether it is open now."""
    item = item_of(small, schedule=[DAY], contacts=phones(
        {"number": "116 000"}, {"number": "0800 1111", "hours": "at night"}))
    assert [group.schedule for group in page_buttons(item)] == ['{"rules":[["MOTU","09:00","17:30"]]}', ""]


def test_note_and_doubt_stand_beside_the_button(small: Path) -> None:
    """The number's note, and the warning that nobody confirmed it, are below its button."""
    item = item_of(small, contacts=phones(
        {"number": "999", "type": "text", "body": "register", "note": "This does not call for help.",
         "confirmed": "false"}))
    group = card_buttons(item)[0]
    assert group.details == "This does not call for help."
    assert group.warning == "Not confirmed: we know of no up-to-date public page with this number."


def test_title_is_left_out_when_it_is_the_name(small: Path) -> None:
    """A title that repeats the entry's name is left out."""
    assert shown(item_of(small, contacts=phones({"number": "116 000", "title": "Safecall"}))) == [(["116 000"], "")]


def test_title_is_left_out_when_the_name_says_it_and_there_is_no_other(small: Path) -> None:
    """A number's title says whose it is only where the entry's name does not."""
    numbers = [{"number": "116 000", "title": "safecall"}, {"number": "116 000", "title": "safecall", "type": "text"}]
    item = item_of(small, name="SafeCall (Missing People)", contacts=phones(*numbers))
    assert [details for _, details in shown(item)] == [""]


def test_titles_stay_when_two_numbers_are_told_apart_by_them(small: Path) -> None:
    """Also where the entry's name holds both."""
    item = item_of(small, name="Childline and Samaritans", contacts=phones(
        {"number": "0800 1111", "title": "Childline"}, {"number": "116 123", "title": "Samaritans"}))
    assert [group.details for group in page_buttons(item)] == ["Childline", "Samaritans"]


def test_two_buttons_stand_at_the_top_of_a_page(small: Path) -> None:
    """Numbers before mailboxes and web pages, of which those follow further down that would push away who it is for."""
    ways = {"emails": [{"address": "help@example.org"}],
            "links": [{"title": "Page", "url": "https://www.example.org/"}]}
    for numbers, expected in (((), 2), (({"number": "116 000"},), 1), (({"number": "116 000"}, {"number": "101"}), 0)):
        kind = "helpline" if numbers else "service"
        entry = item_of(small, kind=kind, contacts={**(phones(*numbers) if numbers else {}), **ways}).entry
        assert at_top(entry) == expected
        assert [type(way).__name__ for way in other_ways(entry)] == ["EmailAddress", "Link"]
