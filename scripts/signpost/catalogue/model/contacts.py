"""How to reach a service, and when it answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from signpost.catalogue.enums import LinkMatch, PhoneType
from signpost.catalogue.model.base import Flag, StrictModel
from signpost.catalogue.model.schedule import Schedule
from signpost.catalogue.values import Email, PhoneNumber, Text, Url


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
    confirmed: Flag = True
    """False where no public page confirms the number."""


class EmailAddress(StrictModel):
    """A mailbox."""

    address: Email
    title: Text | None = None
    note: Text | None = None
    shared: Flag = False
    """True for a team's mailbox whose address looks like a person's name."""
    confirmed: Flag = True
    """False where no public page confirms the mailbox: the page then warns the reader."""


class Link(StrictModel):
    """A public web page."""

    title: Text
    url: Url
    match: LinkMatch = LinkMatch.SAME_PAGE
    """How near it is to the page that the source document named."""
    note: Text | None = None
    confirmed: Flag = True
    """False where the address was not seen on any page that was looked up."""


class Contacts(StrictModel):
    """How to reach a service."""

    phones: Annotated[list[Phone], Field(min_length=1)] | None = None
    emails: Annotated[list[EmailAddress], Field(min_length=1)] | None = None
    links: Annotated[list[Link], Field(min_length=1)] | None = None
