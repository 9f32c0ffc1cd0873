"""What a message says to write: only what the check accepts, and whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signpost.catalogue.suggestions.contacts import fit_note, suggest_phone
from signpost.catalogue.suggestions.items import list_requirement
from signpost.catalogue.suggestions.written import as_written, in_quotes, in_square_brackets
from signpost.cli.check import read_catalogue
from tests.conftest import SMALL, write_catalogue

SITE = str(SMALL["site.yml"])
NUMBER = "0345 555 7627"


def said_of_site(root: Path, text: str) -> list[str]:
    """Return what is said of a site.yml."""
    write_catalogue(root, {**SMALL, "site.yml": text})
    return [each.message for each in read_catalogue(root, date(2026, 11, 26))[1] if each.path.name == "site.yml"]


def with_line(name: str, line: str) -> str:
    """Return the text of site.yml with another line for one of its fields."""
    return "\n".join(line if each.startswith(f"{name}:") else each for each in SITE.split("\n"))


def test_text_that_is_too_long_is_not_dictated_in_other_quotes(tmp_path: Path) -> None:
    """Both faults of the line are said, and how long it is."""
    assert said_of_site(tmp_path, with_line("name", 'name: "Signpost" for Essex, Southend and Thurrock')) == [
        "a text that begins with a quote must end with it and hold no other of its kind",
        "name must be at most 30 characters, not 43: '\"Signpost\" for Essex, Southend and Thurrock'"]


def test_text_that_fits_is_dictated_in_other_quotes(tmp_path: Path) -> None:
    """It is what the line should hold."""
    assert said_of_site(tmp_path, with_line("name", 'name: "Signpost" for Essex')) == [
        "a text that begins with a quote must end with it and hold no other of its kind: write "
        "'\"Signpost\" for Essex'"]


def test_number_without_a_note_of_its_own_is_dictated_alone(tmp_path: Path) -> None:
    """The number of site.yml has no note."""
    message, = said_of_site(tmp_path, f"{SITE.rstrip()}\nurgent: {{number: 0345 555 7627 option 2}}\n")
    assert message.endswith(f'; write number: "{NUMBER}"')


@pytest.mark.parametrize(("text", "cure"), [
    (f'"{NUMBER}" option 2', f'; write number: "{NUMBER}", and on the line below, note: option 2'),
    (f"{NUMBER}, ask for Jo", f'; write number: "{NUMBER}", and on the line below, note: ask for Jo'),
    (f"{NUMBER} (press: 2)", f'; write number: "{NUMBER}", and on the line below, note: "press: 2"'),
    (f"{NUMBER} x 12", f'; write number: "{NUMBER}", and on the line below, note: extension 12'),
    (f"{NUMBER} TBC", f"; write '{NUMBER}', and what else is to be said into `note`"),
    ("0800 FLOWERS", "; write the whole number in digits, and other words into `note`"),
    ("0800FLOWERS", "; write its letters as the digits of the keypad, and other words into `note`")])
def test_number_is_dictated_apart_from_its_words(text: str, cure: str) -> None:
    """Letters are those of a keypad only where nothing stands between them and the number."""
    assert suggest_phone(text, lambda number: number == NUMBER, lambda note: note != "TBC") == cure


def test_note_that_is_there_is_added_to() -> None:
    """A second note would be refused."""
    message = f'; write number: "{NUMBER}", and on the line below, note: option 2'
    assert fit_note(message, is_possible=True, is_there=True) == (
        f'; write number: "{NUMBER}", and add to its note: option 2')


@pytest.mark.parametrize(("name", "text", "what"), [
    ("area", "Colchester and Tendring", "write area: [colchester, tendring]"),
    ("area", "all of Essex, Southend-on-Sea", "write area: [essex, southend-on-sea]"),
    ("tried", "24 November and 26 November, no answer", "such as tried: [2026-11-24, 2026-11-26]"),
    ("tried", "24 November 2026, no answer", "such as tried: [2026-11-24, 2026-11-26]"),
    ("tried", "24 November 2026", "write tried: [2026-11-24]"),
    ("formerly", "missing-chat", "write the old folder, a stroke and the old file's name, such as formerly: "
                                 "[missing/missing-chat]"),
    ("formerly", "Missing/Missing Chat", "write formerly: [missing/missing-chat]"),
    ("sources", "S84, S85", "write sources: [S084, S085]"),
    ("keywords", "it's {x}, weed", 'write keywords: ["it\'s {x}", weed]'),
    ("places", "12 High Street, Colchester", 'write places: ["12 High Street, Colchester"]'),
    ("doubts", "Ring first: no page says it.", "write '- \"Ring first: no page says it.\"'")])
def test_list_is_dictated_as_its_field_has_it(name: str, text: str, what: str) -> None:
    """Names become ids, dates become figures, and other words become no items."""
    assert list_requirement(name, text, lambda items: True).endswith(what)


def test_list_that_is_refused_is_not_dictated() -> None:
    """The message says what such a list is, and no more."""
    assert list_requirement("keywords", "one, two", lambda items: False) == (
        "must be a list in square brackets, with a comma between one thing and the next")


@pytest.mark.parametrize(("text", "written"), [
    ("Ring us", "Ring us"), ("Note: ring", '"Note: ring"'), ("[name] rings", '"[name] rings"'),
    ('Free: "taster"', "'Free: \"taster\"'"), ("* Don't", '"* Don\'t"'), ("two\nlines", "two lines")])
def test_text_stands_in_quotes_where_the_file_needs_them(text: str, written: str) -> None:
    """Others stand as they are; the quotes are of a kind that the text does not hold."""
    assert as_written(text) == written


def test_quotes_are_doubled_where_a_text_holds_both_kinds() -> None:
    """So the text is still read whole."""
    assert in_quotes("\"Don't\"") == "'\"Don''t\"'"


def test_number_is_always_in_quotes() -> None:
    """As in the whole catalogue."""
    assert as_written("0800 1111", field="number") == '"0800 1111"'


def test_item_with_a_comma_stands_in_quotes_in_square_brackets() -> None:
    """It would be read as two."""
    assert in_square_brackets(["a, b", "c"]) == '["a, b", c]'
