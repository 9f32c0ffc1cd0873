"""A document with all that is found in it: the ids of its paragraphs, their links and their themes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from signpost.importing.documents.document import HEADING, TEXT, Block, Document
from signpost.importing.editions import Edition, carry_over
from signpost.importing.headings import (
    THEME_LEVEL,
    Place,
    doubtful_headings,
    places_of,
    with_headings,
    with_table_headers,
)
from signpost.importing.links import SourceLink, links_of, with_doubled
from signpost.importing.paragraphs import LEFT_OUT, REMOVED, SourceParagraph

AskHeadings = Callable[[Sequence[Block], Sequence[int]], set[int]]
"""Says which lines in bold are headings: takes all paragraphs and the indexes of the lines in doubt."""


@dataclass(frozen=True, slots=True)
class ImportedParagraph:
    """A paragraph with its id, its links and its place; and whether it is a line in bold that may be a heading."""

    id: str
    block: Block
    links: tuple[SourceLink, ...]
    place: Place
    in_doubt: bool = False
    left_out: str = ""
    """Its kind in paragraphs.tsv where the maintainer leaves it out of the list, with the reason; otherwise empty."""


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A document with what is found in it."""

    paragraphs: tuple[ImportedParagraph, ...]
    edition: Edition
    removed: tuple[SourceParagraph, ...]
    """The paragraphs that were there in an earlier edition."""
    left_out: Mapping[str, int]
    is_new: bool
    """Whether there was no earlier edition."""

    @property
    def themes(self) -> list[ImportedParagraph]:
        """The headings that are themes."""
        return [each for each in self.paragraphs
                if each.block.kind == HEADING and each.place.theme == each.block.text and not each.place.below]

    @property
    def links(self) -> dict[str, Sequence[SourceLink]]:
        """The links by the ids of their paragraphs."""
        return {each.id: each.links for each in self.paragraphs if each.links}

    @property
    def listed(self) -> list[SourceParagraph]:
        """The paragraphs as they stand in paragraphs.tsv: those of the document, then those that it no longer has."""
        return [*(SourceParagraph(each.id, each.left_out or each.block.kind, each.block.shown)
                  for each in self.paragraphs),
                *self.removed]


def import_document(document: Document, earlier: Sequence[SourceParagraph], ask: AskHeadings,
                    theme_level: int = THEME_LEVEL) -> ImportedDocument:
    """Return a document with what is found in it; `ask` is called for lines in bold that an earlier edition lacks.

    Headings of styles are themes down to `theme_level`.
    """
    blocks = with_table_headers(document.blocks)
    edition = carry_over(earlier, [block.shown for block in blocks])
    before = {each.id: each.kind for each in earlier if each.kind != REMOVED}
    doubtful = doubtful_headings(blocks)
    known = {index: before[edition.ids[index]] for index in doubtful if edition.ids[index] in before}
    unknown = [index for index in doubtful if index not in known]
    left_out = {key: kind for key, kind in before.items() if kind.startswith(LEFT_OUT)}
    chosen = {index for index, kind in known.items() if kind != TEXT and kind not in left_out.values()}
    blocks = with_headings(blocks, chosen | (ask(blocks, unknown) if unknown else set()), theme_level)
    links = with_doubled({key: links_of(block) for key, block in zip(edition.ids, blocks, strict=True)})
    in_doubt = {*doubtful} - {index for index, block in enumerate(blocks) if block.kind == HEADING}
    places = places_of(blocks, theme_level)
    paragraphs = tuple(ImportedParagraph(key, block, tuple(links[key]), place, index in in_doubt,
                                         left_out.get(key, ""))
                       for index, (key, block, place) in enumerate(zip(edition.ids, blocks, places, strict=True)))
    present = {*edition.ids}
    removed = tuple(SourceParagraph(each.id, REMOVED, each.text) for each in earlier if each.id not in present)
    return ImportedDocument(paragraphs, edition, tuple(sorted(removed, key=lambda each: each.id)), document.left_out,
                            not earlier)
