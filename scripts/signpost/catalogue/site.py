"""What the site is: site.yml, which a maintainer writes, and the settings of mkdocs.yml, its address among them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from signpost.catalogue.model import Flag, StrictModel
from signpost.catalogue.model.evidence import Day
from signpost.catalogue.values import Age, Email, Markdown, PhoneNumber, Slug, Summary, Text, Url, dialling_digits

AREA_CODE = r"^[EKNSW]\d{8}$"
PARAGRAPHS_FILE = r"^source/[\w-]+\.tsv$"
LANGUAGE = r"^[a-z]{2}(-[A-Z]{2})?$"


class People(StrictModel):
    """What the people are called whom the list is for, as in the middle of a sentence."""

    one: Text = "person"
    many: Text = "people"

    @property
    def a_one(self) -> str:
        """One of them, with the article: "a carer", "an older person"."""
        return f"{'an' if self.one[0].lower() in 'aeiou' else 'a'} {self.one}"


class Audience(StrictModel):
    """A group of people for whom entries are written."""

    id: Slug
    title: Text
    """As readers see it: "Families and friends"."""
    professional: Flag = False
    """True for those who work with the others: an entry for them alone may be harder to read."""
    words: Annotated[list[Text], Field(min_length=1)] | None = None
    """What else they are called. An entry's `not_for` must not turn away by these words whom its `audience` lets in,
    and the check offers the id for them.
    """


class Area(StrictModel):
    """A place where services work. It shows itself, what it lies within, and what lies within it (derived/areas.py)."""

    id: Slug
    title: Text
    code: Annotated[str, Field(pattern=AREA_CODE)] | None = None
    """The code of the Office for National Statistics."""
    within: Slug | None = None
    """The smallest other area that takes it in."""
    whole: Flag = False
    """True where it shows only what works in all of it: the UK would otherwise show nearly the whole list."""
    words: Annotated[list[Text], Field(min_length=1)] | None = None
    """What else it is called, and towns in it: the check offers its id for them, and the search knows it by them."""


class Emergency(StrictModel):
    """The number to ring in danger."""

    number: PhoneNumber = "999"
    words: Text = "emergency services"
    """Who answers."""

    @property
    def dial(self) -> str:
        """The number as it is dialled."""
        return dialling_digits(self.number)


class Source(StrictModel):
    """The document that the list was made from, where there was one."""

    title: Text
    called: Annotated[Text, Field(max_length=40)] = "the source document"
    """What pages call it, as in the middle of a sentence."""
    paragraphs: Annotated[str, Field(pattern=PARAGRAPHS_FILE)] = "source/paragraphs.tsv"
    """The file with the ids of its paragraphs, in the catalogue."""
    complete: Flag = True
    """False while some of its paragraphs are in no entry yet, and are not left out either: the check then counts them,
    and the list is published all the same.
    """
    looked_up: Day | None = None
    """The day on which somebody first looked up whether what it says is still so."""
    note: Text | None = None
    """What a reader should know of how that was done."""

    @property
    def said(self) -> str:
        """What stands above its words: "The source document said"."""
        return f"{self.called[:1].upper()}{self.called[1:]} said"


class SiteFile(StrictModel):
    """site.yml: what the site is called, whom it is for, and the areas and audiences that its entries can name."""

    name: Annotated[Text, Field(max_length=30)]
    strapline: Summary
    """What it is for: the first sentence of the home page, and what search engines show."""
    not_us: Text | None = None
    """What a reader could take it for: "a council or police site"."""
    examples: Annotated[list[Text], Field(min_length=1, max_length=4)] | None = None
    """Words to search for, in the search box of the home page."""
    people: People = People()
    audiences: Annotated[list[Audience], Field(min_length=1)]
    ages: Annotated[list[Annotated[list[Age], Field(min_length=2, max_length=2)]], Field(min_length=1)] | None = None
    """The bands of ages of Find by need, each with its youngest and oldest age."""
    areas: Annotated[list[Area], Field(min_length=1)] | None = None
    """In the order of Find by need."""
    areas_note: Text | None = None
    """What a reader should know before choosing an area."""
    common_words: Annotated[list[Text], Field(min_length=1)] | None = None
    """Words of many searches that hardly narrow them, such as the county's name."""
    ask: Text | None = None
    """Whom a reader can ask about an entry that names nobody, as in the middle of a sentence: "your team manager"."""
    source: Source | None = None
    """The document that the list was made from; without one, entries name no paragraphs of it."""
    report_email: Email | None = None
    """The mailbox to which readers write when something is wrong; SIGNPOST_REPORT_EMAIL overrides it."""
    licence: Markdown | None = None
    """What others may do with the list, for the page "The list as data"."""
    urgent: Emergency = Emergency()
    exit_to: Url = "https://www.bbc.co.uk/weather"
    """Where "Exit this page" leads: a site that says nothing of the reader."""
    language: Annotated[str, Field(pattern=LANGUAGE)] = "en-GB"

    @cached_property
    def area_titles(self) -> dict[str, str]:
        """The titles of the areas by id."""
        return {area.id: area.title for area in self.areas or ()}

    @cached_property
    def audience_titles(self) -> dict[str, str]:
        """The titles of the audiences by id."""
        return {audience.id: audience.title for audience in self.audiences}

    @cached_property
    def referrer_titles(self) -> dict[str, str]:
        """Who can ask for a service, by id: the people whom the list is for ("Carers themselves"), and others."""
        many = self.people.many
        others = {each.id: each.title for each in self.audiences if each.title.lower() != many.lower()}
        return {"self": f"{many[:1].upper()}{many[1:]} themselves", **others, "police": "Police", "school": "Schools"}

    @cached_property
    def audience_words(self) -> dict[str, list[str]]:
        """What each audience is called, by id."""
        return {each.id: [each.title, *(each.words or ())] for each in self.audiences}

    @cached_property
    def area_words(self) -> dict[str, list[str]]:
        """What each area is called, by id."""
        return {each.id: [each.title, *(each.words or ())] for each in self.areas or ()}

    @cached_property
    def referrer_words(self) -> dict[str, list[str]]:
        """What those who can ask for a service are called, by id; an audience of the people themselves is `self`."""
        words = {each: [title, *self.audience_words.get(each, ())] for each, title in self.referrer_titles.items()}
        words["self"] += [self.people.one, *(word for each, called in self.audience_words.items()
                                             if each not in words for word in (each, *called))]
        return words

    @cached_property
    def professionals(self) -> frozenset[str]:
        """The ids of the audiences of professionals."""
        return frozenset(audience.id for audience in self.audiences if audience.professional)


