"""The shape of the catalogue's own files beside its entries: themes.yml, organisations.yml and the like."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from signpost.catalogue.enums import Audience
from signpost.catalogue.model import StrictModel
from signpost.catalogue.values import EntryId, Markdown, PartialDate, Slug, Summary, Text, Url


class Theme(StrictModel):
    """A section of the site."""

    id: Slug
    title: Text
    summary: Summary
    introduction: Markdown | None = None
    """A few sentences for someone who meets the theme for the first time today."""
    audience: Annotated[list[Audience], Field(min_length=1)]
    sensitive: bool
    """Whether its pages carry "Exit this page"."""


class Organisation(StrictModel):
    """Who runs a service."""

    id: Slug
    name: Text
    description: Text
    website: Url | None = None


class ThemesFile(StrictModel):
    """themes.yml: the themes in the order of the site."""

    themes: Annotated[list[Theme], Field(min_length=1)]


class OrganisationsFile(StrictModel):
    """organisations.yml: who runs the services, by name."""

    organisations: Annotated[list[Organisation], Field(min_length=1)]


class Word(StrictModel):
    """What people say, and the words by which entries are found for it."""

    say: Annotated[list[Text], Field(min_length=1)]
    """Street terms, old names, misspellings that people mean, what a parent or a young person would say."""
    find: Annotated[list[Text], Field(min_length=1)]
    """What entries say: words or phrases that stand in them."""


class GlossaryTerm(StrictModel):
    """A word or an abbreviation that a newcomer would not know."""

    term: Text
    stands_for: Text | None = None
    meaning: Text
    """One or two plain sentences."""


class VocabularyFile(StrictModel):
    """vocabulary.yml: people's words for the search, and the glossary."""

    words: Annotated[list[Word], Field(min_length=1)] | None = None
    glossary: Annotated[list[GlossaryTerm], Field(min_length=1)] | None = None


class SuggestedPlan(StrictModel):
    """A starting point for a plan: a few entries for one situation."""

    id: Slug
    name: Text
    summary: Summary
    themes: Annotated[list[Slug], Field(min_length=1)]
    """The themes whose pages offer it."""
    entries: Annotated[list[EntryId], Field(min_length=1)]


class PlansFile(StrictModel):
    """plans.yml: starting points for plans."""

    plans: Annotated[list[SuggestedPlan], Field(min_length=1)]


class UrgentNeed(StrictModel):
    """A part of the urgent-help page: what is happening, and who to ring for it, first things first."""

    id: Slug
    """Its anchor on the page."""
    need: Text
    """What is happening, in a reader's words: "You cannot speak"."""
    entries: Annotated[list[EntryId], Field(min_length=1)]


class UrgentFile(StrictModel):
    """urgent.yml: the urgent-help page, most urgent first."""

    needs: Annotated[list[UrgentNeed], Field(min_length=1)]


class LinkException(StrictModel):
    """What the link check may not complain of."""

    url: Url | None = None
    prefix: Url | None = None
    reason: Text
    until: PartialDate
    checked_by_hand: PartialDate | None = None
    """The day on which a person looked at the link and found it well."""

    @model_validator(mode="after")
    def _one_of_url_and_prefix(self) -> Self:
        if (self.url is None) == (self.prefix is None):
            raise PydanticCustomError("url_or_prefix", "an exception must have either url or prefix")
        return self


class LinkExceptionsFile(StrictModel):
    """link-exceptions.yml: what the link check may not complain of, each with a reason and an end."""

    exceptions: list[LinkException] = Field(default_factory=list)
    do_not_check: list[Url] = Field(default_factory=list)
    """Sites whose owners object to being asked by a robot."""


FILES: dict[str, type[StrictModel]] = {
    "themes.yml": ThemesFile,
    "organisations.yml": OrganisationsFile,
    "vocabulary.yml": VocabularyFile,
    "plans.yml": PlansFile,
    "urgent.yml": UrgentFile,
    "link-exceptions.yml": LinkExceptionsFile,
}
