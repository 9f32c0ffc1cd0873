"""The document that a catalogue was made from: its paragraphs with their texts and links, and the entries of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from signpost.catalogue.catalogue import Catalogue
from signpost.checks.language.field_texts import texts_at
from signpost.importing.documents.document import HEADING, TEXT, Block
from signpost.importing.links import SourceLink, links_of, read_links
from signpost.importing.paragraphs import LINKS_FILE, REMOVED, SourceParagraph
from signpost.importing.source_texts import texts_and_links_for


@dataclass(frozen=True, slots=True)
class CoveredParagraph:
    """A paragraph that entries can answer for: its text and links, and the ids of the entries that name it."""

    id: str
    text: str
    links: tuple[SourceLink, ...]
    entries: tuple[str, ...]
    is_removed: bool = False


def covered_paragraphs(catalogue: Catalogue, source: Path | None) -> list[CoveredParagraph]:
    """Return a catalogue's paragraphs, with texts from a file or else from its own list. Raises UnreadableDocument."""
    named: dict[str, list[str]] = defaultdict(list)
    for entry_id, _, _, paragraph in texts_at(catalogue, "sources"):
        named[paragraph].append(entry_id)
    listed = [SourceParagraph(each.id, REMOVED if each.is_removed else TEXT if each.has_content else HEADING, each.text)
              for each in catalogue.paragraphs]
    known = texts_and_links_for(source, listed) if source else {each.id: (each.text, []) for each in listed}
    links = _links_table(catalogue.root)
    return [CoveredParagraph(each.id, text, tuple(_all_links(text, [*found, *links.get(each.id, ())])),
                             tuple(named.get(each.id, ())), each.kind == REMOVED)
            for each in listed if each.kind != HEADING for text, found in [known.get(each.id, ("", []))]]


def _links_table(root: Path) -> dict[str, list[SourceLink]]:
    """Return the links of links.tsv beside the list of paragraphs, by the ids of their paragraphs."""
    path = root / LINKS_FILE
    links: dict[str, list[SourceLink]] = defaultdict(list)
    for key, link in read_links(path.read_text(encoding="utf-8", errors="replace")) if path.exists() else ():
        links[key].append(link)
    return links


def _all_links(text: str, links: Sequence[SourceLink]) -> list[SourceLink]:
    """Return the links of a paragraph, with those that its text spells out."""
    return [*links, *(link for link in links_of(Block(TEXT, text)) if link.address)]
