"""An entry that leaves the screen: as a message, and as the code on paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import segno

from signpost.catalogue.catalogue import Item
from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue
from signpost.pages.handout import QR_MASK, message_text, qr_code
from tests.conftest import with_entry

SITE = Site("Signpost", "https://signpost.example.org/", "owner/signpost")


def entry(small: Path, **fields: Any) -> Item:
    """Return the small catalogue's entry with some fields altered."""
    catalogue, problems = read_catalogue(with_entry(small, **fields), date(2026, 11, 23))
    assert problems == []
    return catalogue.items["missing/safecall"]


def test_message_joins_ring_and_text_when_the_number_is_one(small: Path) -> None:
    """One line a number, with what to do, when, the website, and the page's address last."""
    item = entry(small, hours="9am to 11pm every day.", contacts={
        "phones": [{"number": "116 000"}, {"number": "116 000", "type": "text"}],
        "links": [{"title": "SafeCall", "url": "https://www.missingpeople.org.uk/safecall"}]})
    assert message_text(SITE, item).splitlines() == [
        "SafeCall", "Ring or text 116 000, 9am to 11pm every day", "missingpeople.org.uk",
        "https://signpost.example.org/themes/missing/safecall/"]


def test_message_gives_the_word_when_a_text_line_needs_one(small: Path) -> None:
    """A text line's word stands before its number, and the hours of a number before those of the entry."""
    item = entry(small, hours="9am to 5pm", contacts={
        "phones": [{"number": "85258", "type": "text", "body": "SHOUT", "hours": "day and night"},
                   {"number": "116 123"}]})
    assert "Text SHOUT to 85258, day and night" in message_text(SITE, item)


def test_message_keeps_note_and_doubt_when_a_number_has_them(small: Path) -> None:
    """What to know before using a number, and that nobody has confirmed it, goes with it."""
    item = entry(small, hours="every day", kind="service", contacts={"phones": [
        {"number": "111", "title": "NHS 111", "note": "Choose the mental health option."},
        {"number": "0800 1111", "hours": "9am to 5pm", "confirmed": "false"}]})
    assert message_text(SITE, item).splitlines()[1:3] == [
        "Ring 111 (NHS 111), every day. Choose the mental health option.",
        "Ring 0800 1111, 9am to 5pm. Not confirmed: we know of no up-to-date public page with this number."]


def test_message_gives_each_number_its_own_line_when_their_notes_differ(small: Path) -> None:
    """One number to ring and to text is one line only where the same is to be known of both."""
    item = entry(small, contacts={"phones": [
        {"number": "116 000"}, {"number": "116 000", "type": "text", "note": "Slower than a call."}]})
    assert message_text(SITE, item).splitlines()[1:3] == ["Ring 116 000", "Text 116 000. Slower than a call."]


def test_message_is_name_and_address_when_there_is_no_contact(small: Path) -> None:
    """An entry without contacts gives its name and its page."""
    item = entry(small, contacts=None, kind="training", audience=["professional"])
    assert len(message_text(SITE, item).splitlines()) == 2


@pytest.mark.parametrize("address", ["https://signpost.example.org/themes/missing/x/", "https://x.org/" + "a" * 90])
def test_qr_code_draws_exactly_its_address(address: str) -> None:
    """The modules that the SVG draws are those of the address's code."""
    drawn = set()
    x, y = 0.0, 0.0
    path = re.search(r'd="([^"]+)"', qr_code(address))
    assert path
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path[1]):
        values = [float(value) for value in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            drawn |= {(int(x + step), int(y)) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    border = 4
    matrix = segno.make(address, error="m", boost_error=False, micro=False, mask=QR_MASK).matrix
    assert drawn == {(column + border, row + border) for row, line in enumerate(matrix)
                     for column, dark in enumerate(line) if dark}
