"""The model of an entry. Names follow HSDS 3.0 where it has one; an optional field is left out, never empty."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from signpost.catalogue.enums import (
    Area,
    Audience,
    ChangeKind,
    CrisisLevel,
    Kind,
    LinkMatch,
    PhoneType,
    Referrer,
    Status,
    Weekday,
)
from signpost.catalogue.values import (
    Age,
    Email,
    EntryId,
    Markdown,
    PageDate,
    PartialDate,
    PhoneNumber,
    Slug,
    SourceId,
    Summary,
    Text,
    TimeOfDay,
    Url,
)


class StrictModel(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Evidence(StrictModel):
    """A public page that confirms something, and the date on the page."""

    url: Url
    date: PageDate
    """2024, 2024-10, 2024-10-20, or the word undated."""


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


class Schedule(StrictModel):
    """Opening times that a machine can read (HSDS schedule), UK time; 24 hours is 00:00 to 23:59."""

    days: Annotated[list[Weekday], Field(min_length=1)]
    opens: TimeOfDay
    closes: TimeOfDay
    """Earlier than `opens` where it closes on the next day."""
    note: Text | None = None


class Phone(StrictModel):
    """A number to ring or text, spelled as a person would read it out."""

    number: PhoneNumber
    type: PhoneType = PhoneType.VOICE
    title: Text | None = None
    """Whose number it is, where an entry has several."""
    body: Text | None = None
    """The word to send, for a text line that asks for one."""
    hours: Text | None = None
    schedule: Annotated[list[Schedule], Field(min_length=1)] | None = None
    """When this number answers, where an entry's numbers differ: the one that is open now comes first."""
    note: Text | None = None
    """What to know before using it; on a card too, beside the button."""
    confirmed: bool = True
    """False where no public page confirms the number."""


class EmailAddress(StrictModel):
    """A mailbox."""

    address: Email
    title: Text | None = None
    note: Text | None = None
    shared: bool = False
    """True for a team's mailbox whose address looks like a person's name."""
    confirmed: bool = True
    """False where no public page confirms the mailbox: the page then warns the reader."""


class Link(StrictModel):
    """A public web page."""

    title: Text
    url: Url
    match: LinkMatch = LinkMatch.SAME_PAGE
    """How near it is to the page that the original list named."""
    note: Text | None = None
    confirmed: bool = True
    """False where the address was not seen on any page that was looked up."""


class Contacts(StrictModel):
    """How to reach a service."""

    phones: Annotated[list[Phone], Field(min_length=1)] | None = None
    emails: Annotated[list[EmailAddress], Field(min_length=1)] | None = None
    links: Annotated[list[Link], Field(min_length=1)] | None = None


class Referral(StrictModel):
    """How to get a service."""

    who: Annotated[list[Referrer], Field(min_length=1)] | None = None
    how: Text | None = None
    consent: Text | None = None


class Discretion(StrictModel):
    """What may give a person away; only where it is known."""

    on_phone_bill: Text | None = None
    site_has_exit: bool | None = None
    note: Text | None = None


class PlanWording(StrictModel):
    """Wording for a plan in two voices, one or two sentences each."""

    young_person: Text
    """To the young person: "you", kind, no blame, no threat."""
    record: Text
    """For the professional's record: third person, with [name] as the blank."""
    before_sharing: Text | None = None
    """What the worker must settle before the young person sees the wording: it stands above it, never in it."""


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


class ChangeNote(StrictModel):
    """What the original list said, what is known now, and the pages that say so."""

    was: Text
    now: Text
    kind: ChangeKind = ChangeKind.CHANGE
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class Confirmed(StrictModel):
    """The public page that last confirmed an entry."""

    on: PartialDate
    """The date on the page; for an undated page, the day on which its archived copy was looked up."""
    by: Url
    dated: bool = True
    """False where the page has no date, so that it may be old."""
    covers: Text | None = None
    """What it confirms, where that is not everything."""


class Added(StrictModel):
    """Why something is in the catalogue that the original list lacks."""

    why: Text
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class Entry(StrictModel):
    """One thing that a reader can ring, ask for, use or do."""

    name: Annotated[Text, Field(max_length=100)]
    also_known_as: Annotated[list[Text], Field(min_length=1)] | None = None
    organization: Slug | None = None
    """Key in organisations.yml; absent where the original list names nobody."""
    kind: Kind
    also_in: Annotated[list[Slug], Field(min_length=1)] | None = None
    """Other themes that list it."""
    audience: Annotated[list[Audience], Field(min_length=1)]
    status: Status = Status.ACTIVE
    sensitive: bool | None = None
    """Whether a stranger who sees the page could do harm; absent: as its theme."""
    sensitive_reason: Text | None = None
    """Why `sensitive: false` is safe in a sensitive theme."""
    summary: Summary
    description: Markdown | None = None
    for_professionals: Markdown | None = None
    """What only a professional needs; folded away on the page."""
    eligibility: Eligibility | None = None
    area: Annotated[list[Area], Field(min_length=1)] | None = None
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
    changed: Annotated[list[ChangeNote], Field(min_length=1)] | None = None
    review_by: PartialDate | None = None
    formerly: Annotated[list[EntryId], Field(min_length=1)] | None = None
    """Addresses that must keep working."""
