"""The texts of the paragraphs of a list, from a file beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from signpost.importing.documents.document import UnreadableDocument
from signpost.importing.documents.reader import read_document
from signpost.importing.editions import carry_over
from signpost.importing.links import SourceLink, links_of
from signpost.importing.paragraphs import REMOVED, SourceParagraph, read_paragraphs

TABLE = (".tsv", ".tab")


def texts_for(path: Path, listed: Sequence[SourceParagraph]) -> dict[str, str]:
    """Return the texts of a list's paragraphs by their ids, from a table or a document. Raises UnreadableDocument."""
    return {key: text for key, (text, _) in texts_and_links_for(path, listed).items()}


def texts_and_links_for(path: Path, listed: Sequence[SourceParagraph]) -> dict[str, tuple[str, list[SourceLink]]]:
    """Return the texts and the links of a list's paragraphs by their ids. Raises UnreadableDocument.

    A table has no links besides those that its texts spell out. In a document a paragraph is known by its text or,
    where the list has no texts, by its place.
    """
    if path.suffix.lower() in TABLE:
        return {each.id: (each.text, []) for each in read_paragraphs(path)}
    blocks = read_document(path).blocks
    present = [each for each in listed if each.kind != REMOVED]
    if any(each.text for each in listed):
        ids: Sequence[str] = carry_over(listed, [block.shown for block in blocks]).ids
    elif len(present) == len(blocks):
        ids = [each.id for each in present]
    else:
        raise UnreadableDocument(f"has {len(blocks)} paragraphs, and the list has {len(present)} without their texts: "
                                 "give the edition that the list was made from")
    known = {each.id for each in listed}
    return {key: (block.shown, links_of(block)) for key, block in zip(ids, blocks, strict=True) if key in known}
