"""The model of crisis.yml: what speaks of danger, in classes of words and short patterns that a maintainer can read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from signpost.catalogue.model.base import StrictModel
from signpost.catalogue.values import EntryId, Slug, Text

Texts = Annotated[list[Text], Field(min_length=1)]


class WordClass(StrictModel):
    """Words that a sentence names together: "{hurts}"."""

    name: Slug
    words: Texts


class Sign(StrictModel):
    """Words that each count some points in a query, in whatever order they stand. Enough points speak of danger."""

    what: Text
    """What the words have in common, so that whoever adds one knows where."""
    points: Annotated[int, Field(ge=-5, le=5)]
    """Below zero for words that speak of something harmless."""
    words: Texts
    """Words, two words that stand together, "{class}", and "jump*" for all forms of a verb."""


class Danger(StrictModel):
    """A kind of danger: what people write who are in it, and the entries that then come first."""

    what: Text
    first: Annotated[list[EntryId], Field(min_length=1)]
    """Entries with a number, the most important first."""
    life_at_risk: bool | None = None
    """Whether these entries come first though the query names a service, as in "baby not breathing advice"."""
    sentences: Texts | None = None
    """Words in their order: "{class}" stands for each of its words, "left|gone" for one or the other, "jump*" for all
    forms of a verb, "…" for up to four other words."""
    mentions: Texts | None = None
    """Words that count unless a topic stands in the query too, and no word of the class `person`."""
    signs: Annotated[list[Sign], Field(min_length=1)] | None = None
    """Words that count points. A word in several lists counts in the last; topics take points away."""
    whole: Texts | None = None
    """Queries that count only when nothing else is in them."""


class CrisisFile(StrictModel):
    """crisis.yml: what speaks of danger, for which the search shows who to ring above its results."""

    in_danger: Texts
    """An entry that one of them finds must give a number too."""
    verbs: Annotated[list[WordClass], Field(min_length=1)] | None = None
    """Classes of verbs; each counts in all its forms."""
    words: Annotated[list[WordClass], Field(min_length=1)] | None = None
    """Classes of other words; each counts in the plural too."""
    fillers: Texts | None = None
    """Words that may stand between the words of a sentence."""
    dangers: Annotated[list[Danger], Field(min_length=1)] | None = None
    topics: Texts | None = None
    """Subjects of a query that only mentions danger, unless a word of the class `at` stands before them."""
    services: Texts | None = None
    """Words of a query that asks for a service: the line is shown, and the results keep their order."""
    other_meanings: Texts | None = None
    """Words that are taken out of a query, since they mean something else."""
    alike: Texts | None = None
    """Words of English that are one slip away from a word of danger."""
