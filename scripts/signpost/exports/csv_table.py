"""A Catalogue goes in; `catalogue.csv` comes out: one row an entry, for spreadsheets.

Nothing in it is mangled when a spreadsheet opens it: what would be taken for a formula, a number or a date begins
with an apostrophe, and the numbers to ring stand in words ("Ring 0800 1111").
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.dates import MONTHS, format_date, hours_of_entry
from signpost.catalogue.derived.spreadsheet import escape_formula
from signpost.catalogue.derived.trust import unconfirmed_warning, trust_statement
from signpost.catalogue.enums import KIND_NAMES, STATUS_LABELS
from signpost.catalogue.site import Site
from signpost.pages.contact_buttons import beside, phone_action, phones_of, sentences
from signpost.pages.formatting import areas, audiences, who_can_ask, who_can_use

BOM = "\ufeff"
_MONTH = "|".join(month[:3] for month in MONTHS)
NUMBER_OR_DATE = re.compile(rf"(?=.*\d)[\d.,:/\s%£$€+-]*(e[+-]?\d+|({_MONTH})[a-z]*)?[\d.,:/\s-]*|true|false", re.I)

Column = tuple[str, Callable[[Catalogue, Site, Item], str]]


def render_csv(catalogue: Catalogue, site: Site) -> str:
    """Return the table's text: a mark that says UTF-8, a row of headings, and rows that end in CR LF."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow([name for name, _ in (*COLUMNS, *AGES)])
    for item in catalogue.items.values():
        writer.writerow([*(safe(cell(catalogue, site, item)) for _, cell in COLUMNS), *(age(item) for _, age in AGES)])
    return BOM + made.getvalue()


def safe(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for anything else; line breaks become spaces."""
    line = " ".join(text.split()) if "\n" in text or "\r" in text else text
    return f"'{line}" if NUMBER_OR_DATE.fullmatch(line) else escape_formula(line)


def _phones(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return what to ring and text, in words: "Text HELP to 85258 (Crisis line. Not confirmed: …)"."""
    return "; ".join(_with(phone_action(phone), sentences(beside(item.entry, phone), unconfirmed_warning(phone)))
                     for phone in phones_of(item.entry))


def _emails(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the mailboxes."""
    emails = (item.entry.contacts.emails if item.entry.contacts else None) or []
    return "; ".join(_with(email.address, sentences(email.title, email.note, unconfirmed_warning(email))) for email in emails)


def _links(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return the web addresses."""
    links = (item.entry.contacts.links if item.entry.contacts else None) or []
    return " ; ".join(_with(link.url, sentences(link.note, unconfirmed_warning(link))) for link in links)


def _with(text: str, beside: str) -> str:
    """Return a text with what stands beside it in brackets."""
    return f"{text} ({beside})" if beside else text


def _how(_catalogue: Catalogue, _site: Site, item: Item) -> str:
    """Return how to get it, and who can ask."""
    referral = item.entry.referral
    parts = [f"Who can ask: {who_can_ask(referral)}." if referral and referral.who else None,
             referral.how if referral else None, item.entry.ask_for_it]
    return " ".join(part for part in parts if part)


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
    return _with(trust_statement(confirmed), confirmed.by if confirmed else "")


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
    ("Written for", lambda _c, _s, item: audiences(item)),
    ("Who can use it", lambda _c, _s, item: who_can_use(item.entry.eligibility)),
    ("Not for", lambda _c, _s, item: (item.entry.eligibility and item.entry.eligibility.not_for) or ""),
    ("How to get it", _how),
    ("Ring or text", _phones),
    ("Email", _emails),
    ("Website", _links),
    ("Hours", lambda _c, _s, item: hours_of_entry(item.entry)),
    ("Cost", lambda _c, _s, item: item.entry.cost or ""),
    ("Where it works", lambda _c, _s, item: areas(item)),
    ("Where", lambda _c, _s, item: "; ".join(item.entry.places or ())),
    ("In doubt", lambda _c, _s, item: " ".join(item.entry.doubts or ())),
    ("Confirmed", _confirmed),
    ("Review", lambda _c, _s, item: f"by {format_date(item.entry.review_by)}" if item.entry.review_by else ""),
    ("Page", lambda _c, site, item: site.url + item.url),
)
AGES: tuple[tuple[str, Callable[[Item], int | None]], ...] = (
    ("Youngest age", lambda item: item.entry.eligibility.minimum_age if item.entry.eligibility else None),
    ("Oldest age", lambda item: item.entry.eligibility.maximum_age if item.entry.eligibility else None),
)