NO_SITE_FILE = SiteFile(name="Signpost", strapline="Who to ring, and where to go.",
                        audiences=[Audience(id="everybody", title="Everybody")])
"""Stands for a site.yml that cannot be read; such a catalogue is not published."""

EMAIL = re.compile(r"[^\s@,;:<>()\"'&?%#/]+@[^\s@,;:<>()\"'&?%#/]+\.[A-Za-z]{2,}")
"""One bare address, which changes nothing else of the link that it is put into."""
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.A)


@dataclass(frozen=True, slots=True)
class Site:
    """The site's settings. `url` ends in a slash; `repository` is OWNER/NAME on GitHub, or empty."""

    name: str
    url: str
    repository: str
    report_email: str | None = None
    offline: Flag = True
    """False removes the saved copies from all phones that visit."""
    report_on_github: Flag = True
    """Whether readers are offered the public issues of `repository` to report a mistake."""

    @property
    def takes_public_reports(self) -> bool:
        """Whether readers can report a mistake on GitHub."""
        return bool(self.repository and self.report_on_github)

    @property
    def takes_reports(self) -> bool:
        """Whether readers can report a mistake, by email or on GitHub."""
        return bool(self.report_email or self.takes_public_reports)

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Site:
        """Return the settings of MkDocs' configuration: site_name, site_url and extra.signpost.

        Raises OSError where an address for reports is no address: its link would lead nowhere.
        """
        extra = (config.get("extra") or {}).get("signpost", {})
        email, repository = (str(extra.get(name) or "").strip() for name in ("report_email", "repository"))
        if email and not EMAIL.fullmatch(email):
            raise OSError("mkdocs.yml: report_email (SIGNPOST_REPORT_EMAIL) must be one email address, such as "
                          f"signpost@example.org, or nothing: '{email}'")
        if repository and not REPOSITORY.fullmatch(repository):
            raise OSError("mkdocs.yml: repository (GITHUB_REPOSITORY) must be owner and name on GitHub, such as "
                          f"owner/signpost, or nothing: '{repository}'")
        return cls(str(extra.get("name") or config["site_name"]),
                   str(config.get("site_url") or "/").rstrip("/") + "/", repository, email or None,
                   bool(extra.get("offline", True)), extra.get("report_on_github") is not False)


def settings_of(site: SiteFile, config: Mapping[str, Any], has_plan: bool = True) -> dict[str, Any]:
    """Return the settings of MkDocs' configuration that a list decides: its name, and what the templates need.

    `has_plan` is whether its pages offer a plan.
    """
    extra = config.get("extra") or {}
    given = extra.get("signpost", {})
    ours = {**given, "report_email": given.get("report_email") or site.report_email,
            "name": site.name, "exit_to": site.exit_to, "not_us": site.not_us,
            "has_plan": has_plan,
            "urgent": {"number": site.urgent.number, "dial": site.urgent.dial, "words": site.urgent.words}}
    # The themes' own templates insert name and description unescaped.
    return {"site_name": html.escape(site.name), "site_description": html.escape(site.strapline),
            "extra": {**extra, "signpost": ours}}
