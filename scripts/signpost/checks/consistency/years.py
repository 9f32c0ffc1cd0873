"""Rules on slips in a year: dates of one entry that are years apart, though they belong together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.partial_dates import first_day, last_day
from signpost.catalogue.enums import ConfirmationMethod
from signpost.catalogue.problem import Problem

APART = 3
"""The years between a confirmation and the next review that only a slip explains: half a year is usual."""
OLD = 5
"""After how many years a day of a confirmation is a slip, where the entry has no date to compare it with."""


def check_years(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The day of a confirmation and `review_by` are not years away from the other dates of the entry."""
    for item in catalogue.items.values():
        review_by = item.entry.review_by
        if review_by and first_day(review_by).year > today.year + APART:
            meant = _with_year(review_by, today.year, today, is_past=False)
            yield item.problem("year", "review_by must be the month by which someone should look again, and not more "
                               f"than {APART} years away: '{review_by}'; write {meant} if the year slipped",
                               "review_by")
        else:
            yield from _review_faults(item, today)
            yield from _confirmation_faults(item, today)


def _review_faults(item: Item, today: date) -> Iterator[Problem]:
    """Yield a Problem where a review was due years before the pages that the entry is based on."""
    review_by, newest = item.entry.review_by, max(_page_dates(item), default="")
    if review_by and newest and not item.entry.confirmed and (
            last_day(review_by).year < first_day(newest).year - APART):
        meant = _with_year(review_by, today.year, today, is_past=False)
        yield item.problem("year", f"review_by must not be years before the pages that the entry names ({newest}): "
                           f"'{review_by}'; write {meant} if the year slipped", "review_by")


def _confirmation_faults(item: Item, today: date) -> Iterator[Problem]:
    """Yield a Problem where somebody said it, or looked, years before the entry's other dates."""
    confirmed = item.entry.confirmed
    if confirmed is None or (confirmed.how is ConfirmationMethod.PAGE and confirmed.dated):
        return
    others = [*_page_dates(item), *(item.entry.tried or ()), *filter(None, [item.entry.review_by])]
    newest = max(others, default="")
    limit = first_day(newest).year - APART if newest else today.year - OLD
    if first_day(confirmed.on).year < limit:
        what = "you looked" if confirmed.how is ConfirmationMethod.PAGE else "they said it"
        meant = _with_year(confirmed.on, today.year, today, is_past=True)
        yield item.problem("year", f"on must be the day on which {what}: '{confirmed.on}'; write {meant} if "
                           "the year slipped", "confirmed", "on")


def _page_dates(item: Item) -> Iterator[str]:
    """Yield the dates of an entry's evidence, and of the law in it."""
    entry = item.entry
    notes = [*(entry.changed or ()), *([entry.added] if entry.added else ())]
    yield from (evidence.date for note in notes for evidence in note.evidence if evidence.date != "undated")
    if entry.legal:
        yield entry.legal.law_as_at


def _with_year(partial: str, year: int, today: date, *, is_past: bool) -> str:
    """Return a date in a year, or in the one before or after, past or to come; 1 March for 29 February."""
    for each in (year, year - 1) if is_past else (year, year + 1):
        meant = f"{each}{partial[4:]}".replace("-02-29", "-03-01")
        if (meant <= today.isoformat()[:len(meant)]) if is_past else (meant >= today.isoformat()[:len(meant)]):
            return meant
    return meant


RULES = (check_years,)
