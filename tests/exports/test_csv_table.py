"""catalogue.csv: nothing in it is converted by a spreadsheet."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.exports.csv_table import BOM, escape_cell, render_csv
from tests.conftest import with_entry
from tests.live import CATALOGUE

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
AGES = {"Youngest age", "Oldest age"}


def rows_of(text: str) -> list[list[str]]:
    """Return a table's rows as the csv module reads them."""
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


def live() -> Catalogue:
    """Return the live catalogue."""
    return load_catalogue(CATALOGUE)[0]


def cells(row: ElementTree.Element) -> list[tuple[str, str]]:
    """Return type and text of each cell of a spreadsheet's row."""
    found: list[tuple[str, str]] = []
    for cell in row.findall(f"{TABLE}table-cell"):
        assert cell.get(f"{TABLE}formula") is None
        text = "\n".join("".join(part.itertext()) for part in cell.findall(f"{TEXT}p"))
        found += [(cell.get(f"{OFFICE}value-type", ""), text)] * int(cell.get(f"{TABLE}number-columns-repeated", "1"))
    return found


def opened(folder: Path, text: str) -> list[list[tuple[str, str]]]:
    """Return a table as LibreOffice opens it: type and text of each cell; skip where there is no LibreOffice.

    Without a dialog it needs the separator, the quote and the encoding as an option: 44,34,76,1.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not on this machine: the csv module alone has checked the table")
    (folder / "catalogue.csv").write_bytes(text.encode())
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=CSV:44,34,76,1",
               "--convert-to", "fods", "--outdir", str(folder), str(folder / "catalogue.csv")]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    tree = ElementTree.parse(folder / "catalogue.fods")
    return [cells(row) for row in tree.iter(f"{TABLE}table-row")]


def test_table_has_a_row_for_each_entry_when_read_by_the_csv_module() -> None:
    """Each entry has one row with a cell for each heading; the file says that it is UTF-8; lines end in CR LF."""
    catalogue = live()
    text = render_csv(catalogue, SITE)
    rows = rows_of(text)
    assert text.startswith(BOM) and text.endswith("\r\n") and "\n\n" not in text
    assert [row[0] for row in rows[1:]] == list(catalogue.items)
    assert {len(row) for row in rows} == {len(rows[0])}


def test_no_cell_would_be_converted_when_the_live_table_is_opened() -> None:
    """Every text of the live table is escaped already: only the ages are numbers."""
    rows = rows_of(render_csv(live(), SITE))
    ages = {index for index, name in enumerate(rows[0]) if name in AGES}
    texts = [cell for row in rows[1:] for index, cell in enumerate(row) if index not in ages]
    assert [text for text in texts if escape_cell(text) != text] == []
    assert all(row[index] == "" or row[index].isdigit() for row in rows[1:] for index in ages)


def test_live_table_is_the_same_when_libreoffice_opens_it(tmp_path: Path) -> None:
    """LibreOffice shows every cell of the real table letter by letter: texts as texts, ages as numbers."""
    rows = rows_of(render_csv(live(), SITE))
    ages = {index for index, name in enumerate(rows[0]) if name in AGES}
    shown = opened(tmp_path, render_csv(live(), SITE))
    assert len(shown) >= len(rows)
    for row, found in zip(rows, shown, strict=False):
        wanted = [("" if not cell else "float" if index in ages and row is not rows[0] else "string", cell)
                  for index, cell in enumerate(row)]
        assert found[:len(row)] == wanted

CONVERTED = ["=1+1", "+44", "-5 things", "@SUM(A1)", "\t=1", " =1", "＝1+1", "0800 1111", "116 000", "85258", "2027-05",
         "May 2027", "5 Nov", "11-25", "1/2", "TRUE", "1e5", "£3.99", "50%", "12:30"]


@pytest.mark.parametrize("text", CONVERTED)
def test_cell_begins_with_an_apostrophe_when_a_spreadsheet_would_convert_it(text: str) -> None:
    """A formula, number, date, time, sum or truth value in a text becomes a text that says so."""
    assert escape_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["24/7 line", "Ring 0800 1111", "by May 2027", "Up to 25", "March: all", "a=b", ""])
def test_cell_is_left_alone_when_it_is_plainly_a_text(text: str) -> None:
    """Words are not touched."""
    assert escape_cell(text) == text


def test_nasty_names_are_shown_whole_when_libreoffice_opens_them(small: Path, tmp_path: Path) -> None:
    """Quotes, commas, line breaks, formulas, pounds and other alphabets come out as they went in."""
    names = [f"{text} x" if text.startswith("\t") else text for text in CONVERTED] + ['a "b", c; d', "naïve £ – ’ 漢"]
    root = with_entry(small, name="x", also_known_as=names, places=["=cmd|' /C calc'!A0"], hours='two\nlines, "quoted"')
    rows = rows_of(render_csv(load_catalogue(root)[0], SITE))
    shown = opened(tmp_path, render_csv(load_catalogue(root)[0], SITE))
    assert [text for _, text in shown[1][:len(rows[1])]] == rows[1]
    assert "'=cmd|' /C calc'!A0" in rows[1] and 'two lines, "quoted"' in rows[1]


def row_of(small: Path, **fields: Any) -> dict[str, str]:
    """Return the small catalogue's one row by its headings."""
    heads, row = rows_of(render_csv(load_catalogue(with_entry(small, **fields))[0], SITE))
    return dict(zip(heads, row, strict=True))


def test_row_keeps_notes_and_doubts_when_contacts_have_them(small: Path) -> None:
    """Notes and warnings of a number or an address are in its cell."""
    row = row_of(small, hours="9am to 5pm", contacts={
        "phones": [{"number": "111", "note": "Choose option 2.", "confirmed": "false"}],
        "emails": [{"address": "a@example.org", "note": "Not in an emergency."}],
        "links": [{"title": "Page", "url": "https://example.org/a", "note": "Look under Help.", "confirmed": "false"}]})
    assert row["Ring or text"] == ("Ring 111 (9am to 5pm. Choose option 2. "
                                   "Not confirmed: we know of no up-to-date public page with this number.)")
    assert row["Email"] == "a@example.org (Not in an emergency.)"
    assert row["Website"].startswith("https://example.org/a (Look under Help. Not confirmed: ")


def test_row_says_how_far_to_trust_it_in_the_words_of_the_page(small: Path) -> None:
    """The table says what the entry's page says, with the address of the page that confirms it."""
    row = row_of(small, confirmed={"on": "2026-01", "by": "https://www.example.org/a"},
                 eligibility={"minimum_age": "11", "age_note": "some start at 10", "description": "Anyone."})
    assert row["Confirmed"] == "Confirmed in January 2026 by example.org. (https://www.example.org/a)"
    assert row["Who can use it"] == "Age 11 and over (some start at 10). Anyone."
