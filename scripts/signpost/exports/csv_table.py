"""catalogue.csv: a row for each entry, for spreadsheets.

A text that a spreadsheet would take for a formula, a number or a date begins with an apostrophe, and phone numbers
follow a verb ("Ring 0800 1111"), so that they keep their zeros.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import emails_of, links_of, phones_of
from signpost.catalogue.derived.date_formatting import MONTHS, hours_of_entry
from signpost.catalogue.derived.spreadsheet import escape_formula
from signpost.catalogue.derived.trust import unconfirmed_warning
from signpost.catalogue.enums import KIND_NAMES, STATUS_LABELS
from signpost.catalogue.site import Site
from signpost.pages.contact_buttons import button_text, phone_details
from signpost.pages.formatting import (
    format_areas,
    format_audiences,
    format_eligibility,
    how_to_get_it,
    join_sentences,
)

BOM = "\ufeff"
_MONTH = "|".join(month[:3] for month in MONTHS)
NUMBER_OR_DATE = re.compile(rf"(?=.*\d)[\d.,:/\s%£$€+-]*(e[+-]?\d+|({_MONTH})[a-z]*)?[\d.,:/\s-]*|true|false", re.I)

Column = tuple[str, Callable[[Catalogue, Site, Item], str]]


def render_csv(catalogue: Catalogue, site: Site) -> str:
    """Return the table's text: a byte order mark, a row of headings, a row for each entry; lines end in CR LF."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([name for name, _ in (*COLUMNS, *AGE_COLUMNS)])
    for item in catalogue.items.values():
        writer.writerow([*(escape_cell(value(catalogue, site, item)) for _, value in COLUMNS),
                         *(value(item) for _, value in AGE_COLUMNS)])
    return BOM + output.getvalue()


def escape_cell(text: str) -> str:
    """Return a text on one line, with an apostrophe before what a spreadsheet would not take for text."""
    line = " ".join(text.split()) if "\n" in text or "\r" in text else text
    return f"'{line}" if NUMBER_OR_DATE.fullmatch(line) else escape_formula(line)


def _phones(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the numbers with their details and warnings: "Text HELP to 85258 (Crisis line. Not confirmed: …)"."""
    return "; ".join(
        _with_note(button_text(phone), join_sentences(phone_details(item.entry, phone), unconfirmed_warning(phone)))
        for phone in phones_of(item.entry))


def _emails(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the email addresses with their details and warnings."""
    return "; ".join(_with_note(email.address, join_sentences(email.title, email.note, unconfirmed_warning(email)))
                     for email in emails_of(item.entry))


def _links(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the web addresses with their notes and warnings."""
    return " ; ".join(_with_note(link.url, join_sentences(link.note, unconfirmed_warning(link)))
                      for link in links_of(item.entry))


def _with_note(text: str, note: str) -> str:
    """Return a text with a note, where there is one, in brackets."""
    return f"{text} ({note})" if note else text


def _organisation(catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return who runs it."""
    runs = catalogue.organisations.get(item.entry.organization or "")
    return runs.name if runs else ""


def _theme(catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the title of its theme."""
    theme = catalogue.themes_by_id.get(item.theme)
    return theme.title if theme else "Urgent help"


def _also_in(catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the titles of the other themes that list it."""
    return "; ".join(catalogue.themes_by_id[each].title for each in item.entry.also_in or ())


def _instead(catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the names of where else to go."""
    others = (item.entry.eligibility.instead if item.entry.eligibility else None) or []
    return "; ".join(catalogue.items[other].entry.name for other in others)


def _confirmed(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return when and by what it was last confirmed, and the address of that page."""
    confirmed = item.entry.confirmed
    return _with_note(item.trust.statement, (confirmed.by or "") if confirmed else "")


COLUMNS: tuple[Column, ...] = (
    ("Id", lambda _c, _s, item: item.id),
    ("Name", lambda _c, _s, item: item.entry.name),
    ("Whether it is open", lambda _c, _s, item: STATUS_LABELS[item.entry.status]),
    ("Try instead", _instead),
    ("Also known as", lambda _c, _s, item: "; ".join(item.entry.also_known_as or ())),
    ("What it is", lambda _c, _s, item: KIND_NAMES[item.entry.kind][0]),
    ("Theme", _theme),
    ("Also listed in", _also_in),
    ("Who runs it", _organisation),
    ("In one sentence", lambda _c, _s, item: item.entry.summary),
    ("Written for", lambda catalogue, _s, item: format_audiences(catalogue, item)),
    ("Who can use it", lambda _c, _s, item: format_eligibility(item.entry.eligibility)),
    ("Not for", lambda _c, _s, item: (item.entry.eligibility and item.entry.eligibility.not_for) or ""),
    ("How to get it", lambda catalogue, _s, item: how_to_get_it(catalogue, item.entry)),
    ("Ring or text", _phones),
    ("Email", _emails),
    ("Website", _links),
    ("Hours", lambda _c, _s, item: hours_of_entry(item.entry)),
    ("Cost", lambda _c, _s, item: item.entry.cost or ""),
    ("Where it works", lambda catalogue, _s, item: format_areas(catalogue, item)),
    ("Where", lambda _c, _s, item: "; ".join(item.entry.places or ())),
    ("In doubt", lambda _c, _s, item: " ".join(item.doubts)),
    ("Confirmed", _confirmed),
    ("Review", lambda _c, _s, item: item.trust.review.removeprefix("Due for review ").removesuffix(".")),
    ("Page", lambda _c, site, item: site.url + item.url),
)
AGE_COLUMNS: tuple[tuple[str, Callable[[Item], int | None]], ...] = (
    ("Youngest age", lambda item: item.entry.eligibility.minimum_age if item.entry.eligibility else None),
    ("Oldest age", lambda item: item.entry.eligibility.maximum_age if item.entry.eligibility else None),
)
