"""The model of an entry. Names follow HSDS 3.0 where it has one; an optional field is left out, never empty."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from signpost.catalogue.enums import CrisisLevel, Kind, Status
from signpost.catalogue.model.base import Flag, StrictModel
from signpost.catalogue.model.contacts import Contacts
from signpost.catalogue.model.evidence import Added, ChangeNote, Confirmed, Day
from signpost.catalogue.model.schedule import Schedule
from signpost.catalogue.values import Age, EntryId, Markdown, PartialDate, Slug, SourceId, Summary, Text


class Eligibility(StrictModel):
    """Who a service is for, who is turned away, and where they can go instead."""

    minimum_age: Age | None = None
    maximum_age: Age | None = None
    age_note: Text | None = None
    """Who the outer ages are for, where two numbers say too much: "over 18 only for care leavers"."""
    description: Text | None = None
    not_for: Text | None = None
    instead: Annotated[list[EntryId], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _ages_in_order(self) -> Self:
        if self.minimum_age is not None and self.maximum_age is not None and self.minimum_age > self.maximum_age:
            raise PydanticCustomError("ages", "minimum_age must be no higher than maximum_age")
        return self


class Referral(StrictModel):
    """How to get a service."""

    who: Annotated[list[Text], Field(min_length=1)] | None = None
    """Who can ask for it: self, for the people whom the list is for, police, school, or ids of audiences."""
    how: Text | None = None
    consent: Text | None = None


class Discretion(StrictModel):
    """What may give a person away; only where it is known."""

    on_phone_bill: Text | None = None
    site_has_exit: Flag | None = None
    note: Text | None = None


class PlanWording(StrictModel):
    """Wording for a plan in two voices, one or two sentences each."""

    to_person: Text
    """To the person: "you", kind, no blame, no threat."""
    record: Text
    """For the professional's record: third person, with [name] as the blank."""
    before_sharing: Text | None = None
    """What the worker must settle before the person sees the wording: it stands above it, never in it."""


class Legal(StrictModel):
    """What a legal order or notice is, as at a date."""

    issued_by: Text
    test: Text
    ages: Text
    can_require: Text
    lasts: Text
    breach: Text
    law_as_at: PartialDate
    new_or_uncertain: Text | None = None
    ask: Text
    """Whom to ask: the page adds that it is not legal advice."""


class Entry(StrictModel):
    """One thing that a reader can ring, ask for, use or do."""

    name: Annotated[Text, Field(max_length=100)]
    also_known_as: Annotated[list[Text], Field(min_length=1)] | None = None
    organization: Slug | None = None
    """Key in organisations.yml; absent where the source document names nobody."""
    kind: Kind
    also_in: Annotated[list[Slug], Field(min_length=1)] | None = None
    """Other themes that list it."""
    audience: Annotated[list[Text], Field(min_length=1)]
    """Ids of site.yml."""
    status: Status = Status.ACTIVE
    sensitive: Flag | None = None
    """Whether a stranger who sees the page could do harm; absent: as its theme."""
    sensitive_reason: Text | None = None
    """Why `sensitive: false` is safe in a sensitive theme."""
    summary: Summary
    description: Markdown | None = None
    for_professionals: Markdown | None = None
    """What only a professional needs; folded away on the page."""
    eligibility: Eligibility | None = None
    area: Annotated[list[Text], Field(min_length=1)] | None = None
    """Ids of site.yml."""
    places: Annotated[list[Text], Field(min_length=1)] | None = None
    """Addresses or venues, as people know them."""
    cost: Text | None = None
    """The word free, or what it costs."""
    referral: Referral | None = None
    contacts: Contacts | None = None
    ask_for_it: Text | None = None
    """Who to ask for it, where nothing public leads to it."""
    hours: Text | None = None
    schedule: Annotated[list[Schedule], Field(min_length=1)] | None = None
    urgency: Annotated[str, Field(pattern="^crisis$")] | None = None
    crisis_level: CrisisLevel | None = None
    """Where it stands on the urgent-help page; goes with urgency."""
    discretion: Discretion | None = None
    plan: PlanWording | None = None
    legal: Legal | None = None
    keywords: Annotated[list[Text], Field(min_length=1)] | None = None
    """Words by which a person who knows the field would look for it."""
    doubts: Annotated[list[Text], Field(min_length=1)] | None = None
    """What nobody could confirm, each with what the reader should do about it."""
    sources: Annotated[list[SourceId], Field(min_length=1)] | None = None
    added: Added | None = None
    confirmed: Confirmed | None = None
    tried: Annotated[list[Day], Field(min_length=1)] | None = None
    """The days on which somebody tried to reach it, to confirm the entry, and had no answer."""
    changed: Annotated[list[ChangeNote], Field(min_length=1)] | None = None
    review_by: PartialDate | None = None
    formerly: Annotated[list[EntryId], Field(min_length=1)] | None = None
    """Addresses that must keep working."""
