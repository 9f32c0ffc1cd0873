"""The models of the catalogue's own files: themes.yml, organisations.yml and so on."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from signpost.catalogue.derived.partial_dates import first_day, last_day
from signpost.catalogue.model import Flag, StrictModel
from signpost.catalogue.model.crisis import CrisisFile
from signpost.catalogue.site import SiteFile
from signpost.catalogue.values import EntryId, Markdown, PartialDate, Slug, Summary, Text, Url


class Theme(StrictModel):
    """A section of the site."""

    id: Slug
    title: Text
    summary: Summary
    introduction: Markdown | None = None
    """A few sentences for someone who meets the theme for the first time today."""
    audience: Annotated[list[Text], Field(min_length=1)]
    """Ids of site.yml."""
    sensitive: Flag
    """Whether its pages carry "Exit this page"."""
    start_here: Annotated[list[EntryId], Field(min_length=1)] | None = None
    """The entries that its page lists first, in their order, below "Start here"."""


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


class Synonyms(StrictModel):
    """Words that people search for, and the words by which entries are found for them."""

    say: Annotated[list[Text], Field(min_length=1)]
    """Street terms, old names, misspellings, and what somebody in need would say."""
    find: Annotated[list[Text], Field(min_length=1)]
    """Words or phrases that are in the texts of entries."""


class SameWord(StrictModel):
    """A short or street word, and the word that the search takes it for."""

    typed: Annotated[list[Text], Field(min_length=1)]
    means: Text


class GlossaryTerm(StrictModel):
    """A word or an abbreviation that a newcomer would not know."""

    term: Text
    stands_for: Text | None = None
    meaning: Text
    """One or two plain sentences."""


class VocabularyFile(StrictModel):
    """vocabulary.yml: people's words for the search, and the glossary."""

    same: Annotated[list[SameWord], Field(min_length=1)] | None = None
    """Words that stand for another word wherever they are typed."""
    alike: Annotated[list[Annotated[list[Text], Field(min_length=2)]], Field(min_length=1)] | None = None
    """Lists of words that mean the same within a phrase."""
    words: Annotated[list[Synonyms], Field(min_length=1)] | None = None
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
    """A section of the urgent-help page: what is happening, and who to ring for it, the most urgent first."""

    id: Slug
    """Its anchor on the page."""
    need: Text
    """What is happening, in a reader's words: "You cannot speak"."""
    entries: Annotated[list[EntryId], Field(min_length=1)]


class UrgentFile(StrictModel):
    """urgent.yml: the urgent-help page, most urgent first."""

    needs: Annotated[list[UrgentNeed], Field(min_length=1)]


class LinkException(StrictModel):
    """A link or a prefix of links that the link check does not report."""

    url: Url | None = None
    prefix: Url | None = None
    reason: Text
    checked_by_hand: PartialDate | None = None
    """The day on which a person opened the link and found it right."""
    until: PartialDate

    @field_validator("until")
    @classmethod
    def _end_after_check(cls, until: str, info: ValidationInfo) -> str:
        checked = info.data.get("checked_by_hand")
        if checked and last_day(until) <= first_day(checked):
            raise PydanticCustomError("ends_before_check", "must be later than checked_by_hand, {checked}; write the "
                                      "day on which somebody shall look again", {"checked": checked})
        return until

    @model_validator(mode="after")
    def _one_of_url_and_prefix(self) -> Self:
        if (self.url is None) == (self.prefix is None):
            raise PydanticCustomError("url_or_prefix", "an exception must have either url or prefix")
        return self


class LinkExceptionsFile(StrictModel):
    """link-exceptions.yml: links that the link check does not report, each with a reason and an end."""

    exceptions: list[LinkException] = Field(default_factory=list)
    do_not_check: list[Url] = Field(default_factory=list)
    """Sites whose owners object to automatic requests."""


FILES: dict[str, type[StrictModel]] = {
    "site.yml": SiteFile,
    "crisis.yml": CrisisFile,
    "themes.yml": ThemesFile,
    "organisations.yml": OrganisationsFile,
    "vocabulary.yml": VocabularyFile,
    "plans.yml": PlansFile,
    "urgent.yml": UrgentFile,
    "link-exceptions.yml": LinkExceptionsFile,
}
