"""What an entry is based on: public pages, what somebody said, what has changed since the source document."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from signpost.catalogue.enums import ChangeKind, ConfirmationMethod
from signpost.catalogue.model.base import Flag, StrictModel
from signpost.catalogue.values import PageDate, PartialDate, Text, Url


def _validate_day(value: str) -> str:
    """Refuse a date without its day."""
    if len(value) < 10:
        raise PydanticCustomError("date", "must be a whole date such as 2026-11-23")
    return value


Day = Annotated[PartialDate, AfterValidator(_validate_day)]
"""A date with its day."""


class Evidence(StrictModel):
    """A public page that confirms something, and the date on the page."""

    url: Url
    date: PageDate
    """2024, 2024-10, 2024-10-20, or the word undated."""


class ChangeNote(StrictModel):
    """What the source document said, what is known now, and the pages that say so."""

    was: Text
    now: Text
    kind: ChangeKind = ChangeKind.CHANGE
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class Confirmed(StrictModel):
    """What last confirmed an entry: a public page, or somebody there who said so by phone or email."""

    on: PartialDate
    """The date on the page; for an undated page, the day on which its archived copy was looked up. For phone and
    email, the day on which they said it."""
    how: ConfirmationMethod = ConfirmationMethod.PAGE
    by: Url | None = None
    """The public page; needed for `page` alone."""
    said_by: Text | None = None
    """Who said it, by their role and never by name; needed for `phone` and `email`."""
    dated: Flag = True
    """False where the page has no date, so that it may be old."""
    covers: Text | None = None
    """What it confirms, where that is not everything."""
    until: PartialDate | None = None
    """The last day, month or year for which it holds, where they said that it will change or end."""


class Added(StrictModel):
    """Why something is in the catalogue that the source document lacks."""

    why: Text
    evidence: Annotated[list[Evidence], Field(min_length=1)]
