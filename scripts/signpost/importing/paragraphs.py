"""The list of a document's paragraphs with their ids: source/paragraphs.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from signpost.importing.documents.document import UnreadableDocument

PARAGRAPHS_FILE = Path("source") / "paragraphs.tsv"
LINKS_FILE = Path("source") / "links.tsv"
REMOVED = "removed"
"""The kind of a paragraph that a newer edition of the document no longer has: its id is never given to another one."""
LEFT_OUT = "left-out"
"""How the kind of a paragraph begins that the maintainer leaves out of the list; behind a colon it says why."""
LINE = re.compile(r"(?P<id>S\d{3,4})\t(?:(?P<kind>title|heading|text|removed|left-out:[^\t]*)(?:\t|$))?(?P<text>.*)")
LIST_MARK = re.compile(r"\s*(?:[-•·*▪◦‣–—o]|\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)])\s+", re.I)


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph of the document: its id, its kind, and its text, which may be left out."""

    id: str
    kind: str
    text: str = ""


def id_of(number: int) -> str:
    """Return the id of the paragraph with a number: S007."""
    return f"S{number:03}"


def paragraphs_table(paragraphs: Iterable[SourceParagraph], with_text: bool = True) -> str:
    """Return the text of paragraphs.tsv, with the texts of the paragraphs or without."""
    return "".join(f"{each.id}\t{each.kind}" + (f"\t{each.text}" if with_text else "") + "\n" for each in paragraphs)


def read_paragraphs(path: Path) -> list[SourceParagraph]:
    """Return the paragraphs of a file with an id, a kind, a text a line; or with an id and a text.

    Raises UnreadableDocument where a line is none of these, or there is no such file.
    """
    if not path.is_file():
        raise UnreadableDocument("is not there; look at its name and its folder again")
    paragraphs = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        found = LINE.fullmatch(line)
        if not found:
            raise UnreadableDocument(f"must have an id such as S084, a tab and a text in each line; line {number} has "
                                     "not")
        paragraphs.append(SourceParagraph(found["id"], found["kind"] or "text", found["text"]))
    return paragraphs


def bare_text(text: str) -> str:
    """Return a text without the mark of a list, in lower case, for comparing."""
    plain = LIST_MARK.sub("", text, count=1) if LIST_MARK.match(text) else text
    return " ".join(plain.lower().replace("’", "'").replace("‘", "'").split())
